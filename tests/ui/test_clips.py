"""What is copied is marked as not to be kept, and goes from the clipboard by itself."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest
import shiboken6
from command_line import CHECKOUT
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from running import PATIENCE, Running

from vrm_app.ui.clips import HINTS, Clips

SECRET = "Acme Energy owes 84.20"


@pytest.fixture
def clips(qapp: QApplication) -> Iterator[Clips]:
    made = Clips(qapp, seconds=1)
    yield made
    shiboken6.delete(made)
    qapp.clipboard().clear()


def test_what_is_copied_is_marked(qapp: QApplication, clips: Clips) -> None:
    clips.copy(SECRET)

    held = qapp.clipboard().mimeData()
    assert held.text() == SECRET
    assert {name: bytes(held.data(name).data()) for name in HINTS} == HINTS
    assert bytes(held.data("x-kde-passwordManagerHint").data()) == b"secret"
    clips.clear()
    assert qapp.clipboard().text() == ""


def test_it_goes_after_a_while(qtbot: QtBot, qapp: QApplication, clips: Clips) -> None:
    clips.copy(SECRET)
    assert qapp.clipboard().text() == SECRET

    qtbot.waitUntil(lambda: qapp.clipboard().text() == "", timeout=5_000)


def test_what_somebody_else_put_there_meanwhile_stays(
    qtbot: QtBot, qapp: QApplication, clips: Clips
) -> None:
    clips.copy(SECRET)
    qapp.clipboard().setText("from another program")

    qtbot.wait(1_500)
    clips.clear()

    assert qapp.clipboard().text() == "from another program"


def test_what_is_copied_from_a_field_is_marked_and_goes_as_well() -> None:
    screen = shutil.which("xvfb-run")
    if screen is None:
        # Only a real screen has a clipboard that somebody owns.
        return
    ran = subprocess.run(
        [screen, "-a", sys.executable, str(CHECKOUT / "tests" / "ui" / "on_a_clipboard.py")],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "xcb"},
        text=True,
        timeout=60,
    )

    assert ran.stdout.splitlines() == [
        "clipboard a word marked",
        "selection a word marked",
        "clipboard gone",
        "selection gone",
    ]


def test_each_copy_has_its_whole_time(qtbot: QtBot, qapp: QApplication, clips: Clips) -> None:
    clips.copy("one")
    qtbot.wait(700)
    clips.copy("two")
    qtbot.wait(700)

    assert qapp.clipboard().text() == "two"


def test_locking_takes_it_away_at_once(running: Running, qapp: QApplication) -> None:
    running.open()
    running.started.clips.copy(SECRET)

    running.started.lock()
    running.bot.waitUntil(lambda: bool(running.again), timeout=PATIENCE)

    assert qapp.clipboard().text() == ""


def test_so_does_quitting(running: Running, qapp: QApplication) -> None:
    running.open()
    running.started.clips.copy(SECRET)

    running.end()

    assert qapp.clipboard().text() == ""
