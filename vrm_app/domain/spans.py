"""Spans of calendar time: so many days, weeks, months or years."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_SPAN = re.compile(r"P(\d{1,4})([DWMY])", re.ASCII)
_MONTHS_A_YEAR = 12


class Unit(StrEnum):
    """The unit letter of an ISO 8601 duration."""

    DAY = "D"
    WEEK = "W"
    MONTH = "M"
    YEAR = "Y"


_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}


@dataclass(frozen=True, slots=True)
class Span:
    """A count of one calendar unit, written as in ISO 8601: P12M, P6W, P14D, P1Y."""

    count: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> "Span":
        """Read "P6W"; a ValueError says what is wrong."""
        match = _SPAN.fullmatch(text)
        if not match:
            raise ValueError("must be a span such as P14D, P6W, P12M or P1Y")
        return cls(int(match[1]), Unit(match[2]))

    def __str__(self) -> str:
        return f"P{self.count}{self.unit}"

    def after(self, day: date, times: int = 1) -> date:
        """Return the day that lies this span, taken `times` times, after `day`.

        Months and years are clamped to the month's end: one month after 31 January is the last
        day of February. Count from the first day each time, never from a clamped one.
        """
        count = self.count * times
        if self.unit is Unit.DAY:
            return day + timedelta(days=count)
        if self.unit is Unit.WEEK:
            return day + timedelta(weeks=count)
        months = count if self.unit is Unit.MONTH else count * _MONTHS_A_YEAR
        return add_months(day, months)

    def next_turn(self, start: date, after: date) -> date | None:
        """Return the first day after `after` that lies this span once or more after `start`.

        None when that is beyond the calendar.
        """
        if self.unit in (Unit.DAY, Unit.WEEK):
            passed, step = (after - start).days, _DAYS[self.unit]
        else:
            passed = (after.year - start.year) * _MONTHS_A_YEAR + after.month - start.month
            step = _MONTHS_A_YEAR if self.unit is Unit.YEAR else 1
        times = max(passed // (self.count * step), 1)
        try:
            turn = self.after(start, times)
            return turn if turn > after else self.after(start, times + 1)
        except (OverflowError, ValueError):
            return None


def add_months(day: date, months: int) -> date:
    """Return the same day of the month so many months on, or that month's last day."""
    year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
