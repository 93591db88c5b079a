"""Nothing is cut off where the type is half as large again."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from building import NOW, TODAY, Template
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot
from running import Running
from windows import Hand, opened

from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.services.sample import fill_with_sample
from vrm_app.services.settings import Settings, write_settings
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.check import Check
from vrm_app.ui.widgets.text import Elided

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def hand(qtbot: QtBot, template: Template, tmp_path: Path) -> Iterator[Hand]:
    with template.copied_to(tmp_path / "Mine.vault") as vault:
        fill_with_sample(vault, today=TODAY, now=NOW)
    with opened(qtbot, template, tmp_path / "Mine.vault") as hand:
        hand.window.resize(1280, 800)
        hand.window._look.preferences.choose(Settings(text_size=150))
        yield hand
        hand.window._look.preferences.choose(Settings())


def cut_off(within: QWidget) -> list[str]:
    """Return the words that have less room than they need."""
    return [
        *(one.text() for one in _seen(within, QLabel) if _is_cut(one)),
        *(one.text() for one in _seen(within, Button) if one.width() < one.sizeHint().width()),
        *(one.text() for one in _seen(within, Check) if one.width() < one.sizeHint().width()),
        *(one.currentText() for one in _seen(within, QComboBox) if _is_narrow(one)),
    ]


def _seen(within: QWidget, kind: type[W]) -> list[W]:
    return [one for one in within.findChildren(kind) if one.isVisible()]


def _is_cut(words: QLabel) -> bool:
    # These say that they are, and show the whole of it in a tooltip.
    if isinstance(words, Elided) or not words.text():
        return False
    if words.wordWrap():
        return words.height() < words.heightForWidth(words.width())
    needed = words.sizeHint()
    return words.width() < needed.width() or words.height() < needed.height()


def _is_narrow(choice: QComboBox) -> bool:
    widest = max(
        choice.fontMetrics().horizontalAdvance(choice.itemText(at)) for at in range(choice.count())
    )
    # Beside the words, there is what shows that it opens.
    return choice.width() < widest + 36


@pytest.mark.parametrize("section", [Section.TODAY, Section.COMPANIES, Section.SETTINGS])
def test_nothing_is_cut_off_on_a_page(hand: Hand, section: Section) -> None:
    hand.window.go(Place(section))
    hand.settle()
    hand.qtbot.wait(50)

    assert cut_off(hand.window) == []


@pytest.mark.parametrize("form", [Form.RECOVERY, Form.PASSPHRASE])
def test_nothing_is_cut_off_in_a_form(hand: Hand, form: Form) -> None:
    hand.window.sheets.ask(Ask(form))
    hand.settle()
    hand.qtbot.wait(50)

    assert hand.window.sheets.sheet is not None
    assert cut_off(hand.window.sheets.sheet) == []


def test_nothing_is_cut_off_before_the_vault_is_open(running: Running) -> None:
    write_settings(running.states, Settings(text_size=150))
    running.begin()
    running.gate.resize(1280, 800)
    running.bot.wait(100)

    assert running.unlock_page.font().pixelSize() == 20
    assert cut_off(running.gate) == []
    running.started.preferences.choose(Settings())
