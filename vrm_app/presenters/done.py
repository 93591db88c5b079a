"""What one did lately, and the way back to any point of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple, Protocol

from vrm_app.domain.errors import UserError
from vrm_app.presenters import words
from vrm_app.presenters.day_groups import InGroups, Meaning, groups_of
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.kind_icons import ICONS
from vrm_app.presenters.paging import PAGE
from vrm_app.presenters.undoing import done_words
from vrm_app.services.done_actions import Lately, done_lately, done_order, take_back_to
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneRow:
    """An action, as a row says it."""

    id: str
    icon: str
    text: str
    state: str
    when: str
    can_be_undone: bool
    more: str = ""
    """Nothing: an action is told in one line."""

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        return ". ".join(part for part in (self.text.rstrip("."), self.state, self.when) if part)


class DoneView(Protocol):
    """What can be shown of it."""

    def show_rows(self, order: InGroups, rows: list[DoneRow]) -> None:
        """Show which actions there are, and the newest of them."""

    def show_more(self, rows: list[DoneRow]) -> None:
        """Show rows that were asked for."""

    def show_told(self, text: str) -> None:
        """Say what came of taking back."""


class _Found(NamedTuple):
    order: InGroups
    first: list[DoneRow]


class DonePresenter:
    """Reads what was done, and takes it back to a point."""

    def __init__(self, view: DoneView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._is_gone = False

    def begin(self) -> None:
        """Read what was done."""
        now = self._desk.now()

        def ask(vault: Vault) -> _Found:
            order = done_order(vault, now=now)
            groups = groups_of(order.days, Meaning.GONE, today=now.date())
            shown = InGroups([str(one) for one in order.ids], groups)
            return _Found(shown, _rows(vault, shown.ids[:PAGE], now))

        self._desk.read(ask, self._came)

    def fill(self, ids: Sequence[str]) -> None:
        """Read rows that come into sight."""
        now = self._desk.now()

        def answer(rows: list[DoneRow]) -> None:
            if not self._is_gone:
                self._view.show_more(rows)

        self._desk.read(lambda vault: _rows(vault, ids, now), answer)

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands above the cells of `lines`."""
        return _("What you did"), _("State"), _("When")

    def lines(self, vault: Vault, ids: Sequence[str]) -> list[tuple[str, ...]]:
        """Return rows as cells, to be copied."""
        rows = _rows(vault, ids, self._desk.now())
        return [(one.text, one.state, one.when) for one in rows]

    def stop(self) -> None:
        """Let go of answers that are still to come."""
        self._is_gone = True

    def take_back_to(self, action_id: str) -> None:
        """Take back an action, and all that was done after it."""
        now = self._desk.now()

        def refused(error: UserError) -> None:
            if not self._is_gone:
                self._view.show_told(f"{error.title}. {error.advice}")
                self.begin()

        self._desk.write(
            lambda vault: take_back_to(vault, int(action_id), now=now), self._took, failed=refused
        )

    def _took(self, count: int) -> None:
        if self._is_gone:
            return
        told = ngettext(
            "{n} action is taken back. Redo does it again.",
            "{n} actions are taken back. Redo does them again, one by one.",
            count,
        )
        self._view.show_told(told.format(n=count))
        self.begin()

    def _came(self, found: _Found) -> None:
        if not self._is_gone:
            self._view.show_rows(found.order, found.first)


def _rows(vault: Vault, ids: Sequence[str], now: datetime) -> list[DoneRow]:
    return [_row(one, now) for one in done_lately(vault, [int(one) for one in ids])]


def _row(one: Lately, now: datetime) -> DoneRow:
    at = one.at.astimezone(now.tzinfo)
    day = words.past_day_words(at.date(), today=now.date())
    stays = "" if one.can_be_undone else _("cannot be taken back")
    return DoneRow(
        id=str(one.done.id),
        icon=ICONS.get(one.done.kind, "circle-dot"),
        text=done_words(one.done),
        state=_("taken back") if one.is_undone else stays,
        when=f"{day} {at:%H:%M}",
        can_be_undone=one.can_be_undone,
    )
