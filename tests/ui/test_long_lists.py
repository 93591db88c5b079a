"""Lists of thousands of rows, worked by keys and by the mouse."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest
from building import NOW, Template, company, record, several_contracts
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from windows import Hand, opened

from vrm_app.presenters.day_groups import Group
from vrm_app.presenters.places import Place, Section
from vrm_app.services.record_lists import Wanted, order
from vrm_app.services.records import delete, edit
from vrm_app.ui.pages.records.section_page import SectionPage
from vrm_app.ui.widgets.record_panel import RecordPanel
from vrm_app.ui.widgets.sticky import StickyGroup
from vrm_app.vault.vault import Vault

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
COUNT = 5000
CONTRACTS = Wanted(kinds=("agreement",))


@pytest.fixture(scope="module")
def full(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A vault with thousands of contracts, to be copied."""
    place = tmp_path_factory.mktemp("full") / "Mine.vault"
    with template.copied_to(place) as vault:
        several_contracts(vault, company(vault), COUNT)
    return Template(folder=place, master=template.master, id=template.id)


@pytest.fixture
def hand(qtbot: QtBot, full: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hand]:
    place = tmp_path_factory.mktemp("copy") / "Mine.vault"
    with full.copied_to(place):
        pass
    with opened(qtbot, full, place) as hand:
        hand.window.go(Place(Section.CONTRACTS))
        hand.settle()
        panel_of(hand).start()
        yield hand


def panel_of(hand: Hand) -> RecordPanel:
    page = hand.window.page
    assert isinstance(page, SectionPage)
    return page.panel


def test_the_last_row_is_one_key_away_and_read_when_it_is_seen(hand: Hand) -> None:
    rows = panel_of(hand).list
    assert rows.model().rowCount() == COUNT

    hand.press(Qt.Key.Key_End)
    hand.settle()
    hand.qtbot.waitUntil(lambda: rows.current() is not None)
    assert rows.currentIndex().row() == COUNT - 1
    hand.press(Qt.Key.Key_Home)
    assert rows.currentIndex().row() == 0


def test_shift_selects_what_lies_between_and_escape_lets_go(hand: Hand) -> None:
    panel = panel_of(hand)
    for key in (Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_J):
        hand.press(key, SHIFT)
    hand.press(Qt.Key.Key_K, SHIFT)
    assert panel.list.count_selected() == 3
    assert panel.bar.isVisible()

    hand.press(Qt.Key.Key_Escape)
    assert panel.list.count_selected() == 1
    assert not panel.bar.isVisible()


def test_ticked_rows_stay_while_one_goes_on(hand: Hand) -> None:
    rows = panel_of(hand).list
    for key in "  jj j ":
        QTest.keyClicks(rows, key)

    ids = rows.rows.ids
    # The first was ticked, let go of, and left; the third and the fourth stay.
    assert rows.selected() == [ids[2], ids[3]]


def test_the_mouse_selects_with_shift_and_control(hand: Hand) -> None:
    rows = panel_of(hand).list

    def click(row: int, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        where = rows.visualRect(rows.rows.index(row, 0)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, with_, where)

    click(1)
    click(4, SHIFT)
    click(2, CONTROL)
    ids = rows.rows.ids
    assert rows.selected() == [ids[1], ids[3], ids[4]]


def test_of_two_of_which_one_is_let_go_again_the_other_goes_to_the_trash(hand: Hand) -> None:
    rows = panel_of(hand).list
    before = list(rows.rows.ids)

    def click(number: int, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        where = rows.visualRect(rows.rows.index(number, 0)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, with_, where)

    click(0)
    click(1, CONTROL)
    click(1, CONTROL)
    assert rows.selected() == [before[0]]
    hand.press(Qt.Key.Key_Delete)
    hand.settle()

    assert rows.rows.ids == before[1:]


def test_all_of_a_filter_go_to_the_trash_read_or_not_and_come_back(hand: Hand) -> None:
    panel = panel_of(hand)
    panel.filter.setText("contract 4")
    hand.settle()
    wanted = set(panel.list.rows.ids)
    assert len(wanted) == 1111
    hand.press(Qt.Key.Key_A, CONTROL)
    assert "1,111" in panel.bar.trash.accessibleName()

    hand.press(Qt.Key.Key_Delete)
    hand.settle()
    left = set(hand.read(lambda vault: order(vault, CONTRACTS, today=NOW.date()).ids))
    assert len(left) == COUNT - 1111
    assert not left & wanted

    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()
    assert wanted <= set(hand.read(lambda vault: order(vault, CONTRACTS, today=NOW.date()).ids))


def test_a_list_sorted_by_a_day_stands_in_groups_and_the_one_at_the_top_stays_in_sight(
    hand: Hand,
) -> None:
    rows = panel_of(hand).list
    ids, today = list(rows.rows.ids), hand.desk.now().date()
    days = {one: str(today + timedelta(3 + at)) for at, one in enumerate(ids[:40])}

    def dated(vault: Vault) -> None:
        for one, day in days.items():
            edit(vault, one, {"trial_ends_on": day}, now=NOW)

    hand.do(dated)
    panel_of(hand).presenter.sort("ends")
    hand.settle()
    assert rows.rows.ids[:40] == ids[:40]
    assert rows.groups[-1] == Group(40, "No date")
    first = rows.groups[0].name
    begins, next_ = rows.rows.index(0, 0), rows.rows.index(1, 0)
    assert rows.rowHeight(0) > rows.rowHeight(1)
    assert begins.data(Qt.ItemDataRole.AccessibleTextRole).startswith(f"{first}: ")
    assert not next_.data(Qt.ItemDataRole.AccessibleTextRole).startswith(first)
    sticky = rows.findChild(StickyGroup)
    assert sticky is not None
    assert sticky.isHidden()

    hand.press(Qt.Key.Key_End)
    hand.settle()
    assert sticky.isVisible()
    assert sticky.name == "No date"
    for _step in range(30):
        hand.press(Qt.Key.Key_K)
        # The row that the keys are on is never below the head that stays at the top.
        assert rows.visualRect(rows.currentIndex()).top() >= sticky.geometry().bottom()

    panel_of(hand).presenter.sort("type")
    hand.settle()
    assert not rows.groups
    assert sticky.isHidden()
    assert {rows.rowHeight(one) for one in (0, 1, 40, 41)} == {rows.rowHeight(2)}


def test_all_that_is_selected_is_given_a_typed_day_and_the_keys_come_back(hand: Hand) -> None:
    panel = panel_of(hand)
    hand.press(Qt.Key.Key_J, SHIFT)
    ids = panel.list.selected()
    menus = {one.title(): one for one in panel.bar.changes(["old"]).findChildren(QMenu)}
    assert [one.text() for one in menus["Remove a tag"].actions()] == ["#old"]
    days = menus["Trial ends"].actions()
    assert [one.text() for one in days] == [
        *("Today", "Tomorrow", "In a week", "In a month", "Leave it empty", "Another day…"),
    ]

    days[-1].trigger()
    assert panel.bar.tag.hasFocus()
    hand.type("perhaps")
    hand.press(Qt.Key.Key_Return)
    assert panel.bar.tag.hasFocus()
    hand.type("30 nov 2027")
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    assert panel.list.hasFocus()
    assert _ends(hand, ids) == {"2027-11-30"}

    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()
    assert _ends(hand, ids) == {None}


def _ends(hand: Hand, ids: list[str]) -> set[object]:
    held = hand.read(lambda vault: [record(vault, one) for one in ids])
    return {one.to_json()["trial_ends_on"] for one in held}


def test_what_is_selected_stays_so_while_records_come_and_go(hand: Hand) -> None:
    rows = panel_of(hand).list
    hand.press(Qt.Key.Key_End)
    hand.settle()
    hand.press(Qt.Key.Key_K, SHIFT)
    selected, top = rows.selected(), rows.rows.ids[0]

    hand.do(partial(delete, record_id=top, now=NOW))
    hand.settle()

    assert rows.model().rowCount() == COUNT - 1
    assert rows.selected() == selected


def test_copied_rows_are_text_and_a_table(hand: Hand) -> None:
    hand.press(Qt.Key.Key_J, SHIFT)
    hand.press(Qt.Key.Key_C, CONTROL)
    hand.settle()

    held = QGuiApplication.clipboard().mimeData()
    assert held is not None
    assert len(held.text().splitlines()) == 2
    assert held.hasFormat("text/csv")
    assert held.hasFormat("text/tab-separated-values")


def test_a_row_is_read_out_with_its_name_and_state(hand: Hand) -> None:
    rows = panel_of(hand).list
    interface = QAccessible.queryAccessibleInterface(rows)
    cell = interface.focusChild()
    name = cell.text(QAccessible.Text.Name)
    assert name.startswith("Contract. Contract ")
    assert name.endswith("Running")


def test_a_head_sorts_and_the_list_begins_anew(hand: Hand) -> None:
    panel = panel_of(hand)
    hand.press(Qt.Key.Key_End)
    panel.heads.heads["name"].click()
    hand.settle()

    assert panel.list.row_of(panel.list.rows.ids[0]).title == "Contract 0"
    assert panel.list.verticalScrollBar().value() == 0
    assert "sorted upwards" in panel.heads.heads["name"].accessibleName()


def test_the_note_of_a_row_unfolds_in_place(hand: Hand) -> None:
    rows = panel_of(hand).list
    usual = rows.rowHeight(0)
    first = rows.rows.ids[0]
    hand.do(partial(edit, record_id=first, patch={"notes": "One\nTwo"}, now=NOW))
    hand.settle()

    hand.press(Qt.Key.Key_Right)
    assert rows.rowHeight(0) > usual
    hand.press(Qt.Key.Key_Left)
    assert rows.rowHeight(0) == usual
    assert rows.indexAt(QPoint(20, 5)).row() == 0
