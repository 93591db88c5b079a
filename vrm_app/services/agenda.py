"""What is due: gathered from every record that brings a day with it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import MAXYEAR, date

from vrm_app.domain import agenda as rules
from vrm_app.domain.agenda import AgendaEntry, AgendaKind
from vrm_app.domain.agreement import Agreement
from vrm_app.domain.case import Case
from vrm_app.domain.deadlines import days_of, settled
from vrm_app.domain.need import Need
from vrm_app.domain.promise import Promise
from vrm_app.domain.record import Record
from vrm_app.domain.reminder import Reminder
from vrm_app.domain.spans import add_months
from vrm_app.vault import lists, records
from vrm_app.vault.database import Connection
from vrm_app.vault.vault import Vault

_WITH_DAYS: tuple[type[Record], ...] = (Promise, Case, Agreement, Need, Reminder)
_A_YEAR = 12


def agenda(vault: Vault, *, today: date, until: date | None = None) -> list[AgendaEntry]:
    """Return what is due by a day (a year ahead unless said otherwise), the earliest first."""
    end = until or (add_months(today, _A_YEAR) if today.year < MAXYEAR else date.max)
    with vault.reading() as connection:
        entries = [
            _named(connection, entry)
            for entry in gathered(connection)
            if rules.is_due(entry, today=today, until=end)
        ]
    return sorted(entries, key=_in_order)


def _in_order(entry: AgendaEntry) -> tuple[date, AgendaKind, str, str]:
    return entry.on, entry.kind, entry.title, entry.about


def next_of(connection: Connection, found: Sequence[Record], today: date) -> dict[str, AgendaEntry]:
    """Return what is due first within a year of each of these records, by id."""
    end = add_months(today, _A_YEAR) if today.year < MAXYEAR else date.max
    linked = lists.linked_from(connection, Reminder, "about", [one.id for one in found])
    days = (entry for record in found for entry in days_of(record))
    first: dict[str, AgendaEntry] = {}
    for entry in sorted(settled(days, reversed(list(linked))), key=_in_order):
        if rules.is_due(entry, today=today, until=end):
            first.setdefault(entry.about, entry)
    return first


def gathered(connection: Connection) -> list[AgendaEntry]:
    """Return every day that stands in a shown record, as the customer left it."""
    found = [record for cls in _WITH_DAYS for record in lists.with_days(connection, cls)]
    reminders = [record for record in found if isinstance(record, Reminder)]
    return list(settled((entry for record in found for entry in days_of(record)), reminders))


def _named(connection: Connection, entry: AgendaEntry) -> AgendaEntry:
    if entry.kind is not AgendaKind.REMINDER:
        return entry
    reminder = records.get(connection, entry.about)
    if not isinstance(reminder, Reminder) or reminder.about is None:
        return entry
    about = records.get(connection, reminder.about)
    company = lists.company_of(connection, reminder.about)
    return replace(entry, company_id=company, title=entry.title or about.heading)
