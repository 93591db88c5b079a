"""The side of the window: how much waits at each place, and the pinned companies."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from typing import Protocol

from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.places import Section
from vrm_app.presenters.sections import SECTION_KINDS
from vrm_app.services.pinning import pin
from vrm_app.services.side import Pinned, Side, side_of

_WAITING = {
    Section.INBOX: "inbox",
    Section.COMPANIES: "company",
    Section.CASES: "case",
    Section.NEEDS: "need",
    Section.CONTRACTS: "agreement",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedRow:
    """A pinned company as a row says it."""

    id: str
    name: str
    left: str
    """How many days are left to act, where it is less than a month."""
    told: str
    """The same at length."""
    tone: str


class SideView(Protocol):
    """What can be shown at the side."""

    def show_filled(self, filled: frozenset[Section]) -> None:
        """Show the sections that have something in them."""

    def show_count(self, section: Section, count: int) -> None:
        """Show how much waits at a place."""

    def show_pinned(self, companies: list[PinnedRow]) -> None:
        """Show the pinned companies."""


class SidePresenter:
    """Looks at what there is, and takes a company off the pinned ones."""

    def __init__(self, view: SideView, desk: Desk) -> None:
        self._view = view
        self._desk = desk

    def refresh(self) -> None:
        """Read again."""
        kinds, now = tuple(SECTION_KINDS.values()), self._desk.now()
        self._desk.read(lambda vault: side_of(vault, kinds, now=now), self._came)

    def take_off(self, company_id: str) -> None:
        """Take a company off."""
        now = self._desk.now()
        self._desk.write(
            lambda vault: pin(vault, company_id, pinned=False, now=now), lambda _: None
        )

    def _came(self, side: Side) -> None:
        today = self._desk.now().date()
        filled = [one for one, kind in SECTION_KINDS.items() if side.counts[kind]]
        self._view.show_filled(frozenset(filled))
        pressing = sum(words.urgency(one.on, today=today) == "bad" for one in side.due)
        self._view.show_count(Section.TODAY, pressing)
        for section, kind in _WAITING.items():
            self._view.show_count(section, side.waiting[kind])
        self._view.show_pinned([_row(one, today) for one in side.pinned])


def _row(company: Pinned, today: date) -> PinnedRow:
    due = company.due_on
    return PinnedRow(
        id=company.id,
        name=flattened(company.name),
        left="" if due is None else _left(due, today),
        told="" if due is None else words.days_left_words(due, today=today),
        tone="" if due is None else words.urgency(due, today=today),
    )


def _left(due: date, today: date) -> str:
    days = (due - today).days
    if days < 0:
        return _("late")
    return _("{days} d").format(days=days) if days else _("today")
