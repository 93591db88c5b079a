"""What an archive holds, as values of ours; UnsoundError for what no vault would have written."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TypeVar

from vrm_app.domain.record import Record
from vrm_app.outside.archive_file import RECORDS, Archive
from vrm_app.vault import whole
from vrm_app.vault.rows import Table

Row = TypeVar("Row")


def all_rows(archive: Archive, table: Table[Row]) -> Iterator[Row]:
    """Yield every row of a table."""
    for given in archive.rows(table.name):
        yield table.parse(given)


def all_records(archive: Archive) -> Iterator[Record]:
    """Yield every record, owners before what belongs to them."""
    for kind in whole.OWNERS_FIRST:
        for given in archive.rows(RECORDS[kind]):
            yield whole.record_from(kind, given)


def exhaust(given: Iterable[object]) -> None:
    """Read to the end, so that whatever is wrong is noticed."""
    deque(given, maxlen=0)
