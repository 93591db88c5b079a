import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from vrm_app.outside.calendar import CalendarEntry, calendar
from vrm_app.outside.plain_text import many_lines, one_line

STAMP = datetime(2026, 1, 31, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
CANCEL_BY = CalendarEntry(
    uid="5f0c", on=date(2026, 12, 31), summary="Cancel Example Phone", description="By letter."
)
HOSTILE = [
    "Cancel\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Injected",
    "Cancel\nATTACH:https://evil.example",
    "a, b; c: d \\ e \\n f \\N g \\, h \\; C:\\New\\new",
    '"quoted" ^n ^^ =\t|',
    "\x00\x01\x07\x1b[31m\x7f\x85\u2028\u2029\ud800\u202eCancel",
    "a" * 5_000,
    "漢字かな交じり文" * 600,
    "👩‍👩‍👧‍👦🏳️‍🌈e\u0301" * 300,
    "x" * 67 + "é" * 100,
    " leading and trailing ",
    "",
    "BEGIN:VCALENDAR",
    "﻿",
]


def lines_of(content: bytes) -> list[str]:
    """Return the unfolded content lines, strictly by RFC 5545 section 3.1."""
    assert content.endswith(b"\r\n")
    physical = content.removesuffix(b"\r\n").split(b"\r\n")
    for line in physical:
        assert len(line) <= 75
        assert line.strip()
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)
        line.decode("utf-8")
    logical = content.replace(b"\r\n ", b"").removesuffix(b"\r\n").decode("utf-8").split("\r\n")
    assert all(re.match(r"[A-Z-]+[;:]", line) for line in logical)
    return logical


def events(content: bytes) -> Iterator[Any]:
    """Yield the events as another library understands them."""
    (file,) = vobject.readComponents(content.decode("utf-8"))
    assert file.version.value == "2.0"
    yield from file.contents.get("vevent", [])


def written(entry: CalendarEntry, *, neutral: bool = False) -> list[str]:
    return lines_of(calendar([entry], stamp=STAMP, neutral=neutral))


def test_a_day_is_an_event_of_the_whole_day() -> None:
    (event,) = events(calendar([CANCEL_BY], stamp=STAMP, neutral=False))

    assert event.dtstart.value == date(2026, 12, 31)
    assert event.dtend.value == date(2027, 1, 1)
    assert event.summary.value == "Cancel Example Phone"
    assert event.description.value == "By letter."
    assert event.uid.value == "5f0c"
    assert event.dtstamp.value == datetime(2026, 2, 1, 4, 30, tzinfo=UTC)


def test_the_file_says_these_lines_and_no_others() -> None:
    assert written(CANCEL_BY) == [
        *["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dealings//EN", "BEGIN:VEVENT"],
        *["SUMMARY:Cancel Example Phone", "DTSTART;VALUE=DATE:20261231"],
        *["DTEND;VALUE=DATE:20270101", "DTSTAMP:20260201T043000Z", "UID:5f0c", "SEQUENCE:0"],
        *["DESCRIPTION:By letter.", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "BEGIN:VALARM"],
        *["ACTION:DISPLAY", "DESCRIPTION:Cancel Example Phone", "TRIGGER:PT9H", "END:VALARM"],
        *["END:VEVENT", "END:VCALENDAR"],
    ]


@pytest.mark.parametrize(
    ("lead", "trigger"),
    [(0, "PT9H"), (1, "-PT15H"), (2, "-P1DT15H"), (14, "-P13DT15H"), (365, "-P364DT15H")],
)
def test_the_alarm_rings_at_nine_that_many_days_before(lead: int, trigger: str) -> None:
    entry = CalendarEntry(uid="u", on=date(2026, 3, 1), summary="s", lead_days=(lead,))
    (event,) = events(calendar([entry], stamp=STAMP, neutral=False))
    rings = datetime(2026, 3, 1) + event.valarm.trigger.value  # noqa: DTZ001  (floating)

    assert f"TRIGGER:{trigger}" in written(entry)
    assert rings == datetime(2026, 3, 1, 9) - timedelta(days=lead)  # noqa: DTZ001


def test_each_lead_day_rings_once() -> None:
    entry = CalendarEntry(uid="u", on=date(2026, 3, 1), summary="s", lead_days=(7, 0, 7, 1))

    triggers = [line for line in written(entry) if line.startswith("TRIGGER")]
    assert triggers == ["TRIGGER:PT9H", "TRIGGER:-PT15H", "TRIGGER:-P6DT15H"]


def test_no_lead_day_rings_never() -> None:
    entry = CalendarEntry(uid="u", on=date(2026, 3, 1), summary="s", lead_days=())

    assert "BEGIN:VALARM" not in written(entry)


def test_a_cancelled_entry_replaces_the_one_before_and_rings_no_more() -> None:
    entry = CalendarEntry(uid="u", on=date(2026, 3, 1), summary="s", sequence=3, cancelled=True)
    (event,) = events(calendar([entry], stamp=STAMP, neutral=False))

    assert (event.uid.value, event.sequence.value) == ("u", "3")
    assert event.status.value == "CANCELLED"
    assert "valarm" not in event.contents


def test_the_last_day_there_is_can_be_written() -> None:
    entry = CalendarEntry(uid="u", on=date.max, summary="s")
    (event,) = events(calendar([entry], stamp=STAMP, neutral=False))

    assert event.dtstart.value == date.max


def test_a_calendar_without_entries_is_a_calendar() -> None:
    assert list(events(calendar([], stamp=STAMP, neutral=False))) == []


def test_a_neutral_calendar_tells_days_and_nothing_else() -> None:
    content = calendar([CANCEL_BY], stamp=STAMP, neutral=True)
    (event,) = events(content)

    assert event.dtstart.value == date(2026, 12, 31)
    assert event.summary.value == event.valarm.description.value == "Reminder"
    assert "description" not in event.contents
    assert b"Phone" not in content
    assert b"letter" not in content


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_a_hostile_text_stays_a_text(text: str) -> None:
    entry = CalendarEntry(uid="u", on=date(2026, 3, 1), summary=text, description=text)
    content = calendar([entry, CANCEL_BY], stamp=STAMP, neutral=False)
    first, second = events(content)

    assert sum(line.startswith("BEGIN:") for line in lines_of(content)) == 5
    assert first.summary.value == first.valarm.description.value == one_line(text)
    assert description_of(first) == many_lines(text)
    assert second.summary.value == CANCEL_BY.summary


def description_of(event: Any) -> str:  # noqa: ANN401  (the other library has no types)
    return str(event.description.value) if "description" in event.contents else ""


@settings(deadline=None)
@given(
    st.builds(
        CalendarEntry,
        uid=st.uuids().map(str),
        on=st.dates(),
        summary=st.text(),
        description=st.text(st.characters() | st.sampled_from("\r\n\t,;\\: 👩‍👧")),
        sequence=st.integers(0, 2**31 - 1),
        cancelled=st.booleans(),
        lead_days=st.lists(st.integers(0, 365), max_size=3).map(tuple),
    ),
    st.datetimes(min_value=datetime(1970, 1, 2), timezones=st.timezones()),  # noqa: DTZ001
)
def test_any_entry_is_read_back_as_it_was(entry: CalendarEntry, stamp: datetime) -> None:
    content = calendar([entry], stamp=stamp, neutral=False)
    lines_of(content)
    (event,) = events(content)

    assert event.uid.value == entry.uid
    assert event.dtstart.value == entry.on
    assert event.summary.value == one_line(entry.summary)
    assert description_of(event) == many_lines(entry.description)
    assert event.sequence.value == str(entry.sequence)
    assert event.dtstamp.value == stamp.astimezone(UTC).replace(microsecond=0)
    assert len(event.contents.get("valarm", [])) == (
        0 if entry.cancelled else len(set(entry.lead_days))
    )
