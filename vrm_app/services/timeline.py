"""What happened, newest first: with a company or with all, a page at a time in either direction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.case import Case
from vrm_app.domain.company import Company
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.person import Person
from vrm_app.domain.promise import Promise
from vrm_app.domain.record import Record
from vrm_app.domain.release import Release
from vrm_app.vault import happened, lists, records
from vrm_app.vault.database import Connection
from vrm_app.vault.happened import NEWEST, Key, Placed, Toward
from vrm_app.vault.query import Query
from vrm_app.vault.vault import Vault

PAGE = 20
"""How many events are read at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened, and what belongs to it."""

    record: Record
    at: datetime
    key: Key | None = None
    company: str = ""
    person: str | None = None
    to: str = ""
    """Who else than the company it was handed over to."""
    case: Case | None = None
    promises: tuple[Promise, ...] = ()
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some of what happened, newest first, and whether there is more beyond either end."""

    events: list[Event]
    has_newer: bool = False
    has_older: bool = False


def timeline(
    vault: Vault,
    query: Query,
    *,
    start: Key = NEWEST,
    toward: Toward = Toward.OLDER,
    limit: int = PAGE,
) -> Page:
    """Return a page of what happened that passes what is asked for, on from a place."""
    with vault.reading() as connection:
        found = happened.page(connection, query, start=start, toward=toward, limit=limit)
        is_whole = len(found) == limit
        return Page(
            events=_events(connection, found),
            has_newer=is_whole if toward is Toward.NEWER else start.at < NEWEST.at,
            has_older=is_whole if toward is Toward.OLDER else True,
        )


def around(vault: Vault, query: Query, record_id: str, *, limit: int = PAGE) -> Page:
    """Return what happened before and after a record, and the record itself among it.

    What stands under another, as a promise under its entry, is looked for there. Where the record
    does not happen, or does not pass, the newest is returned.
    """
    with vault.reading() as connection:
        key = happened.key_of(connection, standing_under(connection, record_id), query.zone)
        if key is None:
            return timeline(vault, query, limit=limit)
        newer = happened.page(connection, query, start=key, toward=Toward.NEWER, limit=limit // 2)
        older = happened.page(
            connection, query, start=key.with_itself, toward=Toward.OLDER, limit=limit
        )
        return Page(
            events=_events(connection, newer + older),
            has_newer=len(newer) == limit // 2,
            has_older=len(older) == limit,
        )


def standing_under(connection: Connection, record_id: str) -> str:
    """Return the id of what a record stands under in a timeline: its own, if it stands alone."""
    record = records.find(connection, record_id)
    if isinstance(record, Promise) and record.interaction_id:
        return record.interaction_id
    if isinstance(record, Attachment):
        about = records.find(connection, record.about)
        if isinstance(about, Interaction):
            return about.id
    return record_id


def happened_to(vault: Vault, query: Query, ids: Sequence[str], *, limit: int) -> list[Event]:
    """Return what is named by its ids, or where none is, all that passes: the newest of it."""
    with vault.reading() as connection:
        if not ids:
            found = happened.page(connection, query, toward=Toward.OLDER, limit=limit)
            return _events(connection, found)
        held = [records.find(connection, one) for one in ids]
        return events_of(connection, [one for one in held if one is not None])


def months_of(vault: Vault, query: Query) -> dict[str, int]:
    """Return how much happened in each month that has anything, oldest first."""
    with vault.reading() as connection:
        return happened.months(connection, query)


def whole(vault: Vault, record_id: str) -> Record:
    """Return a record with all of its text."""
    with vault.reading() as connection:
        return records.get(connection, record_id)


def _events(connection: Connection, found: Sequence[Placed]) -> list[Event]:
    held = records.several(connection, {one.id: one.kind for one in found})
    keys = {one.id: one.key for one in found}
    return events_of(connection, [held[one.id] for one in found], keys)


def events_of(
    connection: Connection, held: Sequence[Record], keys: Mapping[str, Key] | None = None
) -> list[Event]:
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
    firms = records.several(connection, {_firm(one): Company.kind for one in held if _firm(one)})
    return [
        Event(
            record=one,
            at=_moment(one) if keys is None else datetime.fromisoformat(keys[one.id].at),
            key=None if keys is None else keys[one.id],
            company=_title(firms.get(_firm(one))),
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


def _moment(record: Record) -> datetime:
    # A case stands where it was opened, which need not be when it was written down.
    if isinstance(record, Case):
        return datetime.combine(record.opened_on, time(), UTC)
    return record.moment


def _firm(record: Record) -> str:
    return record.company or ""


def _title(company: Record | None) -> str:
    return company.name if isinstance(company, Company) else ""


def _name(person: Record | None) -> str | None:
    return person.name if isinstance(person, Person) else None


def _case(case: Record | None) -> Case | None:
    return case if isinstance(case, Case) else None
