"""The trash: what was removed, newest first, taken out again or erased for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from typing import Protocol

from vrm_app.domain.record import Record
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.kind_icons import ICONS
from vrm_app.services.records import restore
from vrm_app.services.trash import Trashed, TrashPage, trashed

_PAGE = 100
_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashRow:
    """A removed record, as a row says it."""

    id: str
    icon: str
    title: str
    about: str
    when: str

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        return ". ".join(part for part in (self.title, self.about, self.when) if part)


class TrashView(Protocol):
    """What the page can show."""

    def show_rows(self, rows: list[TrashRow], told: str, *, is_empty: bool) -> None:
        """Show rows from the beginning, what is to be told, and whether nothing lies there."""

    def add_rows(self, rows: list[TrashRow]) -> None:
        """Show what comes after."""

    def show_hidden(self, text: str) -> None:
        """Say what still hides what was taken out, or nothing."""


class TrashPresenter:
    """Reads the trash a page at a time, and takes things out of it."""

    def __init__(self, view: TrashView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._letters = ""
        self._asked = 0
        self._count = 0
        self._next: tuple[str, str] | None = None

    def refresh(self) -> None:
        """Read again as much as was shown."""
        self._asked += 1
        self._next = None
        letters, asked, limit = self._letters, self._asked, max(self._count, _PAGE)

        def answer(page: TrashPage) -> None:
            if asked == self._asked:
                self._show(page)

        self._desk.read(lambda vault: trashed(vault, letters, limit=limit), answer)

    def look_for(self, letters: str) -> None:
        """Show only what has each of these words."""
        if letters.strip() != self._letters:
            self._letters = letters.strip()
            self._count = 0
            self.refresh()

    def more(self) -> None:
        """Show the next page, if there is one."""
        after, letters, asked = self._next, self._letters, self._asked
        if after is None:
            return
        self._next = None

        def answer(page: TrashPage) -> None:
            if asked == self._asked:
                self._count += len(page.found)
                self._next = page.next
                self._view.add_rows(self._rows(page))

        self._desk.read(lambda vault: trashed(vault, letters, after=after, limit=_PAGE), answer)

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

    def _show(self, page: TrashPage) -> None:
        self._count = len(page.found)
        self._next = page.next
        told = ngettext("{n} thing was removed", "{n} things were removed", page.total)
        told = told.format(n=page.total)
        if page.total and not page.found:
            told = _("Nothing in the trash has these words")
        self._view.show_rows(self._rows(page), told, is_empty=not page.total)

    def _rows(self, page: TrashPage) -> list[TrashRow]:
        now = self._desk.now()
        return [_row(one, now) for one in page.found]


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
