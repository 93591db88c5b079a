"""Every setting does something, at once, and the next time, too."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from building import CHEAP, PASSPHRASE, Template, company
from command_line import CHECKOUT
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot
from running import Running
from windows import Hand, opened

from vrm_app.presenters.keys import is_letter
from vrm_app.presenters.places import Place, Section
from vrm_app.services.settings import Density, Settings, Theme, read_settings, write_settings
from vrm_app.ui import theme
from vrm_app.ui.clips import Clips
from vrm_app.ui.look import Look
from vrm_app.ui.pages.companies.page import CompaniesPage
from vrm_app.ui.pages.settings.page import SettingsPage
from vrm_app.ui.preferences import Preferences
from vrm_app.ui.widgets.choice import Choice
from vrm_app.ui.widgets.record_list import RecordList
from vrm_app.ui.widgets.text import label, set_tone, title


@pytest.fixture
def preferences() -> Iterator[Preferences]:
    """Settings that are as at first again in the end."""
    made = Preferences()
    yield made
    made.choose(Settings())


@pytest.fixture
def followed(qapp: QApplication, preferences: Preferences) -> Look:
    return Look(qapp, preferences)


@pytest.fixture
def hand(qtbot: QtBot, template: Template, tmp_path: Path) -> Iterator[Hand]:
    with template.copied_to(tmp_path / "Mine.vault") as vault:
        vault.change_passphrase(PASSPHRASE, CHEAP)
        company(vault, name="Acme")
    with opened(qtbot, template, tmp_path / "Mine.vault") as hand:
        yield hand
        hand.window._look.preferences.choose(Settings())


def settings_page(hand: Hand) -> SettingsPage:
    hand.press(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    page = hand.window.page
    assert isinstance(page, SettingsPage)
    return page


def pick(hand: Hand, choice: Choice, words: str) -> None:
    """Choose by keys, as a person does."""
    choice.setFocus()
    at = choice.findText(words)
    assert at >= 0, words
    while choice.currentIndex() != at:
        hand.press(Qt.Key.Key_Down if choice.currentIndex() < at else Qt.Key.Key_Up)


@pytest.mark.parametrize(
    ("chosen", "tokens"),
    [
        (Theme.LIGHT, theme.LIGHT),
        (Theme.DARK, theme.DARK),
        (Theme.HIGH_LIGHT, theme.HIGH_LIGHT),
        (Theme.HIGH_DARK, theme.HIGH_DARK),
    ],
)
def test_colours_are_followed_at_once(
    qapp: QApplication, preferences: Preferences, followed: Look, chosen: Theme,
    tokens: theme.Tokens,
) -> None:  # fmt: skip
    preferences.choose(Settings(theme=chosen))

    assert followed.tokens is tokens
    assert qapp.palette().window().color().name() == tokens.window


@pytest.mark.usefixtures("followed")
def test_everything_that_is_shown_grows_and_shrinks_again(
    qtbot: QtBot, preferences: Preferences
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    words = [label("a"), title("b"), label("c", theme.Size.TINY), label("d", theme.Size.SMALL)]
    for one in words:
        one.setParent(holder)
    before = [one.font().pixelSize() for one in words]

    for size in (150, 90, 125, 110, 100):
        preferences.choose(Settings(text_size=size))
        now = [one.font().pixelSize() for one in words]
        assert all(
            abs(new - old * size / 100) <= 1 for new, old in zip(now, before, strict=True)
        ), (size, now)

    assert [one.font().pixelSize() for one in words] == before


@pytest.mark.usefixtures("followed")
def test_words_keep_their_size_when_their_tone_or_the_colours_change(
    qtbot: QtBot, preferences: Preferences
) -> None:
    words = label("a")
    qtbot.addWidget(words)
    words.show()
    preferences.choose(Settings(text_size=150))
    set_tone(words, "bad")
    assert words.font().pixelSize() == 20

    preferences.choose(Settings(text_size=150, theme=Theme.DARK))
    set_tone(words, "ok")
    assert words.font().pixelSize() == 20


def test_compact_rows_are_a_quarter_less_high(
    qtbot: QtBot, preferences: Preferences, followed: Look
) -> None:
    rows = RecordList(followed, "Rows")
    qtbot.addWidget(rows)

    def height() -> int:
        return rows.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()

    before = height()
    preferences.choose(Settings(density=Density.COMPACT))
    after = height()

    assert after == pytest.approx(before * 0.75, abs=1)


def test_what_is_chosen_on_the_page_is_followed_and_kept(running: Running) -> None:
    window = running.open()
    window.go(Place(Section.SETTINGS))
    page = window.page
    assert isinstance(page, SettingsPage)
    page.presenter.choose(theme=Theme.DARK)
    page.presenter.choose(lock_after=60)

    said = {one.text() for one in window.status.findChildren(QLabel)}
    assert "Unlocked, locks in 60 min" in said
    assert window._look.tokens is theme.DARK
    kept = read_settings(running.states)
    assert (kept.theme, kept.lock_after) == (Theme.DARK, 60)
    running.end()

    running.begin()
    assert running.started._look.tokens is theme.DARK
    running.started.preferences.choose(Settings())


def test_a_shorter_wait_counts_what_has_passed_already(running: Running) -> None:
    running.open()
    running.started.preferences.choose(Settings(lock_after=5))

    said = {one.text() for one in running.window.status.findChildren(QLabel)}
    assert "Unlocked, locks in 5 min" in said


def test_every_choice_is_made_by_keys(hand: Hand) -> None:
    page = settings_page(hand)
    kept = hand.window._look.preferences
    pick(hand, page.choices["language"], "Deutsch")
    pick(hand, page.choices["theme"], "Dark")
    pick(hand, page.choices["density"], "Compact")
    pick(hand, page.choices["text_size"], "125 %")
    pick(hand, page.choices["lock_after"], "30 minutes")
    for box in page.checks.values():
        box.setFocus()
        hand.press(Qt.Key.Key_Space)

    assert kept.settings == Settings(
        language="de",
        theme=Theme.DARK,
        density=Density.COMPACT,
        text_size=125,
        lock_after=30,
        clears_clipboard=False,
        letter_keys=False,
    )


def test_without_letter_keys_a_letter_does_nothing_and_other_keys_go_on(hand: Hand) -> None:
    kept = hand.window._look.preferences
    hand.window.go(Place(Section.COMPANIES))
    hand.settle()
    page = hand.window.page
    assert isinstance(page, CompaniesPage)
    hand.window.go(Place(Section.COMPANIES, page.companies.presenter.first or ""))
    hand.settle()
    page.company.log.setFocus()
    wide = page.company.log.sizeHint().width()

    kept.choose(replace(kept.settings, letter_keys=False))
    hand.press(Qt.Key.Key_L)
    assert hand.window.sheets.sheet is None
    assert page.company.log.sizeHint().width() < wide
    hand.press(Qt.Key.Key_F2)
    assert hand.window.sheets.sheet is not None
    hand.press(Qt.Key.Key_Escape)

    kept.choose(replace(kept.settings, letter_keys=True))
    page.company.log.setFocus()
    hand.press(Qt.Key.Key_L)
    assert hand.window.sheets.sheet is not None


@pytest.mark.parametrize(
    ("key", "letter"),
    [("L", True), ("Shift+E", True), ("?", True), ("F2", False), ("Del", False), ("Ctrl+N", False),
     ("Space", False), ("Alt+1", False), ("", False)],
)  # fmt: skip
def test_what_is_a_letter(key: str, letter: bool) -> None:
    assert is_letter(key) is letter


@pytest.fixture
def clips(qapp: QApplication, preferences: Preferences) -> Iterator[Clips]:
    made = Clips(qapp, lambda: preferences.settings.clears_clipboard, 0.04)
    yield made
    shiboken6.delete(made)
    qapp.clipboard().clear()


@pytest.mark.usefixtures("clips")
@pytest.mark.parametrize("is_late", [True, False])
def test_who_wants_it_keeps_what_was_copied(
    qtbot: QtBot, qapp: QApplication, preferences: Preferences, *, is_late: bool
) -> None:
    if is_late:
        qapp.clipboard().setText("4711")
    preferences.choose(Settings(clears_clipboard=False))
    if not is_late:
        qapp.clipboard().setText("4711")
    qtbot.wait(120)

    assert qapp.clipboard().text() == "4711"


def test_a_copy_is_made_and_told_of(hand: Hand, tmp_path: Path) -> None:
    page = settings_page(hand)
    assert page.copy_state.text().startswith("No backup copy yet")
    page.presenter.copy(tmp_path / "Mine.archive")
    hand.settle()

    assert (tmp_path / "Mine.archive").stat().st_size > 0
    assert page._said.text() == "“Mine.archive” is made and was read back. Keep it on another disk."
    assert page.copy_state.text().startswith("Last backup copy today")
    said = {one.text() for one in hand.window.status.findChildren(QLabel)}
    assert "Last backup copy today" in said


def test_a_copy_that_was_not_made_is_told_of(hand: Hand, tmp_path: Path) -> None:
    page = settings_page(hand)
    (tmp_path / "Mine.archive").touch()
    page.presenter.copy(tmp_path / "Mine.archive")
    hand.settle()

    assert "exists already" in page._said.text()
    assert page.copy_state.text().startswith("No backup copy yet")


@pytest.mark.parametrize("name", ["Recovery words…", "Change the passphrase…", "Settings"])
def test_what_is_done_for_the_vault_is_in_the_palette(hand: Hand, name: str) -> None:
    texts = [one.text for one in hand.window.actions_.commands()]

    assert name in texts


def test_the_command_for_a_copy_leads_to_its_button(hand: Hand) -> None:
    (command,) = [one for one in hand.window.actions_.commands() if "backup" in one.text]
    command.do()
    hand.settle()
    page = hand.window.page
    assert isinstance(page, SettingsPage)

    hand.qtbot.waitUntil(page.copy.hasFocus)


_SPEAKING = """
from PySide6.QtWidgets import QApplication
from vrm_app import app
from vrm_app.language import spoken
QApplication.exec = lambda *_: 0
app.open_window(None, None, put_away=False)
print(spoken())
"""


@pytest.mark.parametrize(("chosen", "expected"), [("de", "de"), ("en", "en"), ("", "de")])
def test_the_language_is_the_chosen_one_else_the_systems(
    tmp_path: Path, chosen: str, expected: str
) -> None:
    write_settings(tmp_path / "state" / "dealings", Settings(language=chosen))
    homes = {name: str(tmp_path / name) for name in ("HOME", "XDG_DATA_HOME")}
    ran = subprocess.run(
        [sys.executable, "-c", _SPEAKING],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=CHECKOUT,
        env={
            **os.environ,
            **homes,
            "XDG_STATE_HOME": str(tmp_path / "state"),
            "LANGUAGE": "de",
            "LC_ALL": "de_DE.UTF-8",
        },
    )

    assert ran.stdout.strip() == expected
