"""Spans of days as a person types them: last month, march, 2026-03, seit märz."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from vrm_app.presenters.typed_days import Toward, read_day

_SHORTEST = 3
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?", re.ASCII)
_NAMED = re.compile(r"([^\W\d_]{3,})\.?(?:\s+(\d{4}))?")
_RELATIVE = re.compile(
    r"(last|this|letzte[rnsm]?|diese[rnsm]?)\s+(week|month|year|woche|monat|jahr)"
)
_UNITS = {"woche": "week", "monat": "month", "jahr": "year"}
_DAYS = {"heute": "today", "gestern": "yesterday"}
_MONTHS = (
    ("january", "januar", "jänner"),
    ("february", "februar"),
    ("march", "märz", "maerz"),
    ("april",),
    ("may", "mai"),
    ("june", "juni"),
    ("july", "juli"),
    ("august",),
    ("september",),
    ("october", "oktober"),
    ("november",),
    ("december", "dezember"),
)
"""Both languages at once: what one types need not be in the language of the window."""


class Period(NamedTuple):
    """From a day on, and until before another."""

    first: date
    beyond: date


def read_period(text: str, *, today: date) -> Period | None:
    """Return the span of days that was typed, one that has begun; none if it cannot be read."""
    words = " ".join(text.casefold().split())
    try:
        return (
            _relative(words, today)
            or _written(words)
            or _named(words, today)
            or _a_day(words, today)
        )
    except (ValueError, OverflowError):
        return None


def _relative(words: str, today: date) -> Period | None:
    match = _RELATIVE.fullmatch(words)
    if match is None:
        return None
    back = match[1].startswith("l")
    unit = _UNITS.get(match[2], match[2])
    if unit == "week":
        first = today - timedelta(today.weekday() + (7 if back else 0))
        return Period(first, first + timedelta(7))
    if unit == "year":
        year = today.year - back
        return Period(date(year, 1, 1), date(year + 1, 1, 1))
    first = today.replace(day=1)
    return _month_of((first - timedelta(1)) if back else first)


def _written(words: str) -> Period | None:
    match = _ISO.fullmatch(words)
    if match is None:
        return None
    year = int(match[1])
    if match[2]:
        return _month_of(date(year, int(match[2]), 1))
    return Period(date(year, 1, 1), date(year + 1, 1, 1))


def _named(words: str, today: date) -> Period | None:
    match = _NAMED.fullmatch(words)
    number = None if match is None else _number_of(match[1])
    if match is None or number is None:
        return None
    if match[2]:
        return _month_of(date(int(match[2]), number, 1))
    return _month_of(date(today.year - (number > today.month), number, 1))


def _number_of(word: str) -> int | None:
    if len(word) < _SHORTEST:
        return None
    found = (
        at for at, names in enumerate(_MONTHS, 1) if any(name.startswith(word) for name in names)
    )
    return next(found, None)


def _month_of(day: date) -> Period:
    first = day.replace(day=1)
    return Period(first, (first + timedelta(31)).replace(day=1))


def _a_day(words: str, today: date) -> Period | None:
    if len(words) < _SHORTEST:
        # A weekday in two letters is a word of any sentence here.
        return None
    day = read_day(_DAYS.get(words, words), today=today, toward=Toward.PAST)
    return None if day is None else Period(day, day + timedelta(1))
