"""Cutting from a record's text the piece that shows why it was found."""

import re

from vrm_app.domain.text import flattened, folded
from vrm_app.vault.query import CJK, CJK_RUN, Query, Term

_LENGTH = 160
_BEFORE = 50
"""How much of a snippet leads up to what was found."""
_LONGEST_WORD = 20
"""A longer word is cut through rather than left out."""
_MOST_TERMS = 50
"""More than anybody types: all are searched for, these are looked for in the text."""

_BETWEEN_WORDS = r"[\W_]+"
_LETTER = rf"[^\W_{CJK}]"
"""What stands in words that begin and end; between signs of Chinese there are no such places."""


def looked_for(query: Query) -> re.Pattern[str]:
    """Return what finds, in a folded text, the first thing that was looked for."""
    alternatives = [one for term in query.terms[:_MOST_TERMS] for one in _alternatives(term)]
    return re.compile("|".join(alternatives))


def snippet(text: str, pattern: re.Pattern[str]) -> str:
    """Return about 160 characters on one line, around what the pattern finds first."""
    if len(text) <= _LENGTH:
        return flattened(text)
    start, end = _place(text, pattern)
    first = max(0, min(start - _BEFORE, len(text) - _LENGTH))
    end = min(end, start + _LENGTH)
    last = max(end, first + _LENGTH)
    if first > 0:
        space = text.find(" ", first, min(start, first + _LONGEST_WORD))
        first = max(first, space + 1)
    if last < len(text):
        space = text.rfind(" ", max(end, last - _LONGEST_WORD), last + 1)
        last = last if space < 0 else space
    piece = flattened(text[first:last])
    return ("…" if first > 0 else "") + piece + ("…" if last < len(text) else "")


def _place(text: str, pattern: re.Pattern[str]) -> tuple[int, int]:
    lower = text.lower()
    # Folding takes fifty times as long, and most of what is found has no diacritics. A sign that
    # is two in lower case would move all that follows it.
    match = pattern.search(lower) if len(lower) == len(text) else None
    match = match or (None if lower.isascii() else pattern.search(folded(text)))
    return (0, 0) if match is None else match.span()


def _alternatives(term: Term) -> list[str]:
    found = []
    for part in re.split(f"({CJK_RUN.pattern})", folded(term.text)):
        words = [word for word in re.split(_BETWEEN_WORDS, part) if word]
        if not words:
            continue
        if not CJK_RUN.fullmatch(part):
            # A pattern that begins with a letter is faster, so what is before it is seen last.
            words[0] += f"(?<!{_LETTER}{words[0]})"
            words[-1] += f"(?!{_LETTER})" if term.whole else f"{_LETTER}*"
        found.append(_BETWEEN_WORDS.join(words))
    return found
