"""A vault full of hostile text: wherever it is shown, it is plain text, and nothing hangs."""

import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from building import NOW, Furnished, Template
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMenu,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from windows import Hand, opened

from vrm_app.domain.compounds import ListOf
from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Field, Json
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import fields_of
from vrm_app.domain.scalars import Line, Prose
from vrm_app.presenters.listings import COMPANY_TABS, OTHERS
from vrm_app.presenters.opening import place_of
from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.services.pinning import pin
from vrm_app.services.records import edit
from vrm_app.vault.vault import Vault

MARK = "Sentinel9"
HOSTILE = f'<b>{MARK}</b> &mnemonic <img src="file:///sentinel.png"> &amp; <a href="x">y</a> '
ONE_LINE = HOSTILE + "W" * (299 - len(HOSTILE))
MANY_LINES = f"{HOSTILE}\n\u202e{HOSTILE}\u2066\n<table>\n\t{'x' * 10_000} {HOSTILE}\n" * 2
PATIENCE = 15


@pytest.fixture(scope="module")
def spoilt(furnished: Furnished, tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A vault full of hostile text, to be copied."""
    place = tmp_path_factory.mktemp("hostile") / "Mine.vault"
    with furnished.template.copied_to(place) as vault:
        spoil(vault, furnished.ids)
    return replace(furnished.template, folder=place)


@pytest.fixture
def hand(qtbot: QtBot, spoilt: Template, tmp_path: Path) -> Iterator[Hand]:
    shutil.copytree(spoilt.folder, tmp_path / "Mine.vault")
    with opened(qtbot, spoilt, tmp_path / "Mine.vault") as hand:
        hand.window.resize(1100, 760)
        yield hand


def spoil(vault: Vault, ids: Mapping[str, str]) -> None:
    """Put hostile text wherever a record holds text."""
    for kind, record_id in ids.items():
        if kind == "release":
            # What has left is never changed.
            continue
        for name, field in fields_of(KINDS[kind]).items():
            hostile = _hostile(field)
            if hostile is None:
                continue
            try:
                edit(vault, record_id, {name: hostile}, now=NOW)
            except UserError:
                # Some texts are of a narrower kind, such as a file's name.
                continue
    pin(vault, ids["company"], pinned=True, now=NOW)


def _hostile(field: Field) -> Json:
    if isinstance(field.type, ListOf):
        return [ONE_LINE] if type(field.type.item) is Line else None
    if type(field.type) is Prose:
        return MANY_LINES
    return ONE_LINE if type(field.type) is Line else None


def faults(widget: QWidget) -> Iterator[str]:
    """Yield whatever would take a text for more than a text."""
    for one in (widget, *widget.findChildren(QWidget)):
        found = (*_rich(one), *_with_keys(one))
        yield from (
            f"{type(one).__name__} in {type(one.parent()).__name__}: {what}" for what in found
        )
        if one.isWindow() and one.windowTitle() not in {"", "Dealings"}:
            yield f"{type(one).__name__}: title"


def _rich(one: QWidget) -> Iterator[str]:
    if isinstance(one, QLabel) and one.textFormat() != Qt.TextFormat.PlainText:
        is_auto = one.textFormat() == Qt.TextFormat.AutoText
        if not is_auto or MARK in one.text() or "<" in one.text():
            yield "rich words"
    if isinstance(one, QTextEdit) and MARK in one.toPlainText() and "<b>" not in one.toPlainText():
        yield "rich text"
    for tip in (one.toolTip(), one.whatsThis(), one.statusTip()):
        # Of ours, only a span around what is escaped is rich.
        if any(sign in tip for sign in ("<b>", "<img", "<a ", "<table")):
            yield "rich tool tip"


def _with_keys(one: QWidget) -> Iterator[str]:
    if isinstance(one, QAbstractButton) and not one.shortcut().isEmpty():
        yield "a letter of its words is a key"
    texts = [action.text() for action in one.actions()]
    if isinstance(one, QTabBar):
        texts += [one.tabText(at) for at in range(one.count())]
    if isinstance(one, QMenu):
        texts.append(one.title())
    if any(MARK in text and "&" in text.replace("&&", "") for text in texts):
        yield "a letter of a menu or tab is a key"


def shown_well(hand: Hand, what: object, begun: float) -> None:
    hand.settle()
    hand.window.grab()
    found = [fault for one in QApplication.topLevelWidgets() for fault in faults(one)]
    assert found == [], what
    assert time.monotonic() - begun < PATIENCE, what


def places(ids: Mapping[str, str]) -> Iterator[Place]:
    yield from (Place(one) for one in Section if one is not Section.HAND_OVER)
    yield from (Place(Section.OTHERS, "", kind) for one in OTHERS for kind in one.kinds)
    yield from (Place(Section.COMPANIES, ids["company"], one.key) for one in COMPANY_TABS)
    yield Place(Section.COMPANIES, ids["company"])
    yield Place(Section.HAND_OVER, ids["case"])
    for kind, record_id in ids.items():
        place = place_of(kind, record_id, ids["company"])
        if place is not None:
            yield place


@pytest.mark.timeout(240)
def test_every_page_shows_hostile_text_as_text(hand: Hand, furnished: Furnished) -> None:
    seen = ""
    for place in places(furnished.ids):
        begun = time.monotonic()
        hand.window.go(place)
        shown_well(hand, place, begun)
        seen += " ".join(one.text() for one in hand.window.page.findChildren(QLabel))
    assert MARK in seen
    assert hand.window.side.pinned.rows[0].words.startswith("<b>")


@pytest.mark.timeout(240)
def test_so_does_every_form(hand: Hand, furnished: Furnished) -> None:
    company = furnished.ids["company"]
    asks = [Ask(Form.COMPANY, company), Ask(Form.RATING, company), Ask(Form.LOG, company)]
    asks += [Ask(Form.CASE, company), Ask(Form.CLOSING, company, furnished.ids["case"])]
    asks += [
        Ask(Form.RECORD, "", record_id, kind)
        for kind, record_id in furnished.ids.items()
        if kind not in {"release", "inbox", "attachment"}
    ]
    for ask in asks:
        begun = time.monotonic()
        hand.window.sheets.ask(ask)
        shown_well(hand, ask, begun)
        hand.window.sheets.put_away()


def test_so_do_search_the_jot_line_and_the_menu(hand: Hand, furnished: Furnished) -> None:
    window = hand.window
    window.go(Place(Section.COMPANIES, furnished.ids["company"]))
    hand.settle()
    begun = time.monotonic()
    hand.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    hand.type(MARK)
    QTest.qWait(200)
    shown_well(hand, "search", begun)
    window.sheets.put_away()
    hand.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    shown_well(hand, "jot", begun)
    window.sheets.put_away()
    menu = window.actions_.menu()
    assert list(faults(menu)) == []
    menu.deleteLater()


def test_so_does_a_banner(hand: Hand) -> None:
    hand.window.show_refused(UserError(HOSTILE, MANY_LINES))

    shown_well(hand, "banner", time.monotonic())


def test_what_takes_text_for_more_is_found(qtbot: QtBot) -> None:
    spoiled = [QLabel(HOSTILE), QLabel("<b>ours</b>"), QWidget(), QTabBar(), QWidget(), QWidget()]
    spoiled[2].setToolTip(HOSTILE)
    tabs = spoiled[3]
    assert isinstance(tabs, QTabBar)
    tabs.addTab(HOSTILE)
    spoiled[4].setWindowTitle(MARK)
    spoiled[5].addAction(HOSTILE)
    for one in spoiled:
        qtbot.addWidget(one)
        assert list(faults(one)) != [], one
