"""A terminal for each test, in a home of its own."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from building import PASSPHRASE, Template
from command_line import CommandLine
from terminal import Terminal


@pytest.fixture
def bare_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Terminal:
    """A terminal where no vault is yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "states"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    return Terminal(tmp_path, capsys)


@pytest.fixture
def terminal(bare_terminal: Terminal, template: Template) -> Terminal:
    """A terminal beside an empty vault."""
    shutil.copytree(template.folder, bare_terminal.vault_folder)
    return bare_terminal


@pytest.fixture
def vrm(
    template: Template,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[CommandLine]:
    """The command line beside an empty vault, on the afternoon of 1 June 2026 in Berlin."""
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.setenv("COLUMNS", "100")
    shutil.copytree(template.folder, tmp_path / "Mine.vault")
    afternoon = datetime(2026, 6, 1, 14, tzinfo=ZoneInfo("Europe/Berlin"))
    with time_machine.travel(afternoon, tick=False):
        yield CommandLine(folder=tmp_path, template=template, capture=capsys, patch=monkeypatch)
