"""What a chart says: in a sentence, and as a table."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The figures of a chart, for who does not look at it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that happened on a day: its sign, its words."""

    on: date
    sign: str
    """good, bad, last_day, renewal or change."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Values over days with marks beside them, and what they say."""

    name: str
    sentence: str
    points: tuple[tuple[date, float], ...]
    marks: tuple[Mark, ...]
    first: date
    last: date
    ends: tuple[str, str]
    """The words of the first and the last day."""
    legend: tuple[tuple[str, str], ...]
    """Each sign that there is, with its words."""
    table: Table
    axis: tuple[str, ...] = ()
    """The names of the months that begin between the ends."""
