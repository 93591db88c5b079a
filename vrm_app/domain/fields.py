"""What a declared field is: how JSON becomes a value, and a value cells of a table.

A record class declares its fields once, as annotations. Everything else (reading and writing
JSON, table rows, history, search, links) follows from the types found here.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar

Cell = str | int | None
"""What one column of a table holds."""

Json = Any
"""A value as the json module reads and writes it."""


class FieldType:
    """How values of one type are read, written and stored; as text, unless a subclass differs."""

    suffixes: ClassVar[tuple[str, ...]] = ("",)
    """The columns of a field are its name with each of these appended."""

    nothing: ClassVar[Any] = None
    """What the value is when there is none."""

    def parse(self, value: Json) -> Any:
        """Return the value that this JSON stands for; a ValueError says what is wrong."""
        if not isinstance(value, str):
            raise ValueError("must be a text in quotation marks")
        return self.read(value.strip()) if value.strip() else None

    def read(self, value: str) -> Any:
        """Return the value that this text stands for; a ValueError says what is wrong."""
        return value

    def to_json(self, value: Any) -> Json:
        """Return the value as JSON."""
        return str(value)

    def to_cells(self, value: Any) -> tuple[Cell, ...]:
        """Return the value as cells, one a column."""
        return (str(value),)

    def from_cells(self, cells: Sequence[Any]) -> Any:
        """Return the value that these cells hold; the first is not null."""
        return self.read(cells[0])

    def from_json(self, kept: Json) -> Any:
        """Return the value that was kept as JSON, inside a value made of several."""
        return self.from_cells((kept,))

    def words(self, value: Any) -> Sequence[str]:
        """Return what a search should find in the value: nothing, unless it is a text."""
        return ()


@dataclass(frozen=True, slots=True)
class Field:
    """One declared field of a record: its name, type and what it is when left out."""

    name: str
    type: FieldType
    required: bool
    default: Any
    columns: tuple[str, ...]

    @property
    def has_words(self) -> bool:
        """Tell whether a search can find anything in the field."""
        return type(self.type).words is not FieldType.words

    def json_of(self, value: Any) -> Json:
        """Return the value as JSON, null where there is none."""
        return None if value is None else self.type.to_json(value)

    def cells_of(self, value: Any) -> tuple[Cell, ...]:
        """Return the value as cells, null where there is none."""
        return (None,) * len(self.columns) if value is None else self.type.to_cells(value)

    def value_of(self, cells: Sequence[Any]) -> Any:
        """Return the value that these cells hold."""
        return self.type.nothing if cells[0] is None else self.type.from_cells(cells)

    def words_of(self, value: Any) -> Sequence[str]:
        """Return what a search should find."""
        return () if value is None else self.type.words(value)


def instant_text(moment: datetime) -> str:
    """Write a moment by RFC 3339 in UTC, so that texts sort as moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def compact(value: Json) -> str:
    """Write JSON without needless space, keys in order."""
    return _COMPACT.encode(value)


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
