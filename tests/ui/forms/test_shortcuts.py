"""The list of keys shows what the keys do, and the README says the same."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from windows import Hand

from vrm_app.presenters.places import Place, Section
from vrm_app.ui.forms.shortcuts import ShortcutSheet
from vrm_app.ui.making_pages import WITHOUT_KEYS
from vrm_app.ui.rows import ROW

CONTROL = Qt.KeyboardModifier.ControlModifier
README = Path(__file__).parents[3] / "README.md"


def _opened(hand: Hand) -> ShortcutSheet:
    hand.press(Qt.Key.Key_Slash, CONTROL)
    sheet = hand.window.sheets.sheet
    assert isinstance(sheet, ShortcutSheet)
    return sheet


def _shown(sheet: ShortcutSheet) -> list[tuple[str, str, tuple[str, ...]]]:
    model = sheet.list.model()
    return [tuple(model.index(at, 0).data(ROW)) for at in range(model.rowCount())]


def test_the_keys_of_the_page_that_is_shown_come_first(hand: Hand, acme: str) -> None:
    hand.window.go(Place(Section.COMPANIES, acme))

    rows = _shown(_opened(hand))

    assert rows[0] == ("This company", "Log what happened", ("L",))
    groups = list(dict.fromkeys(group for group, _text, _keys in rows))
    assert groups.index("Go to") < groups.index("This case") < groups.index("In forms")


def test_the_keys_of_every_page_are_there_though_some_pages_are_not_made(hand: Hand) -> None:
    texts = {text for _group, text, _keys in _shown(_opened(hand))}

    assert not WITHOUT_KEYS & set(hand.window.pages)
    hand.press(Qt.Key.Key_Escape)
    for section in Section:
        hand.window.go(Place(section))
    assert set(hand.window.pages) >= WITHOUT_KEYS
    for page in hand.window.pages.values():
        assert {key.text for key in page.shortcuts()} <= texts


def test_a_few_letters_leave_what_they_stand_in(hand: Hand, acme: str) -> None:
    sheet = _opened(hand)

    hand.type("lock")
    assert ("Vault", "Lock", ("Ctrl+L",)) in _shown(sheet)
    hand.type(" no such key")

    assert acme
    assert _shown(sheet) == []
    assert not sheet.list.isVisible()


def test_arrows_go_through_the_keys_and_escape_gives_the_keys_back(hand: Hand, acme: str) -> None:
    hand.window.go(Place(Section.COMPANIES, acme))
    before = hand.window.focusWidget()
    sheet = _opened(hand)

    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Down)
    assert sheet.list.currentIndex().row() == 1

    hand.press(Qt.Key.Key_Escape)
    assert hand.window.sheets.sheet is None
    assert hand.window.focusWidget() is before


def test_the_key_that_opened_the_list_puts_it_away(hand: Hand, acme: str) -> None:
    _opened(hand)

    hand.press(Qt.Key.Key_Slash, CONTROL)

    assert acme
    assert hand.window.sheets.sheet is None


def test_a_page_that_was_never_seen_is_reached_from_an_open_sheet(hand: Hand, acme: str) -> None:
    hand.press(Qt.Key.Key_J, CONTROL)
    hand.press(Qt.Key.Key_5, CONTROL)
    hand.settle()

    assert acme
    assert hand.window.place == Place(Section.CASES)
    assert hand.window.sheets.sheet is None


def test_the_readme_names_every_key_and_no_other(hand: Hand, acme: str) -> None:
    sheet = _opened(hand)

    known = {key for _group, _text, keys in _shown(sheet) for key in keys}

    assert acme
    told = _told(README.read_text("utf-8"))
    assert {"in the README alone": told - known, "missing there": known - told} == {
        "in the README alone": set(),
        "missing there": set(),
    }


def _told(readme: str) -> set[str]:
    """Return the keys that the first column of the table names."""
    table = readme.partition("## The window, by keys")[2].partition("\n## ")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| ")]
    named = {key.strip() for cell in cells[1:] for key in re.split(r"·|(?<!\+), ", cell)}
    # Places are named as a span, and are keys of their own.
    places = {f"Ctrl+{number}" for number in range(1, 10)}
    return (named - {"Ctrl+1–9"}) | (places if "Ctrl+1–9" in named else set())
