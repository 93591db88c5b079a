"""The ledger of all that left: newest first, each with the exact files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple, Protocol

from vrm_app.domain.release import ReleaseState
from vrm_app.domain.text import flattened, folded
from vrm_app.presenters import words
from vrm_app.presenters.day_groups import Groups, InGroups, Meaning, groups_of
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.filter_chips import offered
from vrm_app.presenters.leaving import files_of, short_hash
from vrm_app.presenters.paging import PAGE, Latest
from vrm_app.presenters.raw import RawFile
from vrm_app.services.ledger import Left, LeftOrder, files_that_left, left, left_order
from vrm_app.vault.vault import Vault

STATES: dict[str, str] = {
    ReleaseState.DRAFTED: _("looked at"),
    ReleaseState.WRITTEN: _("saved"),
    ReleaseState.SENT: _("sent"),
    ReleaseState.DELIVERED: _("delivered"),
    ReleaseState.FAILED: _("failed"),
    ReleaseState.ANSWERED: _("answered"),
    ReleaseState.WITHDRAWN: _("withdrawn"),
}
_ICONS = {
    ReleaseState.FAILED: ("circle-alert", "bad"),
    ReleaseState.ANSWERED: ("circle-check", "ok"),
    ReleaseState.DELIVERED: ("circle-check", "ok"),
    ReleaseState.WITHDRAWN: ("rotate-ccw", "muted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftRow:
    """Something that left, as a row says it."""

    id: str
    company_id: str
    company: str
    what_id: str
    what_kind: str
    what: str
    day: str
    files: str
    state: str
    icon: str
    tone: str
    reference: str
    answer: str
    answer_id: str
    sha256: str
    sha256_short: str
    more: str = ""
    """What is noted of it, and what was answered."""

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        parts = (self.company, self.what, self.day, self.files, self.state, self.reference)
        return ". ".join(part for part in parts if part)


class HandedOverView(Protocol):
    """What the page can show."""

    def show_rows(self, order: InGroups, rows: list[LeftRow], *, is_empty: bool) -> None:
        """Show which rows there are and the first of them, or that nothing ever left."""

    def show_more(self, rows: list[LeftRow]) -> None:
        """Show rows that were asked for."""

    def show_states(self, states: list[tuple[str, str]]) -> None:
        """Offer the states that there are, each with how much is in it."""

    def show_opened(self, row: LeftRow | None, files: tuple[RawFile, ...]) -> None:
        """Show the exact files of one of them, or none."""


class _Found(NamedTuple):
    order: LeftOrder
    groups: Groups
    first: list[LeftRow]


class HandedOverPresenter:
    """Reads the ledger."""

    def __init__(self, view: HandedOverView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._latest = Latest(desk)
        self._wanted = ""
        self._opened: LeftRow | None = None
        self._letters = ""
        self._state = ""

    @property
    def opened(self) -> LeftRow | None:
        """What is opened, if anything is."""
        return self._opened

    @property
    def letters(self) -> str:
        """What the list is narrowed down by."""
        return self._letters

    def refresh(self) -> None:
        """Read everything again."""
        self._read_rows()
        self._read_opened()

    def fill(self, ids: Sequence[str]) -> None:
        """Read rows that come into sight."""
        now = self._desk.now()
        self._desk.read(lambda vault: _rows(vault, ids, now), self._view.show_more)

    def open(self, release_id: str) -> None:
        """Show the exact files of something that left; nothing shows none."""
        self._wanted = release_id
        self._read_opened()

    def narrow(self, letters: str) -> None:
        """Show only rows that have each of these words somewhere."""
        self._letters = letters.strip()
        self._read_rows()

    def choose_state(self, state: str) -> None:
        """Show only what is in a state, or all."""
        self._state = state
        self._read_rows()

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands above the cells of `lines`."""
        return _("Company"), _("What was handed over"), _("When"), _("State"), _("Reference")

    def lines(self, vault: Vault, ids: Sequence[str]) -> list[tuple[str, ...]]:
        """Return rows as cells, to be copied or printed."""
        rows = _rows(vault, ids, self._desk.now())
        return [(one.company, one.what, one.day, one.state, one.reference) for one in rows]

    def _read_rows(self) -> None:
        now, letters, state = self._desk.now(), folded(self._letters).split(), self._state

        def ask(vault: Vault) -> _Found:
            order = left_order(vault, letters, state, said=STATES, now=now)
            groups = groups_of(order.days, Meaning.GONE, today=now.date())
            return _Found(order, groups, _rows(vault, order.ids[:PAGE], now))

        self._latest.read(ask, self._came)

    def _came(self, found: _Found) -> None:
        order = found.order
        named = ((str(one), name) for one, name in STATES.items())
        self._view.show_states(offered(named, order.counts, self._state))
        shown = InGroups(order.ids, found.groups)
        self._view.show_rows(shown, found.first, is_empty=order.is_empty)

    def _read_opened(self) -> None:
        wanted, now = self._wanted, self._desk.now()
        if not wanted:
            self._opened = None
            self._view.show_opened(None, ())
            return

        def ask(vault: Vault) -> tuple[list[LeftRow], tuple[RawFile, ...]]:
            rows = _rows(vault, [wanted], now)
            return rows, files_of(files_that_left(vault, wanted)) if rows else ()

        def answer(found: tuple[list[LeftRow], tuple[RawFile, ...]]) -> None:
            rows, files = found
            if wanted == self._wanted:
                self._opened = rows[0] if rows else None
                self._view.show_opened(self._opened, files)

        self._desk.read(ask, answer)


def _rows(vault: Vault, ids: Sequence[str], now: datetime) -> list[LeftRow]:
    found = left(vault, ids)
    today, zone = now.date(), now.tzinfo
    return [_row(one, one.release.at.astimezone(zone).date(), today) for one in found]


def _row(left: Left, on: date, today: date) -> LeftRow:
    release = left.release
    size = words.size_words(sum(file.size for file in release.files))
    count = len(release.files)
    icon, tone = _ICONS.get(release.state, ("send", "muted"))
    return LeftRow(
        id=str(release.id),
        company_id=release.recipient,
        what_id=release.what,
        what_kind=left.what_kind,
        company=flattened(left.company),
        what=flattened(left.what),
        day=words.past_day_words(on, today=today),
        files=ngettext("{n} file, {size}", "{n} files, {size}", count).format(n=count, size=size),
        state=STATES[release.state],
        icon=icon,
        tone=tone,
        reference=release.reference or "",
        answer=flattened(left.answer),
        answer_id=release.answer or "",
        sha256=release.sha256,
        sha256_short=short_hash(release.sha256),
        more="\n".join(one for one in (release.notes or "", left.answer) if one),
    )
