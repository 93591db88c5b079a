"""Dates for a calendar program: all-day events with alarms (RFC 5545)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from vrm_app.outside.plain_text import many_lines, one_line

if TYPE_CHECKING:
    from icalendar import Alarm, Event
    from icalendar.prop import vInline

# Neither the computer nor the version of a program is anybody's business.
PRODUCT = "-//Dealings//EN"
NEUTRAL_SUMMARY = "Reminder"
_ALARM_HOURS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """A day to remember.

    The same `uid` with a higher `sequence` replaces what a calendar has; `lead_days` are the
    days before on which an alarm rings at nine in the morning, 0 being the day itself.
    """

    uid: str
    on: date
    summary: str
    description: str = ""
    sequence: int = 0
    cancelled: bool = False
    lead_days: tuple[int, ...] = (0,)


def calendar(entries: Sequence[CalendarEntry], *, stamp: datetime, neutral: bool) -> bytes:
    """Return an iCalendar file; a neutral one tells days and nothing else.

    `stamp` is an instant with a time zone. Calendars are often shared or kept by a company, and
    a neutral file may be handed to them without telling whom one deals with.
    """
    from icalendar import Calendar

    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    for entry in entries:
        file.add_component(_event(entry, stamp=stamp.astimezone(UTC), neutral=neutral))
    content: bytes = file.to_ical()
    return content


def _event(entry: CalendarEntry, *, stamp: datetime, neutral: bool) -> "Event":
    from icalendar import Event

    summary = NEUTRAL_SUMMARY if neutral else one_line(entry.summary)
    description = "" if neutral else many_lines(entry.description)
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.on)
    if entry.on < date.max:
        event.add("dtend", entry.on + timedelta(days=1))
    event.add("summary", _text(summary))
    if description:
        event.add("description", _text(description))
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    for days in () if entry.cancelled else sorted(set(entry.lead_days)):
        event.add_component(_alarm(days, summary))
    return event


def _alarm(days: int, summary: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(summary))
    alarm.add("trigger", timedelta(hours=_ALARM_HOURS) - timedelta(days=days))
    return alarm


def _text(text: str) -> "vInline":
    """Return TEXT by RFC 5545 section 3.3.11."""
    from icalendar.prop import vInline

    # The library's own TEXT takes a backslash before a capital N, as in C:\New, for a line end.
    for special in ("\\", ";", ","):
        text = text.replace(special, f"\\{special}")
    return vInline(text.replace("\n", "\\n"))
