"""The types of values made of other values: lists, and small objects inside a record."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from vrm_app.domain.fields import Cell, Field, FieldType, Json, compact

_LIST_LENGTH = 1000


class Compound(FieldType):
    """A value made of parts, kept as JSON in one cell."""

    def to_cells(self, value: Any) -> tuple[Cell, ...]:
        """Return the JSON text in its one cell."""
        return (compact(self.to_json(value)) if value else None,)

    def from_cells(self, cells: Sequence[Any]) -> Any:
        """Return the value that was kept; what was taken once is never refused on reading."""
        return self.from_json(json.loads(cells[0]))


@dataclass(frozen=True)
class ListOf(Compound):
    """Several values of one type, in order."""

    item: FieldType
    nothing: ClassVar[Any] = ()

    def parse(self, value: Json) -> tuple[Any, ...]:
        """Return the values; empty ones are left out."""
        if not isinstance(value, list):
            raise ValueError("must be a list in square brackets")
        if len(value) > _LIST_LENGTH:
            raise ValueError(f"must have no more than {_LIST_LENGTH} entries")
        parsed = (self.item.parse(one) for one in value)
        return tuple(one for one in parsed if one is not None)

    def from_json(self, kept: Json) -> tuple[Any, ...]:
        """Return the values that were kept."""
        return tuple(self.item.from_json(one) for one in kept)

    def to_json(self, value: Sequence[Any]) -> Json:
        """Return the list."""
        return [self.item.to_json(one) for one in value]

    def words(self, value: Sequence[Any]) -> Sequence[str]:
        """Return the words of every value."""
        return [word for one in value for word in self.item.words(one)]


@dataclass(frozen=True)
class Part(Compound):
    """A small object of named fields inside a record."""

    made: type
    fields: Mapping[str, Field]

    def parse(self, value: Json) -> Any:
        """Return the object."""
        if not isinstance(value, dict):
            raise ValueError("must be an object in curly brackets")
        found: dict[str, Any] = {}
        for name, given in value.items():
            if name not in self.fields:
                raise ValueError(f"has no field {name!r}")
            try:
                parsed = None if given is None else self.fields[name].type.parse(given)
            except ValueError as fault:
                raise ValueError(f"{name} {fault}") from None
            if parsed is not None:
                found[self.fields[name].name] = parsed
        for name, field in self.fields.items():
            if field.required and field.name not in found:
                raise ValueError(f"{name} is needed")
        return self.made(**found)

    def from_json(self, kept: Json) -> Any:
        """Return the object that was kept."""
        return self.made(
            **{
                field.name: field.type.from_json(kept[name])
                for name, field in self.fields.items()
                if kept.get(name) is not None
            }
        )

    def to_json(self, value: Any) -> Json:
        """Return the object with every field."""
        return {
            name: field.json_of(getattr(value, field.name)) for name, field in self.fields.items()
        }

    def words(self, value: Any) -> Sequence[str]:
        """Return the words of every field."""
        return [
            word
            for field in self.fields.values()
            for word in field.words_of(getattr(value, field.name))
        ]
