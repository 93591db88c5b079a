"""Nothing is cut off where the type is half as large again."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from building import NOW, TODAY, Template
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot
from running import Running
from windows import Hand, opened

from vrm_app.domain.company import Company
from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.services.sample import fill_with_sample
from vrm_app.services.settings import Settings, write_settings
from vrm_app.ui.theme import Size, Weight, font
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.check import Check
from vrm_app.ui.widgets.fact import Facts
from vrm_app.ui.widgets.text import Elided
from vrm_app.ui.widgets.timeline_entry import EntryDelegate
from vrm_app.vault import lists
from vrm_app.vault.vault import Vault

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


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_figure_at_the_head_of_a_company_is_shortened(hand: Hand, percent: int) -> None:
    # What a system makes larger by itself comes on top of what can be chosen here.
    hand.window._look.preferences.choose(Settings(text_size=percent))
    hand.window.go(Place(Section.COMPANIES))
    hand.settle()
    companies = hand.read(lambda vault: [one.id for one in _companies(vault)])
    for company_id in companies[:12]:
        hand.window.go(Place(Section.COMPANIES, company_id))
        hand.settle()
        hand.qtbot.wait(20)
        head = hand.window.page.findChildren(Facts)[0]

        assert _shortened(head, wrapped_only=percent == 100) == []
        assert cut_off(head) == []


def _companies(vault: Vault) -> list[Company]:
    with vault.reading() as connection:
        return list(lists.of_kind(connection, Company))


def _shortened(head: QWidget, *, wrapped_only: bool) -> list[str]:
    """Return what ends in an ellipsis; of the usual type, of figures alone."""
    shown = [one for one in _seen(head, Elided) if one.width() < one.sizeHint().width()]
    return [one.text() for one in shown if not wrapped_only or one.font().bold()]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_line_of_a_timeline_is_cut_below(hand: Hand, percent: int) -> None:
    hand.window._look.preferences.choose(Settings(text_size=percent))
    hand.window.go(Place(Section.TIMELINE))
    hand.settle()
    delegate = hand.window.page.findChildren(EntryDelegate)[0]

    assert delegate._high.line >= QFontMetricsF(font()).height()
    assert delegate._high.head >= QFontMetricsF(font(weight=Weight.BOLD)).height()
    assert delegate._high.chip >= QFontMetricsF(font(Size.TINY)).height()
    assert delegate._high.button >= QFontMetricsF(font(Size.SMALL)).height()
