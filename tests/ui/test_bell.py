"""A second start of the program speaks to the window that is open."""

import os
import socket
import stat
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from building import PASSPHRASE, Template
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from running import PATIENCE, Running

from vrm_app.outside.bell import HEARD, LONGEST, Ring, Wish, bell_at, ring, written
from vrm_app.presenters.places import Section
from vrm_app.services.inbox import capture, take_in
from vrm_app.services.records import list_of
from vrm_app.ui.bell import Bell
from vrm_app.ui.jot_window import JotWindow

T = TypeVar("T")
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def elsewhere(running: Running) -> Iterator[Callable[[Callable[[], T]], T]]:
    """Does something as another process would, while the window goes on."""
    with ThreadPoolExecutor(1) as other:

        def do(work: Callable[[], T]) -> T:
            doing = other.submit(work)
            running.bot.waitUntil(doing.done, timeout=PATIENCE)
            return doing.result()

        yield do


Elsewhere = Callable[[Callable[[], object]], object]


def say(running: Running, message: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(10)
        line.connect(bell_at(running.states, running.vault))
        try:
            line.sendall(message)
            return line.recv(100)
        except (BrokenPipeError, ConnectionResetError):
            return b""


def rung(running: Running, elsewhere: Elsewhere, wish: Wish, *files: Path) -> object:
    return elsewhere(lambda: ring(running.states, running.vault, wish, files))


def jot_window() -> JotWindow | None:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, JotWindow)]
    return next((one for one in found if one.isVisible()), None)


def write(running: Running, text: str) -> JotWindow:
    running.bot.waitUntil(lambda: jot_window() is not None)
    shown = jot_window()
    assert shown is not None
    QTest.keyClicks(shown.sheet.field, text)
    return shown


@pytest.mark.parametrize("opened", [False, True])
def test_a_second_start_brings_the_window_to_the_front(
    running: Running, elsewhere: Elsewhere, *, opened: bool
) -> None:
    running.begin(put_away=True)
    running.started.listen()
    if opened:
        running.end()
        running.open()
        running.started.listen()
    window = running.window if opened else running.gate
    window.showMinimized()

    assert rung(running, elsewhere, Wish.SHOW) is True

    assert not window.isMinimized()
    assert window.isVisible()
    assert not window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_locking_from_elsewhere_does_not_bring_the_window_to_the_front(
    running: Running, elsewhere: Elsewhere
) -> None:
    running.open()
    running.started.listen()

    assert rung(running, elsewhere, Wish.LOCK) is True
    running.bot.waitUntil(lambda: bool(running.again), timeout=PATIENCE)

    assert running.again[0].put_away
    assert not Path(bell_at(running.states, running.vault)).exists()


def test_a_line_that_is_captured_beside_the_open_window_is_counted_at_once(
    running: Running, elsewhere: Elsewhere
) -> None:
    window = running.open()
    running.started.listen()
    inbox = window.side.entry(Section.INBOX)

    elsewhere(lambda: capture(running.vault, "Ask about the fee", now=NOW))
    rung(running, elsewhere, Wish.TAKE_IN)

    running.bot.waitUntil(lambda: inbox.accessibleDescription() == "1", timeout=PATIENCE)


def test_while_it_is_locked_the_line_waits(
    running: Running, elsewhere: Elsewhere, template: Template
) -> None:
    running.begin()
    running.started.listen()
    rung(running, elsewhere, Wish.JOT)

    shown = write(running, "@acme promised 12.50 EUR by fri")
    assert not shown.sheet.save_and_open.isVisible()
    QTest.keyClick(shown.sheet.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    running.bot.waitUntil(lambda: jot_window() is None, timeout=PATIENCE)
    running.end()

    with template.opened(running.vault) as vault:
        assert take_in(vault, now=NOW).filed == 1
        (line,) = list_of(vault, "inbox")
    assert line.heading == "@acme promised 12.50 EUR by fri"


def test_while_it_is_open_the_line_is_kept_in_the_window_of_its_own(
    running: Running, elsewhere: Elsewhere
) -> None:
    window = running.open()
    running.started.listen()
    inbox = window.side.entry(Section.INBOX)
    rung(running, elsewhere, Wish.JOT)

    shown = write(running, "Ask about the fee")
    QTest.keyClick(shown.sheet.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    running.bot.waitUntil(lambda: inbox.accessibleDescription() == "1", timeout=PATIENCE)
    assert jot_window() is None
    assert window.isVisible()


@pytest.mark.parametrize("opened", [False, True])
def test_what_is_not_saved_yet_is_there_the_next_time(
    running: Running, elsewhere: Elsewhere, *, opened: bool
) -> None:
    running.open() if opened else running.begin()
    running.started.listen()
    for text in ("Ask about", "Ask about the fee"):
        rung(running, elsewhere, Wish.JOT)
        shown = write(running, text.removeprefix("Ask about") or text)
        assert shown.sheet.field.text() == text
        QTest.keyClick(shown.sheet.field, Qt.Key.Key_Escape)
        running.bot.waitUntil(lambda: jot_window() is None)


def test_a_line_that_is_open_already_comes_to_the_front_as_it_is(
    running: Running, elsewhere: Elsewhere
) -> None:
    window = running.open()
    running.started.listen()
    running.bot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)

    rung(running, elsewhere, Wish.JOT)

    assert window.is_jotting
    assert jot_window() is None


def test_locking_keeps_what_stands_in_the_small_window(
    running: Running, elsewhere: Elsewhere
) -> None:
    running.open()
    running.started.listen()
    rung(running, elsewhere, Wish.JOT)
    write(running, "Ask about the fee")

    rung(running, elsewhere, Wish.LOCK)
    running.bot.waitUntil(lambda: bool(running.again), timeout=PATIENCE)
    assert jot_window() is None
    running.end()
    window = running.open()

    drafts = window.sheets.drafts
    running.bot.waitUntil(lambda: drafts.has_any)
    assert drafts.find("jot ") == {"line": "Ask about the fee"}


def test_files_are_looked_at_once_the_vault_is_open(
    running: Running, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    mail = tmp_path / "bill.eml"
    mail.write_text("From: a@acme.example\nSubject: Your bill\n\nHello\n", "utf-8")
    running.begin()
    running.started.listen()

    assert rung(running, elsewhere, Wish.OPEN, mail) is True
    running.unlock_page.unlock(PASSPHRASE)

    assert running.window.place.section is Section.IMPORT


def test_files_are_looked_at_at_once_where_the_vault_is_open(
    running: Running, elsewhere: Elsewhere, tmp_path: Path
) -> None:
    mail = tmp_path / "bill.eml"
    mail.write_text("From: a@acme.example\nSubject: Your bill\n\nHello\n", "utf-8")
    window = running.open()
    running.started.listen()

    rung(running, elsewhere, Wish.OPEN, mail)

    assert window.place.section is Section.IMPORT


@pytest.mark.parametrize(
    "message",
    [
        b"\n",
        b"{}\n",
        b"x" * (LONGEST + 10),
        b"[" * 90_000 + b"\n",
        b"\0\xff\n",
        b'{"wish":"lock"}\n',
    ],
)
def test_what_is_not_our_word_is_dropped_without_an_answer(
    running: Running, elsewhere: Elsewhere, message: bytes
) -> None:
    window = running.open()
    running.started.listen()

    assert elsewhere(lambda: say(running, message)) == b""

    assert window.isVisible()
    assert rung(running, elsewhere, Wish.SHOW) is True


def test_whoever_says_nothing_is_not_waited_for(running: Running, elsewhere: Elsewhere) -> None:
    running.begin()
    running.started.listen()
    lines = [socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) for _ in range(20)]
    for line in lines[:8]:
        line.connect(bell_at(running.states, running.vault))

    assert rung(running, elsewhere, Wish.SHOW) is True

    lines[0].settimeout(10)
    assert elsewhere(lambda: lines[0].recv(1)) == b""
    for line in lines:
        line.close()


def test_only_the_person_reaches_the_bell(running: Running) -> None:
    running.begin()
    running.started.listen()

    at = Path(bell_at(running.states, running.vault))

    assert stat.S_ISSOCK(at.stat().st_mode)
    assert stat.S_IMODE(at.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(running.states.stat().st_mode) == 0o700


def test_another_user_is_not_heard_even_where_the_folder_lets_them_in(
    running: Running, elsewhere: Elsewhere
) -> None:
    if os.getuid() != 0:
        # Only root can speak as somebody else.
        return
    running.begin()
    running.started.listen()
    at = bell_at(running.states, running.vault)
    ours = written(Ring(folder=running.vault.resolve(), wish=Wish.SHOW))
    assert elsewhere(lambda: say(running, ours)) == HEARD
    # They reach it by a way that is open to all, as on a system that was set up carelessly.
    for one in (Path(at), *Path(at).parents[:-2]):
        one.chmod(0o777)
    speak = (
        "import socket\nline = socket.socket(socket.AF_UNIX)\nline.settimeout(20)\n"
        f"line.connect({at!r})\ntry:\n line.sendall({ours!r})\n said = line.recv(10)\n"
        "except (BrokenPipeError, ConnectionResetError):\n said = b''\nprint(said)"
    )

    def other() -> str:
        ran = subprocess.run(
            ["/usr/bin/python3", "-c", speak],
            capture_output=True,
            check=False,
            cwd="/",
            text=True,
            timeout=30,
            user=65534,
        )
        return ran.stdout + ran.stderr

    assert elsewhere(other) == "b''\n"


def test_a_bell_that_was_left_behind_is_taken_over(running: Running, elsewhere: Elsewhere) -> None:
    running.states.mkdir(mode=0o700)
    at = bell_at(running.states, running.vault)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as left:
        left.bind(at)
    assert os.path.lexists(at)

    running.begin()
    running.started.listen()

    assert rung(running, elsewhere, Wish.SHOW) is True


def test_of_two_that_start_at_once_one_gives_way(running: Running, elsewhere: Elsewhere) -> None:
    running.begin()
    running.started.listen()

    def other() -> bool:
        return Bell(running.states).listen(running.vault)

    assert elsewhere(other) is False


def test_nothing_is_left_when_the_window_is_closed(running: Running, elsewhere: Elsewhere) -> None:
    running.begin()
    running.started.listen()
    running.end()

    assert not os.path.lexists(bell_at(running.states, running.vault))
    assert rung(running, elsewhere, Wish.SHOW) is False
