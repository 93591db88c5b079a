"""What of one's own is written down is of the kind that it looks like, or that one chose."""

import pytest
from PySide6.QtCore import Qt
from windows import Hand

from vrm_app.domain.data_item import DataItem, DataItemType
from vrm_app.presenters.places import Place, Section
from vrm_app.services.records import list_of
from vrm_app.ui.forms.record_sheet import RecordSheet
from vrm_app.ui.widgets.controls import Choice

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sheet(hand: Hand) -> RecordSheet:
    """The form for a new piece of data."""
    hand.window.go(Place(Section.MY_DATA))
    hand.settle()
    hand.press(Qt.Key.Key_N)
    hand.settle()
    made = hand.window.sheets.sheet
    assert isinstance(made, RecordSheet)
    return made


def kind_of(sheet: RecordSheet) -> Choice:
    control = sheet.fields["type"].control
    assert isinstance(control, Choice)
    return control


def kept(hand: Hand) -> list[tuple[str, str]]:
    found = hand.read(lambda vault: list(list_of(vault, DataItem.kind)))
    return [(one.type, one.value) for one in found if isinstance(one, DataItem)]


def test_a_phone_number_is_kept_as_one(hand: Hand, sheet: RecordSheet) -> None:
    hand.type("+49 30 1234567")
    assert kind_of(sheet).currentText() == "Phone"
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    assert kept(hand) == [(DataItemType.PHONE, "+49 30 1234567")]


def test_what_is_chosen_by_hand_stays(hand: Hand, sheet: RecordSheet) -> None:
    hand.type("jane@home.ex")
    hand.press(Qt.Key.Key_Backtab)
    kind_of(sheet).setFocus()
    hand.type("a")
    assert kind_of(sheet).value() == DataItemType.ALIAS_EMAIL
    sheet.fields["value"].control.setFocus()
    hand.type("ample")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    assert [kind for kind, _value in kept(hand)] == [DataItemType.ALIAS_EMAIL]


def test_what_could_be_anything_must_be_chosen(hand: Hand, sheet: RecordSheet) -> None:
    hand.type("48213377")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    assert kept(hand) == []
    assert sheet.fields["type"].wrong
    assert kind_of(sheet).hasFocus()

    hand.type("Cust")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    assert [kind for kind, _value in kept(hand)] == [DataItemType.CUSTOMER_NUMBER]
