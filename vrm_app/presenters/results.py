"""What a search shows line by line, and where in a line stands what was looked for."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from vrm_app.domain.text import folded

_LEAD = 40
"""How far into a line what was looked for may stand."""


class Command(NamedTuple):
    """Something that can be done: in words, by which keys, under which group."""

    text: str
    keys: str
    group: str
    do: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One line of what was found."""

    id: str
    group: str
    icon: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    """Where in the text stands what was looked for: from, to."""
    aside: str = ""
    keys: str = ""
    tile: str = ""
    """The company whose tile stands in place of an icon."""
    open: Callable[[], object] | None = None
    typed: str = ""
    """What stands in the line once it is chosen, in place of going anywhere."""

    @property
    def spoken(self) -> str:
        """The line as it is read out."""
        return ". ".join(part for part in (self.group, self.text, self.aside, self.keys) if part)


class SearchView(Protocol):
    """What the palette can show."""

    def show_results(self, results: list[Result], told: str) -> None:
        """Show what was found, and in words how much."""

    def show_chosen(self) -> None:
        """Go away, for something was chosen."""

    def show_typed(self, text: str) -> None:
        """Put a text into the line, as if it had been typed."""


def fits(text: str, terms: list[str]) -> bool:
    """Tell whether each term begins a word of the text."""
    return all(_starts(text, term) for term in terms)


def _starts(text: str, term: str) -> list[int]:
    within, wanted = folded(text), folded(term)
    # So it is with nearly all of a thousand names.
    if wanted not in within:
        return []
    return [
        at.start()
        for at in re.finditer(re.escape(wanted), within)
        if at.start() == 0 or not within[at.start() - 1].isalnum()
    ]


def marks(text: str, terms: list[str]) -> tuple[tuple[int, int], ...]:
    """Return where in a text stand words that begin with the terms: from, to."""
    found = sorted((start, start + len(term)) for term in terms for start in _starts(text, term))
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def is_in_address(text: str, at: int) -> bool:
    """Tell whether a place is inside a mail or web address, which nobody reads."""
    start = text.rfind(" ", 0, at) + 1
    word = text[start:].split(" ", 1)[0]
    return "@" in word or "://" in word


def from_mark(text: str, at: int) -> str:
    """Return the text from shortly before a place, where that would be out of sight."""
    if at < _LEAD:
        return text
    space = text.find(" ", at - _LEAD // 2)
    return f"…{text[min(space + 1, at) :]}"
