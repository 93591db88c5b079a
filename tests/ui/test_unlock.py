"""The page before an open vault."""

import os
import shutil

import pytest
from building import PASSPHRASE, Template, shown
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from running import Running

from vrm_app.presenters.places import Section
from vrm_app.ui.last_time import read_last_time
from vrm_app.ui.widgets.passphrase import PassphraseField
from vrm_app.vault.keys import recovery_words
from vrm_app.vault.vault import open_vault

NEW = "eleven brass kettles sing at dawn"


def type_passphrase(running: Running, passphrase: str) -> None:
    field = running.unlock_page.form.field
    running.bot.keyClicks(field, passphrase)
    running.bot.keyClick(field, Qt.Key.Key_Return)


def told(running: Running) -> str:
    """What is said under the field."""
    return " ".join(
        label.text()
        for label in running.unlock_page.form.told.findChildren(QLabel)
        if not label.isHidden()
    )


def wait_until_told(running: Running, words: str) -> None:
    running.bot.waitUntil(lambda: words in told(running), timeout=20_000)


def banners(running: Running) -> str:
    return " ".join(one.text() for one in running.window.banners.findChildren(QLabel))


def test_the_passphrase_and_enter_open_the_vault_on_today(running: Running) -> None:
    running.begin()

    type_passphrase(running, PASSPHRASE)

    assert running.window.isVisible()
    assert list(running.window.pages) == [Section.TODAY]
    assert running.started.gate is None


def test_the_keys_are_where_the_passphrase_goes(running: Running) -> None:
    running.begin()

    assert running.gate.focusWidget() is running.unlock_page.form.field


def test_the_page_names_the_vault_and_when_it_was_used(running: Running) -> None:
    os.utime(running.vault, (1_780_000_000, 1_780_000_000))
    running.begin()

    words = {label.text() for label in running.unlock_page.findChildren(QLabel)}
    assert "Mine" in words
    running.wait_for(running.unlock_page.used, "28 May")


def test_a_wrong_passphrase_is_said_under_the_field_and_can_be_mended(running: Running) -> None:
    running.begin()
    page = running.unlock_page

    type_passphrase(running, "not this one at all")
    wait_until_told(running, "That is not the passphrase. Nothing has been opened.")

    assert page.form.field.property("wrong")
    assert running.started.window is None
    assert page.form.field.selectedText() == page.form.field.text()
    type_passphrase(running, PASSPHRASE)
    assert running.window.isVisible()


def test_nothing_is_tried_while_nothing_is_typed(running: Running) -> None:
    running.begin()

    running.bot.keyClick(running.unlock_page.form.field, Qt.Key.Key_Return)

    assert running.unlock_page.form.field.isEnabled()
    assert told(running) == ""


def test_the_page_takes_no_keys_and_says_so_while_it_opens(running: Running) -> None:
    running.begin()

    type_passphrase(running, PASSPHRASE)

    assert "Opening…" in told(running)
    assert not running.unlock_page.form.field.isEnabled()
    assert running.window.isVisible()


def test_the_window_keeps_no_passphrase(running: Running) -> None:
    running.begin()
    held: list[str] = []
    running.unlock_page.form.field.textChanged.connect(held.append)

    type_passphrase(running, PASSPHRASE)

    assert running.window.isVisible()
    assert held[-2:] == [PASSPHRASE, ""]


def test_the_eye_shows_the_letters_and_hides_them_again(running: Running) -> None:
    running.begin()
    field = running.unlock_page.form.field
    running.bot.keyClicks(field, "secret")
    assert field.displayText() == "•" * 6

    eye = field.eye
    assert eye.accessibleName() == "Show the passphrase"
    running.bot.mouseClick(eye, Qt.MouseButton.LeftButton)

    assert field.displayText() == "secret"
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    assert eye.accessibleName() == "Hide the passphrase"
    running.bot.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.displayText() == "•" * 6


@pytest.mark.parametrize(
    ("key", "shift", "on"),
    [("a", False, False), ("A", False, True), ("A", True, False), ("a", True, True)],
)
def test_letters_as_caps_lock_makes_them_are_noticed(
    running: Running, key: str, *, shift: bool, on: bool
) -> None:
    running.begin()
    field = running.unlock_page.form.field
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    heard: list[bool] = []
    field.caps_lock.connect(heard.append)

    press(field, key, held)

    assert heard == [on]
    assert ("Caps Lock is on" in told(running)) is on


def press(field: PassphraseField, letter: str, held: Qt.KeyboardModifier) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QKeyEvent

    QCoreApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, held, letter))


def test_a_line_is_jotted_down_while_the_vault_stays_closed(running: Running) -> None:
    running.begin()
    page = running.unlock_page

    running.bot.keyClick(page, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    running.bot.keyClicks(page.jot.field.line, "Acme called back")
    running.bot.keyClick(page.jot.field.line, Qt.Key.Key_Return)

    running.bot.waitUntil(lambda: bool(list((running.vault / "inbox").glob("*"))), timeout=20_000)
    running.bot.waitUntil(lambda: page.jot.field.line.text() == "", timeout=20_000)
    assert running.started.window is None
    type_passphrase(running, PASSPHRASE)
    assert running.window.isVisible()
    running.window.close()
    with open_vault(running.vault, PASSPHRASE) as vault:
        assert len(shown(vault, "inbox")) == 1
    assert not list((running.vault / "inbox").glob("*"))


def test_a_line_that_is_kept_at_last_is_no_longer_said_to_be_refused(running: Running) -> None:
    running.begin()
    page = running.unlock_page
    # Only now has it looked whether the vault is there, and says no more of that.
    running.bot.waitUntil(lambda: bool(page.used.text()), timeout=20_000)
    away = running.vault.with_name("away")
    running.vault.rename(away)
    page.jot.open()
    running.bot.keyClicks(page.jot.field.line, "Acme called back")
    running.bot.keyClick(page.jot.field.line, Qt.Key.Key_Return)
    wait_until_told(running, "The line was not kept")

    away.rename(running.vault)
    running.bot.keyClick(page.jot.field.line, Qt.Key.Key_Return)

    running.bot.waitUntil(lambda: "not kept" not in told(running), timeout=20_000)


def test_escape_gives_up_the_line_and_keeps_what_was_typed(running: Running) -> None:
    running.begin()
    jot = running.unlock_page.jot
    jot.open()
    running.bot.keyClicks(jot.field.line, "Acme")

    running.bot.keyClick(jot.field.line, Qt.Key.Key_Escape)

    assert jot.field.isHidden()
    jot.open()
    assert jot.field.line.text() == "Acme"


def test_a_vault_that_is_gone_is_said_before_anything_is_typed(running: Running) -> None:
    shutil.rmtree(running.vault)

    running.begin()

    wait_until_told(running, "The vault is not at its place. Connect the disk it lies on")


def test_a_vault_that_is_open_elsewhere_is_not_opened_twice(
    running: Running, template: Template
) -> None:
    with template.opened(running.vault) as vault:
        vault.settle()
        running.begin()

        type_passphrase(running, PASSPHRASE)

        wait_until_told(running, "The vault did not open, because it is open elsewhere.")
    assert running.started.window is None


def test_a_damaged_vault_is_said_with_what_to_do(running: Running) -> None:
    content = bytearray((running.vault / "vault.db").read_bytes())
    content[100:4000] = bytes(3900)
    (running.vault / "vault.db").write_bytes(content)
    running.begin()

    type_passphrase(running, PASSPHRASE)

    wait_until_told(running, "damaged")
    assert running.started.window is None


def test_what_is_strange_about_the_vault_stands_above_today(running: Running) -> None:
    (running.vault / "vault.state").unlink()

    running.open()

    assert "The vault cannot tell whether its latest entries are there." in banners(running)


def test_a_vault_that_was_handed_over_with_its_passphrase_opens_at_once(running: Running) -> None:
    running.begin(passphrase=PASSPHRASE)

    assert running.window.isVisible()
    assert running.started.wanted.passphrase is None


def test_the_recovery_words_set_a_new_passphrase_and_open(
    running: Running, template: Template
) -> None:
    running.begin()
    page = running.unlock_page
    running.bot.mouseClick(page.form.words, Qt.MouseButton.LeftButton)
    form = page.recovery
    assert form is not None

    form.words.setPlainText(recovery_words(template.master))
    running.bot.keyClicks(form.new.passphrase, NEW)
    running.bot.keyClicks(form.new.again, NEW)
    running.bot.keyClick(form.new.again, Qt.Key.Key_Return)

    assert running.window.isVisible()
    running.window.close()
    with open_vault(running.vault, NEW) as vault:
        assert vault.id == template.id


def test_words_of_no_vault_are_refused_and_the_old_passphrase_goes_on(running: Running) -> None:
    running.begin()
    page = running.unlock_page
    running.bot.mouseClick(page.form.words, Qt.MouseButton.LeftButton)
    form = page.recovery
    assert form is not None
    form.words.setPlainText("apple tree")
    for field in (form.new.passphrase, form.new.again):
        running.bot.keyClicks(field, NEW)

    form.button.click()

    running.bot.waitUntil(lambda: "word" in form.told.text, timeout=20_000)
    assert form.isEnabled()
    form.left.emit()
    type_passphrase(running, PASSPHRASE)
    assert running.window.isVisible()


def test_a_new_passphrase_is_typed_twice_alike(running: Running) -> None:
    running.begin()
    page = running.unlock_page
    page.form.words.click()
    form = page.recovery
    assert form is not None

    form.done.emit("some words", NEW, NEW + "!")

    assert "the two do not agree" in form.told.text


def test_another_vault_is_taken_and_remembered(running: Running, template: Template) -> None:
    other = running.place / "Other.vault"
    shutil.copytree(template.folder, other)
    running.begin()
    page = running.unlock_page

    assert not page.choose(running.place)
    assert "There is no vault in that folder." in told(running)
    assert page.choose(other)

    assert read_last_time(running.states).folder == other
    type_passphrase(running, PASSPHRASE)
    assert running.window.folder == other


def test_the_vault_of_the_last_time_is_asked_for_again(
    running: Running, template: Template
) -> None:
    other = running.place / "Other.vault"
    shutil.copytree(template.folder, other)
    running.begin()
    running.unlock_page.choose(other)
    running.end()

    running.begin(named=False)

    assert running.unlock_page.presenter.folder == other
