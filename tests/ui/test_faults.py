"""What the window tells of an exception that nobody took."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from running import Running

from vrm_app.domain.errors import UserError

SECRET = "Acme owes me 84.20"


def fault() -> ValueError:
    try:
        int(SECRET)
    except ValueError as error:
        return error
    raise AssertionError


def read_and_close(told: list[str]) -> None:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    told.append(f"{box.text()} {box.informativeText()} {box.detailedText()}")
    box.close()


def test_a_bug_is_told_without_what_is_in_the_vault(
    running: Running, capsys: pytest.CaptureFixture[str]
) -> None:
    running.open()
    error = fault()
    told: list[str] = []
    QTimer.singleShot(100, lambda: read_and_close(told))

    running.started.tell_fault(ValueError, error, error.__traceback__)

    assert "What was confirmed before is safe." in told[0]
    assert "test_faults.py" in told[0]
    assert "ValueError" in told[0]
    assert SECRET not in told[0]
    said = capsys.readouterr().err
    assert "ValueError" in said
    assert SECRET not in said


def test_a_bug_while_a_bug_is_told_opens_no_second_box(running: Running) -> None:
    running.begin()
    error = fault()
    told: list[str] = []

    def again() -> None:
        running.started.tell_fault(ValueError, error, error.__traceback__)
        read_and_close(told)

    QTimer.singleShot(100, again)
    running.started.tell_fault(ValueError, error, error.__traceback__)

    assert len(told) == 1
    assert QApplication.activeModalWidget() is None


def told_after(running: Running, cause: Callable[[], object]) -> str:
    """Return what is told once something has gone wrong in the running window."""
    told: list[str] = []

    def look() -> None:
        if QApplication.activeModalWidget() is None:
            QTimer.singleShot(20, look)
        else:
            read_and_close(told)

    before, sys.excepthook = sys.excepthook, running.started.tell_fault
    try:
        QTimer.singleShot(20, look)
        cause()
        running.bot.waitUntil(lambda: bool(told))
    finally:
        sys.excepthook = before
    return told[0]


class NamedAfterSecretError(Exception):
    """A bug whose cause, notes and context hold what is in the vault as well."""


def fail(*_: object) -> None:
    secret = SECRET
    try:
        int(secret)
    except ValueError as error:
        worse = NamedAfterSecretError(secret)
        worse.add_note(secret)
        raise worse from error


@pytest.mark.no_qt_log
@pytest.mark.parametrize("where", ["slot", "event", "reading", "writing", "answer"])
def test_wherever_a_bug_is_it_is_told_without_what_is_in_the_vault(
    running: Running, capfd: pytest.CaptureFixture[str], where: str
) -> None:
    window = running.open()
    desk = window._desk
    causes: dict[str, Callable[[], object]] = {
        "slot": lambda: QTimer.singleShot(1, fail),
        "event": lambda: QTimer.singleShot(1, Failing(window).show),
        "reading": lambda: desk.read(fail, print),
        "writing": lambda: desk.write(fail, print),
        "answer": lambda: desk.read(lambda _vault: None, fail),
    }

    with running.bot.captureExceptions():
        told = told_after(running, causes[where])

    assert "NamedAfterSecretError" in told
    assert "test_faults.py" in told
    assert SECRET not in told
    out, err = capfd.readouterr()
    assert SECRET not in out + err
    assert window.isVisible()


class Failing(QWidget):
    """Breaks when it is shown."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  (Qt's name)
        fail(event)


def test_what_a_person_can_mend_is_a_banner(running: Running) -> None:
    window = running.open()

    refused = UserError("That did not work", "Do something else.")
    running.started.tell_fault(UserError, refused, None)

    assert QApplication.activeModalWidget() is None
    said = [label.text() for label in window.banners.findChildren(QLabel)]
    assert "That did not work." in said
