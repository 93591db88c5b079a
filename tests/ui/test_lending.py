"""A file of the vault that is dragged to another program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import Template, attach, company
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from windows import Hand, opened

from vrm_app.outside.lent_files import LentFiles
from vrm_app.presenters.places import Place, Section
from vrm_app.ui.lending import LentCopy
from vrm_app.ui.pages.companies.page import CompaniesPage


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "runtime"
    made.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(made))
    return made


@pytest.fixture
def hand(qtbot: QtBot, template: Template, tmp_path: Path) -> Iterator[Hand]:
    with template.copied_to(tmp_path / "Mine.vault") as vault:
        acme = company(vault)
        attach(vault, acme, b"seven quiet herons", "Letter & bill.txt")
    with opened(qtbot, template, tmp_path / "Mine.vault") as hand:
        hand.window.go(Place(Section.COMPANIES, acme, "files"))
        hand.settle()
        hand.settle()
        yield hand


def test_a_copy_is_written_only_when_somebody_asks_where_it_is(place: Path) -> None:
    lent = LentFiles()
    copy = LentCopy(lent, "Letter.txt", b"heron")
    assert copy.hasUrls()
    assert list(place.iterdir()) == []

    (url,) = copy.urls()
    assert bytes(copy.data("text/uri-list").data()).startswith(url.toEncoded().data())
    assert Path(url.toLocalFile()).read_bytes() == b"heron"
    assert copy.urls() == [url]

    lent.take_away()
    assert list(place.iterdir()) == []


def test_a_file_is_dragged_off_its_row_and_gone_when_the_vault_closes(
    hand: Hand, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = hand.window.page
    assert isinstance(page, CompaniesPage)
    rows = page.company.panel.list
    (row,) = rows.rows.ids
    dropped: list[str] = []

    def drop(drag: QDrag, _action: Qt.DropAction) -> Qt.DropAction:
        # As a program does on which it is dropped.
        dropped.extend(url.toLocalFile() for url in drag.mimeData().urls())
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", drop)
    start = rows.visualRect(rows.rows.index(0, 0)).center()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(rows.viewport(), left, pos=start)
    QTest.mouseMove(rows.viewport(), start + QPoint(2, 0))
    hand.settle()
    assert dropped == []
    assert row
    QTest.mouseMove(rows.viewport(), start + QPoint(60, 40))
    hand.qtbot.waitUntil(lambda: bool(dropped))
    QTest.mouseRelease(rows.viewport(), left, pos=start)

    (path,) = map(Path, dropped)
    assert path.read_bytes() == b"seven quiet herons"
    hand.desk.close()
    assert list(place.iterdir()) == []
