"""A terminal for each test, in a home of its own."""

import shutil
from pathlib import Path

import pytest
from building import PASSPHRASE, Template
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
