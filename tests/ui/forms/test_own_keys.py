"""Keys are changed on a page of the settings, by keys alone, and act at once everywhere."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from windows import Hand

from vrm_app.presenters.deeds import USUAL
from vrm_app.presenters.places import Place, Section
from vrm_app.services.deeds import Deed
from vrm_app.services.settings import Settings
from vrm_app.ui.commands import OWN_KEYS
from vrm_app.ui.forms.jot_sheet import JotSheet
from vrm_app.ui.forms.shortcuts import ShortcutSheet
from vrm_app.ui.main_window import MainWindow
from vrm_app.ui.pages.companies.page import CompaniesPage
from vrm_app.ui.pages.settings.keys import KeysPart
from vrm_app.ui.pages.settings.page import SettingsPage
from vrm_app.ui.rows import ROW

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def keys_part(window: MainWindow) -> KeysPart:
    page = window.page
    assert isinstance(page, SettingsPage)
    return page.keys


def opened(hand: Hand) -> KeysPart:
    """Go to the keys as a person does: settings, then the button."""
    hand.press(Qt.Key.Key_Comma, CONTROL)
    page = hand.window.page
    assert isinstance(page, SettingsPage)
    page.own_keys.setFocus()
    hand.press(Qt.Key.Key_Return)
    hand.settle()
    assert hand.window.place == OWN_KEYS
    return page.keys


def select(hand: Hand, part: KeysPart, letters: str) -> None:
    """Narrow the list down to what is meant, and go to its first row."""
    part.filter.setFocus()
    part.filter.clear()
    hand.type(letters)
    hand.press(Qt.Key.Key_Return)
    assert part.list.hasFocus()


def give(
    hand: Hand, part: KeysPart, letters: str, key: Qt.Key, with_: Qt.KeyboardModifier = NONE
) -> None:
    select(hand, part, letters)
    hand.press(Qt.Key.Key_Return)
    assert part.foot.catcher.hasFocus()
    hand.press(key, with_)


def in_menu(window: MainWindow) -> dict[str, str]:
    """Return what the menu offers, each with its key."""
    menus = window.actions_.menu().findChildren(QMenu)
    return {one.text(): one.shortcut().toString() for menu in menus for one in menu.actions()}


def kept(hand: Hand) -> dict[str, str]:
    return dict(hand.window._look.preferences.settings.keys)


def leave_sheet(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Escape)
    assert hand.window.sheets.sheet is None


def test_a_new_key_acts_at_once_and_the_old_one_no_longer(hand: Hand) -> None:
    part = opened(hand)

    give(hand, part, "jot", Qt.Key.Key_G, CONTROL)

    assert part.foot.told == "Ctrl+G is “Jot” from now on."
    assert part.list.hasFocus()
    hand.press(Qt.Key.Key_J, CONTROL)
    assert hand.window.sheets.sheet is None
    hand.press(Qt.Key.Key_G, CONTROL)
    assert isinstance(hand.window.sheets.sheet, JotSheet)
    leave_sheet(hand)


def test_menu_search_list_and_button_tell_the_new_key(hand: Hand) -> None:
    window = hand.window
    give(hand, opened(hand), "jot", Qt.Key.Key_G, CONTROL)
    give(hand, keys_part(window), "lock", Qt.Key.Key_F6)

    (jot,) = [one for one in window.actions_.commands() if one.text == "Jot"]
    assert jot.keys == "Ctrl+G"
    assert in_menu(window)["Jot"] == "Ctrl+G"
    assert window.top.jot._key == "Ctrl+G"
    assert window.top.lock.toolTip() == "Lock (F6)"
    hand.press(Qt.Key.Key_Slash, CONTROL)
    sheet = window.sheets.sheet
    assert isinstance(sheet, ShortcutSheet)
    rows = [sheet.list.rows.row_at(at) for at in range(sheet.list.rows.rowCount())]
    assert ("Do", "Jot", ("Ctrl+G",)) in rows
    assert not any("Ctrl+J" in keys for _group, _text, keys in rows)
    leave_sheet(hand)


def test_a_letter_is_changed_on_every_page_that_has_it(hand: Hand, acme: str) -> None:
    give(hand, opened(hand), "log what", Qt.Key.Key_G)

    for place in (Place(Section.TODAY), Place(Section.COMPANIES, acme), Place(Section.TIMELINE)):
        hand.window.go(place)
        hand.settle()
        hand.press(Qt.Key.Key_L)
        assert hand.window.sheets.sheet is None, place
        hand.press(Qt.Key.Key_G)
        assert hand.window.sheets.sheet is not None, place
        leave_sheet(hand)
    page = hand.window.pages[Section.COMPANIES]
    assert isinstance(page, CompaniesPage)
    assert page.company.log._key == "G"


def test_lists_go_down_and_up_by_other_letters(hand: Hand) -> None:
    part = opened(hand)
    give(hand, part, "row down", Qt.Key.Key_Y)
    part.filter.clear()
    part.list.setCurrentIndex(part.list.rows.index(0))

    hand.press(Qt.Key.Key_J)
    assert part.list.currentIndex().row() == 0
    hand.press(Qt.Key.Key_Y)
    assert part.list.currentIndex().row() == 1

    hand.window.go(Place(Section.COMPANIES))
    hand.settle()
    page = hand.window.page
    assert isinstance(page, CompaniesPage)
    companies = page.companies.list
    companies.start()
    hand.press(Qt.Key.Key_J)
    assert companies.currentIndex().row() == 0
    hand.press(Qt.Key.Key_Y)
    assert companies.currentIndex().row() == 1


def test_a_clash_is_told_before_anything_changes(hand: Hand) -> None:
    part = opened(hand)

    give(hand, part, "import", Qt.Key.Key_J, CONTROL)

    assert part.foot.question == "Ctrl+J is “Jot” now: take it from there?"
    assert kept(hand) == {}
    hand.press(Qt.Key.Key_Escape)
    assert part.foot.question == ""
    assert part.list.hasFocus()
    assert kept(hand) == {}

    give(hand, part, "import", Qt.Key.Key_J, CONTROL)
    hand.press(Qt.Key.Key_Return)
    assert kept(hand) == {"import": "Ctrl+J", "jot": ""}


def test_a_key_that_is_needed_elsewhere_is_refused_and_another_waited_for(hand: Hand) -> None:
    part = opened(hand)

    give(hand, part, "jot", Qt.Key.Key_Tab)

    assert part.foot.told == "Tab is needed to answer and to get around: take another one."
    assert part.foot.catcher.hasFocus()
    hand.press(Qt.Key.Key_F1)
    assert part.foot.told == "F1 always opens the manual: take another one."
    hand.press(Qt.Key.Key_G)
    assert part.foot.told.startswith("A single letter would be pressed by mistake")
    assert hand.window.place == OWN_KEYS
    assert kept(hand) == {}
    hand.press(Qt.Key.Key_F6)
    assert kept(hand) == {"jot": "F6"}


def test_no_key_does_anything_else_while_one_is_waited_for(hand: Hand) -> None:
    part = opened(hand)

    give(hand, part, "jot", Qt.Key.Key_K, CONTROL)

    assert hand.window.sheets.sheet is None
    assert part.foot.question == "Ctrl+K is “Look for anything” now: take it from there?"


def test_escape_gives_up_and_backspace_takes_the_key_away(hand: Hand) -> None:
    part = opened(hand)
    give(hand, part, "jot", Qt.Key.Key_Escape)
    assert kept(hand) == {}
    assert part.list.hasFocus()

    give(hand, part, "jot", Qt.Key.Key_Backspace)
    assert kept(hand) == {"jot": ""}
    assert part.foot.told == "“Jot” has no key any more."
    assert part.list.hasFocus()

    select(hand, part, "import")
    hand.press(Qt.Key.Key_Delete)
    assert kept(hand) == {"jot": "", "import": ""}
    # What has no key is in the menu and in the search all the same.
    assert {"Jot", "Import"} <= {one.text for one in hand.window.actions_.commands()}


def test_who_goes_elsewhere_has_given_up(hand: Hand) -> None:
    part = opened(hand)
    select(hand, part, "jot")
    hand.press(Qt.Key.Key_Return)
    assert part.foot.catcher.isVisible()

    QTest.mouseClick(part.filter, Qt.MouseButton.LeftButton)

    assert not part.foot.catcher.isVisible()
    assert part.foot.change.isVisible()
    assert kept(hand) == {}


def test_a_command_goes_back_to_its_usual_key_and_asks_for_it(hand: Hand) -> None:
    part = opened(hand)
    give(hand, part, "import", Qt.Key.Key_J, CONTROL)
    hand.press(Qt.Key.Key_Return)
    select(hand, part, "jot")

    part.foot.usual.setFocus()
    hand.press(Qt.Key.Key_Return)
    assert part.foot.question == "Ctrl+J is “Import” now: take it from there?"
    hand.press(Qt.Key.Key_Return)

    assert kept(hand) == {"import": ""}
    assert part.list.current is not None
    assert part.list.current.keys == ("Ctrl+J",)
    assert not part.foot.usual.isEnabled()


def test_everything_goes_back_to_its_usual_keys(hand: Hand) -> None:
    part = opened(hand)
    assert not part.all_usual.isEnabled()
    give(hand, part, "import", Qt.Key.Key_J, CONTROL)
    hand.press(Qt.Key.Key_Return)
    give(hand, part, "lock", Qt.Key.Key_F6)

    part.all_usual.setFocus()
    hand.press(Qt.Key.Key_Return)
    assert part.foot.question == "Give every command its usual keys again?"
    assert kept(hand) != {}
    hand.press(Qt.Key.Key_Return)

    assert kept(hand) == {}
    assert part.foot.told == "Every command has its usual keys again."
    hand.press(Qt.Key.Key_J, CONTROL)
    assert isinstance(hand.window.sheets.sheet, JotSheet)
    leave_sheet(hand)


def test_the_key_of_the_manual_cannot_be_changed(hand: Hand) -> None:
    part = opened(hand)
    select(hand, part, "manual f1")
    assert part.list.current is not None
    assert part.list.current.deed is Deed.MANUAL

    hand.press(Qt.Key.Key_Return)
    assert not part.foot.catcher.isVisible()
    hand.press(Qt.Key.Key_Delete)

    assert kept(hand) == {}
    assert part.foot.told == "This key stays as it is."


def test_without_single_letters_none_can_be_given(hand: Hand) -> None:
    preferences = hand.window._look.preferences
    preferences.choose(Settings(letter_keys=False))
    part = opened(hand)
    select(hand, part, "change what")
    row = part.list.current
    assert row is not None
    assert (row.shown, row.aside) == (("F2",), "E is switched off")

    give(hand, part, "log what", Qt.Key.Key_G)

    assert part.foot.told == "Single letters are switched off: hold Ctrl or Alt along with it."
    assert kept(hand) == {}


def test_signs_are_the_same_with_and_without_shift(hand: Hand) -> None:
    part = opened(hand)
    shifted = CONTROL | Qt.KeyboardModifier.ShiftModifier

    give(hand, part, "jot", Qt.Key.Key_Semicolon, shifted)

    assert kept(hand) == {"jot": "Ctrl+;"}


def test_a_few_letters_leave_the_commands_in_which_they_stand(hand: Hand) -> None:
    part = opened(hand)
    select(hand, part, "ctrl+l")
    assert [row.text for row in part.list.rows.all()] == ["Lock"]

    select(hand, part, "no such thing")
    assert list(part.list.rows.all()) == []
    assert not part.foot.change.isEnabled()
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_Delete)
    assert kept(hand) == {}


def test_every_command_is_on_the_page_where_it_acts_and_nowhere_else(hand: Hand) -> None:
    window = hand.window
    for section in Section:
        window.go(Place(section))
    on_pages: dict[Deed, set[Section]] = {}
    for section, page in window.pages.items():
        for key in page.shortcuts():
            for deed in (key.deed, key.also):
                if deed is not None:
                    on_pages.setdefault(deed, set()).add(section)
    everywhere = {deed for deed, _group, _text in window.actions_.everywhere()}

    in_lists = {Deed.DOWN, Deed.UP, Deed.TICK}
    assert everywhere | set(on_pages) | in_lists == set(Deed)
    assert not everywhere & set(on_pages)
    # The list of companies prints by itself, not as a command of its page.
    on_pages[Deed.PRINT].add(Section.COMPANIES)
    told = {deed: set(usual.sections) for deed, usual in USUAL.items()}
    assert {deed: told[deed] for deed in on_pages} == on_pages
    assert not any(told[deed] for deed in everywhere)


def test_what_opens_the_page_again_is_always_in_the_menu(hand: Hand) -> None:
    part = opened(hand)
    for letters in ("settings", "change the keys", "look for anything"):
        select(hand, part, letters)
        hand.press(Qt.Key.Key_Delete)

    offered = in_menu(hand.window)
    assert {"Settings", "Change the keys…", "Look for anything"} <= set(offered)


def test_every_control_is_named_and_reached_from_the_top_to_the_foot(hand: Hand) -> None:
    part = opened(hand)
    give(hand, part, "jot", Qt.Key.Key_G, CONTROL)
    part.filter.setFocus()

    seen: list[QWidget] = []
    for _turn in range(20):
        here = QApplication.focusWidget()
        assert here is not None
        if part.isAncestorOf(here):
            assert QAccessible.queryAccessibleInterface(here).text(QAccessible.Text.Name)
            seen.append(here)
        hand.press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is part.filter:
            break

    foot = part.foot
    assert seen == [part.filter, part.all_usual, part.list, foot.usual, foot.empty, foot.change]
    heights = [one.mapTo(part, QPoint(0, 0)).y() for one in seen]
    assert heights == sorted(heights)


def test_a_row_is_read_out_with_its_keys(hand: Hand) -> None:
    part = opened(hand)
    give(hand, part, "jot", Qt.Key.Key_G, CONTROL)
    said = part.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Do. Jot. Ctrl+G. usually Ctrl+J"

    select(hand, part, "log what")
    said = part.list.currentIndex().data(ROW).spoken
    assert said == "On pages. Log what happened. Today · Companies · Timeline · Cases. L"
