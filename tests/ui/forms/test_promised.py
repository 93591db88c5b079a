"""How much was promised is said where the promise stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from windows import Hand

from vrm_app.presenters.places import Place, Section
from vrm_app.ui.forms.record_sheet import RecordSheet
from vrm_app.ui.pages.companies.page import CompaniesPage

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("what", "said"),
    [("A refund", "A refund, €84.20"), ("A refund of 84,20", "A refund of 84,20")],
)
def test_the_amount_of_a_promise_is_said_once(hand: Hand, acme: str, what: str, said: str) -> None:
    hand.window.go(Place(Section.COMPANIES, acme))
    hand.settle()
    hand.window.page.start()
    hand.press(Qt.Key.Key_J)
    hand.press(Qt.Key.Key_P)
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, RecordSheet)
    hand.type(what)
    while QApplication.focusWidget() is not sheet.fields["amount"].control:
        hand.press(Qt.Key.Key_Tab)
    hand.type("84,20")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    page = hand.window.page
    assert isinstance(page, CompaniesPage)
    promises = [line.what for one in page.company.timeline.rows.all() for line in one.promises]
    assert promises == [said]
    labels = [one.text() for one in page.company.findChildren(QLabel)]
    assert {"1 open", "none kept or broken yet"} <= set(labels)
