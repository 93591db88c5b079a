"""The first run: from nothing to an open vault."""

import shutil
from pathlib import Path

import pytest
from building import PASSPHRASE
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from running import Running

from vrm_app.domain.errors import UserError
from vrm_app.presenters.first_run import Step
from vrm_app.presenters.places import Section
from vrm_app.services.records import list_of
from vrm_app.ui.last_time import read_last_time
from vrm_app.vault.vault import open_vault

MOST_KEYS = 10
"""How many keys there may be beside the text, from the first page to an open vault."""


class Keys(QObject):
    """Counts the keys that write nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # What nobody takes is offered to every widget around, too.
        has_keys = watched is QApplication.focusWidget()
        if has_keys and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.count += not event.text().isprintable()
        return False


@pytest.fixture
def first(running: Running) -> Running:
    """The program in a home where no vault is."""
    running.begin(named=False)
    return running


def home(running: Running) -> Path:
    return running.place / "home" / "Dealings.vault"


def press(running: Running, key: Qt.Key = Qt.Key.Key_Return) -> None:
    where = running.gate.focusWidget()
    assert where is not None
    running.bot.keyClick(where, key)


def write(running: Running, text: str) -> None:
    where = running.gate.focusWidget()
    assert where is not None
    running.bot.keyClicks(where, text)


def make(running: Running) -> None:
    """Go on to the last step."""
    press(running)
    write(running, PASSPHRASE)
    press(running)
    write(running, PASSPHRASE)
    press(running)
    running.bot.waitUntil(lambda: running.first_run_page.step is Step.START, timeout=30_000)


def banners(running: Running) -> str:
    return " ".join(one.text() for one in running.window.banners.findChildren(QLabel))


def test_a_few_keys_lead_to_an_open_vault(first: Running) -> None:
    keys = Keys()
    first.application.installEventFilter(keys)
    make(first)
    press(first)
    first.application.removeEventFilter(keys)

    assert first.window.folder == home(first)
    assert list(first.window.pages) == [Section.TODAY]
    assert 0 < keys.count <= MOST_KEYS


def test_the_vault_opens_with_the_passphrase_that_was_typed(first: Running) -> None:
    make(first)
    press(first)
    first.window.close()

    with open_vault(home(first), PASSPHRASE) as vault:
        assert list(list_of(vault, "company")) == []


def test_the_first_page_says_that_all_of_it_stays_here(first: Running) -> None:
    said = " ".join(one.text() for one in first.first_run_page.findChildren(QLabel))

    assert "There is no account and no server." in said
    assert "Everything stays on this computer; nothing is sent." in said
    assert str(home(first)) in said


def test_another_name_is_another_folder(first: Running) -> None:
    write(first, "Our / house")

    assert first.first_run_page.presenter.folder.parent == home(first).parent
    assert first.first_run_page.presenter.folder.name == "house.vault"


def test_a_place_that_is_taken_is_refused_before_a_passphrase_is_thought_of(
    first: Running,
) -> None:
    home(first).mkdir(parents=True)
    (home(first) / "mine").touch()

    press(first)

    page = first.first_run_page
    assert page.step is Step.PLACE
    assert "there is something at that place already" in page.place.told.text


@pytest.mark.parametrize("weak", ["short", "passwordpassword"])
def test_a_passphrase_that_would_be_guessed_makes_no_vault(first: Running, weak: str) -> None:
    press(first)
    write(first, weak)
    press(first)
    write(first, weak)
    press(first)

    told = first.first_run_page.passphrase.told
    first.bot.waitUntil(lambda: "The passphrase was not taken" in told.text, timeout=20_000)
    assert not home(first).exists()
    assert first.first_run_page.passphrase.isEnabled()


def test_a_slip_in_the_second_field_makes_no_vault(first: Running) -> None:
    press(first)
    write(first, PASSPHRASE)
    press(first)
    write(first, PASSPHRASE + "x")
    press(first)

    assert "the two do not agree" in first.first_run_page.passphrase.told.text
    assert not home(first).exists()


@pytest.mark.parametrize(
    ("typed", "word"),
    [("short", "Too short"), ("passwordpassword", "weak"), (PASSPHRASE, "Very strong")],
)
def test_the_meter_says_how_good_it_is(first: Running, typed: str, word: str) -> None:
    press(first)

    write(first, typed)

    meter = first.first_run_page.passphrase.new.meter
    first.bot.waitUntil(lambda: word in meter.accessibleName(), timeout=20_000)


def test_suggested_words_are_readable_and_good_enough(first: Running) -> None:
    press(first)
    card = first.first_run_page.passphrase
    card.new.again.setText("begun before")

    first.bot.mouseClick(card.suggest, Qt.MouseButton.LeftButton)

    first.bot.waitUntil(lambda: bool(card.new.passphrase.text()), timeout=20_000)
    assert card.new.again.text() == ""
    assert card.new.passphrase.displayText().count(" ") == 5
    first.bot.waitUntil(lambda: "trong" in card.new.meter.accessibleName(), timeout=20_000)
    assert first.gate.focusWidget() is card.new.again


def test_the_recovery_sheet_goes_to_a_new_file_for_its_owner_alone(first: Running) -> None:
    make(first)
    sheet = first.place / "words.txt"

    first.first_run_page.presenter.save_sheet(sheet)

    kept = first.first_run_page.way.kept
    first.wait_for(kept, "Saved.")
    assert "RECOVERY WORDS" in sheet.read_text("utf-8")
    assert sheet.stat().st_mode & 0o077 == 0
    first.first_run_page.presenter.save_sheet(sheet)
    told = first.first_run_page.way.told
    first.bot.waitUntil(lambda: "exists already" in told.text, timeout=20_000)


def test_one_may_begin_with_a_company(first: Running) -> None:
    make(first)

    first.first_run_page.way.ways[1].pressed.emit()

    assert Section.COMPANIES in first.window.pages


def test_the_sample_is_full_and_says_that_nothing_is_kept(first: Running) -> None:
    first.bot.mouseClick(first.first_run_page.place.sample, Qt.MouseButton.LeftButton)

    folder = first.window.folder
    assert "This is a sample, and all of it is invented." in banners(first)
    assert folder.is_dir()
    assert folder.parent.stat().st_mode & 0o077 == 0
    assert not home(first).exists()

    first.end()

    assert not folder.parent.exists()


def test_locking_the_sample_throws_it_away_and_begins_with_the_own_vault(first: Running) -> None:
    make(first)
    first.first_run_page.way.sample.pressed.emit()
    folder = first.window.folder

    first.started.lock()

    first.bot.waitUntil(lambda: bool(first.again), timeout=20_000)
    assert first.again[0].folder == home(first)
    assert not folder.exists()


def test_the_window_remembers_where_the_new_vault_lies(first: Running) -> None:
    make(first)
    press(first)

    assert first.window.isVisible()
    assert read_last_time(first.states).folder == home(first)


def test_leaving_in_the_middle_lets_go_of_the_new_vault(first: Running) -> None:
    make(first)
    first.end()

    with open_vault(home(first), PASSPHRASE) as vault:
        vault.settle()


def test_a_new_vault_can_be_made_beside_another(running: Running) -> None:
    shutil.copytree(running.vault, home(running))
    running.begin(named=False)

    running.unlock_page.making.emit()

    assert running.first_run_page.presenter.folder == home(running).with_name("Dealings 2.vault")


def test_what_is_no_mistake_of_the_person_is_said_on_the_page(first: Running) -> None:
    first.first_run_page.show_refused(UserError("That did not work", "Do something else."))

    assert first.first_run_page.place.told.text == "That did not work. Do something else."
