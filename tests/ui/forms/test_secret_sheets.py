"""Recovery words and passphrase in the window, by real keys."""

from pathlib import Path

import pytest
from building import PASSPHRASE, Template, company
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from windows import Hand, OpenWindow

from vrm_app.presenters.places import CHECK, Ask, Form, Place, Section
from vrm_app.services.upkeep import upkeep_of
from vrm_app.ui.forms.passphrase_sheet import PassphraseSheet
from vrm_app.ui.forms.recovery_sheet import RecoverySheet
from vrm_app.ui.pages.today.page import TodayPage
from vrm_app.vault.keys import recovery_words
from vrm_app.vault.vault import open_vault

NEW = "nine purple lamps whisper at noon"


@pytest.fixture
def hand(template: Template, folder: Path, open_window: OpenWindow) -> Hand:
    with template.opened(folder) as vault:
        company(vault, name="Acme")
    return open_window()


@pytest.fixture
def today(hand: Hand) -> TodayPage:
    page = hand.window.page
    assert isinstance(page, TodayPage)
    return page


def words_sheet(hand: Hand) -> RecoverySheet:
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, RecoverySheet)
    return sheet


def unlocked(hand: Hand) -> RecoverySheet:
    hand.window.sheets.ask(Ask(Form.RECOVERY))
    sheet = words_sheet(hand)
    hand.type(PASSPHRASE)
    hand.press(Qt.Key.Key_Return)
    hand.qtbot.waitUntil(lambda: sheet.step is sheet.words, timeout=20_000)
    return sheet


def shown_words(sheet: RecoverySheet) -> list[str]:
    texts = [one.text() for one in sheet.words.findChildren(QLabel) if not one.isHidden()]
    return [text for text in texts if text.isalpha()]


def all_words(hand: Hand) -> list[str]:
    return hand.read(lambda vault: recovery_words(vault.master)).split()


def test_today_asks_until_the_words_are_checked(hand: Hand, today: TodayPage) -> None:
    assert today.wish.text == "Your recovery words are not on paper yet"

    today.wish.button.click()
    sheet = words_sheet(hand)
    assert sheet.opening.field.hasFocus()
    sheet.presenter.was_printed()
    hand.settle()
    assert today.wish.text == "Your recovery words are not checked yet"
    hand.press(Qt.Key.Key_Escape)

    today.wish.button.click()
    sheet = words_sheet(hand)
    every = all_words(hand)
    fields = sheet.check.findChildren(QLineEdit)
    assert len(fields) == 4
    for number, field in enumerate(fields):
        assert field.hasFocus() or number
        place = int(field.accessibleName().split()[-1])
        hand.qtbot.keyClicks(field, every[place - 1])
    hand.qtbot.keyClick(fields[-1], Qt.Key.Key_Return)
    hand.qtbot.waitUntil(lambda: sheet.step is sheet.checked, timeout=20_000)
    hand.press(Qt.Key.Key_Return)

    assert hand.window.sheets.sheet is None
    hand.settle()
    assert today.wish.text == ""
    assert hand.read(upkeep_of).words_checked


def test_an_empty_vault_asks_for_the_words_too(open_window: OpenWindow) -> None:
    page = open_window().window.page
    assert isinstance(page, TodayPage)
    assert page.wish.isVisible()
    assert page.wish.text == "Your recovery words are not on paper yet"


def test_the_words_are_shown_only_for_the_passphrase(hand: Hand) -> None:
    hand.window.sheets.ask(Ask(Form.RECOVERY))
    sheet = words_sheet(hand)
    hand.type("not the passphrase")
    hand.press(Qt.Key.Key_Return)
    hand.qtbot.waitUntil(lambda: "not the passphrase" in sheet.told.text, timeout=20_000)
    assert shown_words(sheet) == []
    assert sheet.opening.field.hasFocus()

    hand.type(PASSPHRASE)  # which takes the place of what is selected
    hand.press(Qt.Key.Key_Return)
    hand.qtbot.waitUntil(lambda: sheet.step is sheet.words, timeout=20_000)

    assert sorted(shown_words(sheet)) == sorted(all_words(hand))
    assert sheet.opening.field.text() == ""


def test_going_back_lets_go_of_the_words(hand: Hand) -> None:
    sheet = unlocked(hand)
    presenter = sheet.presenter
    hand.press(Qt.Key.Key_Escape)

    assert hand.window.sheets.sheet is None
    assert presenter.page == ""


def test_going_elsewhere_lets_go_of_the_words(hand: Hand) -> None:
    sheet = unlocked(hand)
    presenter = sheet.presenter
    hand.window.go(Place(Section.COMPANIES))

    assert presenter.page == ""


def test_from_the_check_one_gets_to_the_words_only_by_the_passphrase(hand: Hand) -> None:
    hand.window.sheets.ask(Ask(Form.RECOVERY, about=CHECK))
    sheet = words_sheet(hand)
    steps = [sheet.step]
    sheet.check.words.click()
    steps.append(sheet.step)

    assert steps == [sheet.check, sheet.opening]
    assert shown_words(sheet) == []


def test_another_passphrase_is_set_by_keys_alone(hand: Hand, tmp_path: Path) -> None:
    hand.window.sheets.ask(Ask(Form.PASSPHRASE))
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, PassphraseSheet)
    for text in (PASSPHRASE, NEW, NEW):
        hand.type(text)
        hand.press(Qt.Key.Key_Return)
    hand.qtbot.waitUntil(lambda: sheet.step is sheet.changed, timeout=20_000)
    assert sheet.asking.new.passphrase.text() == sheet.asking.current.text() == ""
    hand.press(Qt.Key.Key_Return)

    assert hand.window.sheets.sheet is None
    open_vault(tmp_path / "Mine.vault", NEW).close()
