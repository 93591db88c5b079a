"""What needs the customer today: what is due, whose turn it is, what was promised."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from vrm_app.domain.agenda import AgendaEntry
from vrm_app.domain.case import Case, WaitingOn
from vrm_app.domain.promise import Party, Promise, PromiseState
from vrm_app.domain.turns import turn_of
from vrm_app.services.agenda import agenda
from vrm_app.vault import lists, records
from vrm_app.vault.database import Connection
from vrm_app.vault.vault import Vault

DAYS_AHEAD = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing that is due, and with which company."""

    entry: AgendaEntry
    company: str | None
    about_kind: str
    """Of what kind the record is that brings the day with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A case that waits for somebody, and for how many days."""

    case: Case
    company: str
    on: WaitingOn
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A promise, and the company it was given by or to."""

    promise: Promise
    company: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """All that the first page shows."""

    due: list[Due]
    turns: list[Turn]
    """Longest waiting first."""
    promises: list[Given]
    """The company's promises that are open, the earliest first, then those settled this month."""
    kept: int
    settled: int
    """How many of the company's promises were kept, of those settled this year."""
    companies: int


def today_of(vault: Vault, *, now: datetime) -> Today:
    """Return what needs the customer on this day and in the thirty after it."""
    today = now.date()
    with vault.reading() as connection:
        names = lists.names_of_companies(connection)
        due = agenda(vault, today=today, until=today + timedelta(days=DAYS_AHEAD))
        promises = [one for one in lists.of_kind(connection, Promise) if one.by is Party.COMPANY]
        settled = [one for one in promises if _settled_since(one, date(today.year, 1, 1), now)]
        return Today(
            due=[
                Due(
                    entry=one,
                    company=names.get(one.company_id or ""),
                    about_kind=records.kind_of(connection, one.about) or "",
                )
                for one in first_of_each(due)
            ],
            turns=turns_of(connection, list(lists.of_kind(connection, Case)), now),
            promises=[
                Given(promise=one, company=names[one.company_id]) for one in _to_show(promises, now)
            ],
            kept=sum(one.state is PromiseState.KEPT for one in settled),
            settled=len(settled),
            companies=lists.count(connection, "company"),
        )


def first_of_each(due: list[AgendaEntry]) -> list[AgendaEntry]:
    """Return what is due first of each record."""
    # Of a case's next step and the answer to it, the nearer says enough.
    first: dict[str, AgendaEntry] = {}
    for entry in due:
        first.setdefault(entry.about, entry)
    return list(first.values())


def turns_of(connection: Connection, cases: list[Case], now: datetime) -> list[Turn]:
    """Return those cases that wait for somebody, longest waiting first.

    They wait since the last entry, since they last left, or since they were opened.
    """
    waiting = [(case, on) for case in cases if (on := turn_of(case)) is not None]
    names = lists.names_of_companies(connection, {case.company_id for case, _ in waiting})
    last = lists.last_moments_of_cases(connection, {case.id for case, _ in waiting})
    found = []
    for case, on in waiting:
        said = last.get(case.id)
        # The night in which it was said is the customer's own, not that of another zone.
        since = case.opened_on if said is None else said.astimezone(now.tzinfo).date()
        days = max((now.date() - max(since, case.opened_on)).days, 0)
        found.append(Turn(case=case, company=names[case.company_id], on=on, days=days))
    return sorted(found, key=lambda turn: (-turn.days, turn.company, turn.case.id))


def _to_show(promises: list[Promise], now: datetime) -> list[Promise]:
    open_ = [one for one in promises if one.state is PromiseState.OPEN]
    first = now.date() - timedelta(days=DAYS_AHEAD)
    lately = [one for one in promises if _settled_since(one, first, now)]
    return sorted(open_, key=lambda one: (one.due_on or date.max, one.id)) + lately


def _settled_since(promise: Promise, day: date, now: datetime) -> bool:
    if promise.state not in {PromiseState.KEPT, PromiseState.BROKEN}:
        return False
    return (
        promise.settled_on or promise.due_on or promise.updated_at.astimezone(now.tzinfo).date()
    ) >= day
