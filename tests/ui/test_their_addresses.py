"""Handing over offers the address that the company wrote from, and says where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from building import Template, add, case, company, edit
from mail_shapes import mail
from mailing import Drop, home, taken
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from windows import Hand, opened

from vrm_app.domain.contact_point import ContactPoint
from vrm_app.presenters.places import Place, Section
from vrm_app.services.records import list_of
from vrm_app.ui.pages.hand_over.page import HandOverPage

CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    folder: Path
    acme: str
    case: str


@pytest.fixture
def world(template: Template, tmp_path: Path) -> World:
    """A complaint with three mails: from the company, from nobody who reads, and from oneself."""
    folder = tmp_path / "Mine.vault"
    drops = tmp_path / "drops"
    drops.mkdir()
    with template.copied_to(folder) as vault:
        acme = company(vault, "Acme", domains=["acme.example"])
        complaint = case(vault, acme)
        home(vault)
        mails = Drop(drops)(
            mail("We look into it", message_id="<1@acme.example>"),
            mail("News", **{"from": "no-reply@acme.example"}, message_id="<2@acme.example>"),
            mail(
                "Please",
                **{"from": "kim@home.example", "to": "help@acme.example"},
                message_id="<3@home.example>",
            ),
        )
        for one in taken(vault, mails, company_id=acme).ids:
            edit(vault, one, case_id=complaint)
    return World(folder=folder, acme=acme, case=complaint)


@pytest.fixture
def hand(world: World, qtbot: QtBot, template: Template) -> Iterator[Hand]:
    with opened(qtbot, template, world.folder) as hand:
        yield hand


def at_case(hand: Hand, case_id: str) -> HandOverPage:
    hand.window.go(Place(Section.CASES, case_id))
    hand.settle()
    hand.press(Qt.Key.Key_E, CONTROL)
    page = hand.window.page
    assert isinstance(page, HandOverPage)
    hand.qtbot.waitUntil(page.foot.save.isEnabled, timeout=LONG)
    hand.settle()
    return page


def points(hand: Hand) -> list[ContactPoint]:
    found = hand.read(lambda vault: list(list_of(vault, ContactPoint.kind)))
    return [one for one in found if isinstance(one, ContactPoint)]


def go_to(hand: Hand, page: HandOverPage, at: int) -> None:
    for _step in range(60):
        if QApplication.focusWidget() is page.theirs.buttons[at]:
            return
        hand.press(Qt.Key.Key_Backtab)
    pytest.fail("no key leads there")


def test_the_address_they_wrote_from_is_chosen_by_keys_and_taken_back(
    hand: Hand, world: World
) -> None:
    page = at_case(hand, world.case)
    assert [one.text() for one in page.theirs.buttons] == ["Write to help@acme.example"]
    told = [one.text() for one in page.theirs.findChildren(QLabel)]
    assert "They wrote from it on 1 Jun 2026: “Kettle”" in told
    assert "help@acme.example" not in page.letter.text + page.include._addresses.text()

    go_to(hand, page, 0)
    hand.press(Qt.Key.Key_Space)
    hand.settle()
    hand.qtbot.waitUntil(
        lambda: page.include._addresses.text() == "help@acme.example", timeout=LONG
    )
    hand.qtbot.waitUntil(page.foot.save.isEnabled, timeout=LONG)
    hand.settle()

    (point,) = points(hand)
    assert point.source == "They wrote from it on 1 Jun 2026: “Kettle”"
    assert page.theirs.buttons == []
    assert page.theirs.isHidden()

    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()
    # One is taken to where it was taken back, and comes back from there.
    hand.window.go_back()
    hand.qtbot.waitUntil(lambda: bool(page.theirs.buttons), timeout=LONG)
    hand.qtbot.waitUntil(page.foot.save.isEnabled, timeout=LONG)
    assert points(hand) == []
    assert page.refusal.isHidden()


def test_it_comes_before_one_that_was_kept(hand: Hand, world: World) -> None:
    hand.do(
        lambda vault: add(
            vault,
            "contact_point",
            company_id=world.acme,
            channel="email",
            address="old@acme.example",
            preference="preferred",
        )
    )
    page = at_case(hand, world.case)
    assert page.include._addresses.text() == "old@acme.example"

    go_to(hand, page, 0)
    hand.press(Qt.Key.Key_Space)

    hand.qtbot.waitUntil(
        lambda: page.include._addresses.text() == "help@acme.example", timeout=LONG
    )


def test_what_they_must_not_use_is_not_offered(hand: Hand, world: World) -> None:
    hand.do(
        lambda vault: add(
            vault,
            "contact_point",
            company_id=world.acme,
            channel="email",
            address="HELP@acme.example",
            preference="blocked",
        )
    )

    page = at_case(hand, world.case)

    assert page.theirs.buttons == []
