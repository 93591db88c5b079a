"""The manual: its chapters, as they lie beside the program, and what a few letters find in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from vrm_app.outside.resources import resource
from vrm_app.presenters.keys import KeyRow

_OURS = "en"
_KEYS = "{keys}"
_AROUND = 40
_BREAKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|^(#+|-|\d\.) |\|[-|]*", re.MULTILINE)
_MARKS = re.compile(r"\]\([^)]*\)|[*`\[]")
"""What is not read of Markdown: pictures, the signs themselves, and where links lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One page of the manual."""

    id: str
    title: str
    text: str
    """In Markdown."""

    @property
    def plain(self) -> str:
        """What one reads of it, in one line."""
        return " ".join(_MARKS.sub("", _BREAKS.sub(" ", self.text)).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterRow:
    """A chapter in the list, and where in it stands what was looked for."""

    id: str
    title: str
    found: str = ""

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        return f"{self.title}. {self.found}" if self.found else self.title


def folder_of(language: str) -> Path:
    """Return where the manual lies in a language, or ours where there is none in it."""
    for one in (language, language.partition("_")[0], _OURS):
        if one and (found := resource("manual", one)).is_dir():
            return found
    raise FileNotFoundError("manual")


def chapters(own: Path) -> list[Chapter]:
    """Return the chapters in their order; what is not in this folder is there in our language."""
    read = []
    for ours in sorted(folder_of(_OURS).glob("*.md")):
        place = own / ours.name
        text = (place if place.exists() else ours).read_text("utf-8")
        heading, _, rest = text.partition("\n")
        title = heading.removeprefix("# ").strip()
        read.append(Chapter(id=ours.stem.partition("-")[2], title=title, text=rest.strip()))
    return read


def with_keys(chapter: Chapter, rows: Sequence[KeyRow]) -> str:
    """Return the text of a chapter, with what keys do where it says so."""
    if _KEYS not in chapter.text:
        return chapter.text
    tables = []
    for group, inside in groupby(rows, key=lambda row: row.group):
        lines = (f"| {' · '.join(row.shown)} | {row.text} |" for row in inside)
        tables.append("\n".join((f"| {group} | |", "|---|---|", *lines)))
    return chapter.text.replace(_KEYS, "\n\n".join(tables))


def found_in(read: Sequence[Chapter], typed: str) -> list[ChapterRow]:
    """Return the chapters in which every word stands that was typed; all where none was."""
    words = typed.casefold().split()
    if not words:
        return [ChapterRow(id=one.id, title=one.title) for one in read]
    rows = []
    for one in read:
        plain = one.plain
        if all(word in f"{one.title} {plain}".casefold() for word in words):
            rows.append(ChapterRow(id=one.id, title=one.title, found=_around(plain, words[0])))
    return rows


def _around(plain: str, word: str) -> str:
    """Return the words about the place where something stands."""
    at = plain.casefold().find(word)
    if at < 0:
        return plain[: 2 * _AROUND]
    begin = plain.rfind(" ", 0, max(at - _AROUND // 2, 0)) + 1
    return f"{'…' if begin else ''}{plain[begin : begin + 2 * _AROUND]}"
