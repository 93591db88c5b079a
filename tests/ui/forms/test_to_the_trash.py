"""What is selected goes to the trash by one key, and the page goes on with what is left."""

import pytest
from building import case, company, keep, least, shown
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from windows import Hand

from vrm_app.domain.company import Company
from vrm_app.presenters.places import Place, Section
from vrm_app.services.records import list_of
from vrm_app.ui.forms.case_sheets import CaseSheet, ClosingSheet
from vrm_app.ui.forms.entry_sheet import EntrySheet
from vrm_app.ui.forms.record_sheet import RecordSheet
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.pages.cases.page import CasesPage
from vrm_app.ui.pages.companies.page import CompaniesPage
from vrm_app.vault.vault import Vault

CONTROL = Qt.KeyboardModifier.ControlModifier


def at_company(hand: Hand, company_id: str) -> CompaniesPage:
    hand.window.go(Place(Section.COMPANIES, company_id))
    hand.settle()
    page = hand.window.page
    assert isinstance(page, CompaniesPage)
    return page


def names(hand: Hand) -> list[str]:
    kept = hand.read(lambda vault: list(list_of(vault, Company.kind)))
    return sorted(one.name for one in kept if isinstance(one, Company))


def told(hand: Hand) -> str:
    banners = [one for shown in hand.window.banners.shown for one in shown.findChildren(QLabel)]
    return " ".join(one.text() for one in banners)


@pytest.mark.parametrize("from_the_list", [True, False])
def test_the_company_that_is_shown_goes_and_the_next_is_shown_until_it_is_back(
    hand: Hand, acme: str, from_the_list: bool
) -> None:
    page = at_company(hand, acme)
    if from_the_list:
        page.companies.list.setFocus()
    hand.press(Qt.Key.Key_Delete)
    hand.settle()
    hand.settle()

    assert names(hand) == ["Globex Mobile"]
    assert "Moved to the trash: Acme Energy." in told(hand)
    assert page.company.name == "Globex Mobile"
    assert page.companies.list.hasFocus()
    assert page.companies.list.current().name == "Globex Mobile"

    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()
    hand.settle()

    assert names(hand) == ["Acme Energy", "Globex Mobile"]
    assert hand.window.place == Place(Section.COMPANIES, acme)
    assert page.company.name == "Acme Energy"


def test_the_way_back_does_not_lead_to_what_is_in_the_trash(hand: Hand, acme: str) -> None:
    at_company(hand, acme)
    hand.press(Qt.Key.Key_Delete)
    hand.settle()
    hand.settle()

    hand.window.go_back()
    hand.settle()

    assert hand.window.place == Place(Section.TODAY)


def test_the_last_company_leaves_the_invitation_to_make_one(hand: Hand, acme: str) -> None:
    page = at_company(hand, acme)
    for _one in range(2):
        hand.press(Qt.Key.Key_Delete)
        hand.settle()
        hand.settle()

    assert names(hand) == []
    assert hand.window.place == Place(Section.COMPANIES)
    assert page.begin.isVisible()


def test_a_case_goes_from_its_page_and_undo_shows_it_again(hand: Hand, acme: str) -> None:
    one = hand.do(lambda vault: case(vault, acme, title="Wrong meter reading"))
    hand.window.go(Place(Section.CASES, one))
    hand.settle()

    hand.press(Qt.Key.Key_Delete)
    hand.settle()
    hand.settle()

    assert hand.window.place == Place(Section.CASES)
    page = hand.window.page
    assert isinstance(page, CasesPage)
    assert page.cases.isVisible()

    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()
    hand.settle()

    assert hand.window.place == Place(Section.CASES, one)
    assert page.case.name == "Wrong meter reading"


def test_what_went_while_another_page_was_open_is_not_shown_on_coming_back(
    hand: Hand, acme: str
) -> None:
    page = at_company(hand, acme)
    hand.window.go(Place(Section.TODAY))
    hand.settle()
    other = hand.do(lambda vault: company(vault, "Initech"))
    page = at_company(hand, other)
    hand.press(Qt.Key.Key_Delete)
    hand.settle()
    hand.settle()

    assert page.company.name != "Initech"
    assert page.company.isVisible()


SECTIONS = [
    (Section.CONTRACTS, "agreement"),
    (Section.NEEDS, "need"),
    (Section.MY_DATA, "data_item"),
    (Section.INBOX, "inbox"),
    (Section.CASES, "case"),
    (Section.TIMELINE, "interaction"),
]


def furnish(hand: Hand, acme: str, kind: str) -> None:
    def keep_two(vault: Vault) -> None:
        for number in range(2):
            fields = {**least(kind, {"company": acme}), "notes": f"number {number}"}
            keep(vault, kind, fields)

    hand.do(keep_two)


def kept(hand: Hand, kind: str) -> list[str]:
    return hand.read(lambda vault: shown(vault, kind))


@pytest.mark.parametrize(("section", "kind"), SECTIONS)
def test_the_row_that_the_keys_are_on_goes_in_every_list(
    hand: Hand, acme: str, section: Section, kind: str
) -> None:
    furnish(hand, acme, kind)
    hand.window.go(Place(section))
    hand.settle()
    hand.window.page.start()
    before = kept(hand, kind)
    if section is Section.TIMELINE:
        hand.press(Qt.Key.Key_J)

    # The next row has the keys at once: what follows needs no way back to it.
    for left in (1, 2):
        hand.press(Qt.Key.Key_Delete)
        hand.settle()
        assert len(kept(hand, kind)) == len(before) - left

    for _one in range(2):
        hand.press(Qt.Key.Key_Z, CONTROL)
        hand.settle()
    assert kept(hand, kind) == before


@pytest.mark.parametrize("section", [one for one, _kind in SECTIONS])
def test_what_keys_do_stands_under_the_other_mouse_button(hand: Hand, section: Section) -> None:
    hand.window.go(Place(section))

    page = hand.window.page
    words = [one.text() for one in page.actions()]
    assert page.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    assert any("trash" in one for one in words)


def test_what_left_is_never_sent_to_the_trash(hand: Hand, acme: str) -> None:
    one = hand.do(lambda vault: case(vault, acme))
    hand.do(lambda vault: keep(vault, "release", least("release", {"company": acme, "case": one})))
    hand.window.go(Place(Section.HANDED_OVER))
    hand.settle()
    hand.window.page.start()
    hand.press(Qt.Key.Key_Delete)
    hand.settle()

    assert len(kept(hand, "release")) == 1


CASE_KEYS: list[tuple[Qt.Key, type[Sheet]]] = [
    (Qt.Key.Key_L, EntrySheet),
    (Qt.Key.Key_D, ClosingSheet),
    (Qt.Key.Key_P, RecordSheet),
    (Qt.Key.Key_R, RecordSheet),
    (Qt.Key.Key_E, CaseSheet),
]


@pytest.mark.parametrize(("key", "sheet"), CASE_KEYS)
def test_a_letter_is_about_the_case_that_the_keys_are_on(
    hand: Hand, acme: str, key: Qt.Key, sheet: type[Sheet]
) -> None:
    hand.do(lambda vault: case(vault, acme, title="Wrong meter reading"))
    hand.window.go(Place(Section.CASES))
    hand.settle()

    hand.press(key)
    hand.settle()

    assert isinstance(hand.window.sheets.sheet, sheet)


def test_the_case_that_the_keys_are_on_is_handed_over(hand: Hand, acme: str) -> None:
    one = hand.do(lambda vault: case(vault, acme, type="complaint"))
    hand.window.go(Place(Section.CASES))
    hand.settle()

    hand.press(Qt.Key.Key_E, CONTROL)
    hand.settle()

    assert hand.window.place == Place(Section.HAND_OVER, one)
