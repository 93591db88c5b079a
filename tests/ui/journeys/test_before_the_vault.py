"""From nothing to the first record, locking and unlocking, by real keys that are counted."""

from building import PASSPHRASE
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from running import PATIENCE, Running

from vrm_app.domain.inbox import Inbox
from vrm_app.presenters.first_run import Step
from vrm_app.services.records import list_of
from vrm_app.ui.main_window import MainWindow
from vrm_app.vault.vault import open_vault

FIRST_RUN, LOCK, UNLOCK = 10, 1, 1
"""How many keys each may take beside the text."""
CONTROL = Qt.KeyboardModifier.ControlModifier


class Keys:
    """Presses keys wherever they are, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def press(
        self, key: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.count += 1
        QTest.keyClick(self._where(), key, with_)

    def type(self, text: str) -> None:
        QTest.keyClicks(self._where(), text)

    def _where(self) -> QWidget:
        where = QApplication.focusWidget() or QApplication.activeWindow()
        assert where is not None
        return where


def _until_open(running: Running) -> MainWindow:
    window = running.window
    running.bot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    return window


def test_from_nothing_to_the_first_record(running: Running) -> None:
    running.begin(named=False)
    running.bot.waitUntil(running.gate.isActiveWindow)
    keys = Keys()

    keys.press(Qt.Key.Key_Return)
    keys.type(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    keys.type(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)
    running.bot.waitUntil(lambda: running.first_run_page.step is Step.START, timeout=PATIENCE)
    keys.press(Qt.Key.Key_Return)
    window = _until_open(running)
    keys.press(Qt.Key.Key_J, CONTROL)
    keys.type("They promised to call back")
    keys.press(Qt.Key.Key_Return)
    running.bot.waitUntil(lambda: window.sheets.sheet is None)

    folder = window.folder
    running.end()
    with open_vault(folder, PASSPHRASE) as vault:
        (line,) = list_of(vault, "inbox")
    assert isinstance(line, Inbox)
    assert line.text == "They promised to call back"
    assert keys.count <= FIRST_RUN


def test_locking_is_one_key(running: Running) -> None:
    running.open()
    _until_open(running)
    keys = Keys()

    keys.press(Qt.Key.Key_L, CONTROL)

    running.bot.waitUntil(lambda: bool(running.again), timeout=PATIENCE)
    assert keys.count <= LOCK


def test_unlocking_is_the_passphrase_and_one_key(running: Running) -> None:
    running.begin()
    running.bot.waitUntil(running.gate.isActiveWindow)
    keys = Keys()

    keys.type(PASSPHRASE)
    keys.press(Qt.Key.Key_Return)

    assert running.window.folder == running.vault
    assert keys.count <= UNLOCK
