"""What was found in a table, shown before it is taken, and how it crosses to another process."""

from dataclasses import dataclass

from vrm_app.outside.headings import TableField
from vrm_app.outside.limits import COLUMNS, TEXT_CHARACTERS
from vrm_app.outside.plain_text import Encoding, one_line
from vrm_app.outside.reading import NotAReadingError, Reading, as_json, from_json
from vrm_app.outside.table_dates import DateOrder
from vrm_app.outside.table_layout import Quoting
from vrm_app.outside.table_settings import Delimiter

SAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, what it means if anything, and a few of its cells.

    What is withheld can hold secrets: it means nothing, and shows no cells.
    """

    heading: str
    field: TableField | None
    samples: tuple[str, ...]
    is_withheld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """How a table was read; an order of days is none where it has none or leaves it open."""

    encoding: Encoding
    delimiter: Delimiter
    quoting: Quoting
    date_order: DateOrder | None
    columns: tuple[Column, ...]

    @property
    def names_companies(self) -> bool:
        """Whether any column says what a company is called, or where its website is."""
        return not {TableField.NAME, TableField.DOMAINS}.isdisjoint(
            column.field for column in self.columns
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """A table, and the companies found in it."""

    table: Table
    reading: Reading


def as_value(found: TableReading) -> object:
    """Return the reading as a JSON value."""
    table = found.table
    return {
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "quoting": table.quoting,
        "date_order": table.date_order,
        "columns": [
            [column.heading, column.field, list(column.samples), column.is_withheld]
            for column in table.columns
        ],
        "reading": as_json(found.reading),
    }


def from_value(value: object) -> TableReading:
    """Return the reading that a JSON value holds, or raise NotAReadingError."""
    match value:
        case {
            "encoding": str(encoding),
            "delimiter": str(delimiter),
            "quoting": str(quoting),
            "date_order": str() | None as order,
            "columns": list(columns),
            "reading": reading,
        } if len(columns) <= COLUMNS:
            try:
                table = Table(
                    encoding=Encoding(encoding),
                    delimiter=Delimiter(delimiter),
                    quoting=Quoting(quoting),
                    date_order=None if order is None else DateOrder(order),
                    columns=tuple(map(_column, columns)),
                )
            except ValueError:
                raise NotAReadingError from None
            return TableReading(table=table, reading=from_json(reading))
    raise NotAReadingError


def _column(value: object) -> Column:
    match value:
        case [str(heading), str() | None as field, list(samples), bool(is_withheld)] if not (
            is_withheld and (samples or field)
        ):
            return Column(
                heading=_short(heading),
                field=None if field is None else TableField(field),
                samples=tuple(map(_short, samples)),
                is_withheld=is_withheld,
            )
    raise NotAReadingError


def _short(text: object) -> str:
    if not isinstance(text, str) or len(text) > TEXT_CHARACTERS or text != one_line(text):
        raise NotAReadingError
    return text
