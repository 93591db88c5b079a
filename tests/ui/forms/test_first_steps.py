"""What one meets on the first evening: nothing is kept yet, and nobody is known."""

import pytest
from building import add, case
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from windows import Hand, OpenWindow

from vrm_app.presenters.density import density_of
from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.services.records import list_of
from vrm_app.ui.forms.company_sheets import CompanySheet
from vrm_app.ui.forms.entry_sheet import EntrySheet
from vrm_app.ui.forms.record_sheet import RecordSheet
from vrm_app.ui.look import Look
from vrm_app.ui.pages.cases.page import CasesPage
from vrm_app.ui.pages.companies.page import CompaniesPage
from vrm_app.ui.pages.records.section_page import SectionPage
from vrm_app.ui.pages.today.page import TodayPage
from vrm_app.ui.widgets.recovery import NewPassphrase


@pytest.fixture
def beginner(open_window: OpenWindow) -> Hand:
    """Whoever opens a vault in which there is nothing."""
    return open_window()


def _companies(hand: Hand) -> CompaniesPage:
    hand.window.go(Place(Section.COMPANIES))
    hand.settle()
    page = hand.window.page
    assert isinstance(page, CompaniesPage)
    return page


def test_where_there_is_no_company_the_page_invites_to_make_one(beginner: Hand) -> None:
    page = _companies(beginner)
    assert page.begin.isVisible()
    assert not page.companies.isVisible()

    beginner.press(Qt.Key.Key_Return)
    beginner.settle()
    sheet = beginner.window.sheets.sheet
    assert isinstance(sheet, CompanySheet)
    beginner.type("Muster")
    beginner.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    beginner.settle()

    assert page.companies.isVisible()
    assert not page.begin.isVisible()


def test_a_name_that_no_company_has_leads_on_to_a_new_one(hand: Hand) -> None:
    page = _companies(hand)
    page.companies.filter.setFocus()

    hand.type("Muster")
    hand.settle()
    assert page.companies.new.isVisible()
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, CompanySheet)
    assert sheet.fields["name"].value() == "Muster"


def test_several_companies_go_to_the_trash_by_one_key(hand: Hand) -> None:
    page = _companies(hand)
    page.companies.list.setFocus()
    hand.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hand.settle()

    hand.press(Qt.Key.Key_Delete)
    hand.settle()

    assert hand.read(lambda vault: list(list_of(vault, "company"))) == []
    assert page.begin.isVisible()


def test_a_company_that_is_not_known_yet_is_told_while_one_types_it(hand: Hand) -> None:
    hand.window.sheets.ask(Ask(Form.LOG))
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, EntrySheet)

    hand.type("Muster")
    assert sheet.fields["company"].told == "New company “Muster”, made with this"
    sheet.fields["company"].show_value("")
    hand.type("Glob")

    assert sheet.fields["company"].told == ""


def test_the_hint_about_the_recovery_words_stands_at_the_top(beginner: Hand) -> None:
    beginner.window.go(Place(Section.TODAY))
    beginner.settle()
    page = beginner.window.page
    assert isinstance(page, TodayPage)
    assert page.wish.isVisible()

    assert page.wish.mapTo(page, QPoint(0, 0)).y() < 50


def test_that_nothing_is_logged_is_said_once(hand: Hand, acme: str) -> None:
    about = hand.do(lambda vault: case(vault, acme))
    hand.window.go(Place(Section.CASES, about))
    hand.settle()
    page = hand.window.page
    assert isinstance(page, CasesPage)

    assert page.case.timeline.nothing.startswith("Nothing is logged in this case yet")


def test_beside_what_one_looks_for_an_offer_has_a_key_of_its_own(hand: Hand, acme: str) -> None:
    assert acme
    need = hand.do(lambda vault: add(vault, "need", title="A kettle"))
    hand.window.go(Place(Section.NEEDS, need))
    hand.settle()
    page = hand.window.page
    assert isinstance(page, SectionPage)
    page.start()

    hand.press(Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    hand.settle()

    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, RecordSheet)
    assert (sheet.fields["need_id"].value(), "company_id" in sheet.fields) == (need, True)


def test_what_is_taken_back_does_not_stay_beside_the_list(hand: Hand, acme: str) -> None:
    assert acme
    hand.do(lambda vault: add(vault, "need", title="A kettle"))
    need = hand.do(lambda vault: add(vault, "need", title="A toaster"))
    hand.window.go(Place(Section.NEEDS, need))
    hand.settle()
    page = hand.window.page
    assert isinstance(page, SectionPage)
    assert page.inner.isVisible()

    hand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.settle()

    assert not page.inner.isVisible()


def test_tab_leads_from_a_new_passphrase_to_the_second_one(look: Look, qtbot: QtBot) -> None:
    new = NewPassphrase(look, lambda _typed: None)
    qtbot.addWidget(new)
    new.show()
    new.passphrase.setFocus()
    with qtbot.waitActive(new):
        new.activateWindow()

    qtbot.keyClicks(new.passphrase, "correct horse")
    qtbot.keyClick(new.passphrase, Qt.Key.Key_Tab)
    assert new.again.hasFocus()
    qtbot.keyClick(new.again, Qt.Key.Key_Tab)
    assert new.passphrase.eye.hasFocus()
    qtbot.keyClicks(new.passphrase.eye, "battery")

    assert new.passphrase.text() == "correct horse"


def test_of_one_month_alone_it_is_said_that_all_was_in_it() -> None:
    assert density_of({"2026-11": 7}).told == "7 entries, all in November 2026."
    assert density_of({"2026-11": 1}).told == "1 entry, in November 2026."
