"""The stretch of a timeline that is at hand: it grows at either end, and what is far off goes."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, Protocol

from vrm_app.domain.record import Record
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.entries import Entry, entry_of, moment_of, whole_text
from vrm_app.presenters.paging import Latest
from vrm_app.services.timeline import PAGE, Event, Page, around, timeline, whole
from vrm_app.vault.happened import NEWEST, Key, Toward
from vrm_app.vault.lived_days import end_of_month
from vrm_app.vault.query import Query, read_query
from vrm_app.vault.vault import Vault

MOST = 9
"""How many pages are at hand at most."""
_LONGEST = 20_000
"""How many letters of an entry are shown in its place; all of them stand in its form."""


class StretchView(Protocol):
    """What a timeline can show."""

    def show_entries(self, entries: list[Entry], chosen: str = "") -> None:
        """Show other entries, one of them chosen and open; what was in sight stays there."""

    def show_from(self, entries: list[Entry]) -> None:
        """Show other entries, the first of them at the top."""

    def add_older(self, entries: list[Entry], *, without: int = 0) -> None:
        """Show older ones after the others, and so many less of the newest."""

    def add_newer(self, entries: list[Entry], *, without: int = 0) -> None:
        """Show newer ones before the others, and so many less of the oldest."""

    def show_whole(self, record_id: str, text: str) -> None:
        """Show all that an entry says."""


class _Piece(NamedTuple):
    """How many entries came at once, and the places of the first and the last of them."""

    size: int
    newest: Key
    oldest: Key


_Answer = Callable[[Page, list[Entry]], None]


class Stretch:
    """Reads what happened page by page, for one view."""

    def __init__(self, view: StretchView, desk: Desk, *, with_company: bool = False) -> None:
        self._view = view
        self._desk = desk
        self._with_company = with_company
        self._asked = ""
        self._pieces: list[_Piece] = []
        self._has_newer = self._has_older = False
        self._latest = Latest(desk)
        self._begin_again: Callable[[], None] | None = None
        """How to ask once more for what was asked for and did not come yet."""
        self.keeps_all = False
        """Whether nothing may go, because more than one entry is selected."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is at hand."""
        return not self._pieces

    def ask(self, asked: str, chosen: str = "") -> None:
        """Show what passes a query: around a record where one is chosen, else the newest."""
        self._asked = asked
        self._begin_again = lambda: self.ask(asked, chosen)
        if chosen:
            self._read(lambda vault, query: around(vault, query, chosen), self._begin(chosen))
        else:
            self._read(timeline, self._begin(starts=True))

    def go_to(self, month: str) -> None:
        """Show what happened in a month (2026-03) and before."""
        self._begin_again = lambda: self.go_to(month)

        def ask(vault: Vault, query: Query) -> Page:
            return timeline(vault, query, start=Key(end_of_month(month, query.zone), ""))

        self._read(ask, self._begin(starts=True))

    def refresh(self) -> None:
        """Read again what is at hand, or what is to come."""
        if self._begin_again is not None:
            self._begin_again()
            return
        count = sum(one.size for one in self._pieces)
        begins = self._pieces[0].newest.with_itself if self._pieces and self._has_newer else NEWEST
        limit = max(count, PAGE)
        self._read(
            lambda vault, query: timeline(vault, query, start=begins, limit=limit), self._begin()
        )

    def show_older(self) -> None:
        """Read on at the end."""
        if not self._has_older or self._latest.is_open or not self._pieces:
            return
        start = self._pieces[-1].oldest
        self._read(lambda vault, query: timeline(vault, query, start=start), self._add_older)

    def show_newer(self) -> None:
        """Read on before the beginning."""
        if not self._has_newer or self._latest.is_open or not self._pieces:
            return
        start = self._pieces[0].newest
        self._read(
            lambda vault, query: timeline(vault, query, start=start, toward=Toward.NEWER),
            self._add_newer,
        )

    def open(self, record_id: str) -> None:
        """Read all that an entry says."""

        def answer(record: Record) -> None:
            text = whole_text(record)
            is_cut = len(text) > _LONGEST
            self._view.show_whole(record_id, f"{text[:_LONGEST]}…" if is_cut else text)

        self._desk.read(lambda vault: whole(vault, record_id), answer)

    def _read(self, ask: Callable[[Vault, Query], Page], answer: _Answer) -> None:
        asked, now = self._asked, self._desk.now()

        def read(vault: Vault) -> tuple[Page, list[Entry]]:
            # Here, because to word a page would be felt while one scrolls.
            page = ask(vault, read_query(asked, zone=now.tzinfo))
            return page, self._entries(page, now)

        self._latest.read(read, lambda found: answer(*found))

    def _begin(self, chosen: str = "", *, starts: bool = False) -> _Answer:
        def begin(page: Page, entries: list[Entry]) -> None:
            self._begin_again = None
            self._pieces = [
                _piece(page.events[at : at + PAGE]) for at in range(0, len(page.events), PAGE)
            ]
            self._has_newer, self._has_older = page.has_newer, page.has_older
            if starts:
                self._view.show_from(entries)
            else:
                self._view.show_entries(entries, chosen)

        return begin

    def _add_older(self, page: Page, entries: list[Entry]) -> None:
        self._has_older = page.has_older
        if not page.events:
            return
        self._pieces.append(_piece(page.events))
        gone = self._pieces.pop(0).size if self._is_full() else 0
        self._has_newer = self._has_newer or bool(gone)
        self._view.add_older(entries, without=gone)

    def _add_newer(self, page: Page, entries: list[Entry]) -> None:
        self._has_newer = page.has_newer
        if not page.events:
            return
        self._pieces.insert(0, _piece(page.events))
        gone = self._pieces.pop().size if self._is_full() else 0
        self._has_older = self._has_older or bool(gone)
        self._view.add_newer(entries, without=gone)

    def _is_full(self) -> bool:
        return len(self._pieces) > MOST and not self.keeps_all

    def _entries(self, page: Page, now: datetime) -> list[Entry]:
        # A case stands at the beginning of its day, wherever one is.
        events = sorted(page.events, key=lambda event: moment_of(event, now), reverse=True)
        return [entry_of(one, now, with_company=self._with_company) for one in events]


def _piece(events: list[Event]) -> _Piece:
    keys = [event.key for event in events if event.key is not None]
    return _Piece(len(events), max(keys), min(keys))
