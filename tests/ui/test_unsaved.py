"""What was written and not saved outlives locking, inside the vault alone."""

from datetime import UTC, datetime

import pytest
from building import Template, company
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from running import Running

from vrm_app.presenters.places import Ask, Form
from vrm_app.services.records import delete, erase, list_of
from vrm_app.services.unsaved import find_unsaved, keep_unsaved
from vrm_app.ui.forms.form_sheet import FormSheet
from vrm_app.ui.main_window import MainWindow
from vrm_app.vault.vault import Vault

WORDS = "They called; Dana will send the part again"
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def acme(template: Template, running: Running) -> str:
    with template.opened(running.vault) as vault:
        return company(vault, "Acme Energy")


def _write(running: Running, window: MainWindow, acme: str) -> None:
    window.sheets.ask(Ask(Form.LOG, acme))
    sheet = window.sheets.sheet
    assert isinstance(sheet, FormSheet)
    running.bot.waitUntil(lambda: bool(sheet.values().get("when")))
    sheet.start()
    QTest.keyClicks(_focus(), WORDS)


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _lock(running: Running, *, by_itself: bool) -> None:
    running.started.lock(put_away=by_itself)
    running.bot.waitUntil(lambda: bool(running.again), timeout=20_000)


@pytest.mark.parametrize("by_itself", [False, True])
def test_what_is_being_written_when_the_vault_is_locked_is_there_again_afterwards(
    running: Running, acme: str, *, by_itself: bool
) -> None:
    _write(running, running.open(), acme)

    _lock(running, by_itself=by_itself)
    running.end()
    window = running.open()

    told = "What you wrote before locking is not saved yet."
    running.bot.waitUntil(
        lambda: told in {one.text() for one in window.banners.findChildren(QLabel)}
    )
    window.sheets.ask(Ask(Form.LOG, acme))
    sheet = window.sheets.sheet
    assert isinstance(sheet, FormSheet)
    running.bot.waitUntil(lambda: sheet.values()["text"] == WORDS)


def test_what_was_saved_just_before_locking_is_no_draft(
    running: Running, acme: str, template: Template
) -> None:
    window = running.open()
    _write(running, window, acme)

    QTest.keyClick(_focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    _lock(running, by_itself=False)

    with template.opened(running.vault) as vault:
        assert [getattr(one, "body", "") for one in list_of(vault, "interaction")] == [WORDS]
        assert find_unsaved(vault) == {}


def test_what_is_let_go_on_closing_is_kept_nowhere(
    running: Running, acme: str, template: Template
) -> None:
    with template.opened(running.vault) as vault:
        keep_unsaved(vault, {f"log {acme} ": {"text": WORDS}}, now=NOW)
    window = running.open()
    running.bot.waitUntil(lambda: window.sheets.drafts.has_any)

    assert not window.close()
    assert window.close()

    with template.opened(running.vault) as vault:
        assert find_unsaved(vault) == {}


def test_erasing_a_record_erases_what_was_being_written_about_it(vault: Vault) -> None:
    acme, globex = company(vault, "Acme"), company(vault, "Globex")
    other = {f"log {globex} ": {"text": "Mine"}}
    keep_unsaved(vault, {f"log {acme} ": {"text": WORDS}, **other}, now=NOW)

    delete(vault, acme, now=NOW)
    erase(vault, acme, now=NOW)

    assert find_unsaved(vault) == other


def test_what_is_being_written_is_kept_before_the_program_may_stop_without_a_word(
    running: Running, acme: str, template: Template
) -> None:
    window = running.open()
    _write(running, window, acme)

    def kept() -> set[str]:
        # As whoever starts anew after a crash finds it; the window has not been told of an end.
        with template.opened(running.vault) as vault:
            return {form["text"] for form in find_unsaved(vault).values()}

    running.bot.waitUntil(lambda: kept() == {WORDS}, timeout=20_000)
    assert isinstance(window.sheets.sheet, FormSheet)
    QTest.keyClick(_focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    running.bot.waitUntil(lambda: kept() == set(), timeout=20_000)
