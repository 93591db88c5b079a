"""Bugs that reading everything with fresh eyes brought up, each held down here."""

import hashlib
import json
import os
import subprocess
import sys
from datetime import UTC
from pathlib import Path

import pytest
from building import NOW, Template, company, exchange

from vrm_app.presenters.dealings_text import dealings_of
from vrm_app.services.returning import find_place, keep_place
from vrm_app.services.timeline import happened_to
from vrm_app.services.unsaved import find_unsaved, keep_unsaved
from vrm_app.vault import migrations, whole
from vrm_app.vault.database import connect
from vrm_app.vault.left_at import LeftAt
from vrm_app.vault.query import read_query
from vrm_app.vault.vault import Vault

PLACE = LeftAt("companies", "", "")
RUN = [
    "dd0fd9b22c4ba1c2cf4ac0f352b08715e2f3e0a7f308a3952583ded3dc08aabb",
    "6e21950de264ad50395a16e29da54679832b51727064e48dc2d1e5353ffc881b",
    "3e35d5fb44987a97f9a499937f3404e1e0c73a6f4bd250de46cc18664f614de8",
    "286e0b4faabd5d7896e7438002bc2c7205312c979c39b953b6d822b70efe35a1",
    "8ac1f380b3d4455df1fce71c0c652e94c40d691cae401b5671876b8230468037",
]
"""Digests of the scripts that have made vaults."""


def test_a_vault_from_before_places_were_kept_learns_to_keep_them(
    vault: Vault, template: Template
) -> None:
    vault.close()
    raw = connect(vault.path, vault._key)
    raw.execute("DROP TABLE left_at")
    raw.execute("PRAGMA user_version = 3")
    raw.close()

    with template.opened(vault.folder) as again:
        assert find_place(again) is None
        keep_place(again, PLACE, now=NOW)
        assert find_place(again) == PLACE


def test_scripts_that_made_vaults_stay_as_they_are() -> None:
    """A vault that was made by one is never brought what is added to it: write another script."""
    found = [hashlib.sha256(script.encode()).hexdigest() for script in migrations.scripts()]

    assert found[: len(RUN)] == RUN


def test_locking_does_not_make_a_new_vault_count_as_used(vault: Vault, template: Template) -> None:
    keep_unsaved(vault, {"jot ": {"line": "half a thought"}}, now=NOW)
    keep_place(vault, PLACE, now=NOW)
    vault.close()

    with template.opened(vault.folder) as again, again.reading() as connection:
        # Otherwise an archive would be merged into it, and its history stay behind.
        assert whole.is_empty(connection)
        assert find_unsaved(again) == {"jot ": {"line": "half a thought"}}
        assert find_place(again) == PLACE


def test_a_record_of_dealings_leaves_nothing_out_of_a_long_letter(vault: Vault) -> None:
    body = "word " * 15_000 + "the end"
    entry = exchange(vault, company(vault), body=body)

    made = dealings_of(happened_to(vault, read_query("", zone=UTC), [entry], limit=1), now=NOW)

    assert "the end" in made.text()


def remembered(states: Path, text: str) -> object:
    from vrm_app.ui.last_time import read_last_time

    (states / "window.json").write_text(text, "ascii")
    return read_last_time(states)


@pytest.mark.parametrize(
    "folder",
    [
        "nul \0 within",
        "/nul/\0/within",
        "/no/text/\ud800",
        "beside/us",
        "/" + "long" * 2_000,
        7,
        [],
    ],
)
def test_a_remembered_folder_that_cannot_be_one_is_none(tmp_path: Path, folder: object) -> None:
    from vrm_app.ui.last_time import LastTime

    said = {"folder": folder, "geometry": "", "folded": True}
    assert remembered(tmp_path, json.dumps(said)) == LastTime()


@pytest.mark.parametrize("text", ["[" * 200_000, "{}" * 100_000, '{"folder": null}', "null"])
def test_whatever_stands_in_the_file_of_the_window_it_opens(tmp_path: Path, text: str) -> None:
    from vrm_app.ui.last_time import LastTime

    assert remembered(tmp_path, text) == LastTime()


def test_a_folder_whose_name_is_no_text_is_remembered(tmp_path: Path) -> None:
    from vrm_app.ui.last_time import LastTime, read_last_time, write_last_time

    last = LastTime(folder=Path(os.fsdecode(b"/home/\xff")))
    write_last_time(tmp_path, last)
    assert read_last_time(tmp_path) == last


_OPENING = """
import sys
from vrm_app.cli.main import vrm
from vrm_app.cli.session import Session
from vrm_app.language import speak
from vrm_app.outside.resources import resource

def window(*_, **__):
    speak(["de"], resource("locale"))
    from vrm_app.services.wording import KIND_WORDS, field_words
    print(field_words("title"), *KIND_WORDS.values(), sep="\\n")
    return 0

speak((), resource("locale"))
vrm.main(args=sys.argv[1:], obj=Session(open_window=window, open_jot=window))
"""


@pytest.mark.parametrize("arguments", [["FILE"], ["open", "FILE"], ["--vault", ".", "capture"]])
def test_a_window_that_a_command_opens_speaks_one_language(
    tmp_path: Path, arguments: list[str]
) -> None:
    file = tmp_path / "mail.eml"
    file.touch()

    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            _OPENING,
            *(str(file) if one == "FILE" else one for one in arguments),
        ],
        capture_output=True,
        check=True,
        text=True,
    )

    assert ran.stdout.splitlines()[:2] == ["Worum es geht", "Kündigen bis"]
