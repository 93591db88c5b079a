"""Which keys call what, usually and as the person chose, and where on the window they do."""

from collections.abc import Mapping
from gettext import gettext as _
from typing import NamedTuple

from vrm_app.presenters.places import Section
from vrm_app.services.deeds import Deed

_LISTS = frozenset({Section.CONTRACTS, Section.NEEDS, Section.MY_DATA, Section.OTHERS})
_COMPANIES = frozenset({Section.COMPANIES})
_CASES = frozenset({Section.CASES})
_TIMELINE = frozenset({Section.TIMELINE})
_TODAY = frozenset({Section.TODAY})
_INBOX = frozenset({Section.INBOX})
_HANDED_OVER = frozenset({Section.HANDED_OVER})
_TRASH = frozenset({Section.TRASH})
_WITH_RECORDS = _COMPANIES | _CASES | _LISTS | _TIMELINE
IN_LISTS = frozenset(Section)
"""Where a list can be: on every page."""


class Usual(NamedTuple):
    """The keys that call something at first, the pages on which they do, and the words for it."""

    keys: tuple[str, ...]
    sections: frozenset[Section]
    words: str


_EVERYWHERE: dict[Deed, str] = {
    Deed.GO_TODAY: "Ctrl+1",
    Deed.GO_INBOX: "Ctrl+2",
    Deed.GO_COMPANIES: "Ctrl+3",
    Deed.GO_TIMELINE: "Ctrl+4",
    Deed.GO_CASES: "Ctrl+5",
    Deed.GO_CONTRACTS: "Ctrl+6",
    Deed.GO_NEEDS: "Ctrl+7",
    Deed.GO_MY_DATA: "Ctrl+8",
    Deed.GO_HANDED_OVER: "Ctrl+9",
    Deed.BACK: "Alt+Left",
    Deed.FORWARD: "Alt+Right",
    Deed.FIND: "Ctrl+K Ctrl+F",
    Deed.JOT: "Ctrl+J",
    Deed.UNDO: "Ctrl+Z",
    Deed.REDO: "Ctrl+Shift+Z",
    Deed.DONE: "Ctrl+Alt+Z",
    Deed.HISTORY: "Ctrl+H",
    Deed.IMPORT: "Ctrl+I",
    Deed.LOCK: "Ctrl+L",
    Deed.QUIT: "Ctrl+Q",
    Deed.SIDE_BAR: "F9",
    Deed.SETTINGS: "Ctrl+,",
    Deed.EYE: "Ctrl+Shift+H",
    Deed.MANUAL: "F1",
    Deed.KEYS: "Ctrl+/ Shift+F1",
}
_ON_PAGES: dict[Deed, tuple[str, frozenset[Section], str]] = {
    Deed.LOG: ("L", _TODAY | _COMPANIES | _CASES | _TIMELINE, _("Log what happened")),
    Deed.RAISE: ("I", _TODAY | _COMPANIES | _TIMELINE, _("Raise a case")),
    Deed.RATE: ("T", _COMPANIES, _("Rate your trust")),
    Deed.PROMISE: ("P", _COMPANIES | _CASES, _("Note a promise")),
    Deed.REVIEW: ("W", _COMPANIES, _("Recommend, or warn of them")),
    Deed.DISCLOSE: ("H", _COMPANIES, _("Note what they hold of you")),
    Deed.REMIND: ("R", _COMPANIES | _CASES, _("Remind me")),
    Deed.PUT_IN: ("A", _COMPANIES | _CASES, _("Put a file in")),
    Deed.PIN: ("Shift+P", _COMPANIES, _("Pin it to the side, or take it off")),
    Deed.NEW: ("Ctrl+N", _WITH_RECORDS, _("New on this page")),
    Deed.NEW_HERE: ("N", _COMPANIES | _LISTS, _("New in this list")),
    Deed.NEW_BESIDE: (
        "Shift+N",
        frozenset({Section.NEEDS, Section.MY_DATA}),
        _("New in the list beside it"),
    ),
    Deed.CHANGE: ("E F2", _WITH_RECORDS, _("Change what is selected")),
    Deed.CHANGE_ALL: (
        "Shift+E",
        _COMPANIES | _CASES | _HANDED_OVER,
        _("All fields of what is selected"),
    ),
    Deed.DELETE: ("Del", _WITH_RECORDS | _INBOX, _("Move what is selected to the trash")),
    Deed.HAND_OVER: ("H Ctrl+E", _CASES, _("Hand over…")),
    Deed.CLOSE: ("D", _CASES, _("Close the case")),
    Deed.STAGE: ("S", _CASES, _("Say how far it has come")),
    Deed.TO_COMPANY: ("C", _CASES | _HANDED_OVER, _("Go to its company")),
    Deed.SAY_COMPANY: ("C", _INBOX, _("Say of which company it is")),
    Deed.FIND_HERE: ("/", _TIMELINE | {Section.MANUAL}, _("Find on this page")),
    Deed.KEEP_SEARCH: ("Ctrl+D", _TIMELINE, _("Keep this search")),
    Deed.COPY: ("Ctrl+C", _TIMELINE, _("Copy as record of dealings")),
    Deed.PRINT: ("Ctrl+P", _WITH_RECORDS | _INBOX | _HANDED_OVER | _TRASH, _("Print the list")),
    Deed.ANSWER: ("A", _HANDED_OVER, _("Note the answer")),
    Deed.OPEN: ("O", _HANDED_OVER, _("Open what was handed over")),
    Deed.RESTORE: ("R", _TRASH, _("Restore what is selected")),
    Deed.ERASE: ("Shift+Del", _TRASH, _("Erase what is selected for good")),
    Deed.DOWN: ("J", IN_LISTS, _("One row down")),
    Deed.UP: ("K", IN_LISTS, _("One row up")),
    Deed.TICK: ("Space", IN_LISTS, _("Tick a row; a promise was kept")),
}
USUAL: dict[Deed, Usual] = {
    **{one: Usual(tuple(_EVERYWHERE.get(one, "").split()), frozenset(), "") for one in Deed},
    **{
        one: Usual(tuple(keys.split()), sections, words)
        for one, (keys, sections, words) in _ON_PAGES.items()
    },
}
"""What has no words here is called from everywhere, and named where it is made known."""
LETTERS = frozenset({Deed.DOWN, Deed.UP, Deed.TICK})
"""What is called by single letters in any case, for it does something in lists alone."""
FIXED = frozenset({Deed.MANUAL})
"""What keeps its key, so that there is always one that helps."""


def meet(one: Deed, other: Deed) -> bool:
    """Tell whether there is a place where both can be called."""
    here, there = USUAL[one].sections, USUAL[other].sections
    return not here or not there or bool(here & there)


def holders(keys: Mapping[Deed, tuple[str, ...]], deed: Deed, key: str) -> list[Deed]:
    """Return what else a key calls where it is to call this."""
    return [one for one, held in keys.items() if one != deed and key in held and meet(one, deed)]
