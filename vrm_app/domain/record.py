"""What every record has, and how one is read from JSON and written as JSON."""

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum, StrEnum
from functools import cache
from typing import Annotated, Any, ClassVar, Self, Union, get_args, get_origin, get_type_hints

from vrm_app.domain.compounds import ListOf, Part
from vrm_app.domain.errors import FieldError
from vrm_app.domain.fields import Field, FieldType, Json
from vrm_app.domain.identity import LINKS, RecordId
from vrm_app.domain.money import Money
from vrm_app.domain.scalars import (
    Choice,
    Day,
    Flag,
    Instant,
    Line,
    Link,
    MoneyType,
    Prose,
    SpanType,
    Whole,
)
from vrm_app.domain.spans import Span

Text = Annotated[str, Line()]
"""One line."""

Long = Annotated[str, Prose()]
"""A text with lines."""

Score = Annotated[int, Whole(1, 5)]
"""From 1, worst, to 5, best."""

Count = Annotated[int, Whole(0)]
"""How many; minutes, bytes."""


class Missing(Enum):
    """What a field is when it is left out, where that depends on the moment."""

    NOW = "now"
    TODAY = "today"


Moment = Annotated[datetime, Instant(), Missing.NOW]
"""An instant that is the moment of recording unless said otherwise."""

Today = Annotated[date, Day(), Missing.TODAY]
"""A day that is the day of recording unless said otherwise."""

_UNKEPT = RecordId("")

STAMPS = ("id", "created_at", "updated_at", "deleted_at")
"""Set by the program, never by the customer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has; the stamps are blank until the vault keeps it."""

    kind: ClassVar[str]
    made_by: ClassVar[str | None] = None
    """The command that makes records of this kind, where `add` does not."""
    heading_fields: ClassVar[tuple[str, ...]]
    """The first of these that says something names the record in a list."""

    id: RecordId = _UNKEPT
    created_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    updated_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    deleted_at: datetime | None = None
    tags: tuple[Text, ...] = ()
    notes: Long | None = None

    def check(self) -> None:
        """Refuse, with a FieldError, what no single field can refuse."""

    @classmethod
    def complete(cls, values: dict[str, Any]) -> None:
        """Fill in what follows from other fields when it was left out."""

    @property
    def heading(self) -> str:
        """What names the record in a list."""
        for name in self.heading_fields:
            value = getattr(self, name)
            if value is not None and str(value).strip():
                return str(value).strip().splitlines()[0].rstrip()
        return self.kind

    @property
    def moment(self) -> datetime:
        """When it was, for sorting: `at`, else when it was recorded."""
        return getattr(self, "at", None) or self.created_at

    @property
    def company(self) -> str | None:
        """The company it belongs to."""
        return getattr(self, "company_id", None)

    @property
    def owner(self) -> str | None:
        """The record other than the company that it belongs to and is hidden with."""
        return None

    def links(self) -> Iterator[tuple[str, str | None, str]]:
        """Yield each link as field, kind (none for any) and id."""
        for name, kind in _linked(type(self)):
            value = getattr(self, name)
            for one in value if isinstance(value, tuple) else (value,):
                if one is not None:
                    yield name, kind, one

    def words(self) -> str:
        """Return every text of the record, for search."""
        found: dict[str, None] = {}
        for field in _worded(type(self)):
            value = getattr(self, field.name)
            if value:
                found.update(dict.fromkeys(field.type.words(value)))
        return "\n".join(found)

    def to_json(self) -> dict[str, Json]:
        """Return the record as JSON: every field, empty ones null or []."""
        shown: dict[str, Json] = {"kind": self.kind, "id": self.id}
        for name in STAMPS[1:]:
            moment = getattr(self, name)
            shown[name] = None if moment is None else Instant().to_json(moment)
        for field in fields_of(type(self)).values():
            shown[field.name] = field.json_of(getattr(self, field.name))
        return shown

    @classmethod
    def read(cls, given: Mapping[str, Json], *, now: datetime) -> Self:
        """Return a record made from JSON; a FieldError names the first field that is wrong.

        `now` is the moment of recording in the customer's own time zone.
        """
        declared = fields_of(cls)
        values: dict[str, Any] = {}
        for name, value in given.items():
            field = declared.get(name)
            if field is None:
                raise _unknown(cls.kind, name)
            if value is None:
                continue
            try:
                parsed = field.type.parse(value)
            except ValueError as fault:
                raise FieldError(name, str(fault)) from None
            if parsed is not None:
                values[name] = parsed
        cls.complete(values)
        for name in _asked(cls):
            if name in values:
                continue
            default = declared[name].default
            if default is Missing.NOW:
                values[name] = now.astimezone(UTC)
            elif default is Missing.TODAY:
                values[name] = now.date()
            else:
                raise FieldError(name, "is needed")
        record = cls(**values)
        record.check()
        return record

    def patched(self, patch: Mapping[str, Json], *, now: datetime) -> Self:
        """Return the record after a JSON merge patch (RFC 7396), its stamps kept."""
        before = {
            field.name: field.json_of(getattr(self, field.name))
            for field in fields_of(type(self)).values()
        }
        for name in patch:
            if name not in before:
                raise _unknown(self.kind, name)
        after = type(self).read(_merge(before, patch), now=now)
        stamps = {name: getattr(self, name) for name in STAMPS}
        return replace(after, **stamps)


def _unknown(kind: str, name: str) -> FieldError:
    if name in STAMPS or name == "kind":
        return FieldError(name, "is set by the program")
    return FieldError(name, f"a {kind} has no such field")


def _merge(target: Json, patch: Json) -> Json:
    if not isinstance(patch, Mapping):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = _merge(merged.get(name), value)
    return merged


def _declared(cls: type) -> dict[str, Field]:
    hints = get_type_hints(cls, include_extras=True)
    declared = list(fields(cls))
    if issubclass(cls, Record):
        own = [one for one in declared if one.name not in STAMPS]
        # Tags and notes are declared first, in the base class, but read last.
        declared = [*own[2:], *own[:2]]
    # A word that Python keeps for itself is declared with a trailing underscore.
    return {
        one.name.rstrip("_"): _field(one.name, hints[one.name], one.default) for one in declared
    }


fields_of: Callable[[type], dict[str, Field]] = cache(_declared)
"""Return the fields that a record, or a part of one, declares, in order."""


def _asked_for(cls: type) -> tuple[str, ...]:
    asked = (Missing.NOW, Missing.TODAY)
    return tuple(
        field.name for field in fields_of(cls).values() if field.required or field.default in asked
    )


_asked: Callable[[type], tuple[str, ...]] = cache(_asked_for)


def _links_of(cls: type) -> tuple[tuple[str, str | None], ...]:
    items = (
        (field.name, field.type.item if isinstance(field.type, ListOf) else field.type)
        for field in fields_of(cls).values()
    )
    return tuple((name, item.kind) for name, item in items if isinstance(item, Link))


_linked: Callable[[type], tuple[tuple[str, str | None], ...]] = cache(_links_of)


def _words_of(cls: type) -> tuple[Field, ...]:
    return tuple(field for field in fields_of(cls).values() if field.has_words)


_worded: Callable[[type], tuple[Field, ...]] = cache(_words_of)


def _field(name: str, hint: Any, default: Any) -> Field:
    options = [one for one in _options(hint) if one is not type(None)]
    (inner,) = options
    moment = [mark for mark in getattr(inner, "__metadata__", ()) if isinstance(mark, Missing)]
    field_type = _type_of(inner)
    return Field(
        name=name,
        type=field_type,
        required=default is MISSING and not moment,
        default=moment[0] if moment else (None if default is MISSING else default),
        columns=tuple(name + suffix for suffix in field_type.suffixes),
    )


def _options(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) in (Union, types.UnionType):
        return get_args(hint)
    return (hint,)


_PLAIN: dict[type, FieldType] = {
    date: Day(),
    datetime: Instant(),
    Money: MoneyType(),
    Span: SpanType(),
    bool: Flag(),
}


def _type_of(hint: Any) -> FieldType:
    if get_origin(hint) is Annotated:
        found: FieldType = hint.__metadata__[0]
        return found
    if get_origin(hint) is tuple:
        return ListOf(_type_of(get_args(hint)[0]))
    if hint in _PLAIN:
        return _PLAIN[hint]
    if hint in LINKS:
        return Link(LINKS[hint])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Choice(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return Part(hint, fields_of(hint))
    raise TypeError(hint)
