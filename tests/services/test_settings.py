"""What was chosen comes back; what is damaged or hostile is as at first."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.services.settings import Density, Settings, Theme, read_settings, write_settings

CHOSEN = Settings(
    language="pt_BR",
    theme=Theme.HIGH_DARK,
    density=Density.COMPACT,
    text_size=150,
    lock_after=60,
    clears_clipboard=False,
    letter_keys=False,
    keys={"jot": "Ctrl+G", "find": "Ctrl+Shift+Ä F5", "undo": "", "log": "G"},
)


def test_what_was_chosen_comes_back(tmp_path: Path) -> None:
    write_settings(tmp_path / "states", CHOSEN)

    assert read_settings(tmp_path / "states") == CHOSEN


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_settings(tmp_path, CHOSEN)

    assert (tmp_path / "settings.json").stat().st_mode & 0o077 == 0


def test_at_first_everything_is_as_for_everybody(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "nowhere") == Settings()


def test_a_place_that_cannot_be_written_is_no_reason_to_complain(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    write_settings(tmp_path / "file" / "states", CHOSEN)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{",
        b'{"text_size": 150, "text_size": 90}',
        b'{"text_size": NaN}',
        b"[" * 100_000,
        b'{"theme": "dark", "x": "' + b"x" * 20_000 + b'"}',
    ],
)
def test_a_damaged_file_is_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)

    assert read_settings(tmp_path) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "../../etc"),
        ("language", "de\n"),
        ("language", ["de"]),
        ("theme", "neon"),
        ("theme", None),
        ("density", 1),
        ("text_size", 100.0),
        ("text_size", "150"),
        ("text_size", 10**15),
        ("text_size", True),
        ("lock_after", 0),
        ("lock_after", 10_000),
        ("clears_clipboard", 1),
        ("clears_clipboard", "no"),
        ("letter_keys", None),
        ("letter_keys", {}),
        ("keys", ["Ctrl+G"]),
        ("keys", "Ctrl+G"),
        ("keys", None),
    ],
)
def test_a_value_that_could_not_be_chosen_is_as_at_first_and_the_others_stay(
    tmp_path: Path, name: str, value: object
) -> None:
    write_settings(tmp_path, CHOSEN)
    file = tmp_path / "settings.json"
    said = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps(said | {name: value, "from_later": 1}), "utf-8")

    found = read_settings(tmp_path)

    assert getattr(found, name) == getattr(Settings(), name)
    assert sum(getattr(found, one) != getattr(CHOSEN, one) for one in said) == 1


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("jott", "Ctrl+G"),
        ("", "Ctrl+G"),
        ("JOT", "Ctrl+G"),
        ("jot", None),
        ("jot", 7),
        ("jot", ["Ctrl+G"]),
        ("jot", "Ctrl+g"),
        ("jot", "ctrl+G"),
        ("jot", "Shift+Ctrl+G"),
        ("jot", "Ctrl+Ctrl+G"),
        ("jot", "Meta+G"),
        ("jot", "Ctrl+"),
        ("jot", "Tab"),
        ("jot", "F25"),
        ("jot", " "),
        ("jot", "Ctrl+G "),
        ("jot", "Ctrl+G\n"),
        ("jot", "Ctrl+\u202e"),
        ("jot", "Ctrl+G, Ctrl+H"),
        ("jot", "F5 F6 F7 F8"),
        ("jot", "x" * 10_000),
    ],
)
def test_a_key_that_could_not_be_chosen_is_left_out_and_the_others_stay(
    tmp_path: Path, name: str, keys: object
) -> None:
    write_settings(tmp_path, CHOSEN)
    file = tmp_path / "settings.json"
    said = json.loads(file.read_text("utf-8"))
    said["keys"] = {"lock": "F6", name: keys, "quit": ""}
    file.write_text(json.dumps(said), "utf-8")

    found = read_settings(tmp_path)

    assert found == replace(CHOSEN, keys={"lock": "F6", "quit": ""})


@given(st.dictionaries(st.sampled_from(list(Settings.__dataclass_fields__)), st.text() | st.none()))
def test_whatever_the_file_says_there_are_settings(
    tmp_path_factory: pytest.TempPathFactory, said: dict[str, str | None]
) -> None:
    folder = tmp_path_factory.mktemp("states")
    (folder / "settings.json").write_text(json.dumps(said), "utf-8")

    assert isinstance(read_settings(folder), Settings)


@pytest.mark.timeout(10)
@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_what_is_no_file_of_ours_is_not_read(tmp_path: Path, kind: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    write_settings(elsewhere, CHOSEN)
    file = tmp_path / "settings.json"
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "link":
        file.symlink_to(elsewhere / "settings.json")
    else:
        file.mkdir()

    assert read_settings(tmp_path) == Settings()
