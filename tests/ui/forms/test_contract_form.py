"""The form for a contract, which has rows of fields below “More”."""

from PySide6.QtCore import Qt
from windows import Hand

from vrm_app.presenters.places import Place, Section
from vrm_app.ui.forms.record_sheet import RecordSheet


def opened_form(hand: Hand, acme: str) -> RecordSheet:
    hand.window.go(Place(Section.COMPANIES, acme, "contracts"))
    hand.settle()
    hand.window.page.start()
    hand.press(Qt.Key.Key_N)
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, RecordSheet)
    return sheet


def test_it_begins_with_the_title_where_the_company_is_known(hand: Hand, acme: str) -> None:
    sheet = opened_form(hand, acme)

    assert sheet.fields["title"].control.hasFocus()


def test_what_was_written_before_stands_there_again(hand: Hand, acme: str) -> None:
    opened_form(hand, acme)
    hand.type("Green Home 24")
    hand.press(Qt.Key.Key_Escape)

    sheet = opened_form(hand, acme)

    assert sheet.fields["title"].value() == "Green Home 24"
    assert sheet.fields["company_id"].value() == acme


def test_from_the_palette_it_is_of_the_company_that_is_shown(hand: Hand, acme: str) -> None:
    hand.window.go(Place(Section.COMPANIES, acme))
    hand.settle()
    hand.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    hand.type("new contract")
    hand.settle()
    hand.press(Qt.Key.Key_Return)
    hand.qtbot.waitUntil(lambda: isinstance(hand.window.sheets.sheet, RecordSheet))
    hand.settle()

    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, RecordSheet)
    assert sheet.fields["company_id"].value() == acme
    assert sheet.fields["title"].control.hasFocus()
