"""The groups of a list that is sorted by a day: where each begins, and what it is called."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from gettext import gettext as _
from typing import NamedTuple

from vrm_app.presenters import words

_WEEK = 7


class Group(NamedTuple):
    """Rows that stand under one head."""

    first: int
    """The number of the row that the group begins with."""
    name: str


Groups = tuple[Group, ...]


class InGroups(NamedTuple):
    """All rows of a list by their ids, in order, and the groups in which they stand."""

    ids: list[str]
    groups: Groups = ()


class Meaning(StrEnum):
    """What the days of a list say."""

    GONE = "gone"
    """When something was."""
    DUE = "due"
    """By when something is to be done."""
    AHEAD = "ahead"
    """When something comes by itself, whether one does anything or not."""


def groups_of(
    days: Iterable[str | None], meaning: Meaning, *, today: date, none: str = ""
) -> Groups:
    """Return the groups of rows by their days (2026-11-23), in the order of the rows.

    Rows without a day stand under words of their own.
    """
    names: dict[str | None, str] = {}
    found: list[Group] = []
    here: str | None = ""
    for number, day in enumerate(days):
        if day == here and number:
            continue
        here = day
        if day not in names:
            names[day] = _name(day, meaning, today) or none or _("No date")
        if not found or found[-1].name != names[day]:
            found.append(Group(number, names[day]))
    return tuple(found)


def groups_within(groups: Sequence[Group], spans: Iterable[tuple[int, int]]) -> Groups:
    """Return the groups of some rows alone: those of each span, from its first row to its last.

    The numbers are those that the rows have among themselves.
    """
    found: list[Group] = []
    starts = [one.first for one in groups]
    before = 0
    for top, bottom in spans:
        first = max(bisect_right(starts, top) - 1, 0)
        for group in groups[first : bisect_right(starts, bottom)]:
            if not (found and found[-1].name == group.name):
                found.append(Group(before + max(group.first - top, 0), group.name))
        before += bottom - top + 1
    return tuple(found)


def _name(day: str | None, meaning: Meaning, today: date) -> str:
    if not day:
        return ""
    on = date.fromisoformat(day)
    return _gone(on, today) if meaning is Meaning.GONE else _to_come(on, today, meaning)


def _gone(day: date, today: date) -> str:
    # The week begins on Monday (ISO 8601).
    monday = today - timedelta(today.weekday())
    if day < today - timedelta(1) and day >= monday:
        return _("This week")
    if day < min(monday, today - timedelta(1)) and day >= monday - timedelta(_WEEK):
        return _("Last week")
    return words.month_words(day, today=today)


def _to_come(day: date, today: date, meaning: Meaning) -> str:
    if day < today:
        return _("Overdue") if meaning is Meaning.DUE else _("Past")
    sunday = today + timedelta(_WEEK - 1 - today.weekday())
    months = (day.year - today.year) * 12 + day.month - today.month
    near = (
        (day == today, _("Today")),
        (day == today + timedelta(1), _("Tomorrow")),
        (day <= sunday, _("This week")),
        (day <= sunday + timedelta(_WEEK), _("Next week")),
        (not months, _("This month")),
        (months == 1, _("Next month")),
    )
    return next((name for is_so, name in near if is_so), _("Later"))
