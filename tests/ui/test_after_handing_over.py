"""After handing over: the case says so, what left is opened, and the answer is noted."""

from pathlib import Path

import pytest
from building import Template, company, record
from handing_over import make_world
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from windows import Hand, OpenWindow

from vrm_app.domain.case import Case, Stage
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.release import Release, ReleaseState
from vrm_app.presenters.opening import ask_of
from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.services.records import list_of
from vrm_app.ui.pages.cases.page import CasesPage
from vrm_app.ui.pages.hand_over.page import HandOverPage
from vrm_app.ui.pages.handed_over import HandedOverPage
from vrm_app.vault.vault import Vault

LONG = 20_000


@pytest.fixture
def ids(template: Template, tmp_path: Path, folder: Path) -> dict[str, str]:
    """A complaint that can be handed over, and a company it is not about."""
    with template.opened(folder) as vault:
        world = make_world(vault, tmp_path)
        return {
            "case": world.case,
            "acme": world.company,
            "other": company(vault, "Kettle Ombudsman"),
        }


@pytest.fixture
def hand(ids: dict[str, str], open_window: OpenWindow) -> Hand:
    assert ids
    return open_window()


def _case(hand: Hand, case_id: str) -> Case:
    found = hand.read(lambda vault: record(vault, case_id))
    assert isinstance(found, Case)
    return found


def _handed_over(hand: Hand, case_id: str, folder: Path) -> HandOverPage:
    hand.window.go(Place(Section.HAND_OVER, case_id))
    page = hand.window.page
    assert isinstance(page, HandOverPage)
    hand.qtbot.waitUntil(page.foot.save.isEnabled, timeout=LONG)
    folder.mkdir(exist_ok=True)
    page.save_in(folder)
    hand.qtbot.waitUntil(page.saved.isVisible, timeout=LONG)
    hand.settle()
    return page


def _release(vault: Vault) -> Release:
    found = next(
        one
        for one in list_of(vault, "release")
        if isinstance(one, Release) and one.state is not ReleaseState.DRAFTED
    )
    assert isinstance(found, Release)
    return found


def test_the_case_is_sent_an_answer_is_awaited_and_undo_takes_that_back(
    hand: Hand, ids: dict[str, str], tmp_path: Path
) -> None:
    page = _handed_over(hand, ids["case"], tmp_path / "to")
    assert _case(hand, ids["case"]).stage is Stage.RAISED
    step = page.saved.next_step
    assert "It is their turn." in step._told.text()

    step.due.start()
    hand.type("2099-01-31")
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    assert str(_case(hand, ids["case"]).answer_due_on) == "2099-01-31"
    # In the line itself the keys would take back what was typed.
    step.note.setFocus()
    for _turn in range(2):
        hand.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        hand.settle()
    assert _case(hand, ids["case"]).stage is Stage.DRAFT
    # What was taken back is seen where it was taken back.
    assert hand.window.place == Place(Section.CASES, ids["case"])


def test_a_day_that_is_none_is_told_and_nothing_is_kept(
    hand: Hand, ids: dict[str, str], tmp_path: Path
) -> None:
    page = _handed_over(hand, ids["case"], tmp_path / "to")
    page.saved.next_step.due.start()
    hand.type("someday")
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    assert "no day" in page.saved.next_step.due.wrong
    assert _case(hand, ids["case"]).answer_due_on is None


def test_enter_leads_from_the_case_to_what_left_and_back_to_the_case(
    hand: Hand, ids: dict[str, str], tmp_path: Path
) -> None:
    _handed_over(hand, ids["case"], tmp_path / "to")
    hand.window.go(Place(Section.CASES, ids["case"]))
    hand.settle()
    cases = hand.window.page
    assert isinstance(cases, CasesPage)

    hand.press(Qt.Key.Key_J)
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    ledger = hand.window.page
    assert isinstance(ledger, HandedOverPage)
    assert ledger.presenter.opened is not None
    assert ledger.presenter.opened.what_id == ids["case"]
    hand.press(Qt.Key.Key_O)
    hand.settle()
    assert hand.window.place == Place(Section.CASES, ids["case"])


def test_the_answer_is_noted_on_what_left_with_its_case(
    hand: Hand, ids: dict[str, str], tmp_path: Path
) -> None:
    _handed_over(hand, ids["case"], tmp_path / "to")
    release = hand.read(_release)
    hand.window.go(Place(Section.HANDED_OVER, release.id))
    hand.settle()

    hand.press(Qt.Key.Key_A)
    hand.settle()
    assert hand.window.sheets.sheet is not None
    assert hand.window.sheets.sheet.accessibleName() == "Note their answer"
    hand.type("They will refund it")
    hand.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hand.settle()

    release = hand.read(_release)
    assert release.state is ReleaseState.ANSWERED
    answer = hand.read(lambda vault: record(vault, str(release.answer)))
    assert isinstance(answer, Interaction)
    assert (answer.body, answer.case_id) == ("They will refund it", ids["case"])
    ledger = hand.window.page
    assert isinstance(ledger, HandedOverPage)
    assert ledger._answered.text() == "Answered: They will refund it"

    hand.window.sheets.ask(ask_of(answer.kind, answer.id, ids["acme"]) or Ask(Form.LOG))
    hand.settle()
    assert hand.window.sheets.sheet.accessibleName() == "Change the entry"


def test_what_left_is_narrowed_down_by_letters(
    hand: Hand, ids: dict[str, str], tmp_path: Path
) -> None:
    _handed_over(hand, ids["case"], tmp_path / "to")
    hand.window.go(Place(Section.HANDED_OVER))
    hand.settle()
    ledger = hand.window.page
    assert isinstance(ledger, HandedOverPage)

    QTest.keyClicks(ledger.filter, "globex")
    hand.settle()
    assert not ledger.list.rows.ids
    assert ledger._lists.currentIndex() == 1
    # One key shows the whole list again.
    QTest.keyClick(ledger.filter, Qt.Key.Key_Escape)
    hand.settle()
    assert not ledger.filter.text()
    assert len(ledger.list.rows.ids) == 1
    QTest.keyClicks(ledger.filter, "ket acm")
    hand.settle()
    assert len(ledger.list.rows.ids) == 1


def test_somebody_else_gets_it_by_a_few_letters_of_the_name(
    hand: Hand, ids: dict[str, str], qtbot: QtBot
) -> None:
    hand.window.go(Place(Section.HAND_OVER, ids["case"]))
    page = hand.window.page
    assert isinstance(page, HandOverPage)
    qtbot.waitUntil(page.foot.save.isEnabled, timeout=LONG)

    page.include.another.setFocus()
    hand.press(Qt.Key.Key_Space)
    hand.settle()
    hand.type("ombud")
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    qtbot.waitUntil(page.foot.save.isEnabled, timeout=LONG)

    assert page.include._company.text() == "Kettle Ombudsman"
    assert hand.window.place == Place(Section.HAND_OVER, ids["case"])
