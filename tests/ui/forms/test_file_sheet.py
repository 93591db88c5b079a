"""Pictures and PDFs of the vault, looked at inside the window."""

import io
import tempfile
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from windows import Hand

from vrm_app.presenters.places import Ask, Form
from vrm_app.services.attaching import attach
from vrm_app.ui.forms.file_sheet import FileSheet
from vrm_app.vault.vault import Vault

CONTROL = Qt.KeyboardModifier.ControlModifier


def _picture(width: int, height: int) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(made, "JPEG")
    return made.getvalue()


def _pdf(pages: int) -> bytes:
    made = io.BytesIO()
    document = pikepdf.new()
    for _page in range(pages):
        document.add_blank_page(page_size=(595, 842))
    document.save(made)
    return made.getvalue()


def _looked_at(hand: Hand, about: str, name: str, content: bytes) -> FileSheet:
    def put(vault: Vault) -> str:
        return attach(vault, about, name, content, now=hand.desk.now()).id

    kept = hand.do(put)
    hand.settle()
    hand.window.sheets.ask(Ask(Form.FILE, about=kept))
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, FileSheet)
    hand.qtbot.waitUntil(lambda: sheet._stack.currentWidget() is not sheet._waiting, timeout=20_000)
    return sheet


def test_a_picture_fits_and_is_brought_nearer_by_keys(hand: Hand, acme: str) -> None:
    sheet = _looked_at(hand, acme, "photo.jpg", _picture(3_000, 2_000))
    assert sheet._stack.currentWidget() is sheet.picture
    assert sheet.picture.accessibleName() == "Picture: photo.jpg"
    assert QApplication.focusWidget() is sheet.picture
    fitting = sheet.picture.percent
    assert 10 < fitting < 50

    hand.press(Qt.Key.Key_Plus, CONTROL)
    assert sheet.picture.percent > fitting
    assert sheet.picture.horizontalScrollBar().maximum() > 0
    hand.press(Qt.Key.Key_Minus, CONTROL)
    hand.press(Qt.Key.Key_Minus, CONTROL)
    assert sheet.picture.percent < fitting
    hand.press(Qt.Key.Key_0, CONTROL)
    assert sheet.picture.percent == fitting

    colour = sheet.picture.grab().toImage().pixelColor(sheet.picture.rect().center())
    assert colour.red() > 150
    assert colour.blue() < 80


def test_the_pages_of_a_pdf_are_turned_by_keys(hand: Hand, acme: str) -> None:
    sheet = _looked_at(hand, acme, "letter.pdf", _pdf(3))
    assert sheet._page.text() == "Page 1 of 3"

    hand.press(Qt.Key.Key_PageDown)
    hand.qtbot.waitUntil(partial(_is_at, sheet, "Page 2 of 3"), timeout=20_000)
    hand.press(Qt.Key.Key_PageUp)
    hand.qtbot.waitUntil(partial(_is_at, sheet, "Page 1 of 3"), timeout=20_000)


def _is_at(sheet: FileSheet, page: str) -> bool:
    return sheet._page.text() == page


def test_a_file_that_cannot_be_shown_can_be_saved_all_the_same(hand: Hand, acme: str) -> None:
    sheet = _looked_at(hand, acme, "photo.jpg", _picture(60, 60)[:90])

    assert sheet._stack.currentWidget() is sheet._nothing
    assert QApplication.focusWidget() is sheet.copy


def test_one_can_go_back_while_it_is_still_being_drawn(hand: Hand, acme: str) -> None:
    def put(vault: Vault) -> str:
        return attach(vault, acme, "a.pdf", _pdf(1), now=hand.desk.now()).id

    kept = hand.do(put)
    hand.settle()
    for _time in range(3):
        hand.window.sheets.ask(Ask(Form.FILE, about=kept))
        hand.press(Qt.Key.Key_Escape)
    hand.settle()

    assert hand.window.sheets.sheet is None


def test_looking_at_a_file_writes_nothing_outside_the_vault(
    hand: Hand, acme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", str(place))

    _looked_at(hand, acme, "photo.jpg", _picture(900, 900))
    _looked_at(hand, acme, "letter.pdf", _pdf(1))

    assert list(place.iterdir()) == []
