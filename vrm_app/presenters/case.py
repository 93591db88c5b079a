"""The page of one case: what is wanted, whose turn it is, and what happened."""

from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _
from typing import Protocol

from vrm_app.domain.case import STAGES, Case, Stage
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.promise import PromiseState
from vrm_app.domain.release import Release
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.cases import turn_words, waiting_tone
from vrm_app.presenters.company_head import Fact
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.entries import Entry, PromiseLine, entry_of, promise_line
from vrm_app.presenters.ladder import Rung, ladder_of
from vrm_app.services.cases import CaseFound, find_case
from vrm_app.services.complaints import TELLABLE
from vrm_app.services.records import delete, edit
from vrm_app.services.shown import is_shown
from vrm_app.vault.vault import Vault

_LONGEST_TEXT = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class NextLine:
    """Something that comes next in a case, and when."""

    icon: str
    text: str
    day: str
    left: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSaid:
    """All that the page says of a case."""

    id: str
    company_id: str
    company: str
    title: str
    line: str
    facts: tuple[Fact, ...]
    stage: str
    stages: tuple[tuple[str, str], ...]
    is_closed: bool
    can_leave: bool
    """Whether it is of a type that can be handed over."""
    wanted: tuple[str, ...]
    happened: str
    promises: tuple[PromiseLine, ...]
    files: tuple[tuple[str, str, str], ...]
    """Id, name and size of each."""
    next: tuple[NextLine, ...]
    """What comes next, the earliest first."""
    ladder: tuple[Rung, ...]


class CaseView(Protocol):
    """What the page can show."""

    def show_case(self, said: CaseSaid) -> None:
        """Show the case."""

    def show_gone(self) -> None:
        """Tell that the case is in the trash, or no longer there at all."""

    def show_timeline(self, entries: list[Entry]) -> None:
        """Show what happened in it, newest first."""


class CasePresenter:
    """Reads one case, and changes how far it has come."""

    def __init__(self, view: CaseView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self.case_id = ""
        self.company_id = ""

    def show(self, case_id: str) -> None:
        """Show a case."""
        self.case_id = case_id
        self.refresh()

    def refresh(self) -> None:
        """Read the case again."""
        case_id, now = self.case_id, self._desk.now()

        def ask(vault: Vault) -> CaseFound | None:
            return find_case(vault, case_id, now=now) if is_shown(vault, case_id) else None

        if case_id:
            self._desk.read(ask, lambda found: self._came(case_id, found))

    def move(self, stage: str) -> None:
        """Note how far the case has come; whose turn it is follows from that."""
        patch = {"stage": stage, "waiting_on": None, "closed_on": None, "outcome": None}
        self._edit(self.case_id, patch)

    def settle(self, promise_id: str, state: PromiseState) -> None:
        """Note that a promise was kept or broken, today."""
        day = self._desk.now().date().isoformat()
        self._edit(promise_id, {"state": state, "settled_on": day})

    def delete(self, record_id: str) -> None:
        """Move an entry of the case, or the case itself, to the trash."""
        now = self._desk.now()
        self._desk.write(lambda vault: delete(vault, record_id, now=now), _nothing)

    def _edit(self, record_id: str, patch: dict[str, str | None]) -> None:
        now = self._desk.now()
        self._desk.write(lambda vault: edit(vault, record_id, patch, now=now), _nothing)

    def _came(self, case_id: str, found: CaseFound | None) -> None:
        if case_id != self.case_id:
            return
        if found is None:
            self._view.show_gone()
            return
        self.company_id = found.row.case.company_id
        now = self._desk.now()
        self._view.show_case(_said(found, now.date()))
        # That an entry belongs to this case need not be said here.
        entries = [replace(entry_of(event, now), chip="") for event in found.events]
        self._view.show_timeline(entries)


def _nothing(_: object) -> None:
    """Leave the answer to the refresh that follows every change."""


def _said(found: CaseFound, today: date) -> CaseSaid:
    case = found.row.case
    files = [*found.files, *(one for event in found.events for one in event.files)]
    return CaseSaid(
        id=case.id,
        company_id=case.company_id,
        company=flattened(found.row.company),
        title=flattened(case.title),
        line=_line(case, today),
        facts=(_turn_fact(found), _due_fact(case, today), _spent_fact(found)),
        stage=case.stage,
        stages=tuple((one, words.STAGES[one]) for one in Stage if one in STAGES[case.type]),
        is_closed=case.stage is Stage.CLOSED,
        can_leave=case.type in TELLABLE,
        wanted=tuple(_wanted(case)),
        happened=_shortened(case.happened),
        promises=tuple(promise_line(one, today) for one in found.promises),
        files=tuple(
            (str(one.id), flattened(one.file_name), words.size_words(one.size)) for one in files
        ),
        next=tuple(_next(found, today)),
        ladder=ladder_of(case, found.way, today),
    )


def _line(case: Case, today: date) -> str:
    opened = words.past_day_words(case.opened_on, today=today)
    parts = [
        words.CASE_TYPES[case.type],
        _("their reference {reference}").format(reference=flattened(case.reference))
        if case.reference
        else "",
        _("opened {day}").format(day=opened if case.opened_on != today else words.within(opened)),
    ]
    return " · ".join(part for part in parts if part)


def _turn_fact(found: CaseFound) -> Fact:
    row = found.row
    turn = turn_words(row)
    closed = row.case.closed_on
    if row.case.stage is Stage.CLOSED:
        return Fact(name=_("Whose turn"), figure=_("Closed"), reason=str(closed or ""))
    return Fact(
        name=_("Whose turn"),
        figure=turn[:1].upper() + turn[1:],
        reason=_since(found),
        tone=waiting_tone(row),
    )


def _since(found: CaseFound) -> str:
    if not found.events:
        return _("since it was opened")
    is_left = isinstance(found.events[0].record, Release)
    return _("since it was handed over") if is_left else _("since the last entry")


def _due_fact(case: Case, today: date) -> Fact:
    due = case.answer_due_on
    if due is None:
        return Fact(name=_("Answer due"), figure=_("no day set"), reason=_("E sets one"))
    return Fact(
        name=_("Answer due"),
        figure=words.day_words(due, today=today),
        reason=words.days_left_words(due, today=today),
        tone="" if case.stage is Stage.CLOSED else words.urgency(due, today=today),
    )


def _next(found: CaseFound, today: date) -> list[NextLine]:
    """Return the days that the case and its promises bring; of a closed case there are none."""
    case = found.row.case
    if case.stage is Stage.CLOSED:
        return []
    days = [
        (case.next_action_on, "circle-user", _("Your next step")),
        (case.answer_due_on, "hourglass", _("Their answer is due")),
        *(
            (one.due_on, "handshake", flattened(one.what))
            for one in found.promises
            if one.state is PromiseState.OPEN
        ),
    ]
    return [
        NextLine(
            icon=icon,
            text=text,
            day=words.day_words(on, today=today),
            left=words.days_left_words(on, today=today),
            tone=words.urgency(on, today=today),
        )
        for on, icon, text in sorted(
            (one for one in days if one[0] is not None), key=lambda one: (one[0], one[2])
        )
        if on is not None
    ]


def _spent_fact(found: CaseFound) -> Fact:
    minutes = sum(getattr(event.record, "minutes", None) or 0 for event in found.events)
    minutes += found.row.case.minutes or 0
    hours, rest = divmod(minutes, 60)
    figure = _("{m} min").format(m=rest)
    if hours:
        figure = _("{h} h {m:02} min").format(h=hours, m=rest)
    count = sum(isinstance(event.record, Interaction) for event in found.events)
    return Fact(
        name=_("Spent on this"),
        figure=figure,
        reason=_("in {n} entries").format(n=count) if count != 1 else _("in one entry"),
    )


def _wanted(case: Case) -> list[str]:
    found = []
    if case.remedy_wanted is not None:
        found.append(words.REMEDIES[case.remedy_wanted])
    if case.amount is not None:
        amount = words.money_words(case.amount)
        found = [f"{found[0]}, {amount}"] if found else [amount]
    if case.remedy_fallback is not None:
        fallback = words.REMEDIES[case.remedy_fallback]
        found.append(_("otherwise: {remedy}").format(remedy=words.within(fallback)))
    found += [flattened(text) for text in (case.remedy_text, case.expected) if text]
    things = [flattened(text) for text in (case.product, case.order_number) if text]
    if things:
        found.append(_("for {thing}").format(thing=", ".join(things)))
    return [text[:_LONGEST_TEXT] for text in found]


def _shortened(text: str | None) -> str:
    found = text or ""
    return found if len(found) <= _LONGEST_TEXT else f"{found[:_LONGEST_TEXT].rstrip()}…"
