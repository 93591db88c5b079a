"""The page Today: what needs the customer, in the order of urgency."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import Protocol

from vrm_app.domain.case import WaitingOn
from vrm_app.domain.promise import PromiseState
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.opening import place_of
from vrm_app.presenters.places import CHECK, Ask, Form, Go, Open, Place, Section
from vrm_app.services.records import edit
from vrm_app.services.today import Due, Given, Today, Turn, today_of
from vrm_app.services.upkeep import Upkeep, upkeep_of
from vrm_app.services.wording import why

_DUE_SHOWN = 6
_TURNS_SHOWN = 4
_PROMISES_SHOWN = 6
_LONG_WAIT = 20
_WAIT = 14
TRACK = 30
"""Days that the bar of a waiting case shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    """One thing that is due."""

    place: Place
    icon: str
    title: str
    reason: str
    day: str
    left: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRow:
    """One case that waits, and how long it has."""

    place: Place
    company: str
    title: str
    days: int
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseRow:
    """One promise of a company."""

    promise_id: str
    place: Place
    icon: str
    state: str
    tone: str
    company: str
    what: str
    day: str
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the vault itself still needs, why, and the words of the button that leads to it."""

    title: str
    why: str
    button: str
    ask: Ask


class TodayView(Protocol):
    """What the page can show."""

    def show_day(self, title: str, sentence: str) -> None:
        """Show which day it is and the one thing to remember."""

    def show_due(self, rows: list[DueRow], more: str) -> None:
        """Show what is due, and the words of the link that shows the rest."""

    def show_turns(self, theirs: list[TurnRow], mine: list[TurnRow]) -> None:
        """Show whose turn it is."""

    def show_promises(self, rows: list[PromiseRow], summary: str) -> None:
        """Show what was promised."""

    def show_empty(self) -> None:
        """Show how to begin."""

    def show_wish(self, wish: Wish | None) -> None:
        """Show the one thing that the vault itself still needs, if there is one."""


class TodayPresenter:
    """Reads what needs the customer, and says it."""

    def __init__(self, view: TodayView, desk: Desk, go: Go, ask: Open) -> None:
        self._view = view
        self._desk = desk
        self._go = go
        self._ask = ask
        self._wish: Wish | None = None
        self._all_due = False
        self._read: Today | None = None

    def refresh(self) -> None:
        """Read everything again."""
        now = self._desk.now()
        self._desk.read(upkeep_of, self._look_after)
        self._desk.read(lambda vault: today_of(vault, now=now), self._show)

    def show_all_due(self) -> None:
        """Show everything that is due, not the nearest alone."""
        self._all_due = not self._all_due
        if self._read is not None:
            self._show(self._read)

    def open(self, place: Place) -> None:
        """Go to what a row is about."""
        self._go(place)

    def grant(self) -> None:
        """Do what the vault itself still needs."""
        if self._wish is not None:
            self._ask(self._wish.ask)

    def settle(self, promise_id: str, state: PromiseState) -> None:
        """Note that a promise was kept or broken, today."""
        now = self._desk.now()
        patch = {"state": state, "settled_on": now.date().isoformat()}
        self._desk.write(lambda vault: edit(vault, promise_id, patch, now=now), _nothing)

    def _today(self) -> date:
        return self._desk.now().date()

    def _look_after(self, upkeep: Upkeep) -> None:
        self._wish = _wish(upkeep)
        self._view.show_wish(self._wish)

    def _show(self, read: Today) -> None:
        self._read = read
        today = self._today()
        if not read.companies:
            self._view.show_empty()
            return
        self._view.show_day(words.long_day_words(today), _sentence(read, today))
        rows = [_due_row(one, today) for one in read.due]
        hidden = len(rows) - _DUE_SHOWN
        more = ""
        if hidden > 0:
            more = _("Show fewer") if self._all_due else _("Show all {n}").format(n=len(rows))
        self._view.show_due(rows if self._all_due else rows[:_DUE_SHOWN], more)
        self._view.show_turns(
            _turn_rows(read.turns, {WaitingOn.COMPANY, WaitingOn.OTHER}),
            _turn_rows(read.turns, {WaitingOn.ME}),
        )
        summary = ""
        if read.settled:
            summary = _("{kept} of {all} kept this year").format(kept=read.kept, all=read.settled)
        promises = [_promise_row(one, today) for one in read.promises[:_PROMISES_SHOWN]]
        self._view.show_promises(promises, summary)


def _nothing(_: object) -> None:
    """Leave the answer to the refresh that follows every change."""


def _wish(upkeep: Upkeep) -> Wish | None:
    if upkeep.words_checked or upkeep.is_invented:
        return None
    if upkeep.words_kept:
        return Wish(
            title=_("Your recovery words are not checked yet"),
            why=_("Type four of them from the sheet, and you know that it can be read."),
            button=_("Check them"),
            ask=Ask(Form.RECOVERY, about=CHECK),
        )
    return Wish(
        title=_("Your recovery words are not on paper yet"),
        why=_("They open the vault when you forget the passphrase; nothing else can."),
        button=_("Recovery words…"),
        ask=Ask(Form.RECOVERY),
    )


def _sentence(read: Today, today: date) -> str:
    if not read.due:
        return _("Nothing is due in the next 30 days.")
    pressing = sum(words.urgency(one.entry.on, today=today) == "bad" for one in read.due)
    first = words.day_words(read.due[0].entry.on, today=today)
    if pressing:
        return ngettext(
            "{n} thing cannot wait; {all} are due within 30 days.",
            "{n} things cannot wait; {all} are due within 30 days.",
            pressing,
        ).format(n=pressing, all=len(read.due))
    return ngettext(
        "{n} thing is due within 30 days, on {day}.",
        "{n} things are due within 30 days, the first on {day}.",
        len(read.due),
    ).format(n=len(read.due), day=first)


def _due_row(due: Due, today: date) -> DueRow:
    entry = due.entry
    company = due.company or ""
    reason = why(entry)
    return DueRow(
        place=_place(due),
        icon=words.AGENDA_ICONS[entry.kind],
        title=entry.title,
        reason=_("{company} · {reason}").format(company=company, reason=reason)
        if company
        else reason,
        day=words.day_words(entry.on, today=today),
        left=words.days_left_words(entry.on, today=today),
        tone=words.urgency(entry.on, today=today),
    )


def _place(due: Due) -> Place:
    entry = due.entry
    company_id = entry.company_id or ""
    return place_of(due.about_kind, entry.about, company_id) or Place(Section.TODAY)


def _turn_rows(turns: list[Turn], on: set[WaitingOn]) -> list[TurnRow]:
    return [
        TurnRow(
            place=Place(Section.CASES, turn.case.id),
            company=turn.company,
            title=turn.case.title,
            days=turn.days,
            tone=_waiting_tone(turn),
        )
        for turn in turns
        if turn.on in on
    ][:_TURNS_SHOWN]


def _waiting_tone(turn: Turn) -> str:
    if turn.on is WaitingOn.ME:
        return "accent"
    if turn.days > _LONG_WAIT:
        return "bad"
    return "warn" if turn.days > _WAIT else "muted"


def _promise_row(given: Given, today: date) -> PromiseRow:
    promise = given.promise
    due = promise.due_on
    icon, state, tone = "circle-dot", _("no date"), "muted"
    if promise.state is PromiseState.KEPT:
        icon, state, tone = "circle-check", _("kept"), "ok"
    elif promise.state is PromiseState.BROKEN:
        icon, state, tone = "circle-x", _("broken"), "bad"
    elif due is not None:
        late = due < today
        icon, tone = ("circle-alert", "bad") if late else ("circle-dot", "muted")
        state = words.days_left_words(due, today=today)
    shown = promise.settled_on if promise.state is not PromiseState.OPEN else due
    return PromiseRow(
        promise_id=promise.id,
        place=Place(Section.COMPANIES, promise.company_id),
        icon=icon,
        state=state,
        tone=tone,
        company=given.company,
        what=promise.what,
        day="" if shown is None else words.day_words(shown, today=today),
        is_open=promise.state is PromiseState.OPEN,
    )
