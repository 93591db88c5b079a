"""The CSV export of Firefox: an address and an account, without a title; times in milliseconds."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from vrm_app.outside.found_company import Login, Written, understood
from vrm_app.outside.reading import Reason, RowError
from vrm_app.outside.text_table import records

HEADER = frozenset({"url", "username", "password", "httprealm", "formactionorigin", "guid"})

# What these do not name never leaves the parser: user name, password, realm.
_COLUMNS = frozenset({"url", "timecreated"})

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_DIGITS = 15


def from_csv(text: str) -> Iterator[Login | RowError]:
    """Yield each entry of the export; the row is the one a spreadsheet would show."""
    for row, cells in records(text, HEADER, wanted=_COLUMNS):
        if cells is None:
            yield RowError(row=row, reason=Reason.DAMAGED)
            continue
        try:
            created = _time(cells.get("timecreated", ""))
        except ValueError:
            yield RowError(row=row, reason=Reason.DATE)
            continue
        yield understood(
            Written(
                row=row,
                title="",
                addresses=(cells["url"],),
                category="",
                favourite=False,
                created=created,
            ),
        )


def _time(milliseconds: str) -> str:
    """Return the moment by ISO 8601, nothing where none was kept; raises ValueError."""
    digits = milliseconds.strip()
    if digits in {"", "0"}:
        return ""
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > _DIGITS:
        raise ValueError
    try:
        return (_BEGINNING + timedelta(milliseconds=int(digits))).isoformat()
    except OverflowError:
        raise ValueError from None
