"""The inbox: what waits to be filed, newest first, and the ways to file it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple, Protocol

from vrm_app.domain.inbox import Origin
from vrm_app.domain.text import flattened, folded
from vrm_app.presenters import words
from vrm_app.presenters.day_groups import Groups, InGroups, Meaning, groups_of
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.filter_chips import offered
from vrm_app.presenters.jotting import Beginning
from vrm_app.presenters.paging import Latest
from vrm_app.services.records import delete
from vrm_app.services.waiting import Waiting, file_mail, waiting
from vrm_app.vault.vault import Vault

_LONGEST = 400
"""As much of a text as a row could ever show."""
_MOST_OF_A_TEXT = 4000
_MAIL = "mail"
_ORIGINS = {
    Origin.CAPTURE: _("Jotted down"),
    Origin.IMPORT: _("Imported"),
    Origin.FEED: _("From a feed"),
    Origin.PASTE: _("Pasted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """What waits, as a row says it."""

    id: str
    icon: str
    title: str
    about: str
    when: str
    is_mail: bool
    more: str = ""
    """The whole of it."""

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        return ". ".join(part for part in (self.title, self.about, self.when) if part)


class InboxView(Protocol):
    """What the page can show."""

    def show_waiting(self, order: InGroups, rows: list[WaitingRow], told: str) -> None:
        """Show the rows, and how many they are."""

    def show_chips(self, chips: list[tuple[str, str]]) -> None:
        """Offer what the list can be filtered by: how it came in."""

    def show_more(self, rows: list[WaitingRow]) -> None:
        """Show rows that were asked for."""

    def show_line(self, beginning: Beginning) -> None:
        """Open the jot line with what waits."""

    def show_choosing(self, record_id: str, title: str) -> None:
        """Ask of which company it is."""


class _Read(NamedTuple):
    waiting: dict[str, Waiting]
    groups: Groups
    rows: list[WaitingRow]
    counts: dict[str, int]


class InboxPresenter:
    """Reads what waits, and files it."""

    def __init__(self, view: InboxView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._latest = Latest(desk)
        self._waiting: dict[str, Waiting] = {}
        self._letters = ""
        self._way = ""

    def refresh(self) -> None:
        """Read again what waits."""
        now, letters, way = self._desk.now(), folded(self._letters).split(), self._way
        self._latest.read(lambda vault: _read(vault, letters, way, now=now), self._came)

    @property
    def letters(self) -> str:
        """What the list is narrowed down by."""
        return self._letters

    def narrow(self, letters: str) -> None:
        """Show only what has each of these words."""
        self._letters = letters.strip()
        self.refresh()

    def choose_way(self, way: str) -> None:
        """Show only what came in one way, or all."""
        self._way = way
        self.refresh()

    def fill(self, ids: Sequence[str]) -> None:
        """Show again what was read already."""
        now = self._desk.now()
        self._view.show_more([_row(self._waiting[one], now) for one in ids if one in self._waiting])

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands above the cells of `lines`."""
        return _("What waits"), _("About"), _("When")

    def lines(self, vault: Vault, ids: Sequence[str]) -> list[tuple[str, ...]]:  # noqa: ARG002
        """Return rows as cells, to be copied or printed."""
        now = self._desk.now()
        rows = [_row(self._waiting[one], now) for one in ids if one in self._waiting]
        return [(row.title, row.about, row.when) for row in rows]

    def file(self, record_id: str) -> None:
        """File a line by the jot line, and a mail by its company."""
        found = self._waiting.get(record_id)
        if found is None:
            return
        if found.is_mail:
            self.choose(record_id)
            return
        self._view.show_line(_beginning(found, flattened(found.record.text)))

    def choose(self, record_id: str) -> None:
        """Ask of which company it is."""
        found = self._waiting.get(record_id)
        if found is not None:
            self._view.show_choosing(record_id, flattened(found.record.heading))

    def chosen(self, record_id: str, company_id: str, name: str) -> None:
        """File a mail under a company, or under a new one of this name; a line is completed."""
        found = self._waiting.get(record_id)
        if found is None:
            return
        if not found.is_mail:
            called = f"@{name}" if company_id else f'@"{name}"'
            text = f"{called} {flattened(found.record.text)}"
            self._view.show_line(_beginning(found, text, company_id))
            return
        now = self._desk.now()
        new = "" if company_id else name
        self._desk.write(
            lambda vault: file_mail(vault, record_id, company_id, new_company=new, now=now),
            lambda _entry: None,
        )

    def delete(self, record_id: str) -> None:
        """Move it to the trash."""
        now = self._desk.now()
        self._desk.write(lambda vault: delete(vault, record_id, now=now), lambda _record: None)

    def _came(self, read: _Read) -> None:
        self._waiting, count = read.waiting, len(read.rows)
        named = ((_MAIL, _("E-mail")), *((str(one), name) for one, name in _ORIGINS.items()))
        self._view.show_chips(offered(named, read.counts, self._way))
        told = ngettext("{n} waits to be filed", "{n} wait to be filed", count)
        order = InGroups(list(read.waiting), read.groups)
        self._view.show_waiting(order, read.rows, told.format(n=f"{count:,}"))


def _read(vault: Vault, letters: Sequence[str], way: str, *, now: datetime) -> _Read:
    every = [one for one in waiting(vault) if _has_all(one, letters)]
    counts = Counter(_way_of(one) for one in every)
    found = [one for one in every if way in {"", _way_of(one)}]
    days = (str(one.record.at.astimezone(now.tzinfo).date()) for one in found)
    groups = groups_of(days, Meaning.GONE, today=now.date())
    held = {str(one.record.id): one for one in found}
    return _Read(held, groups, [_row(one, now) for one in found], dict(counts))


def _way_of(found: Waiting) -> str:
    return _MAIL if found.is_mail else str(found.record.origin)


def _has_all(found: Waiting, letters: Sequence[str]) -> bool:
    within = folded(found.record.text) if letters else ""
    return all(one in within for one in letters)


def _beginning(found: Waiting, text: str, company_id: str = "") -> Beginning:
    return Beginning(text=text, inbox_id=found.record.id, at=found.record.at, company_id=company_id)


def _row(found: Waiting, now: datetime) -> WaitingRow:
    record = found.record
    at = record.at.astimezone(now.tzinfo)
    first, _end, rest = record.text.strip().partition("\n")
    about = _("E-mail") if found.is_mail else _ORIGINS[record.origin]
    more = flattened(rest[:_LONGEST])
    day = words.past_day_words(at.date(), today=now.date())
    return WaitingRow(
        id=record.id,
        icon="mail" if found.is_mail else "pen-line",
        title=flattened(first[:_LONGEST]),
        about=f"{about} · {more}" if more else about,
        when=f"{day} {at:%H:%M}",
        is_mail=found.is_mail,
        more=record.text.strip()[:_MOST_OF_A_TEXT],
    )
