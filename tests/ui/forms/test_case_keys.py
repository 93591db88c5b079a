"""One case by keys: promises, reminders, evidence that opens, and closing with a rating."""

from pathlib import Path

import pytest
from building import Template, attach, case, company, exchange
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from windows import Hand, OpenWindow

from vrm_app.domain.judgement import Judgement
from vrm_app.domain.promise import Promise
from vrm_app.presenters.places import Place, Section
from vrm_app.services.records import list_of
from vrm_app.ui.forms.case_sheets import ClosingSheet
from vrm_app.ui.forms.file_sheet import FileSheet
from vrm_app.ui.pages.cases.page import CasesPage
from vrm_app.ui.widgets.row import Row

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def leak(template: Template, folder: Path) -> str:
    """A case with an entry and a file."""
    with template.opened(folder) as vault:
        acme = company(vault)
        made = case(vault, acme, stage="raised")
        exchange(vault, acme, case_id=made, at="2026-05-01T10:00:00Z")
        attach(vault, made, b"A photo", "leak.txt")
        return made


@pytest.fixture
def hand(leak: str, open_window: OpenWindow) -> Hand:
    assert leak
    return open_window()


def _at(hand: Hand, case_id: str) -> CasesPage:
    hand.window.go(Place(Section.CASES, case_id))
    hand.settle()
    hand.window.page.start()
    page = hand.window.page
    assert isinstance(page, CasesPage)
    return page


def test_a_promise_belongs_to_the_case_and_to_the_entry_that_is_selected(
    hand: Hand, leak: str
) -> None:
    _at(hand, leak)
    hand.press(Qt.Key.Key_J)
    hand.press(Qt.Key.Key_P)
    hand.settle()
    hand.type("A new kettle")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    (kept,) = hand.read(lambda vault: list(list_of(vault, "promise")))
    (entry,) = hand.read(lambda vault: list(list_of(vault, "interaction")))
    assert isinstance(kept, Promise)
    assert (str(kept.case_id), str(kept.interaction_id)) == (leak, entry.id)


def test_evidence_opens_by_enter(hand: Hand, leak: str) -> None:
    page = _at(hand, leak)
    (row,) = page.case.findChildren(Row)
    assert row.accessibleName() == "leak.txt, 7 B"
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    hand.settle()
    assert isinstance(hand.window.sheets.sheet, FileSheet)


def test_closing_rates_the_company_by_one_figure_more(hand: Hand, leak: str) -> None:
    _at(hand, leak)
    hand.press(Qt.Key.Key_D)
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, ClosingSheet)
    sheet.fields["trust"].start()
    hand.press(Qt.Key.Key_2)
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    (rating,) = hand.read(lambda vault: list(list_of(vault, "judgement")))
    assert isinstance(rating, Judgement)
    assert rating.score == 2
    assert not hand.window.banners.isHidden()
