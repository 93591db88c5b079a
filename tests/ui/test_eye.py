"""While the privacy eye is closed, nothing that is in the vault can be read."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product

import pytest
from building import Template, attach, company
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from running import Running
from windows import Hand, opened

from vrm_app.domain.attachment import Attachment
from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.services.pinning import pin
from vrm_app.ui.forms.file_sheet import FileSheet
from vrm_app.ui.jot_window import JotWindow
from vrm_app.ui.printing import preview, print_text
from vrm_app.vault import lists
from vrm_app.vault.vault import Vault

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def acme(template: Template, running: Running) -> str:
    with template.opened(running.vault) as vault:
        made = company(vault, "Acme Energy")
        attach(vault, made, name="Acme Energy bill.pdf")
        pin(vault, made, pinned=True, now=NOW)
        return made


@pytest.fixture
def hand(qtbot: QtBot, template: Template, running: Running, acme: str) -> Iterator[Hand]:
    with opened(qtbot, template, running.vault) as hand:
        hand.window.resize(1000, 700)
        hand.window.go(Place(Section.COMPANIES, acme))
        hand.settle()
        yield hand
        if hand.window.eye.is_closed:
            hand.window.eye.turn()


def sharpest(widget: QWidget, within: QRect | None = None) -> int:
    """Return the greatest step in brightness from one dot to the next."""
    picture = widget.grab(within or widget.rect()).toImage()
    shown = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    found = 0
    for y, x in product(range(0, shown.height(), 2), range(shown.width() - 1)):
        step = abs(shown.pixelColor(x, y).red() - shown.pixelColor(x + 1, y).red())
        found = max(found, step)
    return found


def close_eye(hand: Hand) -> None:
    hand.press(Qt.Key.Key_H, CONTROL_SHIFT)


def test_no_letter_of_any_page_is_left(hand: Hand) -> None:
    window = hand.window
    page = QRect(window.page.mapTo(window, QPoint(20, 20)), window.page.size() / 2)
    assert sharpest(window, page) > 100

    close_eye(hand)

    for section in (Section.COMPANIES, Section.TODAY, Section.MY_DATA, Section.CASES):
        window.go(Place(section))
        hand.settle()
        assert sharpest(window, page) < 60, section


def test_neither_the_way_nor_what_is_pinned_names_a_company(hand: Hand) -> None:
    window = hand.window
    close_eye(hand)

    for one in (window.top.veiled[0], window.side.pinned.rows[0]):
        where = QRect(one.mapTo(window, QPoint(0, 0)), one.size())
        assert sharpest(window, where) < 60


def test_the_sections_and_the_status_can_still_be_read(hand: Hand) -> None:
    close_eye(hand)

    assert sharpest(hand.window.side.entry(Section.TODAY)) > 100
    assert sharpest(hand.window.status) > 60


def test_what_comes_up_over_a_page_is_blurred_too(hand: Hand, acme: str) -> None:
    close_eye(hand)

    hand.window.sheets.ask(Ask(Form.LOG, acme))
    hand.settle()

    sheet = hand.window.sheets.sheet
    assert sheet is not None
    where = QRect(sheet.card.mapTo(hand.window, QPoint(30, 30)), sheet.card.size() / 2)
    assert sharpest(hand.window, where) < 60


def test_so_is_what_drops_down_and_a_window_for_one_line(hand: Hand, qtbot: QtBot) -> None:
    close_eye(hand)
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems(["Acme Energy", "Globex"])
    box.show()
    box.view().window().show()
    jot = JotWindow(hand.window.sheets.new_jot)
    jot.show()
    jot.sheet.field.show_text("Acme Energy owes me", 0)

    assert box.view().graphicsEffect() is not None
    assert sharpest(jot) < 60
    jot.close()


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_no_menu_can_be_read(hand: Hand) -> None:
    menus = [menu_of_names(hand.window), hand.window.actions_.menu()]
    for menu in menus:
        menu.show()
        assert sharpest(menu) > 100
        menu.hide()
    close_eye(hand)
    menus[:0] = menus[0].findChildren(QMenu)

    for menu in menus:
        menu.show()
        assert sharpest(menu) < 60
        menu.hide()

    close_eye(hand)
    menus[1].show()
    assert sharpest(menus[1]) > 100
    menus[1].hide()


def _files_of(vault: Vault, company_id: str) -> list[str]:
    with vault.reading() as connection:
        return [one.id for one in lists.of_kind(connection, Attachment) if one.about == company_id]


def menu_of_names(window: QWidget) -> QMenu:
    made = QMenu(window)
    made.addAction("Acme Energy")
    made.addMenu("Globex").addAction("Initech")
    return made


def test_nothing_is_printed_or_saved_and_it_is_said_why(hand: Hand) -> None:
    close_eye(hand)

    preview(hand.window, "Acme Energy", QTextDocument("Acme Energy owes me"))
    assert not print_text(hand.window, "Acme Energy owes me")

    boxes = hand.window.findChildren(QMessageBox)
    assert len(boxes) == 2
    for box in boxes:
        assert "Ctrl+Shift+H" in box.text()
        assert sharpest(box) > 100
        box.close()


def test_no_copy_of_a_file_is_offered_under_its_name(hand: Hand, acme: str) -> None:
    (file,) = hand.read(lambda vault: _files_of(vault, acme))
    close_eye(hand)
    hand.window.sheets.ask(Ask(Form.FILE, acme, about=file))
    hand.settle()
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, FileSheet)

    sheet.copy.click()

    (box,) = sheet.findChildren(QMessageBox)
    box.close()


def test_no_window_is_named_after_what_is_in_it(hand: Hand, acme: str) -> None:
    jot = JotWindow(hand.window.sheets.new_jot)
    jot.show()
    for place in (Place(Section.COMPANIES, acme), Place(Section.TIMELINE), Place(Section.TODAY)):
        hand.window.go(place)
        hand.settle()
        titles = {one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()}
        assert titles == {"Dealings"}
    jot.close()


def test_no_tool_tip_says_what_is_blurred(hand: Hand) -> None:
    close_eye(hand)
    widget = hand.window.side.pinned.rows[0]
    widget.setToolTip("Acme Energy")

    asked = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), widget.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(widget, asked)
    QTest.qWait(50)

    assert not [one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel")]


def test_open_again_all_is_as_it_was(hand: Hand) -> None:
    before = hand.window.page.grab().toImage()

    close_eye(hand)
    close_eye(hand)

    assert hand.window.page.grab().toImage() == before
    assert not hand.window.eye.is_closed
