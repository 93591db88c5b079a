"""What the window tells of an exception that nobody took."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
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


def test_what_a_person_can_mend_is_a_banner(running: Running) -> None:
    window = running.open()

    refused = UserError("That did not work", "Do something else.")
    running.started.tell_fault(UserError, refused, None)

    assert QApplication.activeModalWidget() is None
    said = [label.text() for label in window.banners.findChildren(QLabel)]
    assert "That did not work." in said
