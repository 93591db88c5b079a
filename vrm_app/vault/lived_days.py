"""Days and months as the customer lives them, of moments that are kept in UTC."""

from datetime import UTC, date, datetime, time, tzinfo
from functools import cache

from vrm_app.domain.fields import instant_text
from vrm_app.vault.database import Connection


def beginning_of(day: date, zone: tzinfo | None) -> str:
    """Return the moment at which a day begins in a zone, or here where none is given."""
    begins = datetime.combine(day, time(), zone)
    try:
        return instant_text(begins)
    except (OverflowError, OSError, ValueError):
        # At either end of the calendar: UTC has no such year.
        return instant_text(begins.replace(tzinfo=UTC))


def begin_days(connection: Connection, zone: tzinfo | None) -> None:
    """Let the vault say at which moment a day begins in a zone."""

    @cache
    def day_begins(day: str | None) -> str | None:
        return day and beginning_of(date.fromisoformat(day), zone)

    connection.create_function("day_begins", 1, day_begins, deterministic=True)


def live_months(connection: Connection, zone: tzinfo | None) -> None:
    """Let the vault say in which month (2026-03) of a zone a moment of UTC is."""

    @cache
    def edges(month: str) -> tuple[str, str, str, str]:
        year, number = map(int, month.split("-"))
        before, after = _month(year, number - 1), _month(year, number + 1)
        return before, _begins(month, zone), end_of_month(month, zone), after

    def month_lived(moment: str) -> str:
        month = moment[:7]
        before, begins, ends, after = edges(month)
        if moment < begins:
            return before
        return after if moment >= ends else month

    connection.create_function("month_lived", 1, month_lived, deterministic=True)


def end_of_month(month: str, zone: tzinfo | None) -> str:
    """Return the moment at which a month (2026-03) of a zone is over."""
    year, number = map(int, month.split("-"))
    return _begins(_month(year, number + 1), zone)


MONTH = """CASE WHEN substr({moment}, 9, 2) BETWEEN '02' AND '27' THEN substr({moment}, 1, 7)
    ELSE month_lived({moment}) END"""
"""The month a moment is in: only on the days around its end can a zone make another of it."""


def _month(year: int, number: int) -> str:
    return f"{year + (number - 1) // 12:04}-{(number - 1) % 12 + 1:02}"


def _begins(month: str, zone: tzinfo | None) -> str:
    year, number = map(int, month.split("-"))
    if year > date.max.year:
        return _NEVER
    return beginning_of(date(year, number, 1), zone)


_NEVER = "~"
"""Later than every moment."""
