"""Lay a letter out as plain text: paragraphs, lists, and the customer's own words, indented."""

import re
import textwrap
from collections.abc import Iterable, Iterator

from vrm_app.outside.letter_parts import Facts, Item, Items, Letter, Paragraph, Part

WIDTH = 72
INDENT = "    "
BULLET = "  - "
UNDER_BULLET = "      "
# Web addresses stay in one piece so that they can be copied; what is longer gets broken.
LONGEST_WORD = 200

_TOO_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


def text_of(letter: Letter) -> str:
    """Return the letter, wrapped, its lines ending with a line feed."""
    return "\n\n".join(part for part in _written(letter) if part) + "\n"


def broken(text: str) -> str:
    """Return the text with spaces in words too long for any line."""
    return _TOO_LONG.sub(_in_pieces, text)


def quoted_lines(text: str) -> list[str]:
    """Return the lines of a text of the customer's, one blank line at most between two."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return [line for at, line in enumerate(lines) if line or lines[at - 1]]


def _written(letter: Letter) -> Iterator[str]:
    phrases = letter.phrases
    yield _block(letter.sender)
    yield _block(letter.recipient)
    yield letter.day
    yield _block([letter.subject, *letter.references])
    yield phrases.salutation
    yield from map(_part, letter.body)
    yield phrases.closing
    yield _paragraph(letter.signer)
    yield from map(_part, (*letter.enclosures, *letter.remarks))


def _part(part: Part) -> str:
    if isinstance(part, Paragraph):
        return _paragraph(part.text)
    if isinstance(part, Facts):
        return _facts(part)
    if isinstance(part, Items):
        return _below(map(_item, part.items))
    return _quoted(part.text)


def _paragraph(text: str, *, first: str = "", later: str = "") -> str:
    return textwrap.fill(
        broken(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _quoted(text: str, *, indent: str = INDENT) -> str:
    return "\n".join(_paragraph(line, first=indent, later=indent) for line in quoted_lines(text))


def _below(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)


def _item(item: Item) -> str:
    return _below(
        [
            _paragraph(item.head, first=BULLET, later=INDENT),
            _quoted(item.text, indent=UNDER_BULLET),
            _paragraph(item.tail, first=INDENT, later=INDENT),
        ]
    )


def _facts(facts: Facts) -> str:
    rows = [(f"{label}:", value) for label, value in facts.rows]
    width = max(len(label) for label, _ in rows) + 2
    return _below(
        _paragraph(value, first=INDENT + label.ljust(width), later=INDENT + " " * width)
        for label, value in rows
    )


def _block(lines: Iterable[str]) -> str:
    return _below(_paragraph(line, later=INDENT) for line in lines)


def _in_pieces(word: re.Match[str]) -> str:
    step = WIDTH // 2
    return " ".join(word[0][at : at + step] for at in range(0, len(word[0]), step))
