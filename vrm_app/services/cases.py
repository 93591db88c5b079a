"""Cases: raising them, what one comes to, and those that are open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.case import Case, Stage, WaitingOn
from vrm_app.domain.company import Company
from vrm_app.domain.fields import Json
from vrm_app.domain.identity import CaseId
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.judgement import Dimension, Judgement
from vrm_app.domain.promise import Promise
from vrm_app.domain.release import Release, ReleaseState
from vrm_app.services.new_companies import with_new
from vrm_app.services.stages import Reached, way_of
from vrm_app.services.timeline import Event, events_of
from vrm_app.services.today import turns_of
from vrm_app.vault import lists, orders, records
from vrm_app.vault.database import Connection
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case in a list: of which company, and who it waits for."""

    case: Case
    company: str
    on: WaitingOn | None
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFound:
    """A case, and all that belongs to it."""

    row: CaseRow
    promises: list[Promise]
    events: list[Event]
    """Its entries, and each time it was handed over, newest first."""
    files: list[Attachment]
    """Files about the case itself, oldest first; those of an entry are with the entry."""
    way: list[Reached]
    """The stages it came through."""


def raise_case(
    vault: Vault,
    fields: Mapping[str, Json],
    *,
    from_entry: str = "",
    new_company: str = "",
    now: datetime,
) -> Case:
    """Keep a new case, with a company that is new where one is named.

    The entry it was raised from belongs to it from then on.
    """
    with vault.writing("raise case", now=now) as writing:
        fields = with_new(writing, fields, {"company_id": new_company} if new_company else {})
        case = records.add(writing, Case.read(fields, now=now))
        if from_entry:
            entry = records.get(writing.connection, from_entry)
            if isinstance(entry, Interaction):
                records.change(writing, entry, replace(entry, case_id=CaseId(case.id)))
        return case


def close_case(
    vault: Vault, case_id: str, fields: Mapping[str, Json], trust: int | None, *, now: datetime
) -> Case:
    """Close a case and keep with it, as one action, whether one would buy there again (1 to 5)."""
    with vault.writing("close case", now=now) as writing:
        case = records.get(writing.connection, case_id)
        if not isinstance(case, Case):
            raise records.UnknownRecordError
        closed = records.change(writing, case, case.patched(fields, now=now))
        if trust is not None:
            rating = {
                "company_id": case.company_id,
                "dimension": Dimension.WOULD_BUY_AGAIN,
                "score": trust,
                "reason": case.title,
                "evidence": [case_id],
            }
            records.add(writing, Judgement.read(rating, now=now))
        return closed


def open_cases(vault: Vault, *, now: datetime) -> list[CaseRow]:
    """Return the cases that are not closed, longest waiting first, then the newest."""
    with vault.reading() as connection:
        cases = [one for one in lists.of_kind(connection, Case) if one.stage is not Stage.CLOSED]
        names = lists.names_of_companies(connection)
        waiting = [
            CaseRow(case=turn.case, company=turn.company, on=turn.on, days=turn.days)
            for turn in turns_of(connection, cases, now)
        ]
    known = {row.case.id for row in waiting}
    return waiting + [
        CaseRow(case=one, company=names[one.company_id], on=None, days=0)
        for one in cases
        if one.id not in known
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOrder:
    """All open cases that are wanted, longest waiting first, and what they come to."""

    ids: list[str]
    counts: dict[str, int]
    """How many cases of each type there are, whatever the type that is wanted."""
    mine: int
    """In how many of them it is the customer's turn."""
    since: list[str | None]
    """The day (2026-11-23) from which each waits for somebody."""


def case_order(vault: Vault, letters: str = "", type_: str = "", *, now: datetime) -> CaseOrder:
    """Return the order of the open cases of a type, or of all, with letters in title or company."""
    with vault.reading() as connection:
        found = orders.open_cases(connection, letters, now=now)
    counts: dict[str, int] = {}
    for one in found:
        counts[one.type] = counts.get(one.type, 0) + 1
    wanted = [one for one in found if type_ in {"", one.type}]
    return CaseOrder(
        ids=[one.id for one in wanted],
        counts=counts,
        mine=sum(one.turn == WaitingOn.ME for one in wanted),
        since=[one.since for one in wanted],
    )


def case_rows(vault: Vault, ids: Sequence[str], *, now: datetime) -> list[CaseRow]:
    """Return some cases as a list shows them, in the order given."""
    with vault.reading() as connection:
        found = records.several(connection, dict.fromkeys(ids, Case.kind))
        cases = [one for one in found.values() if isinstance(one, Case)]
        names = lists.names_of_companies(connection, {one.company_id for one in cases})
        turns = {turn.case.id: turn for turn in turns_of(connection, cases, now)}
    rows = {
        str(one.id): CaseRow(
            case=one,
            company=names[one.company_id],
            on=turns[one.id].on if one.id in turns else None,
            days=turns[one.id].days if one.id in turns else 0,
        )
        for one in cases
    }
    return [rows[one] for one in ids if one in rows]


def find_case(vault: Vault, case_id: str, *, now: datetime) -> CaseFound:
    """Return a case with all that belongs to it; refuse what is no case."""
    with vault.reading() as connection:
        case = records.get(connection, case_id)
        if not isinstance(case, Case):
            raise records.UnknownRecordError
        company = records.get(connection, case.company_id)
        turns = turns_of(connection, [case], now)
        return CaseFound(
            row=CaseRow(
                case=case,
                company=company.name if isinstance(company, Company) else "",
                on=turns[0].on if turns else None,
                days=turns[0].days if turns else 0,
            ),
            promises=list(lists.of_case(connection, Promise, case_id)),
            events=_happened(connection, case),
            way=way_of(connection, case, now=now),
            files=list(lists.linked_from(connection, Attachment, "about", [case_id])),
        )


def _happened(connection: Connection, case: Case) -> list[Event]:
    left = lists.linked_from(connection, Release, "what", [case.id])
    held = [
        *(one for one in left if one.state is not ReleaseState.DRAFTED),
        *lists.of_case(connection, Interaction, case.id),
    ]
    names = lists.names_of_companies(connection)
    events = [
        replace(event, to=names.get(event.record.recipient, ""))
        if isinstance(event.record, Release) and event.record.recipient != case.company_id
        else event
        for event in events_of(connection, held)
    ]
    return sorted(events, key=lambda event: (event.at, event.record.id), reverse=True)
