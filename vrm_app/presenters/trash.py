"""The trash: what was removed, newest first, taken out again or erased for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple, Protocol

from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import Record
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.day_groups import Groups, InGroups, Meaning, groups_of
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.filter_chips import offered
from vrm_app.presenters.kind_icons import ICONS
from vrm_app.presenters.paging import PAGE, Latest
from vrm_app.services.records import restore
from vrm_app.services.trash import Trashed, TrashOrder, trash_order, trashed
from vrm_app.vault.vault import Vault

_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashRow:
    """A removed record, as a row says it."""

    id: str
    icon: str
    title: str
    about: str
    when: str
    more: str = ""
    """What it says at length; it is read where its history is."""

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        return ". ".join(part for part in (self.title, self.about, self.when) if part)


class TrashView(Protocol):
    """What the page can show."""

    def show_rows(
        self, order: InGroups, rows: list[TrashRow], told: str, *, is_empty: bool
    ) -> None:
        """Show which rows there are, the first of them, and whether nothing lies there."""

    def show_more(self, rows: list[TrashRow]) -> None:
        """Show rows that were asked for."""

    def show_kinds(self, kinds: list[tuple[str, str]]) -> None:
        """Offer the kinds that there are, each with how many."""

    def show_hidden(self, text: str) -> None:
        """Say what still hides what was taken out, or nothing."""


class _Found(NamedTuple):
    order: TrashOrder
    groups: Groups
    first: list[TrashRow]


class TrashPresenter:
    """Reads the trash, and takes things out of it."""

    def __init__(self, view: TrashView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._latest = Latest(desk)
        self._letters = ""
        self._kind = ""

    @property
    def letters(self) -> str:
        """What the trash is narrowed down by."""
        return self._letters

    def refresh(self) -> None:
        """Read the trash again."""
        letters, kind, now = self._letters, self._kind, self._desk.now()

        def ask(vault: Vault) -> _Found:
            order = trash_order(vault, letters, kind, now=now)
            groups = groups_of(order.days, Meaning.GONE, today=now.date())
            return _Found(order, groups, _rows(vault, order.ids[:PAGE], now))

        self._latest.read(ask, self._came)

    def fill(self, ids: Sequence[str]) -> None:
        """Read rows that come into sight."""
        now = self._desk.now()
        self._desk.read(lambda vault: _rows(vault, ids, now), self._view.show_more)

    def look_for(self, letters: str) -> None:
        """Show only what has each of these words."""
        if letters.strip() != self._letters:
            self._letters = letters.strip()
            self.refresh()

    def choose_kind(self, kind: str) -> None:
        """Show only what is of a kind, or all."""
        self._kind = kind
        self.refresh()

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands above the cells of `lines`."""
        return _("Name"), _("About"), _("Removed")

    def lines(self, vault: Vault, ids: Sequence[str]) -> list[tuple[str, ...]]:
        """Return rows as cells, to be copied or printed."""
        rows = _rows(vault, ids, self._desk.now())
        return [(one.title, one.about, one.when) for one in rows]

    def restore(self, record_ids: Sequence[str]) -> None:
        """Take records out, all as one action; what is hidden with them comes back, too."""
        if not record_ids:
            return
        now, ids = self._desk.now(), tuple(record_ids)
        self._view.show_hidden("")
        self._desk.write(lambda vault: restore(vault, *ids, now=now), self._restored)

    def _restored(self, above: Record | None) -> None:
        if above is not None:
            told = _("It stays hidden until its {kind} “{heading}” is restored, too.")
            kind, heading = words.within(words.KINDS[above.kind]), flattened(above.heading)
            self._view.show_hidden(told.format(kind=kind, heading=heading[:_LONGEST]))

    def _came(self, found: _Found) -> None:
        order = found.order
        told = ngettext("{n} thing was removed", "{n} things were removed", order.total)
        told = told.format(n=f"{order.total:,}")
        if order.total and not order.ids:
            told = _("Nothing in the trash has these words")
        named = ((one, words.KINDS[one]) for one in KINDS)
        self._view.show_kinds(offered(named, order.counts, self._kind))
        shown = InGroups(order.ids, found.groups)
        self._view.show_rows(shown, found.first, told, is_empty=not order.total)


def _rows(vault: Vault, ids: Sequence[str], now: datetime) -> list[TrashRow]:
    return [_row(one, now) for one in trashed(vault, ids)]


def _row(one: Trashed, now: datetime) -> TrashRow:
    at = one.removed_at.astimezone(now.tzinfo)
    day = words.past_day_words(at.date(), today=now.date())
    also = ngettext("{n} record comes back with it", "{n} records come back with it", one.with_it)
    about = (
        words.KINDS[one.kind],
        flattened(one.company),
        also.format(n=one.with_it) if one.with_it else "",
        _("hidden by “{what}”").format(what=flattened(one.under)) if one.under else "",
    )
    return TrashRow(
        id=one.id,
        icon=ICONS[one.kind],
        title=flattened(one.heading)[:_LONGEST],
        about=" · ".join(part for part in about if part)[:_LONGEST],
        when=f"{day} {at:%H:%M}",
    )
