"""What one did lately, and the way back to any point of it."""

from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from typing import Protocol

from vrm_app.domain.errors import UserError
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.kind_icons import ICONS
from vrm_app.presenters.undoing import done_words
from vrm_app.services.done_actions import Lately, done_lately, take_back_to


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneRow:
    """An action, as a row says it."""

    id: str
    icon: str
    text: str
    state: str
    when: str
    can_be_undone: bool

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        return ". ".join(part for part in (self.text.rstrip("."), self.state, self.when) if part)


class DoneView(Protocol):
    """What can be shown of it."""

    def show_rows(self, rows: list[DoneRow]) -> None:
        """Show the actions, newest first."""

    def show_told(self, text: str) -> None:
        """Say what came of taking back."""


class DonePresenter:
    """Reads what was done, and takes it back to a point."""

    def __init__(self, view: DoneView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._is_gone = False

    def begin(self) -> None:
        """Read what was done."""
        self._desk.read(done_lately, self._came)

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

    def _came(self, found: list[Lately]) -> None:
        if not self._is_gone:
            now = self._desk.now()
            self._view.show_rows([_row(one, now) for one in found])


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
