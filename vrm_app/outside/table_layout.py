"""How an unknown table is laid out: its delimiter, its quotes, its headings, its rows."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vrm_app.outside.headings import field_of, is_key, is_user
from vrm_app.outside.limits import (
    COLUMNS,
    RECORDS,
    EmptyTableError,
    ManyColumnsError,
    ManyRecordsError,
    NotATableError,
)
from vrm_app.outside.plain_text import one_line
from vrm_app.outside.table_settings import Delimiter
from vrm_app.outside.text_table import rows_of

_SAMPLE_CHARACTERS = 1 << 16
_SAMPLE_ROWS = 20
_HEADING_CHARACTERS = 100
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")
_FEW = 20  # one in so many
# A first line by which some spreadsheets tell the delimiter.
_SAID = re.compile(r'"?sep=([,;\t|])"?(?:\r\n|\r|\n)', re.IGNORECASE)


class Quoting(StrEnum):
    """What stands around cells that hold a delimiter."""

    DOUBLE = "double"
    SINGLE = "single"

    @property
    def sign(self) -> str:
        """The sign itself."""
        return "'" if self is Quoting.SINGLE else '"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a table is written.

    Its headings are short and no two alike; as they are written, they tell what they mean.
    """

    delimiter: Delimiter
    quoting: Quoting
    headings: tuple[str, ...]
    written_headings: tuple[str, ...]
    first_row: int
    """Where the rows below the headings begin, as a spreadsheet counts."""


def layout_of(text: str, delimiter: Delimiter | None = None) -> Layout:
    """Return how the table is laid out, with the delimiter named or the likeliest.

    Raises an UnreadableFileError for what is no table, or one without or with too many columns.
    """
    if not text.strip():
        raise EmptyTableError
    said = _SAID.match(text)
    sample = text[said.end() if said else 0 :][:_SAMPLE_CHARACTERS]
    if len(_BINARY.findall(sample)) * _FEW > len(sample):
        raise NotATableError
    candidates = [delimiter] if delimiter else list(Delimiter)
    if said and not delimiter:
        candidates = [one for one in Delimiter if one.sign == said[1]]
    quoting = Quoting.SINGLE if sample.lstrip().startswith("'") else Quoting.DOUBLE
    tried = {one: _sample_rows(sample, one, quoting) for one in candidates}
    chosen = max(tried, key=lambda one: _likelihood(tried[one]))
    written = _headings(tried[chosen], is_whole=len(sample) < _SAMPLE_CHARACTERS)
    return Layout(
        delimiter=chosen,
        quoting=quoting,
        headings=_distinct(written),
        written_headings=written,
        first_row=3 if said else 2,
    )


def rows(text: str, layout: Layout, *, exact: bool) -> Iterator[tuple[int, list[str] | None]]:
    """Yield each row below the headings and its cells, none of a damaged one.

    The row is the one a spreadsheet would show; rows without anything in them are left out. Some
    programs leave empty cells out at a row's end, or add some; with `exact`, that is damage.
    """
    said = _SAID.match(text)
    found = rows_of(text[said.end() if said else 0 :], layout.delimiter.sign, layout.quoting.sign)
    next(found, None)
    width = len(layout.headings)
    for row, cells in enumerate(found, start=layout.first_row):
        if row >= layout.first_row + RECORDS:
            raise ManyRecordsError
        if cells is None or any(cell.strip() for cell in cells[width:]):
            yield row, None
        elif any(cell.strip() for cell in cells):
            yield row, None if exact and len(cells) != width else cells[:width]


def _sample_rows(sample: str, delimiter: Delimiter, quoting: Quoting) -> list[list[str] | None]:
    found = rows_of(sample, delimiter.sign, quoting.sign)
    return list(itertools.islice(found, _SAMPLE_ROWS))


def _likelihood(found: Sequence[list[str] | None]) -> tuple[int, int, int]:
    """Return what speaks for a delimiter: headings known, rows as wide as they are, width."""
    first = found[0] if found else None
    if first is None:
        return 0, 0, 0
    known = sum(bool(field_of(one) or is_key(one) or is_user(one)) for one in first)
    alike = sum(cells is not None and len(cells) == len(first) for cells in found)
    return known, alike if len(first) > 1 else 0, len(first)


def _headings(found: Sequence[list[str] | None], *, is_whole: bool) -> tuple[str, ...]:
    first = found[0] if found else None
    if (first is None or len(found) == 1) and not is_whole:
        raise ManyColumnsError
    if first is None or any(map(_BINARY.search, first)):
        raise NotATableError
    if len(first) > COLUMNS:
        raise ManyColumnsError
    return tuple(first)


def _distinct(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the headings, each on one short line, and numbered where empty or met before."""
    told: dict[str, None] = {}
    for at, cell in enumerate(cells, start=1):
        heading = one_line(one_line(cell)[:_HEADING_CHARACTERS]) or f"Column {at}"
        while heading in told:
            heading = f"{heading[:_HEADING_CHARACTERS]} ({at})"
        told[heading] = None
    return tuple(told)
