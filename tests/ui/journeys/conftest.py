"""A window over a vault with a few companies, and a hand at its keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import windows
from building import Template, company, exchange
from pytestqt.qtbot import QtBot


@pytest.fixture
def acme(template: Template, tmp_path: Path) -> str:
    """A company in the vault that the window will open."""
    with template.copied_to(tmp_path / "Mine.vault") as vault:
        company(vault, "Globex Mobile")
        found = company(vault, "Acme Energy", domains=["acme.example"])
        exchange(vault, found, body="The meter was read wrongly")
        return found


@pytest.fixture
def hand(acme: str, qtbot: QtBot, template: Template, tmp_path: Path) -> Iterator[windows.Hand]:
    assert acme
    with windows.opened(qtbot, template, tmp_path / "Mine.vault") as hand:
        yield hand
