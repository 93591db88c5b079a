"""How a table is to be read, said on the command line, and how it was read, told."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from vrm_app.cli.output import put_table
from vrm_app.domain.fields import Json
from vrm_app.outside.headings import TableField
from vrm_app.outside.plain_text import Encoding
from vrm_app.outside.table_dates import DateOrder
from vrm_app.outside.table_reading import Table
from vrm_app.outside.table_settings import Delimiter, TableSettings

_F = TypeVar("_F", bound=Callable[..., Any])
_NEVER_READ = "never read"


class Mapping(click.ParamType[tuple[str, TableField | None]]):
    """What a column means: COLUMN=FIELD."""

    name = "mapping"

    def convert(
        self,
        value: str | tuple[str, TableField | None],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> tuple[str, TableField | None]:
        """Return the heading and the field, none for a column to be left out."""
        if isinstance(value, tuple):
            return value
        heading, separator, field = value.rpartition("=")
        word = field.strip().casefold()
        word = TableField.DOMAINS if word in {"website", "websites", "domain"} else word
        if not separator or not heading.strip():
            self.fail("write it as COLUMN=FIELD", param, ctx)
        if word and word not in set(TableField):
            self.fail(f"the fields are {', '.join(TableField)}", param, ctx)
        return heading, TableField(word) if word else None


def table_options(command: _F) -> _F:
    """Add the options that say how a table is to be read."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option(
        "--map",
        "mapping",
        type=Mapping(),
        multiple=True,
        metavar="COLUMN=FIELD",
        help="What a column of a table means; nothing after = leaves it out. May be repeated. "
        f"The fields: {', '.join(TableField)}.",
    ),
    click.option(
        "--encoding",
        type=click.Choice([str(one) for one in Encoding]),
        help="How a table's characters are written.",
    ),
    click.option(
        "--delimiter",
        type=click.Choice([str(one) for one in Delimiter]),
        help="What stands between a table's cells.",
    ),
    click.option(
        "--date-order",
        type=click.Choice([str(one) for one in DateOrder]),
        help="How a table writes its days.",
    ),
)


def settings_of(
    mapping: Sequence[tuple[str, TableField | None]],
    encoding: str | None,
    delimiter: str | None,
    date_order: str | None,
) -> TableSettings:
    """Return the settings that the options give."""
    return TableSettings(
        mapping=tuple(mapping),
        encoding=Encoding(encoding) if encoding else None,
        delimiter=Delimiter(delimiter) if delimiter else None,
        date_order=DateOrder(date_order) if date_order else None,
    )


def as_json(table: Table) -> Json:
    """Return how a table was read."""
    return {
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "quoting": table.quoting,
        "date_order": table.date_order,
        "columns": [
            {
                "column": column.heading,
                "field": column.field,
                "never_read": column.is_withheld,
                "samples": list(column.samples),
            }
            for column in table.columns
        ],
    }


def tell(table: Table) -> None:
    """Say how a table was read: its columns, what they mean, and how it is written."""
    rows = [
        (
            column.heading,
            _NEVER_READ if column.is_withheld else column.field or "–",
            " · ".join(column.samples),
        )
        for column in table.columns
    ]
    put_table(("COLUMN", "MEANS", "SAMPLES"), rows, flexible=2)
    click.echo(
        f"Written in {table.encoding}, cells parted by {table.delimiter}, "
        f"{table.quoting} quotes, {_days(table)}."
    )


def _days(table: Table) -> str:
    if table.date_order is not None:
        return f"days as {table.date_order}"
    dated = (column for column in table.columns if column.field is TableField.KNOWN_SINCE)
    if any(column.samples for column in dated):
        return "the order of days not clear (--date-order)"
    return "no days"
