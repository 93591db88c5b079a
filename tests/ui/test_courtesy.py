"""Long work beside the window waits for it, and does not outlive it."""

import gc
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from building import NOW, Template, shown
from pytestqt.qtbot import QtBot

from vrm_app.domain.company import Company
from vrm_app.domain.courtesy import give_way
from vrm_app.ui import courtesy
from vrm_app.ui.desk import Desk
from vrm_app.vault import records
from vrm_app.vault.vault import Vault

LONG_SECONDS = 20


class Pieces:
    """Long work that counts its pieces until it may end."""

    def __init__(self) -> None:
        self.done = 0
        self.may_end = threading.Event()
        self.ended = threading.Event()

    def __call__(self, _vault: Vault) -> None:
        try:
            until = time.monotonic() + LONG_SECONDS
            while not self.may_end.is_set() and time.monotonic() < until:
                give_way()
                self.done += 1
                time.sleep(0.001)
        finally:
            self.ended.set()

    def are_done(self, count: int) -> Callable[[], bool]:
        return lambda: self.done >= count


@pytest.fixture
def pieces(desk: Desk, qtbot: QtBot) -> Pieces:
    """Long work that is under way."""
    made = Pieces()
    desk.write(made, lambda _none: None)
    qtbot.waitUntil(made.are_done(1))
    return made


def test_work_waits_while_the_window_is_busy(
    pieces: Pieces, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courtesy, "_PATIENCE", LONG_SECONDS)
    # Nobody answers while this test, on the window's thread, goes on without the event loop.
    time.sleep(0.1)
    before = pieces.done
    time.sleep(0.2)
    assert pieces.done == before

    qtbot.waitUntil(pieces.are_done(before + 5))
    pieces.may_end.set()


def test_work_goes_on_even_when_the_window_is_never_free(pieces: Pieces) -> None:
    before = pieces.done
    until = time.monotonic() + LONG_SECONDS
    while pieces.done < before + 20 and time.monotonic() < until:
        time.sleep(0.01)
    pieces.may_end.set()

    assert pieces.done >= before + 20


def test_long_work_is_given_up_after_closing_and_nothing_of_it_stays(
    desk: Desk, folder: Path, template: Template, qtbot: QtBot
) -> None:
    pieces = Pieces()

    def bring_in(vault: Vault) -> None:
        with vault.writing("import", now=NOW) as writing:
            records.add(writing, Company.read({"name": "Acme"}, now=NOW))
            pieces(vault)

    desk.write(bring_in, lambda _none: None)
    qtbot.waitUntil(pieces.are_done(1))

    began = time.monotonic()
    desk.close()

    assert time.monotonic() - began < courtesy._AFTER_THE_END + 0.5
    assert pieces.ended.is_set()
    # Whoever comes next is not kept waiting by a lock.
    with template.opened(folder) as again, again.writing("next", now=NOW) as writing:
        records.add(writing, Company.read({"name": "Zephyr"}, now=NOW))
    with template.opened(folder) as again:
        assert len(shown(again, "company")) == 1


def test_what_is_given_up_can_be_taken_back(desk: Desk, pieces: Pieces) -> None:
    taken_back: list[str] = []

    def begin(vault: Vault) -> None:
        try:
            pieces(vault)
        finally:
            give_way()
            taken_back.append("all of it")

    pieces.may_end.set()
    assert pieces.ended.wait(LONG_SECONDS)
    pieces.may_end.clear()
    desk.write(begin, lambda _none: None)
    desk.close()

    assert taken_back == ["all of it"]


def test_what_was_asked_for_behind_long_work_is_still_done_after_closing(
    desk: Desk, folder: Path, template: Template, pieces: Pieces
) -> None:
    def keep(vault: Vault) -> None:
        with vault.writing("add", now=NOW) as writing:
            records.add(writing, Company.read({"name": "Acme"}, now=NOW))

    desk.write(keep, lambda _none: None)
    desk.close()

    assert pieces.ended.is_set()
    with template.opened(folder) as again:
        assert len(shown(again, "company")) == 1


def test_all_objects_are_not_looked_through_during_work(desk: Desk, qtbot: QtBot) -> None:
    usual, seen = gc.get_threshold(), []
    with qtbot.waitSignal(desk.changed):
        desk.write(lambda _vault: seen.append(gc.get_threshold()), lambda _none: None)

    (during,) = seen
    assert during[:2] == usual[:2]
    assert during[2] > 1000 * usual[2]
    assert gc.get_threshold() == usual
