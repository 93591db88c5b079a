"""A real window over a real vault, worked by real keys that are counted."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from building import Template
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from vrm_app.ui import theme
from vrm_app.ui.desk import Desk
from vrm_app.ui.look import Look
from vrm_app.ui.main_window import MainWindow
from vrm_app.vault.vault import Vault

T = TypeVar("T")


@dataclass(slots=True)
class Hand:
    """Works a window as a person does, and counts the keys beside typed text."""

    window: MainWindow
    qtbot: QtBot
    desk: Desk
    keys: int = 0

    def press(
        self, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press one key, wherever the keys are."""
        self.keys += 1
        QTest.keyClick(self._focus(), key, with_)

    def type(self, text: str) -> None:
        """Type a text, which is not counted."""
        QTest.keyClicks(self._focus(), text)

    def settle(self) -> None:
        """Wait until all that was asked for is answered."""
        # Both threads work in order, so these come after whatever is under way; what is read
        # after a change is asked for when the change is told.
        for _turn in range(2):
            answered: list[Vault] = []
            self.desk._writing.submit(lambda: None).result()
            self.qtbot.wait(1)
            self.desk.read(lambda vault: vault, answered.append)
            self.qtbot.waitUntil(partial(bool, answered))

    def read(self, ask: Callable[[Vault], T]) -> T:
        """Return what the vault holds."""
        answered: list[T] = []
        self.desk.read(ask, answered.append)
        self.qtbot.waitUntil(partial(bool, answered))
        return answered[0]

    def do(self, do: Callable[[Vault], T]) -> T:
        """Write something to the vault, as another page would."""
        done: list[T] = []
        self.desk.write(do, done.append)
        self.qtbot.waitUntil(partial(bool, done))
        return done[0]

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window


OpenWindow = Callable[[], Hand]


@contextmanager
def opened(qtbot: QtBot, template: Template, place: Path) -> Iterator[Hand]:
    """Open a window over a copy of a vault, and close both in the end."""
    writing = ThreadPoolExecutor(1, "writing")
    vault = writing.submit(template.opened, place).result()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look = Look(application)
    look.fix(theme.LIGHT)
    desk = Desk(vault, writing, None)
    window = MainWindow(look, desk, lambda: None)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    hand = Hand(window, qtbot, desk)
    hand.settle()
    try:
        yield hand
    finally:
        if not window.close():
            # What a test wrote and did not save is told of first.
            window.close()
        window.deleteLater()
