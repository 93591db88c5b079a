"""Show the window over a vault of invented dealings, and press the keys that are asked for.

Each line of standard input is a key (`Ctrl+3`, `Return`) or, after a space, a text to type; it is
answered with a line once the page stands still.
"""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vrm_app.services.sampling import make_sample, throw_away
from vrm_app.ui import theme
from vrm_app.ui.desk import Desk
from vrm_app.ui.look import Look
from vrm_app.ui.main_window import MainWindow

_STILL = 700
"""Milliseconds after which a page has read and drawn what it shows."""


def main() -> None:
    """Show the window until standard input ends."""
    application = QApplication(sys.argv)
    writing = ThreadPoolExecutor(1, "writing")
    vault = writing.submit(lambda: make_sample(now=datetime.now(UTC)).vault).result()
    look = Look(application)
    look.fix(theme.LIGHT)
    window = MainWindow(look, Desk(vault, writing, None), lambda: None)
    window.show()
    window.activateWindow()
    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, application)
    asked.activated.connect(lambda: _obey(window, application.quit))
    QTimer.singleShot(2 * _STILL, _answer)
    application.exec()
    throw_away(window.let_go())
    os._exit(0)


def _obey(window: MainWindow, leave: Callable[[], None]) -> None:
    line = os.read(sys.stdin.fileno(), 1000).decode().removesuffix("\n")
    if not line:
        leave()
        return
    there = QApplication.focusWidget() or window
    if line.startswith(" "):
        QTest.keyClicks(there, line[1:])
    else:
        QTest.keySequence(there, QKeySequence(line))
    QTimer.singleShot(_STILL, _answer)


def _answer() -> None:
    print("there", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
