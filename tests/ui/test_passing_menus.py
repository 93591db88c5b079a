"""Menus that are made for one look go when they are put away."""

from collections.abc import Callable, Iterator

import pytest
from building import Template
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot
from running import Running
from windows import Hand, opened

from vrm_app.presenters.places import Place, Section
from vrm_app.ui.widgets.column_heads import ColumnHeads
from vrm_app.ui.widgets.selection_bar import SelectionBar

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


@pytest.fixture
def hand(qtbot: QtBot, template: Template, running: Running) -> Iterator[Hand]:
    with opened(qtbot, template, running.vault) as hand:
        yield hand


def _left_after_looks(qtbot: QtBot, parent: QWidget, make: Callable[[], QMenu]) -> int:
    before = len(parent.findChildren(QMenu))
    for _ in range(5):
        menu = make()
        menu.popup(QPoint(5, 5))
        menu.close()
    # What is deleted later goes once all is quiet.
    qtbot.waitUntil(lambda: len(parent.findChildren(QMenu)) <= before, timeout=2_000)
    return len(parent.findChildren(QMenu)) - before


def test_the_menu_of_everything_goes(hand: Hand, qtbot: QtBot) -> None:
    assert _left_after_looks(qtbot, hand.window, hand.window.actions_.menu) == 0


def test_the_menus_above_a_list_go(hand: Hand, qtbot: QtBot) -> None:
    hand.window.go(Place(Section.CONTRACTS))
    hand.settle()
    heads = hand.window.page.findChildren(ColumnHeads)[0]
    bar = hand.window.page.findChildren(SelectionBar)[0]

    assert _left_after_looks(qtbot, heads, heads.menu) == 0
    assert _left_after_looks(qtbot, bar, bar.changes) == 0


def test_what_is_chosen_is_done_before_the_menu_goes(hand: Hand) -> None:
    hand.window.go(Place(Section.CONTRACTS))
    hand.settle()
    heads = hand.window.page.findChildren(ColumnHeads)[0]
    chosen: list[object] = []
    heads.chosen.connect(chosen.append)
    menu = heads.menu()
    menu.popup(QPoint(5, 5))

    menu.setActiveAction(menu.actions()[0])
    QTest.keyClick(menu, Qt.Key.Key_Return)

    assert len(chosen) == 1
