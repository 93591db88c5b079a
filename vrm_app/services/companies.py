"""The companies in a list, and what one of them comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from vrm_app.domain.agenda import AgendaEntry
from vrm_app.domain.case import Case, Stage
from vrm_app.domain.company import Company
from vrm_app.domain.judgement import Judgement
from vrm_app.domain.promise import Party, Promise, PromiseState
from vrm_app.services.agenda import agenda
from vrm_app.services.today import Turn, turns_of
from vrm_app.services.trust import rated
from vrm_app.vault import lists, orders, records
from vrm_app.vault.database import Connection
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyRow:
    """A company as it stands in the list."""

    company: Company
    last_on: date | None
    """The day of the newest entry."""
    due: AgendaEntry | None
    """What is due first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyOrder:
    """All companies that are wanted, and what is due first with each."""

    ids: list[str]
    due: dict[str, AgendaEntry]
    count: int
    """How many companies there are, wanted or not."""


def company_order(vault: Vault, letters: str = "", *, now: datetime) -> CompanyOrder:
    """Return the order of the companies: what is due first, then the one last spoken with.

    Letters leave those that have them in a name, a brand or a domain.
    """
    with vault.reading() as connection:
        due: dict[str, AgendaEntry] = {}
        for entry in agenda(vault, today=now.date()):
            due.setdefault(entry.company_id or "", entry)
        every = orders.companies(connection, now=now)
    found = [one for one in every if letters in one.letters]
    never = date.max
    found.sort(key=lambda one: due[one.id].on if one.id in due else never)
    return CompanyOrder(ids=[one.id for one in found], due=due, count=len(every))


def company_rows(
    vault: Vault, ids: Sequence[str], due: Mapping[str, AgendaEntry], *, now: datetime
) -> list[CompanyRow]:
    """Return some companies as a list shows them, in the order given."""
    with vault.reading() as connection:
        found = records.several(connection, dict.fromkeys(ids, Company.kind))
        last = last_days(connection, now, ids)
    rows = {
        str(one.id): CompanyRow(company=one, last_on=last.get(one.id), due=due.get(one.id))
        for one in found.values()
        if isinstance(one, Company)
    }
    return [rows[one] for one in ids if one in rows]


def last_days(
    connection: Connection, now: datetime, ids: Sequence[str] | None = None
) -> dict[str, date]:
    """Return the day of the newest entry of each company, or of some, as the customer lived it."""
    last = lists.last_moments_of_companies(connection, ids)
    return {company: at.astimezone(now.tzinfo).date() for company, at in last.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """What the customer's latest ratings come to."""

    now: float
    """The mean of the latest rating in each dimension, from 1 to 5."""
    before: float
    """The same without the newest rating."""
    over_time: list[float]
    """The mean after each rating, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What stands at the head of a company's page."""

    company: Company
    successor: str
    """The name of the company that followed it, if one did."""
    trust: Trust | None
    next: AgendaEntry | None
    turn: Turn | None
    """The open case that waits longest."""
    kept: int
    settled: int
    open: list[Promise]
    """The company's open promises, the earliest first."""
    counts: dict[str, int]
    """How many records of each kind the company has."""


def overview(vault: Vault, company_id: str, *, now: datetime) -> Overview:
    """Return what a company comes to; refuse what is no company."""
    with vault.reading() as connection:
        company = records.get(connection, company_id)
        if not isinstance(company, Company):
            raise records.UnknownRecordError
        promises = list(lists.of_kind(connection, Promise, company_id=company_id))
        theirs = [one for one in promises if one.by is Party.COMPANY]
        due = [one for one in agenda(vault, today=now.date()) if one.company_id == company_id]
        turns = turns_of(connection, _open_cases(connection, company_id), now)
        return Overview(
            company=company,
            successor=lists.names_of_companies(connection).get(company.successor_id or "", ""),
            trust=_trust(list(lists.of_kind(connection, Judgement, company_id=company_id))),
            next=due[0] if due else None,
            turn=turns[0] if turns else None,
            kept=sum(one.state is PromiseState.KEPT for one in theirs),
            settled=sum(one.state in {PromiseState.KEPT, PromiseState.BROKEN} for one in theirs),
            open=sorted(
                (one for one in theirs if one.state is PromiseState.OPEN),
                key=lambda one: (one.due_on or date.max, one.id),
            ),
            counts=lists.counts_of_company(connection, company_id),
        )


def _open_cases(connection: Connection, company_id: str) -> list[Case]:
    cases = lists.of_kind(connection, Case, company_id=company_id)
    return [one for one in cases if one.stage is not Stage.CLOSED]


def _trust(judgements: list[Judgement]) -> Trust | None:
    means = [one.mean for one in rated(judgements)]
    if not means:
        return None
    return Trust(now=means[-1], before=means[-2] if means[1:] else means[-1], over_time=means)
