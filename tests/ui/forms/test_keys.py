"""Forms, by real keys: what was written is kept, taken back, and the keys stay where they are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from windows import Hand

from vrm_app.domain.interaction import Interaction
from vrm_app.domain.record import Record
from vrm_app.presenters.places import Place, Section
from vrm_app.services.records import list_of
from vrm_app.ui.forms.company_sheets import RatingSheet
from vrm_app.ui.palette import Palette

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def _kept(hand: Hand, kind: str) -> list[Record]:
    return hand.read(lambda vault: list(list_of(vault, kind)))


def _at(hand: Hand, company_id: str) -> None:
    hand.window.go(Place(Section.COMPANIES, company_id))
    hand.settle()


def test_what_was_written_is_offered_again_after_going_back(hand: Hand, acme: str) -> None:
    _at(hand, acme)
    hand.press(Qt.Key.Key_L)
    hand.type("Half a sentence")

    hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_L)
    hand.settle()
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    newest = _kept(hand, "interaction")[0]
    assert isinstance(newest, Interaction)
    assert newest.body == "Half a sentence"


def test_undo_takes_back_what_was_logged_and_redo_brings_it_again(hand: Hand, acme: str) -> None:
    _at(hand, acme)
    hand.press(Qt.Key.Key_L)
    hand.type("By mistake")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()
    assert len(_kept(hand, "interaction")) == 1

    hand.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    hand.settle()
    assert len(_kept(hand, "interaction")) == 2


def test_delete_moves_the_selected_entry_to_the_trash(hand: Hand, acme: str) -> None:
    _at(hand, acme)
    hand.press(Qt.Key.Key_J)
    hand.press(Qt.Key.Key_Delete)
    hand.settle()

    assert _kept(hand, "interaction") == []


def test_the_keys_stay_in_a_sheet_and_come_back_to_the_page(hand: Hand, acme: str) -> None:
    _at(hand, acme)
    before = QApplication.focusWidget()
    hand.press(Qt.Key.Key_L)
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert sheet is not None

    for _ in range(60):
        hand.press(Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(QApplication.focusWidget() or hand.window)

    hand.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_up_from_the_first_line_of_the_palette_leads_to_the_last(hand: Hand, acme: str) -> None:
    hand.press(Qt.Key.Key_F, CONTROL)
    hand.settle()
    hand.type("acme")
    palette = hand.window.sheets.sheet
    assert isinstance(palette, Palette)
    hand.qtbot.waitUntil(lambda: palette.list.model().rowCount() == 4)
    hand.press(Qt.Key.Key_Up)
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, RatingSheet)
    assert acme


def test_the_palette_says_that_tab_completes_only_where_it_does(hand: Hand, acme: str) -> None:
    assert acme
    hand.press(Qt.Key.Key_K, CONTROL)
    palette = hand.window.sheets.sheet
    assert isinstance(palette, Palette)
    hand.settle()
    assert "Tab" not in palette.keys.text()

    hand.type("kind:pro")
    hand.qtbot.waitUntil(lambda: "Tab completes a filter" in palette.keys.text())
    hand.press(Qt.Key.Key_Tab)
    assert palette.line.text().strip() == "kind:promise"

    palette.line.clear()
    hand.type("acme")
    hand.settle()
    hand.qtbot.waitUntil(lambda: "Tab" not in palette.keys.text())
