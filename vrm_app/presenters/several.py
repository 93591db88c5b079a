"""Doing one thing to all rows that are selected in a list, read or not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Protocol

from vrm_app.domain.text import folded
from vrm_app.outside.pasted_table import csv_of, tabs_of, text_of
from vrm_app.presenters import words
from vrm_app.presenters.counted_words import counted_words
from vrm_app.presenters.day_groups import Groups, InGroups
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.several_changes import Asks, Change, changes_of, day_typed, json_of
from vrm_app.services.several import (
    delete_several,
    edit_several,
    names_to_choose,
    tag_several,
    tags_of_several,
    untag_several,
)
from vrm_app.vault.vault import Vault

Line = tuple[str, ...]
_AT_ONCE = 500
MOST_PRINTED = 2000
"""How many rows go on paper at most: forty pages."""
_MINUS = ("-", "\N{MINUS SIGN}")


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

    def show_not_understood(self, text: str) -> None:
        """Say why what was typed is nothing that all can be changed to."""

    def show_done(self) -> None:
        """Stop asking, for what was typed is done."""


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
        """Give a field of all records one value, or none, as one action."""
        now, patch = self._desk.now(), {field: json_of(value)}
        self._desk.write(lambda vault: edit_several(vault, ids, patch, now=now), lambda _: None)

    def change_typed(self, ids: Sequence[str], change: Change, text: str) -> None:
        """Give all records the day, or the company, that was typed."""
        if change.asks is Asks.COMPANY:
            self._desk.read(names_to_choose, lambda names: self._moved(ids, change, names, text))
            return
        day = day_typed(change, text, today=self._desk.now().date())
        if day is None:
            told = _("This is no day. Try 30 nov, fri, in 2w or 2026-11-30.")
            self._view.show_not_understood(told)
            return
        self._view.show_done()
        self.change(ids, change.field, day)

    def tag(self, ids: Sequence[str], typed: str) -> None:
        """Put a tag on all records, or with a minus before it take it off, as one action."""
        now, off = self._desk.now(), typed.strip().startswith(_MINUS)
        name = typed.strip().lstrip("".join(_MINUS)).strip().removeprefix("#")
        do = untag_several if off else tag_several
        if name and ids:
            self._desk.write(lambda vault: do(vault, ids, name, now=now), lambda _: None)

    def tags(self, ids: Sequence[str], answer: Callable[[list[str]], None]) -> None:
        """Answer with the tags that can be taken off."""
        self._desk.read(lambda vault: tags_of_several(vault, ids), answer)

    def names(self, answer: Callable[[list[str]], None]) -> None:
        """Answer with the names of all companies."""
        self._desk.read(names_to_choose, lambda names: answer(sorted(set(names.values()))))

    def changes(self, kind: str) -> tuple[Change, ...]:
        """Return which fields of a kind can be changed, and to what, on this day."""
        return changes_of(kind, today=self._desk.now().date())

    def _moved(
        self, ids: Sequence[str], change: Change, names: Mapping[str, str], text: str
    ) -> None:
        wanted = folded(text.strip())
        found = [one for one, name in names.items() if folded(name) == wanted]
        if len(found) != 1:
            told = _("No company is called so.") if not found else _("Several are called so.")
            self._view.show_not_understood(told)
            return
        self._view.show_done()
        self.change(ids, change.field, found[0])

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


def selected_words(kind: str, count: int, *, of_all: bool) -> str:
    """Say how many rows are selected."""
    how_many = counted_words(kind, count)
    if of_all:
        return _("All of the list is selected: {what}").format(what=how_many)
    return _("Selected: {what}").format(what=how_many)
