"""Days and moments as a person types them; what cannot be read is never taken for today."""

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from gettext import gettext as _

from vrm_app.language import is_english, spoken_locale
from vrm_app.outside.letter_numbers import names_of_days, skeleton_text
from vrm_app.presenters.typed_german import day_in_english

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})(?:\.?\s?(\d{4})|\.(\d{2})|\.)?", re.ASCII)
_DAY_MONTH = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?\s+([^\W\d_]{3,})\.?(?:,?\s+(\d{4}))?")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
_AGO = " ago"
_AWAY = re.compile(r"(\d{1,4})\s?(d|days?|w|weeks?|m|months?|y|years?)", re.ASCII)
_EDGE = re.compile(r"(end|middle|beginning) of ([^\W\d_]{3,})\.?(?:\s+(\d{4}))?")
_TIME = re.compile(
    r"(?:^|[\s,])(?:at\s+)?(?:(\d{1,2}):(\d{2})(?:\s?(am|pm))?|(\d{1,2})\s?(am|pm))$", re.ASCII
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_WEEK = 7
_YEAR = 12
_SHORTEST = 3
_FIRST_YEAR = 1800
_LAST_YEAR = 9000
_NOON = time(12)
_AGO = " ago"


class Toward(StrEnum):
    """Where a day without a year, or a weekday, is to be looked for."""

    PAST = "past"
    FUTURE = "future"


def read_day(text: str, *, today: date, toward: Toward) -> date | None:
    """Return the day that was typed: fri, 30 nov, 2026-11-30, in 2w; none if it cannot be read."""
    words = day_in_english(text)
    try:
        found = (
            _named(words, today)
            or _away(words, today)
            or _edge(words, today, toward)
            or _weekday(words, today, toward)
            or _written(words, today, toward)
        )
    except (ValueError, OverflowError):
        return None
    return found if found is not None and _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def read_moment(text: str, *, now: datetime) -> datetime | None:
    """Return the moment that was typed, a day of the past with or without a time of day.

    A day alone is noon, so that no shift of the clock makes another day of it; today alone is now.
    """
    words = day_in_english(text)
    match = _TIME.search(words)
    day = read_day(words, today=now.date(), toward=Toward.PAST)
    if match is None or day is not None:
        if day is None:
            return None
        return now if day == now.date() else datetime.combine(day, _NOON, now.tzinfo)
    at = _time_of(match)
    rest = words[: match.start()].strip(" ,")
    day = read_day(rest, today=now.date(), toward=Toward.PAST) if rest else now.date()
    return None if at is None or day is None else datetime.combine(day, at, now.tzinfo)


def as_ago(span: str) -> str:
    """Return how long ago it was as it can be read as a day: 3 days ago."""
    return span + _AGO


def typed_day(day: date) -> str:
    """Write a day as it can be typed: 7 dec 2026."""
    if is_english():
        return f"{day.day} {_MONTHS[day.month - 1][:_SHORTEST]} {day.year}"
    written = skeleton_text(day, "yMMMd", spoken_locale())
    # What would not be read back is written in figures.
    is_read = read_day(written, today=day, toward=Toward.FUTURE) == day
    return written if is_read else day.isoformat()


def moment_words(moment: datetime, *, now: datetime) -> str:
    """Write a moment as it can be typed."""
    day = {0: _("today"), 1: _("yesterday")}.get((now.date() - moment.date()).days)
    return f"{day or typed_day(moment.date())} {moment:%H:%M}"


def _named(words: str, today: date) -> date | None:
    days = {"today": 0, "yesterday": -1, "tomorrow": 1}
    days |= {_("today"): 0, _("yesterday"): -1, _("tomorrow"): 1}
    return today + timedelta(days[words]) if words in days else None


def _away(words: str, today: date) -> date | None:
    """Read a day that is counted from today: in 2w, 3 days ago."""
    sign = -1 if words.endswith(_AGO) else 1
    if sign > 0 and not words.startswith("in "):
        return None
    match = _AWAY.fullmatch(words.removeprefix("in ").removesuffix(_AGO))
    if match is None:
        return None
    count, unit = sign * int(match[1]), match[2][0]
    if unit in "dw":
        return today + timedelta(count * (_WEEK if unit == "w" else 1))
    return _months_on(today, count * (_YEAR if unit == "y" else 1))


def _edge(words: str, today: date, toward: Toward) -> date | None:
    """Read a day by the month or the year that it ends, begins, or is the middle of."""
    match = _EDGE.fullmatch(words)
    if match is None:
        return None
    if match[2] in {"month", "year"}:
        month = today.month if match[2] == "month" else _YEAR
        return _edge_of(match[1], date(today.year, month, 1))
    number = _number_of(match[2], _MONTHS)
    if number is None:
        return None
    if match[3]:
        return _edge_of(match[1], date(int(match[3]), number + 1, 1))
    step = -1 if toward is Toward.PAST else 1
    found = _edge_of(match[1], date(today.year, number + 1, 1))
    if (found - today).days * step >= 0:
        return found
    return _edge_of(match[1], date(today.year + step, number + 1, 1))


def _edge_of(edge: str, first: date) -> date:
    """Return the beginning, the middle or the end of a month that begins with a day."""
    if edge == "end":
        return _months_on(first, 1) - timedelta(1)
    return first.replace(day=15) if edge == "middle" else first


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, min(day.day, 28))


def _weekday(words: str, today: date, toward: Toward) -> date | None:
    wanted = _number_of(words.removeprefix("last ").removeprefix("next "), _WEEKDAYS)
    if wanted is None:
        return None
    if toward is Toward.PAST:
        return today - timedelta((today.weekday() - wanted) % _WEEK)
    return today + timedelta((wanted - today.weekday()) % _WEEK)


def _written(words: str, today: date, toward: Toward) -> date | None:
    if match := _ISO.fullmatch(words):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DOTTED.fullmatch(words):
        year = match[3] or (match[4] and f"20{match[4]}")
        return _in_year(year, int(match[2]), int(match[1]), today, toward)
    for pattern, day_at, month_at in ((_DAY_MONTH, 1, 2), (_MONTH_DAY, 2, 1)):
        match = pattern.fullmatch(words)
        month = None if match is None else _number_of(match[month_at], _MONTHS)
        if match is not None and month is not None:
            return _in_year(match[3], month + 1, int(match[day_at]), today, toward)
    return None


def _in_year(year: str | None, month: int, day: int, today: date, toward: Toward) -> date | None:
    if year:
        return date(int(year), month, day)
    step = -1 if toward is Toward.PAST else 1
    # A leap day may be eight years off.
    for away in range(9):
        try:
            found = date(today.year + step * away, month, day)
        except ValueError:
            continue
        if (found - today).days * step >= 0:
            return found
    return None


def _number_of(word: str, names: tuple[str, ...]) -> int | None:
    if len(word) < _SHORTEST:
        return None
    spoken = () if is_english() else names_of_days(spoken_locale())[names is _MONTHS]
    called = (*enumerate(names), *enumerate(spoken))
    return next((at for at, name in called if name.startswith(word)), None)


def _time_of(match: re.Match[str]) -> time | None:
    hour, minute, half = int(match[1] or match[4]), int(match[2] or 0), match[3] or match[5]
    if half:
        if not 1 <= hour <= _YEAR:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None
