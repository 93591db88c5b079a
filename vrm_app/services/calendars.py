"""The agenda as a file for a calendar program."""

import hmac
from dataclasses import replace
from datetime import date, datetime

from vrm_app.domain.agenda import AgendaEntry, AgendaKind
from vrm_app.outside.calendar import CalendarEntry, calendar
from vrm_app.services.agenda import agenda
from vrm_app.services.wording import KIND_WORDS, why
from vrm_app.vault import actions, calendar_events, lists
from vrm_app.vault.calendar_events import CalendarEvent
from vrm_app.vault.vault import Vault

_KEY_BYTES = 32
_UID_BYTES = 16


def calendar_file(vault: Vault, *, today: date, now: datetime, neutral: bool = False) -> bytes:
    """Return the agenda of the year ahead as iCalendar.

    What an earlier file held ahead and the agenda no longer does is cancelled, until its day has
    passed; what moved replaces what was there. A day that merely passed stays in the calendar.
    """
    entries = {_uid(vault, entry): entry for entry in agenda(vault, today=today)}
    with vault.writing("export calendar", now=now, state=actions.FINAL) as writing:
        before = calendar_events.exported(writing.connection)
        names = lists.names_of_companies(writing.connection)
        events = {uid: _event(uid, entry, names, before.get(uid)) for uid, entry in entries.items()}
        gone = {
            uid: _cancelled(event)
            for uid, event in before.items()
            if uid not in events and event.on >= today.isoformat()
        }
        calendar_events.remember(writing.connection, [*events.values(), *gone.values()])
        writing.changed = True
    written = [_written(event, entries.get(uid)) for uid, event in {**events, **gone}.items()]
    return calendar(written, stamp=now, neutral=neutral)


def _uid(vault: Vault, entry: AgendaEntry) -> str:
    # Known to nobody else, and not to be told from by whoever sees the calendar.
    key = vault.master.derive("calendar", vault.id, _KEY_BYTES)
    what = f"{entry.kind} {entry.about} {_occurrence(entry)}"
    return hmac.digest(key, what.encode(), "sha256")[:_UID_BYTES].hex()


def _occurrence(entry: AgendaEntry) -> str:
    # Of one kind, a record brings several days only with several new prices, each from its day on.
    return entry.stored_on.isoformat() if entry.kind is AgendaKind.PRICE_CHANGE else ""


def _event(
    uid: str, entry: AgendaEntry, names: dict[str, str], before: CalendarEvent | None
) -> CalendarEvent:
    company = names.get(entry.company_id or "", "")
    said = f"{KIND_WORDS[entry.kind]}: {entry.title}" + (f" ({company})" if company else "")
    event = CalendarEvent(
        uid=uid,
        about=entry.about,
        kind=entry.kind,
        on=entry.on.isoformat(),
        summary=said,
        sequence=0,
        cancelled=False,
    )
    if before is None:
        return event
    unchanged = replace(before, sequence=0) == event
    return replace(event, sequence=before.sequence + (0 if unchanged else 1))


def _cancelled(event: CalendarEvent) -> CalendarEvent:
    if event.cancelled:
        return event
    return replace(event, cancelled=True, sequence=event.sequence + 1)


def _written(event: CalendarEvent, entry: AgendaEntry | None) -> CalendarEntry:
    return CalendarEntry(
        uid=event.uid,
        on=date.fromisoformat(event.on),
        summary=event.summary,
        description=why(entry) if entry else "",
        sequence=event.sequence,
        cancelled=event.cancelled,
        lead_days=entry.lead_days if entry else (),
    )
