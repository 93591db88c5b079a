"""The side of the window: pinned companies, and going back to where one was."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from building import Template, add, company
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from running import PATIENCE, Running
from windows import Hand, opened

from vrm_app.presenters.places import Place, Section
from vrm_app.services.pinning import pin, pinned
from vrm_app.services.records import delete, erase
from vrm_app.ui.look import Look
from vrm_app.ui.page import Page
from vrm_app.ui.start import Again
from vrm_app.ui.widgets.side_list import SideItem, SideList, SideRow
from vrm_app.vault.vault import Vault

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
HOSTILE = "<b>A & B</b> &mnemonic \u202egnp.exe"


@pytest.fixture
def acme(template: Template, running: Running) -> str:
    with template.opened(running.vault) as vault:
        return company(vault, "Acme Energy")


@pytest.fixture
def hand(qtbot: QtBot, template: Template, running: Running, acme: str) -> Iterator[Hand]:
    with opened(qtbot, template, running.vault) as hand:
        hand.window.go(Place(Section.COMPANIES, acme))
        hand.settle()
        yield hand


def names(hand: Hand) -> list[str]:
    return [row.words for row in hand.window.side.pinned.rows]


def test_a_company_is_pinned_by_one_key_and_taken_off_by_the_same(hand: Hand) -> None:
    assert not hand.window.side.pinned.isVisible()

    hand.press(Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    hand.settle()
    hand.settle()
    assert names(hand) == ["Acme Energy"]
    assert hand.window.side.pinned.isVisible()
    assert hand.window.side.pinned.rows[0].isChecked()

    hand.press(Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    hand.settle()
    hand.settle()
    assert names(hand) == []
    assert not hand.window.side.pinned.isVisible()


def test_pinning_can_be_taken_back(hand: Hand) -> None:
    hand.press(Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    hand.settle()
    hand.settle()

    hand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    hand.settle()

    assert hand.read(pinned) == []
    assert names(hand) == []


def test_a_pinned_company_leads_to_its_page_from_anywhere(hand: Hand, acme: str) -> None:
    hand.press(Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    hand.settle()
    hand.settle()
    hand.window.go(Place(Section.TODAY))
    row = hand.window.side.pinned.rows[0]
    assert not row.isChecked()

    QTest.keyClick(row, Qt.Key.Key_Space)

    assert hand.window.place == Place(Section.COMPANIES, acme)
    assert row.isChecked()


def test_the_menu_of_a_pinned_company_takes_it_off(hand: Hand) -> None:
    hand.press(Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    hand.settle()
    hand.settle()
    row = hand.window.side.pinned.rows[0]

    (take_off,) = row.menu().actions()
    assert take_off.text() == "Take off the pinned"
    take_off.trigger()
    hand.settle()
    hand.settle()

    assert names(hand) == []


def test_what_is_in_the_trash_is_not_at_the_side(hand: Hand, acme: str) -> None:
    hand.do(lambda vault: pin(vault, acme, pinned=True, now=hand.desk.now()))
    hand.do(lambda vault: delete(vault, acme, now=hand.desk.now()))
    hand.settle()

    assert names(hand) == []


def test_a_low_window_reaches_every_row_by_tab(hand: Hand) -> None:
    def fill(vault: Vault) -> None:
        for number in range(20):
            made = company(vault, f"Company {number:02}")
            pin(vault, made, pinned=True, now=NOW)

    hand.do(fill)
    hand.window.resize(1200, 480)
    hand.settle()
    hand.settle()
    side = hand.window.side
    last = side.pinned.rows[-1]

    last.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2):
        QTest.keyClick(hand.window.focusWidget(), Qt.Key.Key_Backtab)
    for _ in range(2):
        QTest.keyClick(hand.window.focusWidget(), Qt.Key.Key_Tab)

    assert last.hasFocus()
    at = last.mapTo(side, QPoint(0, 0)).y()
    assert 0 <= at <= side.height() - last.height()


def test_the_side_says_how_much_waits_and_how_many_days_are_left(hand: Hand, acme: str) -> None:
    due = (hand.desk.now().date() + timedelta(days=2)).isoformat()

    def fill(vault: Vault) -> None:
        pin(vault, acme, pinned=True, now=NOW)
        add(vault, "promise", company_id=acme, what="Refund", by="company", due_on=due)

    hand.do(fill)
    hand.settle()
    side = hand.window.side

    def told(row: SideRow) -> str:
        return QAccessible.queryAccessibleInterface(row).text(QAccessible.Text.Description)

    assert told(side.entry(Section.TODAY)) == "1"
    assert told(side.entry(Section.COMPANIES)) == "1"
    assert told(side.entry(Section.CASES)) == ""
    assert told(side.pinned.rows[0]) == "in 2 days"


def test_rows_at_the_side_are_no_wider_than_its_strip(hand: Hand) -> None:
    side = hand.window.side
    hand.window.resize(1000, 480)
    hand.settle()
    assert {row.width() for row in side.findChildren(SideRow) if row.isVisible()} == {40}

    hand.window.resize(1200, 480)
    hand.settle()
    assert {row.width() for row in side.findChildren(SideRow) if row.isVisible()} == {200}


def test_hostile_words_stay_words(qtbot: QtBot, look: Look) -> None:
    listed = SideList(look, "Pinned")
    qtbot.addWidget(listed)
    listed.resize(180, 200)
    listed.show_items([SideItem("1", HOSTILE), SideItem("2", "x" * 10_000)])
    listed.show()
    listed.grab()

    row = listed.rows[0]
    assert row.words == HOSTILE
    assert QAccessible.queryAccessibleInterface(row).text(QAccessible.Text.Name) == HOSTILE
    assert row.shortcut().isEmpty()
    assert "<b>" not in row.toolTip()


def lock(running: Running) -> None:
    running.started.lock()
    running.bot.waitUntil(lambda: bool(running.again), timeout=PATIENCE)
    assert isinstance(running.again[-1], Again)
    running.end()


def test_after_unlocking_one_is_where_one_was(running: Running, acme: str) -> None:
    window = running.open()
    window.go(Place(Section.COMPANIES, acme, "people"))
    lock(running)

    assert running.open().place == Place(Section.COMPANIES, acme, "people")
    assert acme not in (running.states / "window.json").read_text("utf-8")


def test_a_later_day_begins_where_the_last_one_ended(running: Running) -> None:
    running.open().go(Place(Section.CASES))
    running.end()

    assert running.open().place == Place(Section.CASES)


def test_what_is_gone_meanwhile_is_not_gone_to(
    running: Running, acme: str, template: Template
) -> None:
    running.open().go(Place(Section.COMPANIES, acme))
    lock(running)
    with template.opened(running.vault) as vault:
        erase(vault, acme, now=NOW)

    assert running.open().place.record_id == ""


@pytest.mark.parametrize("clicks", [1, 2])
def test_the_side_is_as_wide_as_one_left_it(running: Running, clicks: int) -> None:
    window = running.open()
    for _ in range(clicks):
        window.top.side.click()
    width = window.side.width()
    lock(running)

    assert running.open().side.width() == width


def test_the_section_in_the_way_leads_back_to_it_by_the_keys(hand: Hand) -> None:
    window = hand.window
    (section,) = window.top.veiled[0].findChildren(QPushButton)
    assert section.text() == "Companies"
    assert section.focusPolicy() & Qt.FocusPolicy.TabFocus

    QTest.keyClick(section, Qt.Key.Key_Return)
    hand.settle()

    assert window.place == Place(Section.COMPANIES)
    assert window.top.veiled[0].findChildren(QPushButton) == []
    hand.window.go_back()
    assert window.place.record_id


def test_the_foot_says_what_is_under_way_on_any_page(hand: Hand) -> None:
    class Busy(Page):
        def under_way(self) -> str:
            return "Taking it in… 3 of 9"

    status = hand.window.status
    status.look({Section.TODAY: Page(), Section.IMPORT: Busy()})
    assert "Taking it in… 3 of 9" in [one.text() for one in status.findChildren(QLabel)]

    status.look({Section.TODAY: Page()})
    assert "Taking it in… 3 of 9" not in [one.text() for one in status.findChildren(QLabel)]
