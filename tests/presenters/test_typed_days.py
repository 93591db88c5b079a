"""Days and moments as they are typed."""

from datetime import UTC, date, datetime

import pytest

from vrm_app.presenters.typed_days import Toward, moment_words, read_day, read_moment, typed_day

SUNDAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-11-22"),
        ("Yesterday", "2026-11-21"),
        ("tomorrow", "2026-11-23"),
        ("fri", "2026-11-27"),
        ("Sunday", "2026-11-22"),
        ("30 nov", "2026-11-30"),
        ("30 November 2027", "2027-11-30"),
        ("Nov 30", "2026-11-30"),
        ("3 feb", "2027-02-03"),
        ("2026-11-30", "2026-11-30"),
        ("30.11.", "2026-11-30"),
        ("1.2.2027", "2027-02-01"),
        ("in 2w", "2026-12-06"),
        ("in 10 days", "2026-12-02"),
        ("in 3 months", "2027-02-22"),
        ("3 days ago", "2026-11-19"),
        ("29 feb", "2028-02-29"),
    ],
)
def test_a_day_to_come_is_read_as_people_write_it(typed: str, day: str) -> None:
    assert read_day(typed, today=SUNDAY, toward=Toward.FUTURE) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("fri", "2026-11-20"), ("30 nov", "2025-11-30"), ("21 nov", "2026-11-21")],
)
def test_a_day_that_is_gone_is_looked_for_in_the_past(typed: str, day: str) -> None:
    assert read_day(typed, today=SUNDAY, toward=Toward.PAST) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "soon", "fr", "31 nov", "2026-02-30", "11/12", "in 9999y", "12", "0 nov", "nov"),
        *("in 2", "32.1.", "30 foo", "today tomorrow", "10:00"),
    ],
)
def test_what_is_no_day_is_never_taken_for_one(typed: str) -> None:
    assert read_day(typed, today=SUNDAY, toward=Toward.FUTURE) is None


def test_a_month_on_from_the_last_day_is_the_last_day() -> None:
    day = read_day("in 1 month", today=date(2027, 1, 31), toward=Toward.FUTURE)

    assert day == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("today 14:05", "2026-11-22T14:05"),
        ("today", "2026-11-22T14:05"),
        ("9:30", "2026-11-22T09:30"),
        ("yesterday at 2 pm", "2026-11-21T14:00"),
        ("fri, 12:15am", "2026-11-20T00:15"),
        ("20 nov", "2026-11-20T12:00"),
        ("2026-11-20 08:00", "2026-11-20T08:00"),
    ],
)
def test_a_moment_is_read_with_or_without_its_time(typed: str, moment: str) -> None:
    assert read_moment(typed, now=NOW) == datetime.fromisoformat(f"{moment}+00:00")


@pytest.mark.parametrize("typed", ["", "today 25:00", "14:61", "soon 10:00", "13 pm", "today 10"])
def test_what_is_no_moment_is_never_taken_for_now(typed: str) -> None:
    assert read_moment(typed, now=NOW) is None


def test_a_moment_is_written_so_that_it_can_be_read_again() -> None:
    for day in (22, 21, 3):
        moment = NOW.replace(day=day)
        assert read_moment(moment_words(moment, now=NOW), now=NOW) == moment


@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_is_offered_in_words_that_are_read_as_the_same_day(month: int) -> None:
    day = date(2027, month, 9)

    text = typed_day(day)

    assert "-" not in text
    assert read_day(text, today=date(2026, 11, 22), toward=Toward.PAST) == day
