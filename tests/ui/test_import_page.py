"""Files come in by hand: dropped or chosen, looked at, taken, taken back."""

from pathlib import Path

import pytest
from dropping import drop
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from vrm_app.domain.company import Company
from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.ui.desk import Desk
from vrm_app.ui.main_window import MainWindow
from vrm_app.ui.pages.import_.page import ImportPage
from vrm_app.vault import lists

EXPORTS = Path(__file__).parents[1] / "fixtures" / "password_exports"
HOSTILE = '<b>Bold</b> <img src="file:///etc/hosts">'
LONG = 20_000


def page_of(window: MainWindow) -> ImportPage:
    page = window.page
    assert isinstance(page, ImportPage)
    return page


def reviewed(window: MainWindow, qtbot: QtBot, *paths: Path) -> ImportPage:
    window.take(list(paths))
    page = page_of(window)
    qtbot.waitUntil(lambda: page.shown is page.review, timeout=LONG)
    return page


def companies(desk: Desk) -> int:
    def count() -> int:
        with desk._vault.reading() as connection:
            return len(list(lists.of_kind(connection, Company)))

    return desk._writing.submit(count).result()


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_a_file_dropped_on_any_page_is_looked_at_taken_by_enter_and_taken_back(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.go(Place(Section.COMPANIES))
    drop(window, EXPORTS / "bitwarden.csv")
    assert not window._target.isVisible()
    page = page_of(window)
    qtbot.waitUntil(lambda: page.shown is page.review, timeout=LONG)
    assert page.review.import_.text() == "Import 3 companies"
    assert page.review.import_.hasFocus()
    assert companies(desk) == 0

    QTest.keyClick(page.review.import_, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.shown is page.done, timeout=LONG)
    assert companies(desk) == 3

    page.done.undo.setFocus()
    QTest.keyClick(page.done.undo, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "The import is taken back" in words(page))
    assert companies(desk) == 0
    keys = window.focusWidget()
    assert keys is not None
    assert page.isAncestorOf(keys)


def test_what_is_no_file_does_not_light_up_the_window(window: MainWindow) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl("https://acme.example/a.csv")])
    over = QDragEnterEvent(
        QPoint(300, 300),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, over)
    assert not window._target.isVisible()


def test_files_over_an_open_form_are_left_to_the_form(window: MainWindow) -> None:
    window.sheets.ask(Ask(Form.LOG))
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(EXPORTS / "bitwarden.csv"))])
    over = QDragEnterEvent(
        QPoint(4, 300),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, over)
    assert not window._target.isVisible()


@pytest.mark.usefixtures("own_dialogs")
def test_the_keys_alone_choose_a_file_and_leave_it(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    def fill_in() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.setText(str(EXPORTS / "firefox.csv"))
        QTest.keyClick(name, Qt.Key.Key_Return)

    QTimer.singleShot(300, fill_in)
    QTest.keyClick(window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    page = page_of(window)
    qtbot.waitUntil(lambda: page.shown is page.review, timeout=LONG)

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(page.review.import_, Qt.Key.Key_Escape)
    assert page.shown not in {page.review, page.done}
    assert page.choose.hasFocus()
    assert companies(desk) == 0


def test_enter_on_cancel_cancels(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    page = reviewed(window, qtbot, EXPORTS / "bitwarden.csv")
    page.review.cancel.setFocus()
    QTest.keyClick(page.review.cancel, Qt.Key.Key_Return)
    assert page.shown is not page.review
    qtbot.wait(50)
    assert companies(desk) == 0


def test_control_and_enter_take_it_in_from_anywhere_on_the_page(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = reviewed(window, qtbot, EXPORTS / "bitwarden.csv")
    page.review.lines.setFocus()
    QTest.keyClick(page.review.lines, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.shown is page.done, timeout=LONG)


def test_a_column_is_given_another_meaning_by_the_keys(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"Wer,Seit\nAcme,2020-01-31\n")
    page = reviewed(window, qtbot, path)
    assert not page.review.import_.isEnabled()
    meaning = page.review.table._meanings[0]
    meaning.setFocus()
    QTest.keyClick(meaning, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.review.import_.text() == "Import 1 company", timeout=LONG)
    assert meaning.hasFocus()
    assert meaning.currentText() == "Name"


def test_the_file_is_deleted_only_after_a_second_yes(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes((EXPORTS / "firefox.csv").read_bytes())
    page = reviewed(window, qtbot, path)
    page.review.import_.click()
    qtbot.waitUntil(lambda: page.shown is page.done, timeout=LONG)
    assert any("On an SSD" in one for one in words(page))

    QTest.mouseClick(page.done.delete, Qt.MouseButton.LeftButton)
    assert page.done.keep.hasFocus()
    QTest.keyClick(page.done.keep, Qt.Key.Key_Return)
    assert path.exists()

    QTest.mouseClick(page.done.delete, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.done.confirm, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "The file is deleted." in words(page))
    assert not path.exists()


def test_a_refused_file_is_told_above_and_another_can_follow(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"no export")
    window.take([path])
    page = page_of(window)
    qtbot.waitUntil(lambda: "not clear what wrote" in page.refusal.words, timeout=LONG)
    reviewed(window, qtbot, EXPORTS / "firefox.csv")
    assert page.refusal.words == ""


def test_what_a_file_says_stays_plain_text(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "<b>t<b>.csv"
    path.write_bytes(f'Company,"<i>{HOSTILE.replace(chr(34), "")}"\nAcme,{HOSTILE}\n'.encode())
    page = reviewed(window, qtbot, path)
    qtbot.wait(20)
    for label in page.findChildren(QLabel):
        if label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
        assert "<b>" not in label.toolTip()
        assert "<i>" not in label.toolTip()


@pytest.mark.parametrize("size", [(1280, 800), (1000, 700), (700, 600)])
def test_everything_has_a_name_and_room(
    size: tuple[int, int], window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"Company,Seit\nAcme,2020-01-31\n")
    window.resize(*size)
    page = reviewed(window, qtbot, path)
    for tab in (0, 1):
        page.review.tabs.setCurrentIndex(tab)
        qtbot.wait(20)
        assert window.width() == size[0]
        assert page.width() <= size[0]
        for one in page.findChildren(QWidget):
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible():
                assert one.accessibleName() or getattr(one, "text", str)(), type(one).__name__


def test_closing_the_window_while_mails_come_in_keeps_all_or_nothing(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    for number in range(40):
        head = f"From: a@acme.example\nSubject: {number}\nMessage-ID: <{number}@acme.example>\n"
        text = f"{head}Date: Mon, 1 Jun 2026 10:00:00 +0000\n\nWords\n"
        (tmp_path / f"{number}.eml").write_text(text)
    page = reviewed(window, qtbot, tmp_path)
    counted: list[int] = []
    page.review.import_.click()
    desk._writing.submit(lambda: counted.append(_waiting(desk)))
    window.close()
    qtbot.waitUntil(lambda: bool(counted), timeout=LONG)
    assert counted in ([0], [40])


def _waiting(desk: Desk) -> int:
    with desk._vault.reading() as connection:
        found = connection.execute("SELECT count(*) FROM inbox").fetchone()
        return int(found[0])


def test_a_vault_that_vanished_meanwhile_takes_nothing_half(
    window: MainWindow, desk: Desk, folder: Path, qtbot: QtBot
) -> None:
    page = reviewed(window, qtbot, EXPORTS / "bitwarden.csv")
    gone = folder.with_name("Elsewhere.vault")
    folder.rename(gone)
    page.review.import_.click()
    qtbot.waitUntil(lambda: page.shown is not page.working, timeout=LONG)
    told = page.refusal.words
    gone.rename(folder)
    assert told.startswith("What you did was saved, but the vault's counter")
    assert page.choose.isVisible()
    assert companies(desk) == 3


def test_tab_goes_through_the_review_as_one_reads(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"Company,Seit\nAcme,2020-01-31\n")
    window.resize(1280, 800)
    page = reviewed(window, qtbot, path)
    page.review.lines.setFocus()
    seen: list[QWidget] = []
    while (at := QApplication.focusWidget()) is not None and page.isAncestorOf(at):
        assert at not in seen, "the keys are caught"
        seen.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    table = page.review.table.stops()
    assert len(table) == 5
    assert seen == [page.review.lines, *table, page.review.cancel, page.review.import_]
