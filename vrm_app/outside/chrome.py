"""The CSV export of Chrome, Edge, Brave and their cousins; those before 2022 have no notes."""

from collections.abc import Iterator

from vrm_app.outside.found_company import Login, Written, understood
from vrm_app.outside.reading import Reason, RowError
from vrm_app.outside.text_table import records

HEADER = frozenset({"name", "url", "username", "password"})
# Other programs' tables begin alike and have more.
WHOLE_HEADER = HEADER | {"note"}

# What these do not name never leaves the parser: user name, password, note.
_COLUMNS = frozenset({"name", "url"})


def from_csv(text: str) -> Iterator[Login | RowError]:
    """Yield each entry of the export; the row is the one a spreadsheet would show."""
    for row, cells in records(text, HEADER, wanted=_COLUMNS):
        if cells is None:
            yield RowError(row=row, reason=Reason.DAMAGED)
            continue
        yield understood(
            Written(
                row=row,
                title=cells["name"],
                addresses=(cells["url"],),
                category="",
                favourite=False,
                created="",
            ),
        )
