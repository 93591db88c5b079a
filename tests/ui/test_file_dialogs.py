"""Dialogs for files begin where one was for the same purpose, and never in a vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import Template, company
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from windows import Hand, opened

from vrm_app.presenters.places import Place, Section
from vrm_app.ui import file_dialogs
from vrm_app.ui.file_dialogs import Purpose, beginning

# A screen that nobody sees opens no lists that float above it.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home with the usual folders, and dialogs that a test can fill in."""
    home = tmp_path / "home"
    for name in ("Documents", "Downloads", "letters"):
        (home / name).mkdir(parents=True)
    (home / "letters" / "letter.txt").write_text("Dear customer")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    own = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    QApplication.setAttribute(own, on=True)
    file_dialogs.forget()
    yield home
    file_dialogs.forget()
    QApplication.setAttribute(own, on=False)


@pytest.fixture
def hand(qtbot: QtBot, template: Template, tmp_path: Path) -> Iterator[Hand]:
    folder = tmp_path / "home" / "Documents" / "Mine.vault"
    with template.copied_to(folder) as vault:
        acme = company(vault)
    with opened(qtbot, template, folder) as hand:
        hand.window.go(Place(Section.COMPANIES, acme))
        hand.settle()
        yield hand


def asked(hand: Hand, key: Qt.Key, with_: Qt.KeyboardModifier, name: Path | None) -> Path:
    """Press a key that asks for a file, choose one or none, and return where the dialog began."""
    began: list[Path] = []

    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(100, fill_in)
            return
        began.append(Path(dialog.directory().absolutePath()))
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        if name is None or line is None:
            dialog.reject()
            return
        line.setText(str(name))
        QTest.keyClick(line, Qt.Key.Key_Return)

    hand.window.activateWindow()
    hand.qtbot.waitUntil(hand.window.isActiveWindow)
    hand.window.page.start()
    QTimer.singleShot(300, fill_in)
    hand.press(key, with_)
    hand.settle()
    return began[0]


NONE = Qt.KeyboardModifier.NoModifier


def test_a_dialog_begins_where_one_was_for_the_same_purpose(hand: Hand, home: Path) -> None:
    letters = home / "letters"
    assert asked(hand, Qt.Key.Key_A, NONE, letters / "letter.txt") == home / "Downloads"
    assert asked(hand, Qt.Key.Key_A, NONE, None) == letters
    # Another purpose has a folder of its own.
    assert asked(hand, Qt.Key.Key_I, CONTROL, None) == home / "Downloads"


def test_no_dialog_begins_in_a_vault(hand: Hand, home: Path) -> None:
    inside = next(one for one in hand.desk.folder.iterdir() if one.is_file())
    asked(hand, Qt.Key.Key_I, CONTROL, inside)

    assert asked(hand, Qt.Key.Key_I, CONTROL, None) == home / "Downloads"


def test_what_one_keeps_oneself_goes_to_the_documents_else_home(home: Path) -> None:
    assert beginning(Purpose.BACKUP) == home / "Documents"
    (home / "Documents").rmdir()
    assert beginning(Purpose.BACKUP) == home
