"""What a form asks of any kind of record: one field for each that the kind declares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from gettext import gettext as _

from vrm_app.domain.compounds import ListOf, Part
from vrm_app.domain.fields import Field, FieldType
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import Missing, fields_of
from vrm_app.domain.scalars import (
    Choice,
    Day,
    Flag,
    Instant,
    Link,
    MoneyType,
    NoticeType,
    Prose,
    SpanType,
    Whole,
)
from vrm_app.presenters.labels import field_words, value_words

_MOST_CHIPS = 5


class Shape(StrEnum):
    """What one writes into, or chooses from."""

    LINE = "line"
    LINES = "lines"
    SHORT = "short"
    CHOICE = "choice"
    CHIPS = "chips"
    LINK = "link"
    LINKS = "links"
    MARKS = "marks"
    ROWS = "rows"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One field of a form."""

    name: str
    """The record's field; of a part of one, both names with a point between."""
    type: FieldType
    words: str
    hint: str
    shape: Shape
    is_first: bool
    is_needed: bool
    parts: tuple["Asked", ...] = ()
    """The fields of a row, where there are several rows."""

    @property
    def top(self) -> str:
        """The record's field."""
        return self.name.split(".", 1)[0]


_FIRST: Mapping[str, frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in {
        "company": "legal_name relationship relationship_type",
        "contact_point": "desk preference",
        "person": "role email phone",
        "interaction": "subject body expectation outcome",
        "case": "happened expected remedy_wanted stage",
        "promise": "due_on state amount",
        "agreement": "price billing started_on first_term renewal_term notice state",
        "data_item": "label usual",
        "disclosure": "at purpose legal_basis withdrawn_on",
        "judgement": "reason what_it_would_take",
        "review": "item rating text recommend",
        "need": "description must_haves budget_max needed_by state",
        "offer": "price billing fit text state",
        "terms": "agreement_code purposes retention text",
        "source": "reliability topics followed",
        "advice": "stance company_id need_id",
        "reminder": "subject about repeat done_on",
        "saved_search": "asked",
        "attachment": "notes tags",
        "inbox": "notes tags",
        "release": "notes tags",
    }.items()
}
"""What is asked first of each kind, beside what there must be; all else is asked below “More”."""

_HINTS: Mapping[type[FieldType], str] = {
    Day: _("30 nov, in 2w, 2026-11-30"),
    Instant: _("today 14:05, yesterday"),
    MoneyType: _("84,20 €"),
    SpanType: _("12 months, 2w"),
    NoticeType: _("14 days, none"),
    Link: _("A few letters of it"),
    ListOf: _("One a line"),
}
_SHORT = (Day, Instant, MoneyType, SpanType, Whole)


@cache
def asked_of(kind: str) -> tuple[Asked, ...]:
    """Return what is asked of a kind, in the order in which it declares its fields."""
    cls = KINDS[kind]
    fields = fields_of(cls).items()
    if cls.made_by is not None:
        # Of what left, came in or lies here byte for byte, only what is said of it changes.
        fields = {name: one for name, one in fields if name in {"tags", "notes"}}.items()
    return tuple(one for name, field in fields for one in _asked(kind, name, field))


def choices_of(asked: Asked) -> list[tuple[str, str]]:
    """Return what can be chosen in a field that has a closed list, with a way to choose nothing."""
    field_type = asked.type.item if isinstance(asked.type, ListOf) else asked.type
    found: list[tuple[str, str]] = []
    if isinstance(field_type, Choice):
        found = [(str(one), value_words(one)) for one in field_type.options]
    elif isinstance(field_type, Flag):
        found = [("yes", _("Yes")), ("no", _("No"))]
    elif isinstance(field_type, Whole) and asked.shape is Shape.CHIPS:
        found = [(str(one), str(one)) for one in range(field_type.least, field_type.most + 1)]
    if not found or asked.is_needed or asked.shape is Shape.MARKS:
        return found
    return [("", "–"), *found]


def _asked(kind: str, name: str, field: Field) -> Iterator[Asked]:
    is_first = field.required or name in _FIRST[kind]
    if isinstance(field.type, Part):
        for inner, part in field.type.fields.items():
            yield _one(kind, f"{name}.{inner}", part, is_first=is_first)
        return
    yield _one(kind, name, field, is_first=is_first)


def _one(kind: str, name: str, field: Field, *, is_first: bool) -> Asked:
    parts: tuple[Asked, ...] = ()
    if isinstance(field.type, ListOf) and isinstance(field.type.item, Part):
        parts = tuple(
            _one(kind, inner, part, is_first=True) for inner, part in field.type.item.fields.items()
        )
    shape = _shape(field.type)
    hint = "" if shape in {Shape.MARKS, Shape.ROWS} else _HINTS.get(type(field.type), "")
    if shape is Shape.LINKS:
        hint = _HINTS[Link]
    # Where a value is always there, there is no way to choose none.
    is_needed = field.required or (
        field.default not in (None, (), Missing.NOW, Missing.TODAY)
        and shape in {Shape.CHOICE, Shape.CHIPS}
    )
    return Asked(
        name=name,
        type=field.type,
        words=field_words(kind, name),
        hint=hint,
        shape=shape,
        is_first=is_first,
        is_needed=is_needed,
        parts=parts,
    )


def _shape(field_type: FieldType) -> Shape:
    if isinstance(field_type, ListOf):
        item = field_type.item
        kinds = {Part: Shape.ROWS, Link: Shape.LINKS, Choice: Shape.MARKS}
        return next((shape for made, shape in kinds.items() if isinstance(item, made)), Shape.LINES)
    if isinstance(field_type, Whole) and field_type.most <= _MOST_CHIPS:
        return Shape.CHIPS
    return next((shape for made, shape in _SHAPES if isinstance(field_type, made)), Shape.LINE)


_SHAPES: tuple[tuple[type[FieldType] | tuple[type[FieldType], ...], Shape], ...] = (
    (Flag, Shape.CHIPS),
    (_SHORT, Shape.SHORT),
    (Choice, Shape.CHOICE),
    (Link, Shape.LINK),
    (Prose, Shape.LINES),
)
"""The first that fits is taken."""
