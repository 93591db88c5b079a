"""Whatever is written is for its owner alone, however careless the person's settings are."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from faults import checkout
from faults.acting import CHEAP, START, act, new_vault, passphrase
from faults.homes import Home

from vrm_app.services import inbox, records

JOURNEY = (
    ("attach", "{id}", "{home}/letter.txt"),
    ("export", "calendar", "--out", "{home}/out/agenda.ics"),
    ("recovery-sheet", "--out", "{home}/out/sheet.txt"),
    ("capture", "a line"),
    ("erase", "{id}"),
    ("check",),
)


@pytest.fixture
def careless() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    """Return what somebody else could read, write or enter."""
    return [
        f"{path.relative_to(folder)} {stat.S_IMODE(path.stat().st_mode):o}"
        for path in (folder, *folder.rglob("*"))
        if stat.S_IMODE(path.stat().st_mode) != (0o700 if path.is_dir() else 0o600)
    ]


@pytest.mark.usefixtures("careless")
def test_every_file_of_the_vault_is_private_while_it_is_open_and_after(tmp_path: Path) -> None:
    folder, states = tmp_path / "V.vault", tmp_path / "states"

    with new_vault(folder, states) as vault:
        for number in range(1, 14):
            act(vault, number)
        inbox.capture(folder, "a line", now=START)
        records.add(vault, "company", {"name": "Latest"}, now=START)
        vault.change_passphrase(passphrase(1), CHEAP)
        held = {path.name for path in folder.iterdir()}
        assert {"vault.db-wal", "vault.db-shm", "inbox", "vault.lock"} <= held
        assert open_to_others(folder) == open_to_others(states) == []
        assert list(states.iterdir())

    assert open_to_others(folder) == []


def test_every_file_the_command_line_writes_is_private(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.path.mkdir(mode=0o700)
    for name, content in (("passphrase", passphrase()), ("letter.txt", "A letter")):
        (home.path / name).write_text(content, "utf-8")
        (home.path / name).chmod(0o600)
    (home.path / "out").mkdir(mode=0o700)
    new_vault(home.folder, home.states).close()
    record_id = carelessly(home, "add", "company", given='{"name": "Acme"}')

    for command in JOURNEY:
        carelessly(home, *(part.format(id=record_id, home=home.path) for part in command))

    assert open_to_others(home.path) == []


def carelessly(home: Home, *arguments: str, given: str = "") -> str:
    """Run the real command for a person who lets others read everything."""
    ran = subprocess.run(
        [sys.executable, "-m", "vrm_app", *home.arguments(*arguments)],
        check=True,
        capture_output=True,
        text=True,
        input=given,
        cwd=checkout.PATH,
        env=home.environment,
        umask=0,
    )
    return ran.stdout.strip()
