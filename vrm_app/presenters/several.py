"""Doing one thing to all rows that are selected in a list, read or not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import NamedTuple, Protocol

from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import fields_of
from vrm_app.domain.scalars import Choice, Flag
from vrm_app.outside.pasted_table import csv_of, tabs_of, text_of
from vrm_app.presenters import words
from vrm_app.presenters.counted_words import counted_words
from vrm_app.presenters.day_groups import Groups, InGroups
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.labels import field_words, value_words
from vrm_app.services.several import delete_several, edit_several, tag_several
from vrm_app.vault.vault import Vault

Line = tuple[str, ...]
_AT_ONCE = 500
MOST_PRINTED = 2000
"""How many rows go on paper at most: forty pages."""
_NOT_FOR_ALL = frozenset({"channel", "direction", "dimension", "agenda_kind", "identity"})
"""Choices that are what a record is, not how it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """Rows as other programs take them."""

    count: int
    text: str
    tabs: str
    csv: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A list as it goes on paper."""

    title: str
    told: str
    heads: Line
    lines: list[Line]
    groups: Groups = ()


class Change(NamedTuple):
    """A field that can be changed for all at once, and what it can be."""

    field: str
    name: str
    values: tuple[tuple[str, str], ...]
    """Each value with its words."""


class Listed(Protocol):
    """A list whose rows can be written down."""

    @property
    def heads(self) -> Line:
        """What stands above the cells."""

    def lines(self, vault: Vault, ids: Sequence[str]) -> list[Line]:
        """Return rows as cells."""


class SeveralView(Protocol):
    """What can be told of it."""

    def show_copied(self, copied: Copied) -> None:
        """Put rows on the clipboard."""

    def show_sheet(self, sheet: Sheet) -> None:
        """Show rows as they would be printed."""


class SeveralPresenter:
    """Moves to the trash, changes, tags, copies and prints."""

    def __init__(self, view: SeveralView, desk: Desk, of: Listed) -> None:
        self._view = view
        self._desk = desk
        self._of = of

    def delete(self, ids: Sequence[str]) -> None:
        """Move records to the trash as one action."""
        now = self._desk.now()
        self._desk.write(lambda vault: delete_several(vault, ids, now=now), lambda _count: None)

    def change(self, ids: Sequence[str], field: str, value: str) -> None:
        """Give a field of all records one value, as one action."""
        now, patch = self._desk.now(), {field: _json(value)}
        self._desk.write(lambda vault: edit_several(vault, ids, patch, now=now), lambda _: None)

    def tag(self, ids: Sequence[str], tag: str) -> None:
        """Put a tag on all records, as one action."""
        now, name = self._desk.now(), tag.strip().removeprefix("#")
        if name and ids:
            self._desk.write(lambda vault: tag_several(vault, ids, name, now=now), lambda _: None)

    def copy(self, ids: Sequence[str], groups: Groups = ()) -> None:
        """Copy rows as text, under the heads of their groups, and as a table, which has none."""
        heads = self._of.heads

        def copied(lines: list[Line]) -> None:
            self._view.show_copied(
                Copied(
                    count=len(lines),
                    text=text_of(_under_heads(lines, groups)),
                    tabs=tabs_of(heads, lines),
                    csv=csv_of(heads, lines),
                )
            )

        self._gather(ids, copied)

    def print(self, title: str, order: InGroups, letters: str) -> None:
        """Lay out rows for paper, with the day and what they are narrowed down by."""
        now, ids = self._desk.now(), order.ids
        count = len(ids)
        told = [words.long_day_words(now.date()) + f" {now.year}"]
        if letters:
            told.append(_("with the letters “{letters}”").format(letters=letters))
        if count > MOST_PRINTED:
            told.append(_("the first {n} of {all}").format(n=f"{MOST_PRINTED:,}", all=f"{count:,}"))

        def laid_out(lines: list[Line]) -> None:
            heads, said = self._of.heads, " · ".join(told)
            groups = tuple(one for one in order.groups if one.first < len(lines))
            sheet = Sheet(title=title, told=said, heads=heads, lines=lines, groups=groups)
            self._view.show_sheet(sheet)

        self._gather(ids[:MOST_PRINTED], laid_out)

    def _gather(self, ids: Sequence[str], done: Callable[[list[Line]], None]) -> None:
        """Read rows in parts, so that what comes into sight meanwhile need not wait for all."""
        left, lines = list(ids), list[Line]()

        def came(more: list[Line]) -> None:
            lines.extend(more)
            go_on()

        def go_on() -> None:
            part = left[:_AT_ONCE]
            del left[:_AT_ONCE]
            if part:
                self._desk.read(lambda vault: self._of.lines(vault, part), came)
            else:
                done(lines)

        go_on()


def _under_heads(lines: list[Line], groups: Groups) -> list[Line]:
    """Return lines with the name of each group before its first, and nothing between."""
    heads = {one.first: one.name for one in groups}
    made: list[Line] = []
    for number, line in enumerate(lines):
        if number in heads:
            made += [(), (heads[number],)] if number else [(heads[number],)]
        made.append(line)
    return made


def changes_of(kind: str) -> tuple[Change, ...]:
    """Return which fields of a kind can be changed for several records at once."""
    fields = fields_of(KINDS[kind]).values() if kind in KINDS else ()
    return tuple(
        Change(field.name, field_words(kind, field.name), values)
        for field in fields
        if (values := _values(field.type)) and field.name not in _NOT_FOR_ALL
    )


def _values(type_: object) -> tuple[tuple[str, str], ...]:
    if isinstance(type_, Flag):
        return (_YES, _("Yes")), (_NO, _("No"))
    if isinstance(type_, Choice):
        return tuple((str(one), value_words(one)) for one in type_.options)
    return ()


_YES, _NO = "yes", "no"


def _json(value: str) -> str | bool:
    return {_YES: True, _NO: False}.get(value, value)


def selected_words(kind: str, count: int, *, of_all: bool) -> str:
    """Say how many rows are selected."""
    how_many = counted_words(kind, count)
    if of_all:
        return _("All of the list is selected: {what}").format(what=how_many)
    return _("Selected: {what}").format(what=how_many)
