"""The page Today by hand: buttons for the mouse, cards with content only, a year that opens."""

from pathlib import Path

from building import Template, add, company
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import Hand, OpenWindow

from vrm_app.presenters.places import Place, Section
from vrm_app.ui.forms.entry_sheet import EntrySheet
from vrm_app.ui.forms.jot_sheet import JotSheet
from vrm_app.ui.pages.today.page import TodayPage
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.row import Row


def _page(hand: Hand) -> TodayPage:
    page = hand.window.page
    assert isinstance(page, TodayPage)
    hand.settle()
    return page


def test_jot_and_log_are_there_for_the_mouse_and_log_has_a_key(
    template: Template, folder: Path, open_window: OpenWindow
) -> None:
    with template.opened(folder) as vault:
        company(vault)
    hand = open_window()
    page = _page(hand)
    buttons = {one.text(): one for one in page.findChildren(Button)}
    for name, sheet in (("Jot", JotSheet), ("Log", EntrySheet)):
        QTest.mouseClick(buttons[name], Qt.MouseButton.LeftButton)
        hand.settle()
        assert isinstance(hand.window.sheets.sheet, sheet)
        hand.press(Qt.Key.Key_Escape)
        hand.settle()
    page.setFocus()
    hand.press(Qt.Key.Key_L)
    hand.settle()
    assert isinstance(hand.window.sheets.sheet, EntrySheet)


def test_cards_are_there_with_content_only(
    template: Template, folder: Path, open_window: OpenWindow
) -> None:
    with template.opened(folder) as vault:
        acme = company(vault)
    hand = open_window()
    more = _page(hand).more
    cards = (more.last_days, more.moved, more.shared, more.year)
    assert not any(one.isVisibleTo(hand.window) for one in cards)

    about = {"company_id": acme, "type": "trial", "title": "Paper"}
    contract = hand.do(lambda vault: add(vault, "agreement", trial_ends_on="2098-01-01", **about))
    hand.settle()
    assert not more.year.isVisibleTo(hand.window), "it is further away than a year"
    item = hand.do(lambda vault: add(vault, "data_item", type="phone", value="+44 1"))
    held = {"company_id": acme, "data_item_id": item}
    hand.do(lambda vault: add(vault, "disclosure", **held))
    hand.settle()

    assert more.shared.isVisibleTo(hand.window)
    (row,) = more.shared.findChildren(Row)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert hand.window.place == Place(Section.COMPANIES, acme, "data")
    assert contract


def test_a_row_of_the_year_as_a_table_leads_to_its_contract(
    template: Template, folder: Path, open_window: OpenWindow
) -> None:
    with template.opened(folder) as vault:
        acme = company(vault)
    hand = open_window()
    page = _page(hand)
    soon = str(hand.desk.now().date())
    about = {"company_id": acme, "type": "trial", "title": "Paper", "trial_ends_on": soon}
    contract = hand.do(lambda vault: add(vault, "agreement", **about))
    hand.settle()
    box = page.more.year.box
    assert box.isVisibleTo(hand.window)

    box.as_table.setFocus()
    hand.press(Qt.Key.Key_Space)
    hand.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is box.table
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Return)

    assert hand.window.place == Place(Section.CONTRACTS, contract)
