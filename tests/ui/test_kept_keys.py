"""A person's own keys are there after the next start, before the vault is open, too."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from running import Running

from vrm_app.presenters.deeds import USUAL
from vrm_app.services.deeds import Deed
from vrm_app.services.settings import read_settings
from vrm_app.ui.commands import OWN_KEYS
from vrm_app.ui.forms.jot_sheet import JotSheet
from vrm_app.ui.pages.settings.page import SettingsPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_keys_are_the_same_after_the_next_start(running: Running) -> None:
    window = running.open()
    window.go(OWN_KEYS)
    page = window.page
    assert isinstance(page, SettingsPage)
    part = page.keys
    (jot,) = [row for row in part.list.rows.all() if row.deed is Deed.JOT]
    part.presenter.press(jot, "Ctrl+G")
    assert read_settings(running.states).keys == {"jot": "Ctrl+G"}
    running.end()

    running.begin()
    running.gate.activateWindow()
    line = running.unlock_page.form.field
    running.bot.waitUntil(line.hasFocus)
    QTest.keyClick(line, Qt.Key.Key_J, CONTROL)
    assert not running.unlock_page.jot.field.isVisible()
    QTest.keyClick(line, Qt.Key.Key_G, CONTROL)
    assert running.unlock_page.jot.field.isVisible()
    running.end()

    window = running.open()
    QTest.keyClick(window, Qt.Key.Key_G, CONTROL)
    assert isinstance(window.sheets.sheet, JotSheet)
    window.sheets.put_away()


@pytest.mark.parametrize(
    "said",
    [
        b'{"keys": {"jot": "Ctrl+G", "lock": "Ctrl+',
        b'{"keys": {"jot": ["Ctrl+G"], "lock": 7, "quit": "Tab", "find": "rm -rf"}}',
        b'{"keys": {"jot": "Ctrl+K", "settings": "Esc", "manual": "", "log": "I"}}',
    ],
)
def test_a_damaged_or_hostile_file_leaves_the_usual_keys(running: Running, said: bytes) -> None:
    running.states.mkdir(exist_ok=True)
    (running.states / "settings.json").write_bytes(said)

    window = running.open()

    keys = window._look.preferences.keys
    assert {deed: keys(deed) for deed in Deed} == {d: usual.keys for d, usual in USUAL.items()}
    QTest.keyClick(window, Qt.Key.Key_J, CONTROL)
    assert isinstance(window.sheets.sheet, JotSheet)
    window.sheets.put_away()


def test_what_is_sound_beside_what_is_not_is_followed(running: Running) -> None:
    running.states.mkdir(exist_ok=True)
    told = {"keys": {"jot": "Ctrl+G", "lock": "Ctrl+J", "quit": "Tab", "no_such": "F5"}}
    (running.states / "settings.json").write_text(json.dumps(told), "utf-8")

    keys = running.open()._look.preferences.keys

    assert keys(Deed.JOT) == ("Ctrl+G",)
    assert keys(Deed.LOCK) == ("Ctrl+J",)
    assert keys(Deed.QUIT) == ("Ctrl+Q",)
