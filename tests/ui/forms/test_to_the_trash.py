"""What is selected goes to the trash by one key, and the page goes on with what is left."""

import pytest
from building import case, company
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from windows import Hand

from vrm_app.domain.company import Company
from vrm_app.presenters.places import Place, Section
from vrm_app.services.records import list_of
from vrm_app.ui.pages.cases.page import CasesPage
from vrm_app.ui.pages.companies.page import CompaniesPage

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
