"""Lay out plain text for a letter: paragraphs, lists, and words of others, indented."""

import re
import textwrap
from collections.abc import Iterable

WIDTH = 72
INDENT = "    "
BULLET = "  - "
UNDER_BULLET = "      "
# Web addresses stay in one piece so that they can be copied; what is longer gets broken.
LONGEST_WORD = 200

_TOO_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


def paragraph(text: str, *, first: str = "", later: str = "") -> str:
    """Return one text wrapped, its first and its later lines indented as given."""
    return textwrap.fill(
        _TOO_LONG.sub(_broken, text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def quoted(text: str, *, indent: str = INDENT) -> str:
    """Return a text of the customer, its lines kept and indented, one blank line at most."""
    lines = [
        paragraph(line.strip(), first=indent, later=indent) for line in text.strip().splitlines()
    ]
    shown = [line for at, line in enumerate(lines) if line or lines[at - 1]]
    return "\n".join(shown)


def items(parts: Iterable[str]) -> str:
    """Return the parts that say something, one below the other."""
    return "\n".join(part for part in parts if part)


def item(head: str, *, text: str = "", tail: str = "") -> str:
    """Return one list item: a sentence of ours, what was written, and what came of it."""
    return items(
        [
            paragraph(head, first=BULLET, later=INDENT),
            quoted(text, indent=UNDER_BULLET),
            paragraph(tail, first=INDENT, later=INDENT),
        ]
    )


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """Return labels and values in two columns, without the rows that have no value."""
    shown = [(f"{label}:", value) for label, value in rows if value]
    width = max((len(label) for label, _ in shown), default=0) + 2
    return items(
        paragraph(value, first=INDENT + label.ljust(width), later=INDENT + " " * width)
        for label, value in shown
    )


def block(lines: Iterable[str | None]) -> str:
    """Return the lines of an address; each may itself have lines."""
    shown = [line.strip() for text in lines if text for line in text.splitlines()]
    return items(paragraph(line, later=INDENT) for line in shown)


def _broken(word: re.Match[str]) -> str:
    step = WIDTH // 2
    return " ".join(word[0][at : at + step] for at in range(0, len(word[0]), step))
