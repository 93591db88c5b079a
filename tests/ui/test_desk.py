"""Work away from the screen, answered on the screen's own thread."""

import threading
import time
from pathlib import Path

import pytest
from building import NOW, Template, company
from pytestqt.qtbot import QtBot

from vrm_app.domain.courtesy import give_way
from vrm_app.domain.errors import UserError
from vrm_app.services.records import add
from vrm_app.ui import courtesy
from vrm_app.ui.desk import Desk
from vrm_app.vault import lists
from vrm_app.vault.faults import CounterNotWrittenError
from vrm_app.vault.state import STATE_FILE
from vrm_app.vault.vault import Vault


def names(vault: Vault) -> list[str]:
    with vault.reading() as connection:
        return list(lists.names_of_companies(connection).values())


def test_the_answer_comes_on_the_windows_thread_and_the_work_is_done_elsewhere(
    desk: Desk, qtbot: QtBot
) -> None:
    asked: list[int] = []
    answered: list[int] = []
    desk.read(lambda _: asked.append(threading.get_ident()), lambda _: None)
    desk.write(
        lambda _: asked.append(threading.get_ident()),
        lambda _: answered.append(threading.get_ident()),
    )
    qtbot.waitUntil(lambda: bool(answered) and len(asked) == 2)
    assert answered == [threading.get_ident()]
    assert threading.get_ident() not in asked
    assert len(set(asked)) == 2


def test_what_was_written_is_read_and_told_of(desk: Desk, qtbot: QtBot) -> None:
    read: list[list[str]] = []
    with qtbot.waitSignal(desk.changed):
        desk.write(lambda vault: add(vault, "company", {"name": "Acme"}, now=NOW), lambda _: None)
    desk.read(names, read.append)
    qtbot.waitUntil(lambda: bool(read))
    assert read == [["Acme"]]


def test_reading_goes_on_while_something_long_is_written(desk: Desk, qtbot: QtBot) -> None:
    go_on = threading.Event()
    read: list[list[str]] = []

    def long(vault: Vault) -> None:
        with vault.writing("long", now=NOW):
            go_on.wait(10)

    desk.write(long, lambda _: None)
    desk.read(names, read.append)
    qtbot.waitUntil(lambda: bool(read))
    go_on.set()
    assert read == [[]]


def test_what_is_read_aside_keeps_neither_reading_nor_writing_waiting(
    desk: Desk, qtbot: QtBot
) -> None:
    go_on = threading.Event()
    read: list[list[str]] = []

    def long(vault: Vault) -> list[str]:
        go_on.wait(10)
        return names(vault)

    desk.read_aside(long, read.append)
    with qtbot.waitSignal(desk.changed):
        desk.write(company, lambda _: None)
    desk.read(names, read.append)
    qtbot.waitUntil(lambda: bool(read))
    go_on.set()
    qtbot.waitUntil(lambda: len(read) == 2)

    assert read == [["Acme"], ["Acme"]]


def test_what_is_read_aside_tells_what_a_person_can_mend(desk: Desk, qtbot: QtBot) -> None:
    taken: list[UserError] = []

    def ask(_vault: Vault) -> None:
        raise CounterNotWrittenError

    desk.read_aside(ask, lambda _: None, failed=taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    with qtbot.waitSignal(desk.refused):
        desk.read_aside(ask, lambda _: None)

    assert [type(one) for one in taken] == [CounterNotWrittenError]


def test_what_is_read_aside_is_given_up_when_it_closes(
    desk: Desk, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courtesy, "_AFTER_THE_END", 0.1)
    begun, ended = threading.Event(), threading.Event()

    def long(_vault: Vault) -> None:
        try:
            until = time.monotonic() + 10
            while time.monotonic() < until:
                give_way()
                begun.set()
                time.sleep(0.01)
        finally:
            ended.set()

    desk.read_aside(long, lambda _: None)
    qtbot.waitUntil(begun.is_set)
    desk.close()

    assert ended.is_set()
    assert not (folder / "vault.db-wal").exists()


def test_what_a_person_can_mend_is_told_and_not_a_crash(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.refused) as told:
        desk.write(lambda vault: add(vault, "company", {}, now=NOW), lambda _: None)
    assert isinstance(told.args[0], UserError)

    taken: list[UserError] = []
    desk.write(
        lambda vault: add(vault, "company", {}, now=NOW), lambda _: None, failed=taken.append
    )
    qtbot.waitUntil(lambda: bool(taken))


def test_a_closed_desk_lets_go_of_the_vault(
    desk: Desk, folder: Path, template: Template, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.changed):
        desk.write(company, lambda _: None)
    desk.close()
    with template.opened(folder) as again:
        company(again, "Zephyr")
        assert sorted(names(again)) == ["Acme", "Zephyr"]


def test_what_was_saved_although_something_failed_after_it_is_told_of(
    desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    refused: list[UserError] = []
    (folder / STATE_FILE).unlink()
    (folder / STATE_FILE).mkdir()

    with qtbot.waitSignal(desk.changed):
        desk.write(company, lambda _: None, failed=refused.append)

    assert [type(one) for one in refused] == [CounterNotWrittenError]


def test_a_closed_desk_answers_nobody_and_complains_of_nothing(desk: Desk, qtbot: QtBot) -> None:
    answered: list[object] = []
    desk.close()

    desk.read(names, answered.append)
    desk.write(company, answered.append)
    qtbot.wait(20)

    assert answered == []


def test_closing_lets_go_of_every_file_of_the_vault(desk: Desk, qtbot: QtBot) -> None:
    read: list[list[str]] = []
    desk.read(names, read.append)
    qtbot.waitUntil(lambda: bool(read))
    log = desk.folder / "vault.db-wal"
    assert log.exists()

    desk.close()

    # Whoever closes the database last takes its log away.
    assert not log.exists()


def test_what_is_not_read_yet_when_it_closes_is_not_answered(desk: Desk, qtbot: QtBot) -> None:
    asked: list[str] = []
    go_on = threading.Event()
    desk.read(lambda _: go_on.wait(10), lambda _: None)
    desk.read(lambda _: asked.append("after closing"), lambda _: None)

    threading.Timer(0.1, go_on.set).start()
    desk.close()
    qtbot.wait(50)

    assert asked == []
