"""The trash, worked by keys."""

from functools import partial

from building import case, company, shown
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from windows import Hand

from vrm_app.presenters.places import Place, Section
from vrm_app.services.records import delete
from vrm_app.ui.forms.trash_erasing_sheet import ErasingSheet
from vrm_app.ui.pages.trash import TrashPage
from vrm_app.vault.vault import Vault

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _in_trash(hand: Hand) -> TrashPage:
    hand.window.go(Place(Section.TRASH))
    hand.settle()
    page = hand.window.page
    assert isinstance(page, TrashPage)
    page.start()
    return page


def _removed(hand: Hand, *names: str) -> list[str]:
    def remove(name: str, vault: Vault) -> str:
        return delete(vault, company(vault, name), now=hand.desk.now()).id

    made = [hand.do(partial(remove, name)) for name in names]
    hand.settle()
    return made


def _titles(page: TrashPage) -> list[str]:
    rows = page.list.rows
    return [rows.row_at(number).title for number in range(len(rows.ids))]


def test_what_was_removed_is_restored_by_enter_and_trashed_again_by_undo(
    hand: Hand, acme: str
) -> None:
    hand.do(lambda vault: delete(vault, acme, now=hand.desk.now()))
    page = _in_trash(hand)
    assert _titles(page) == ["Acme Energy"]

    hand.press(Qt.Key.Key_Return)
    hand.settle()
    assert acme in hand.read(lambda vault: shown(vault, "company"))
    assert _titles(page) == []

    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()
    assert _titles(page) == ["Acme Energy"]


def test_several_are_restored_as_one(hand: Hand) -> None:
    _removed(hand, "One", "Two", "Three")
    page = _in_trash(hand)
    assert _titles(page) == ["Three", "Two", "One"]

    hand.press(Qt.Key.Key_Down, SHIFT)
    hand.press(Qt.Key.Key_R)
    hand.settle()
    assert _titles(page) == ["One"]

    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()
    assert _titles(page) == ["Three", "Two", "One"]


def test_the_trash_is_narrowed_down_by_kind_and_one_key_shows_it_all_again(hand: Hand) -> None:
    (gone,) = _removed(hand, "Gone")
    other = hand.do(partial(company, name="Acme"))
    trouble = hand.do(lambda vault: case(vault, other, title="A wrong bill"))
    hand.do(lambda vault: delete(vault, trouble, now=hand.desk.now()))
    page = _in_trash(hand)
    assert [group.name for group in page.list.groups] == ["Today"]
    page.filters.chips.pick(2)
    hand.settle()
    assert page.list.rows.ids == [trouble]

    page.list.setFocus()
    hand.press(Qt.Key.Key_Escape)
    hand.settle()
    assert sorted(page.list.rows.ids) == sorted([gone, trouble])


def test_erasing_asks_first_and_its_first_button_keeps_everything(hand: Hand) -> None:
    (gone,) = _removed(hand, "Gone")
    page = _in_trash(hand)

    hand.press(Qt.Key.Key_Delete, SHIFT)
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, ErasingSheet)
    assert sheet.question.text() == "Erase 1 record for good? Nothing brings it back."
    assert QApplication.focusWidget() is sheet.keep
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    assert _titles(page) == ["Gone"]

    hand.press(Qt.Key.Key_Delete, SHIFT)
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, ErasingSheet)
    hand.press(Qt.Key.Key_Tab, SHIFT)
    assert QApplication.focusWidget() is sheet.erase
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    assert sheet.question.text() == "1 record is erased for good."
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    assert hand.window.sheets.sheet is None
    assert _titles(page) == []
    assert gone not in hand.read(lambda vault: shown(vault, "company", trash=True))


def test_the_trash_is_searched_while_one_types(hand: Hand) -> None:
    _removed(hand, "One", "Two")
    page = _in_trash(hand)

    page.filter.setFocus()
    hand.type("tw")
    hand.qtbot.waitUntil(lambda: _titles(page) == ["Two"])


def test_the_trash_is_found_in_the_palette(hand: Hand) -> None:
    hand.press(Qt.Key.Key_K, CONTROL)
    hand.type(">trash")
    hand.settle()
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    assert hand.window.place == Place(Section.TRASH)
