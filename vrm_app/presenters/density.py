"""How much happened in each month: as bars, as a sentence and as a table."""

from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple

from vrm_app.presenters import words

_MOST = 1200
"""How many months are shown at most: a hundred years, the latest."""


class Month(NamedTuple):
    """How much happened in a month."""

    key: str
    """2026-03."""
    name: str
    entries: int


class Density(NamedTuple):
    """Every month from the first to the last in which anything happened, and one sentence."""

    months: tuple[Month, ...]
    told: str

    @property
    def total(self) -> int:
        """How much happened at all."""
        return sum(one.entries for one in self.months)


def density_of(counts: dict[str, int]) -> Density:
    """Return months without a gap, given those that have anything."""
    if not counts:
        return Density((), _("Nothing passes."))
    keys = _between(min(counts), max(counts))
    months = tuple(Month(key, _name(key), counts.get(key, 0)) for key in keys)
    most = max(months, key=lambda month: month.entries)
    total = sum(counts.values())
    if len(months) == 1:
        told = ngettext("{n} entry, in {month}.", "{n} entries, all in {month}.", total)
        return Density(months, told.format(n=f"{total:,}", month=most.name))
    told = ngettext(
        "{n} entry, in {last}.",
        "{n} entries from {first} to {last}, most of them in {busiest}: {most}.",
        total,
    ).format(
        n=f"{total:,}",
        first=months[0].name,
        last=months[-1].name,
        busiest=most.name,
        most=f"{most.entries:,}",
    )
    return Density(months, told)


def _between(first: str, last: str) -> list[str]:
    start, end = _number(first), _number(last)
    return [_key(one) for one in range(max(start, end - _MOST + 1), end + 1)]


def _number(key: str) -> int:
    year, month = key.split("-")
    return int(year) * 12 + int(month) - 1


def _key(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _name(key: str) -> str:
    year, month = key.split("-")
    return words.month_and_year(date(int(year), int(month), 1))
