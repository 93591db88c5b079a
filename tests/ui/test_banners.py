"""Banners float over the foot of the page and are in nobody's way."""

from collections.abc import Iterator

import pytest
from building import Template
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from running import Running
from windows import Hand, opened

from vrm_app.domain.errors import UserError
from vrm_app.presenters.places import Place, Section
from vrm_app.ui.banners import Banners
from vrm_app.ui.look import Look
from vrm_app.ui.widgets.button import Button, Kind

WARNING = UserError("The disk is nearly full", "Make some room.")


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def banners(page: QWidget, look: Look) -> Banners:
    return Banners(look, page)


@pytest.fixture
def hand(qtbot: QtBot, template: Template, running: Running) -> Iterator[Hand]:
    with opened(qtbot, template, running.vault) as hand:
        yield hand


def where(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, widget.rect().topLeft()), widget.size())


def test_a_banner_stands_at_the_foot_and_inside_the_page(banners: Banners, page: QWidget) -> None:
    banners.show_warning(WARNING)
    banners.show_done("The change is saved.", "Undo", lambda: None)
    QTest.qWait(50)

    assert len(banners.shown) == 2
    for one in banners.shown:
        assert page.rect().contains(where(one, page))
        assert where(one, page).top() > 400


def test_no_word_of_a_long_banner_is_cut(banners: Banners, page: QWidget) -> None:
    page.resize(420, 600)
    banners.show_refused(UserError("word " * 30, "more words " * 40))
    QTest.qWait(50)

    (one,) = banners.shown
    assert one.height() >= one.heightForWidth(one.width())
    assert one.height() > 120


def test_what_carries_the_page_on_is_not_covered(
    banners: Banners, page: QWidget, look: Look
) -> None:
    save = Button(look, "Save files", kind=Kind.FILLED)
    save.setParent(page)
    save.setGeometry(page.width() - 330, 560, 120, 30)
    save.show()
    banners.show_done("The change is saved.")
    QTest.qWait(50)

    (one,) = banners.shown
    assert not where(one, page).intersects(where(save, page))
    save.hide()
    banners.show_done("The change is saved.")
    QTest.qWait(50)
    assert where(banners.shown[0], page).top() > 400


def test_what_one_types_into_is_never_covered(banners: Banners, page: QWidget) -> None:
    field = QLineEdit(page)
    field.setGeometry(100, 560, 600, 30)
    field.show()
    banners.show_warning(WARNING)
    page.activateWindow()
    field.setFocus()
    QTest.qWait(50)

    assert not banners.geometry().intersects(field.geometry())
    assert banners.y() < 100


def test_what_was_done_goes_by_itself_and_a_warning_stays(banners: Banners) -> None:
    banners.show_warning(WARNING)
    banners.show_done("The change is saved.")
    (_warning, done) = banners.shown

    banners._let_go(done)

    assert len(banners.shown) == 1
    assert banners.isVisible()


def test_a_banner_one_is_about_to_use_waits(banners: Banners, page: QWidget) -> None:
    banners.show_done("The change is saved.", "Undo", lambda: None)
    page.activateWindow()
    (done,) = banners.shown
    done.findChildren(QPushButton)[0].setFocus()
    QTest.qWait(20)

    banners._let_go(done)

    assert banners.shown == [done]


def test_escape_puts_away_what_was_done_and_leaves_a_warning(hand: Hand) -> None:
    banners = hand.window.banners
    hand.window.go(Place(Section.TODAY))
    banners.show_warning(WARNING)
    banners.show_done("The change is saved.")

    hand.press(Qt.Key.Key_Escape)

    assert len(banners.shown) == 1
    last = banners.shown[0].findChildren(QPushButton)[-1]
    last.setFocus()
    QTest.keyClick(QApplication.focusWidget() or last, Qt.Key.Key_Escape)
    assert banners.shown == []
    assert not banners.isVisible()


def test_a_page_is_as_high_with_a_banner_as_without(hand: Hand) -> None:
    before = hand.window.page.height()

    hand.window.banners.show_warning(WARNING)
    QTest.qWait(50)

    assert hand.window.page.height() == before
