"""Days as tables write them: in an order that has to be known before a day is."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from vrm_app.domain.scalars import Day
from vrm_app.outside.reading import Reason, UnreadCellError

_TIME = r"(?:[T ,]{1,2}\d{1,2}:\d\d[0-9:., Z+apmAPM-]{0,30})?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-/.]) ?(\d{{1,2}})\2 ?(\d{{4}}){_TIME}", re.ASCII)
_MONTHS = 12


class DateOrder(StrEnum):
    """In which order a table writes year, month and day."""

    YEAR_FIRST = "y-m-d"
    DOTTED = "d.m.y"
    DAY_FIRST = "d/m/y"
    MONTH_FIRST = "m/d/y"


def order_of(texts: Iterable[str]) -> DateOrder | None:
    """Return the order that the days of a column show, none where they leave it open."""
    found: set[DateOrder] = set()
    is_open = False
    for text in texts:
        shown = _shown_by(text.strip())
        found |= shown if len(shown) == 1 else set()
        is_open = is_open or len(shown) > 1
    slashed = found & {DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST}
    if is_open or slashed:
        return slashed.pop() if len(slashed) == 1 else None
    return DateOrder.DOTTED if DateOrder.DOTTED in found else min(found, default=None)


def day_of(text: str, order: DateOrder | None) -> date:
    """Return the day; raises UnreadCellError for what is none, or could be two.

    A year in front, and dots, say the order by themselves.
    """
    written = text.strip()
    if first := _YEAR_FIRST.fullmatch(written):
        return _day(first[1], first[3], first[4])
    last = _YEAR_LAST.fullmatch(written)
    if last is None or order is DateOrder.YEAR_FIRST:
        raise UnreadCellError(Reason.DAY)
    possible = _shown_by(written)
    if order is None and len(possible) > 1 and int(last[1]) != int(last[3]):
        raise UnreadCellError(Reason.DAY_ORDER)
    if order is None:
        order = min(possible, default=DateOrder.DAY_FIRST)
    if order is DateOrder.MONTH_FIRST and last[2] != ".":
        return _day(last[4], last[1], last[3])
    return _day(last[4], last[3], last[1])


def _shown_by(text: str) -> set[DateOrder]:
    """Return the orders that one day can be written in."""
    if _YEAR_FIRST.fullmatch(text):
        return {DateOrder.YEAR_FIRST}
    last = _YEAR_LAST.fullmatch(text)
    if last is None:
        return set()
    if last[2] == ".":
        return {DateOrder.DOTTED}
    months = {DateOrder.MONTH_FIRST: int(last[1]), DateOrder.DAY_FIRST: int(last[3])}
    return {order for order, month in months.items() if 1 <= month <= _MONTHS}


def _day(year: str, month: str, day: str) -> date:
    try:
        return Day().read(f"{year}-{month:0>2}-{day:0>2}")
    except ValueError:
        raise UnreadCellError(Reason.DAY) from None
