"""Tables in text (RFC 4180 and its cousins): the wanted columns, record by record."""

import csv
import io
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from vrm_app.outside.limits import CELL_CHARACTERS, RECORDS, ManyRecordsError, UnknownFormError

DELIMITERS = (",", ";", "\t", "|")
_HEADER_CHARACTERS = 1 << 16


def delimiter_of(
    text: str, header: AbstractSet[str], *, among: AbstractSet[str] | None = None
) -> str | None:
    """Return the delimiter under which the first record names each column of the header once.

    With `among`, that record must name no other column than those.
    """
    for delimiter in DELIMITERS:
        names = _names(_reader(text[:_HEADER_CHARACTERS], delimiter))
        if all(names.count(column) == 1 for column in header) and (
            among is None or among >= set(names)
        ):
            return delimiter
    return None


def records(
    text: str, header: AbstractSet[str], *, wanted: AbstractSet[str]
) -> Iterator[tuple[int, dict[str, str] | None]]:
    """Yield each record's row and its wanted cells by column, None in place of a damaged one.

    The row is the one a spreadsheet would show. The cells of every other column end here.
    """
    delimiter = delimiter_of(text, header)
    if delimiter is None:
        raise UnknownFormError
    reader = _reader(text, delimiter)
    names = _names(reader)
    kept = [(at, name) for at, name in enumerate(names) if name in wanted]
    for row, cells in enumerate(_records(reader), start=2):
        if row > RECORDS + 1:
            raise ManyRecordsError
        if cells is None or len(cells) > len(names) or 0 < len(cells) < len(names):
            # A shifted record could show a password where an address is expected.
            yield row, None
        elif cells:
            yield row, {name: cells[at] for at, name in kept}


def rows_of(text: str, delimiter: str, quote: str) -> Iterator[list[str] | None]:
    """Yield the cells of every record, None for a damaged one; an empty line has no cells."""
    return _records(_reader(text, delimiter, quote))


def _reader(text: str, delimiter: str, quote: str = '"') -> Iterator[list[str]]:
    lines = io.StringIO(text, newline="")
    return csv.reader(lines, delimiter=delimiter, quotechar=quote, strict=True)


def _records(reader: Iterator[list[str]]) -> Iterator[list[str] | None]:
    """Yield each record's cells, None for one with broken quotes or an endless cell."""
    while True:
        try:
            cells = next(reader)
        except csv.Error:
            yield None
        except StopIteration:
            return
        else:
            yield cells if all(len(cell) <= CELL_CHARACTERS for cell in cells) else None


def _names(reader: Iterator[list[str]]) -> list[str]:
    return [name.strip().casefold() for name in next(_records(reader), None) or []]
