"""How a company that is not known yet may be called: its name can be one word or several."""

import re
from typing import NamedTuple

from vrm_app.language import is_english

_MOST_WORDS = 4
_WORD = re.compile(r"\S+")
_ENDS = ".,;:!?)"
_JOINING = frozenset(
    "& and of the for de la du di und von vom der die das des für am im zum zur".split()
)
_FORMS = frozenset(
    "ag bv co corp ev gbr gmbh inc kg kgaa limited llc llp ltd ohg plc sa sarl se spa ug".split()
)


class Reading(NamedTuple):
    """A name, and where it ends in the line."""

    name: str
    end: int


def readings(text: str, start: int) -> list[Reading]:
    """Return how the name that begins at a place can be read, the likeliest first.

    Words with capitals go on with it, in German likely or not, for there every noun has one; after
    a word without, any may. What says of which form a company is ends its name.
    """
    found = _runs(text, start)
    has_form = bool(found[1:]) and _is_form(found[-1].name.split()[-1])
    is_long = is_english() and text[start].isupper()
    return found[::-1] if is_long or has_form else found


def _runs(text: str, start: int) -> list[Reading]:
    """Return the name of one word, of two, and so on."""
    found: list[Reading] = []
    named: list[str] = []
    is_small = not text[start].isupper()
    for word in _WORD.finditer(text, start):
        typed = word[0].rstrip(_ENDS)
        if len(named) == _MOST_WORDS or (named and not _goes_on(typed, is_small=is_small)):
            break
        is_joining = typed.casefold() in _JOINING
        named.append(typed[0].upper() + typed[1:] if is_small and not is_joining else typed)
        if not is_joining:
            found.append(Reading(" ".join(named), word.start() + len(typed)))
        if typed != word[0] or (named[1:] and _is_form(typed)):
            break
    return found


def _goes_on(typed: str, *, is_small: bool) -> bool:
    if not typed:
        return False
    is_name = typed[0].isalpha() and (is_small or typed[0].isupper())
    return is_name or typed.casefold() in _JOINING


def _is_form(word: str) -> bool:
    return word.replace(".", "").casefold() in _FORMS
