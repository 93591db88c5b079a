"""The CSV export of KeePassXC: six columns until 2.6.1, ten since."""

from collections.abc import Iterator

from vrm_app.outside.found_company import Login, Written, understood
from vrm_app.outside.reading import Reason, RowError
from vrm_app.outside.text_table import records

HEADER = frozenset({"group", "title", "username", "password", "url", "notes"})

# What these do not name never leaves the parser: user name, password, notes, one-time code.
_COLUMNS = frozenset({"group", "title", "url", "created"})

# KeePassXC names its trash in the language it was set up in.
_TRASH = frozenset({"recycle bin", "papierkorb", "corbeille", "papelera de reciclaje", "cestino"})


def from_csv(text: str) -> Iterator[Login | RowError]:
    """Yield each entry of the export; the row is the one a spreadsheet would show."""
    for row, cells in records(text, HEADER, wanted=_COLUMNS):
        if cells is None:
            yield RowError(row=row, reason=Reason.DAMAGED)
        else:
            yield _entry(row, cells)


def _entry(row: int, cells: dict[str, str]) -> Login | RowError:
    # The outermost group is the database itself.
    _, _, group = cells["group"].partition("/")
    if group.partition("/")[0].strip().casefold() in _TRASH:
        return RowError(row=row, reason=Reason.TRASH)
    return understood(
        Written(
            row=row,
            title=cells["title"],
            addresses=(cells["url"],),
            category=group,
            favourite=False,
            created=cells.get("created", ""),
        ),
    )
