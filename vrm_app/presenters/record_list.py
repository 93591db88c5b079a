"""A list of records of some kinds: read by pages, narrowed down by letters, sorted by columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import Protocol

from vrm_app.presenters.columns import (
    COLUMNS,
    USUAL,
    Column,
    columns_of,
    meaning_of,
    sort_by,
)
from vrm_app.presenters.day_groups import Groups, InGroups, Meaning, groups_of
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.filter_chips import KIND, chips_of, filtered_by
from vrm_app.presenters.narrowing import words_of
from vrm_app.presenters.paging import PAGE, Latest
from vrm_app.presenters.record_rows import RecordRow, row_of
from vrm_app.services.record_lists import Asked, Order, Wanted, listed, order
from vrm_app.services.records import delete
from vrm_app.vault.vault import Vault


class RecordListView(Protocol):
    """What a list can show."""

    def show_rows(
        self, order: InGroups, rows: list[RecordRow], told: str, *, is_empty: bool
    ) -> None:
        """Show which rows there are, the first of them, and whether there are none at all."""

    def show_chips(self, chips: list[tuple[str, str]]) -> None:
        """Offer what the list can be filtered by, each with how many."""

    def show_more(self, rows: list[RecordRow]) -> None:
        """Show rows that were asked for."""

    def show_heads(self, columns: tuple[Column, ...], sorted_by: str, *, descending: bool) -> None:
        """Show the columns, and by which the rows are sorted."""


_MANY = 8
"""From how many records of a company on filters are worth the room that they take."""


@dataclass(frozen=True, slots=True)
class _Found:
    order: InGroups
    first: list[RecordRow]
    counts: dict[str, int]


class RecordListPresenter:
    """Reads a list, sorts it and narrows it down."""

    def __init__(self, view: RecordListView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._latest = Latest(desk)
        self._wanted: Wanted | None = None
        self._letters = ""
        self._chosen = ""
        self._sorted_by = ""
        self._is_descending = False
        self._columns: dict[str, tuple[str, ...]] = {}

    @property
    def wanted(self) -> Wanted | None:
        """Which records are shown."""
        return self._wanted

    @property
    def letters(self) -> str:
        """What the list is narrowed down by."""
        return self._letters

    @property
    def columns(self) -> tuple[str, ...]:
        """The keys of the columns that are shown."""
        return self._columns.get(self._kind, USUAL.get(self._kind, ()))

    @columns.setter
    def columns(self, keys: tuple[str, ...]) -> None:
        self._columns[self._kind] = keys
        self._show_heads()

    def show(self, wanted: Wanted) -> None:
        """Show other records, or the same ones again."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._sorted_by = self._chosen = ""
            self._show_heads()
        self.refresh()

    def choose(self, value: str) -> None:
        """Show only what is of one kind, or stands in one way; or all."""
        self._chosen = value
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        wanted = self._wanted
        if wanted is None:
            return
        by = filtered_by(wanted.kinds)
        asked = Asked(
            words=words_of(wanted.kinds, self._letters),
            column="" if by == KIND else by,
            value=self._chosen if by else "",
            sort=sort_by(self._kind, self._sorted_by, descending=self._is_descending),
        )
        meaning = self._meaning
        now = self._desk.now()

        def ask(vault: Vault) -> _Found:
            found = order(vault, wanted, asked, today=now.date())
            groups = _grouped(found, wanted, meaning, now.date())
            first = _rows(wanted, vault, found.ids[:PAGE], now)
            return _Found(InGroups(found.ids, groups), first, found.counts)

        self._latest.read(ask, self._came)

    def fill(self, ids: Sequence[str]) -> None:
        """Read rows that come into sight."""
        wanted = self._wanted
        if wanted is not None:
            rows = partial(_rows, wanted, now=self._desk.now())
            self._desk.read(lambda vault: rows(vault, ids), self._view.show_more)

    def narrow(self, letters: str) -> None:
        """Leave only rows that have each of these words somewhere."""
        if letters.strip() != self._letters:
            self._letters = letters.strip()
            self.refresh()

    def sort(self, key: str) -> None:
        """Sort by a column, then the other way round, then as the list is by itself."""
        if key != self._sorted_by:
            self._sorted_by, self._is_descending = key, False
        elif not self._is_descending:
            self._is_descending = True
        else:
            self._sorted_by = ""
        self._show_heads()
        self.refresh()

    def delete(self, record_id: str) -> None:
        """Move a record to the trash."""
        now = self._desk.now()
        self._desk.write(lambda vault: delete(vault, record_id, now=now), lambda _deleted: None)

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands above the cells of `lines`."""
        shown = tuple(one.name for one in columns_of(self._kind, self.columns))
        return (_("Name"), _("About"), *(shown or (_("State"),)))

    def lines(self, vault: Vault, ids: Sequence[str]) -> list[tuple[str, ...]]:
        """Return rows as cells, to be copied or printed."""
        keys = [one.key for one in columns_of(self._kind, self.columns)]
        rows = [] if self._wanted is None else _rows(self._wanted, vault, ids, self._desk.now())
        if not keys:
            return [(row.title, row.line, row.aside) for row in rows]
        return [(row.title, row.brief, *(row.cells.get(key, "") for key in keys)) for row in rows]

    @property
    def can_have_columns(self) -> bool:
        """Tell whether the list can be a table."""
        return self._kind in COLUMNS

    @property
    def _meaning(self) -> Meaning | None:
        """What the days say by which the list is sorted, if it is sorted by days."""
        if not self._sorted_by:
            return _BY_ITSELF.get(self._kind)
        return meaning_of(self._kind, self._sorted_by)

    @property
    def _kind(self) -> str:
        kinds = self._wanted.kinds if self._wanted else ()
        is_linked = self._wanted is not None and self._wanted.link
        return kinds[0] if len(kinds) == 1 and not is_linked else ""

    def _show_heads(self) -> None:
        columns = columns_of(self._kind, self.columns)
        sorted_by = self._sorted_by or ""
        self._view.show_heads(columns, sorted_by, descending=self._is_descending)

    def _came(self, found: _Found) -> None:
        told = ""
        if self._letters:
            count = len(found.order.ids)
            told = ngettext("{n} has these letters", "{n} have these letters", count)
            told = told.format(n=f"{count:,}") if count else _("Nothing has these letters")
        wanted = self._wanted or Wanted(kinds=())
        # On the page of a company, beside all else, few records are seen at once as they are.
        is_little = wanted.company_id and sum(found.counts.values()) < _MANY and not self._chosen
        kinds = () if is_little else wanted.kinds
        self._view.show_chips(chips_of(kinds, found.counts, self._chosen))
        is_empty = not (found.order.ids or self._letters or self._chosen)
        self._view.show_rows(found.order, found.first, told, is_empty=is_empty)


_BY_ITSELF = {"reminder": Meaning.DUE}
"""What the days say of a list that is sorted by them where nobody says otherwise."""
_NO_DAY = {"reminder": _("Done"), "agreement": _("Nothing due")}


def _grouped(found: Order, wanted: Wanted, meaning: Meaning | None, today: date) -> Groups:
    if meaning is None:
        return ()
    none = _NO_DAY.get(wanted.kinds[0], "") if meaning is Meaning.DUE else ""
    return groups_of(found.days, meaning, today=today, none=none)


def _rows(wanted: Wanted, vault: Vault, ids: Sequence[str], now: datetime) -> list[RecordRow]:
    with_company = not wanted.company_id
    rows = [
        row_of(one, now=now, with_company=with_company)
        for one in listed(vault, ids, today=now.date())
    ]
    if wanted.link != "data_item_id":
        return rows
    # What they hold stands above the list already.
    return [
        replace(one, title=one.tile, line=one.line.removeprefix(one.tile).lstrip(" ·"))
        for one in rows
    ]
