"""Whoever does not see the window, or has no mouse, reaches and knows every control."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from running import Running


def reached_by_tab(page: QWidget) -> list[QWidget]:
    return [
        one
        for one in page.findChildren(QWidget)
        if one.isVisibleTo(page) and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def nameless(page: QWidget) -> list[QWidget]:
    controls = reached_by_tab(page)
    assert controls
    return [one for one in controls if not name_of(one)]


def test_every_control_before_the_vault_has_a_name(running: Running) -> None:
    running.begin()
    page = running.unlock_page

    assert nameless(page) == []
    page.jot.open()
    assert nameless(page) == []
    page.form.words.click()
    assert nameless(page) == []


@pytest.mark.parametrize("card", ["place", "passphrase", "way"])
def test_every_control_of_the_first_run_has_a_name(running: Running, card: str) -> None:
    running.begin(named=False)

    assert nameless(getattr(running.first_run_page, card)) == []


def test_tab_goes_from_the_top_to_the_bottom_and_round(running: Running) -> None:
    running.begin()
    page = running.unlock_page
    first = running.gate.focusWidget()
    seen = []
    for _ in range(20):
        where = running.gate.focusWidget()
        assert where is not None
        if where in seen:
            break
        seen.append(where)
        running.bot.keyClick(where, Qt.Key.Key_Tab)

    assert seen[0] is first
    assert set(seen) == set(reached_by_tab(page))
    heights = [one.mapTo(running.gate, one.rect().center()).y() for one in seen]
    assert heights == sorted(heights)
