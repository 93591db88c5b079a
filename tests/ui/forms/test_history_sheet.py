"""The history of a record, worked by keys."""

from building import record
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from windows import Hand

from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.services.records import edit
from vrm_app.ui.forms.history_sheet import HistorySheet
from vrm_app.ui.forms.record_sheet import RecordSheet

CONTROL = Qt.KeyboardModifier.ControlModifier


def _sheet(hand: Hand) -> HistorySheet:
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, HistorySheet)
    return sheet


def _renamed(hand: Hand, company_id: str) -> None:
    hand.do(lambda vault: edit(vault, company_id, {"name": "Acme Water"}, now=hand.desk.now()))
    hand.settle()


def test_the_history_of_what_is_shown_opens_by_a_key_and_puts_it_back(
    hand: Hand, acme: str
) -> None:
    _renamed(hand, acme)
    hand.window.go(Place(Section.COMPANIES, acme))
    hand.settle()

    hand.press(Qt.Key.Key_H, CONTROL)
    sheet = _sheet(hand)
    newest, first = sheet.moments
    assert newest.put_back.isHidden()
    for _step in range(9):
        if QApplication.focusWidget() is first.put_back:
            break
        hand.press(Qt.Key.Key_Tab)
    hand.press(Qt.Key.Key_Return)
    assert len(_sheet(hand).moments) == 3
    assert hand.read(lambda vault: record(vault, acme)).heading == "Acme Energy"

    hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()
    assert hand.read(lambda vault: record(vault, acme)).heading == "Acme Water"


def test_a_form_leads_to_the_history_of_what_it_changes(hand: Hand, acme: str) -> None:
    hand.window.sheets.ask(Ask(Form.RECORD, acme, acme, "company"))
    hand.settle()
    form = hand.window.sheets.sheet
    assert isinstance(form, RecordSheet)
    assert not form._history.isHidden()

    hand.press(Qt.Key.Key_H, CONTROL)
    assert [one.moment.what for one in _sheet(hand).moments] == ["Written down"]


def test_a_form_for_something_new_has_no_history(hand: Hand, acme: str) -> None:
    hand.window.sheets.ask(Ask(Form.RECORD, acme, "", "promise"))
    hand.settle()
    form = hand.window.sheets.sheet
    assert isinstance(form, RecordSheet)
    assert form._history.isHidden()

    hand.press(Qt.Key.Key_H, CONTROL)
    hand.settle()
    assert hand.window.sheets.sheet is form
