"""What happened with a company, newest first, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.case import Case
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.judgement import Judgement
from vrm_app.domain.person import Person
from vrm_app.domain.promise import Promise
from vrm_app.domain.record import Record
from vrm_app.domain.release import Release, ReleaseState
from vrm_app.vault import lists, records
from vrm_app.vault.database import Connection
from vrm_app.vault.vault import Vault

KINDS = (Interaction.kind, Judgement.kind, Release.kind)
"""What stands in a timeline by its moment; promises and files stand under their entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened, and what belongs to it."""

    record: Record
    at: datetime
    person: str | None = None
    to: str = ""
    """Who else than the company it was handed over to."""
    case: Case | None = None
    promises: tuple[Promise, ...] = ()
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of what happened, and where the next page goes on; none after the last."""

    events: list[Event]
    next: tuple[str, str] | None


def timeline(
    vault: Vault, company_id: str, *, after: tuple[str, str] | None = None, limit: int = 100
) -> Page:
    """Return a page of what happened with a company, newest first."""
    with vault.reading() as connection:
        found = lists.page_of_company(connection, company_id, KINDS, before=after, limit=limit)
        held = records.several(connection, {hit.id: hit.kind for hit in found})
        last = (found[-1].at, found[-1].id) if len(found) == limit else None
        opened = _opened_between(connection, company_id, last, after)
        happened = [held[hit.id] for hit in found if _is_done(held[hit.id])]
        events = events_of(connection, happened) + opened
    return Page(events=sorted(events, key=_newest_first), next=last)


def _is_done(record: Record) -> bool:
    """Tell whether it happened: what was only looked at did not leave."""
    return not isinstance(record, Release) or record.state is not ReleaseState.DRAFTED


def _opened_between(
    connection: Connection,
    company_id: str,
    oldest: tuple[str, str] | None,
    newest: tuple[str, str] | None,
) -> list[Event]:
    # A case stands where it was opened, which need not be when it was written down.
    first = oldest[0][:_DAY] if oldest else ""
    last = newest[0][:_DAY] if newest else "9999"
    return [
        Event(record=case, at=datetime.combine(case.opened_on, time(), UTC))
        for case in lists.of_kind(connection, Case, company_id=company_id)
        if first < case.opened_on.isoformat() <= last
    ]


_DAY = 10
"""How much of an instant is its day."""


def _newest_first(event: Event) -> tuple[float, str]:
    return -event.at.timestamp(), event.record.id


def events_of(connection: Connection, held: Sequence[Record]) -> list[Event]:
    """Return records as what happened, each with what belongs to it, in the order given."""
    ids = [one.id for one in held]
    promises: dict[str, list[Promise]] = {}
    for promise in lists.linked_from(connection, Promise, "interaction_id", ids):
        promises.setdefault(promise.interaction_id or "", []).append(promise)
    files: dict[str, list[Attachment]] = {}
    for file in lists.linked_from(connection, Attachment, "about", ids):
        files.setdefault(file.about, []).append(file)
    entries = [one for one in held if isinstance(one, Interaction)]
    people = records.several(
        connection, {one.person_id: Person.kind for one in entries if one.person_id}
    )
    about = {str(one.id): str(one.case_id) for one in entries if one.case_id}
    about |= {str(one.id): str(one.what) for one in held if isinstance(one, Release)}
    cases = records.several(connection, {one.case_id: Case.kind for one in entries if one.case_id})
    cases |= _left(connection, held)
    return [
        Event(
            record=one,
            at=one.moment,
            person=_name(people.get(getattr(one, "person_id", None) or "")),
            case=_case(cases.get(about.get(one.id, ""))),
            promises=tuple(promises.get(one.id, ())),
            files=tuple(files.get(one.id, ())),
        )
        for one in held
    ]


def _left(connection: Connection, held: Sequence[Record]) -> dict[str, Record]:
    """Return what was handed over, by its id."""
    found = {
        one.what: records.find(connection, one.what) for one in held if isinstance(one, Release)
    }
    return {record_id: record for record_id, record in found.items() if record is not None}


def _name(person: Record | None) -> str | None:
    return person.name if isinstance(person, Person) else None


def _case(case: Record | None) -> Case | None:
    return case if isinstance(case, Case) else None
