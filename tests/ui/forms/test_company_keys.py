"""Whatever one wants to note of a company is begun within three keys from its page."""

from pathlib import Path

import pytest
from building import Template, add, company, exchange
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from windows import Hand, OpenWindow

from vrm_app.domain.promise import Promise
from vrm_app.domain.reminder import Reminder
from vrm_app.presenters.places import Place, Section
from vrm_app.services.records import list_of
from vrm_app.ui.forms.case_sheets import CaseSheet
from vrm_app.ui.forms.company_sheets import RatingSheet
from vrm_app.ui.forms.entry_sheet import EntrySheet
from vrm_app.ui.forms.record_sheet import RecordSheet
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.pages.companies.page import CompaniesPage
from vrm_app.ui.widgets.more import MoreButton

CONTROL = Qt.KeyboardModifier.ControlModifier
MOST = 3
# A screen that nobody sees opens no lists that float above it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def _at(hand: Hand, company_id: str) -> CompaniesPage:
    hand.window.go(Place(Section.COMPANIES, company_id))
    hand.settle()
    hand.window.page.start()
    page = hand.window.page
    assert isinstance(page, CompaniesPage)
    hand.keys = 0
    return page


BEGUN: list[tuple[Qt.Key, type[Sheet], str]] = [
    (Qt.Key.Key_L, EntrySheet, ""),
    (Qt.Key.Key_I, CaseSheet, ""),
    (Qt.Key.Key_T, RatingSheet, ""),
    (Qt.Key.Key_P, RecordSheet, "promise"),
    (Qt.Key.Key_W, RecordSheet, "review"),
    (Qt.Key.Key_H, RecordSheet, "disclosure"),
    (Qt.Key.Key_R, RecordSheet, "reminder"),
]


@pytest.mark.parametrize("tab", ["", "trust"])
def test_each_is_begun_within_three_keys(hand: Hand, acme: str, tab: str) -> None:
    for key, sheet, kind in BEGUN:
        _at(hand, acme)
        hand.window.go(Place(Section.COMPANIES, acme, tab))
        hand.settle()

        hand.press(key)
        hand.settle()

        assert hand.keys <= MOST
        shown = hand.window.sheets.sheet
        assert isinstance(shown, sheet)
        if isinstance(shown, RecordSheet):
            assert shown._presenter._ask.kind == kind
        hand.press(Qt.Key.Key_Escape)
        hand.settle()


def test_a_promise_is_noted_in_the_entry_it_was_given_in(hand: Hand, acme: str) -> None:
    _at(hand, acme)
    hand.press(Qt.Key.Key_J)
    hand.press(Qt.Key.Key_P)
    hand.settle()
    hand.type("A new meter")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    (kept,) = hand.read(lambda vault: list(list_of(vault, "promise")))
    (entry,) = hand.read(lambda vault: list(list_of(vault, "interaction")))
    assert isinstance(kept, Promise)
    assert (kept.what, kept.company_id) == ("A new meter", acme)
    assert str(kept.interaction_id) == entry.id


def test_a_reminder_of_a_company_is_about_it(hand: Hand, acme: str) -> None:
    _at(hand, acme)
    hand.press(Qt.Key.Key_R)
    hand.settle()
    hand.type("2099-01-31")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    (kept,) = hand.read(lambda vault: list(list_of(vault, "reminder")))
    assert isinstance(kept, Reminder)
    assert str(kept.about) == acme


def test_promises_without_an_entry_offers_and_advice_are_seen_on_the_page(
    template: Template, folder: Path, open_window: OpenWindow
) -> None:
    with template.opened(folder) as vault:
        acme = company(vault)
        need = add(vault, "need", title="A bicycle")
        source = add(vault, "source", name="Robin", type="friend")
        for kind, fields in {
            "promise": {"by": "company", "what": "A refund"},
            "offer": {"need_id": need, "text": "Nine gears"},
            "advice": {"source_id": source, "text": "Ask for the manual"},
        }.items():
            add(vault, kind, company_id=acme, **fields)
    hand = open_window()
    seen = set()
    for tab in ("cases", "contracts", "trust"):
        page = _at(hand, acme)
        hand.window.go(Place(Section.COMPANIES, acme, tab))
        hand.settle()
        rows = page.company.panel.list.rows
        seen |= {rows.row_at(at).kind for at in range(rows.rowCount())}
    assert seen == {"promise", "offer", "advice"}


def test_all_keys_of_the_page_are_listed_for_the_mouse_and_in_search(hand: Hand, acme: str) -> None:
    page = _at(hand, acme)
    texts = {action.text() for action in page.actions()}
    assert {"Note a promise", "Recommend, or warn of them", "Remind me"} <= texts
    assert page.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu

    button = page.findChild(MoreButton)
    assert button is not None
    button.click()
    menu = button.findChild(QMenu)
    assert menu is not None
    assert {action.text() for action in menu.actions()} == texts
    assert all(not action.shortcut().isEmpty() for action in menu.actions())
    menu.close()

    found = {command.text: command.keys for command in hand.window.actions_.commands()}
    assert found["Note a promise"] == "P"
    assert found["Note what they hold of you"] == "H"


def test_the_keys_of_an_entry_change_it_and_those_of_a_rating_too(
    template: Template, folder: Path, open_window: OpenWindow
) -> None:
    with template.opened(folder) as vault:
        acme = company(vault)
        exchange(vault, acme, at="2026-05-01T10:00:00Z")
        add(vault, "judgement", company_id=acme, dimension="care", score=4)
    hand = open_window()
    for sheet in (RecordSheet, EntrySheet):
        hand.press(Qt.Key.Key_Escape)
        page = _at(hand, acme)
        page.company.timeline.clearSelection()
        for _step in range(1 if sheet is RecordSheet else 2):
            hand.press(Qt.Key.Key_J)
        hand.press(Qt.Key.Key_E)
        hand.settle()
        assert isinstance(hand.window.sheets.sheet, sheet)
