"""What a customer does most, by real keys; those beside typed text are counted against a goal."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from dropping import drop
from PySide6.QtCore import Qt
from windows import Hand

from vrm_app.domain.case import Case
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.judgement import Judgement
from vrm_app.domain.promise import Promise, PromiseState
from vrm_app.domain.record import Record
from vrm_app.presenters.places import Place, Section
from vrm_app.services.records import list_of
from vrm_app.ui.pages.import_.page import ImportPage
from vrm_app.ui.palette import Palette

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
GOALS = {
    "log a call from anywhere": 4,
    "log a call from its company": 3,
    "file mails": 1,
    "raise a case from an entry": 3,
    "jot a promise": 2,
    "say that a promise was kept": 1,
    "what did they promise": 2,
    "rate trust": 3,
    "undo": 1,
    "go anywhere": 2,
}
"""How many keys each journey may take beside the text, whatever stands in it."""
PATIENCE = 30_000


def _kept(hand: Hand, kind: str) -> Sequence[Record]:
    return hand.read(lambda vault: list(list_of(vault, kind)))


def _at(hand: Hand, company_id: str) -> None:
    hand.window.go(Place(Section.COMPANIES, company_id))
    hand.settle()


def test_a_call_is_logged_from_anywhere(hand: Hand, acme: str) -> None:
    hand.press(Qt.Key.Key_J, CONTROL)
    hand.settle()
    hand.type("ac")
    hand.press(Qt.Key.Key_Tab)
    hand.type("/phone they called back")
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    entry = _kept(hand, "interaction")[0]
    assert isinstance(entry, Interaction)
    assert (entry.company_id, entry.channel, entry.body) == (acme, "phone", "they called back")
    assert hand.keys <= GOALS["log a call from anywhere"]


def test_a_call_is_logged_from_its_company(hand: Hand, acme: str) -> None:
    _at(hand, acme)

    hand.press(Qt.Key.Key_L)
    hand.type("Dana promised a refund")
    hand.settle()
    hand.press(Qt.Key.Key_2, ALT)
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    entry = _kept(hand, "interaction")[0]
    assert isinstance(entry, Interaction)
    assert (entry.company_id, entry.channel, entry.body) == (
        acme,
        "phone",
        "Dana promised a refund",
    )
    assert hand.keys <= GOALS["log a call from its company"]
    assert hand.window.sheets.sheet is None


@pytest.mark.parametrize("count", [1, 20])
def test_mails_are_filed_by_dropping_them(
    hand: Hand, acme: str, tmp_path: Path, count: int
) -> None:
    mails = [_mail(tmp_path / f"{number}.eml", number) for number in range(count)]
    before = len(_kept(hand, "interaction"))

    drop(hand.window, *mails)
    page = hand.window.page
    assert isinstance(page, ImportPage)
    hand.qtbot.waitUntil(lambda: page.shown is page.review, timeout=PATIENCE)
    hand.press(Qt.Key.Key_Return)
    hand.qtbot.waitUntil(lambda: page.shown is page.done, timeout=PATIENCE)
    hand.settle()

    entries = _kept(hand, "interaction")
    assert len(entries) == before + count
    assert all(isinstance(one, Interaction) and one.company_id == acme for one in entries)
    assert hand.keys <= GOALS["file mails"]


def test_a_case_is_raised_from_an_entry(hand: Hand, acme: str) -> None:
    _at(hand, acme)

    hand.press(Qt.Key.Key_J)
    hand.press(Qt.Key.Key_I)
    hand.type("Wrong meter reading")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.settle()

    case, entry = _kept(hand, "case")[0], _kept(hand, "interaction")[0]
    assert isinstance(case, Case)
    assert isinstance(entry, Interaction)
    assert (case.title, case.happened) == ("Wrong meter reading", "The meter was read wrongly")
    assert str(entry.case_id) == case.id
    assert hand.keys <= GOALS["raise a case from an entry"]
    assert hand.window.sheets.sheet is None


def test_a_promise_is_jotted_and_later_said_to_be_kept(hand: Hand, acme: str) -> None:
    hand.press(Qt.Key.Key_J, CONTROL)
    hand.settle()
    hand.type("@acme promised refund 84.20 EUR by 30 nov")
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    assert hand.keys <= GOALS["jot a promise"]

    _at(hand, acme)
    hand.press(Qt.Key.Key_J)
    hand.keys = 0
    hand.press(Qt.Key.Key_Space)
    hand.settle()

    (promise,) = _kept(hand, "promise")
    assert isinstance(promise, Promise)
    assert (promise.what, str(promise.amount)) == ("refund", "84.20 EUR")
    assert promise.state is PromiseState.KEPT
    assert hand.keys <= GOALS["say that a promise was kept"]


def test_what_they_promised_is_found(hand: Hand, acme: str) -> None:
    hand.press(Qt.Key.Key_J, CONTROL)
    hand.settle()
    hand.type("@acme promised refund by 30 nov")
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    hand.keys = 0

    hand.press(Qt.Key.Key_F, CONTROL)
    hand.settle()
    hand.type("kind:promise company:acme after:2026-03")
    palette = hand.window.sheets.sheet
    assert isinstance(palette, Palette)
    hand.qtbot.waitUntil(lambda: palette.list.model().rowCount() > 0)
    hand.settle()
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    assert hand.window.place.record_id == acme
    assert hand.keys <= GOALS["what did they promise"]


def test_trust_is_rated(hand: Hand, acme: str) -> None:
    _at(hand, acme)

    hand.press(Qt.Key.Key_T)
    hand.press(Qt.Key.Key_2)
    hand.type("They rang though I asked them not to")
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    judgement = _kept(hand, "judgement")[0]
    assert isinstance(judgement, Judgement)
    assert (judgement.score, judgement.reason) == (2, "They rang though I asked them not to")
    assert hand.keys <= GOALS["rate trust"]


def test_what_was_done_is_taken_back(hand: Hand, acme: str) -> None:
    hand.press(Qt.Key.Key_J, CONTROL)
    hand.settle()
    hand.type("@acme by mistake")
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    before = len(_kept(hand, "interaction"))
    hand.keys = 0

    hand.press(Qt.Key.Key_Z, CONTROL)
    hand.settle()

    assert acme
    assert len(_kept(hand, "interaction")) == before - 1
    assert hand.keys <= GOALS["undo"]


def test_any_company_is_reached_with_three_letters(hand: Hand, acme: str) -> None:
    hand.press(Qt.Key.Key_K, CONTROL)
    hand.type("ene")
    hand.press(Qt.Key.Key_Return)
    hand.settle()

    assert hand.window.place == Place(Section.COMPANIES, acme)
    assert hand.keys <= GOALS["go anywhere"]
    assert hand.window.sheets.sheet is None


def _mail(path: Path, number: int) -> Path:
    path.write_bytes(
        b"From: Dana <dana@acme.example>\r\nTo: me@home.example\r\n"
        b"Date: Mon, 04 May 2026 10:00:00 +0000\r\n"
        b"Message-ID: <%d@acme.example>\r\nSubject: Your meter %d\r\n\r\n"
        b"We read it again.\r\n" % (number, number)
    )
    return path
