"""How a table is to be read, as far as somebody said so, and how that crosses to a process."""

import json
from dataclasses import dataclass
from enum import StrEnum

from vrm_app.outside.headings import TableField
from vrm_app.outside.plain_text import Encoding
from vrm_app.outside.strict_json import parsed
from vrm_app.outside.table_dates import DateOrder


class Delimiter(StrEnum):
    """What stands between the cells of a table."""

    COMMA = "comma"
    SEMICOLON = "semicolon"
    TAB = "tab"
    PIPE = "pipe"

    @property
    def sign(self) -> str:
        """The sign itself."""
        return _SIGNS[self]


_SIGNS = {
    Delimiter.COMMA: ",",
    Delimiter.SEMICOLON: ";",
    Delimiter.TAB: "\t",
    Delimiter.PIPE: "|",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSettings:
    """What somebody decided about a table; what is none is found out.

    The mapping pairs headings with what they mean, none for a column to be left out.
    """

    mapping: tuple[tuple[str, TableField | None], ...] = ()
    encoding: Encoding | None = None
    delimiter: Delimiter | None = None
    date_order: DateOrder | None = None


AS_FOUND = TableSettings()


def as_line(settings: TableSettings) -> bytes:
    """Return the settings as one line of ASCII."""
    value = [settings.mapping, settings.encoding, settings.delimiter, settings.date_order]
    return json.dumps(value).encode("ascii") + b"\n"


def from_line(line: bytes) -> TableSettings:
    """Return the settings that a line holds."""
    match parsed(line.decode("ascii")):
        case [
            list(mapping),
            str() | None as encoding,
            str() | None as delimiter,
            str() | None as order,
        ]:
            return TableSettings(
                mapping=tuple((heading, field and TableField(field)) for heading, field in mapping),
                encoding=None if encoding is None else Encoding(encoding),
                delimiter=None if delimiter is None else Delimiter(delimiter),
                date_order=None if order is None else DateOrder(order),
            )
    raise ValueError
