"""Values of every type as they stand in a form: written as they can be typed, and read again."""

import json
from collections.abc import Callable
from datetime import date, datetime
from gettext import gettext as _
from typing import Any

from vrm_app.domain.compounds import ListOf
from vrm_app.domain.fields import FieldType, Json, compact
from vrm_app.domain.money import Money
from vrm_app.domain.scalars import Day, Flag, Instant, Link, MoneyType, SpanType, Whole
from vrm_app.domain.spans import Span
from vrm_app.presenters.asked import Asked, Shape
from vrm_app.presenters.form import Typed
from vrm_app.presenters.reasons import reason_words
from vrm_app.presenters.typed_days import Toward, moment_words
from vrm_app.presenters.typed_money import money_text
from vrm_app.presenters.typed_spans import read_span, span_text

_PAST = frozenset(
    "started_on known_since opened_on closed_on settled_on cancelled_on ended_on confirmed_on"
    " announced_on withdrawn_on as_of done_on valid_from".split()
)
"""Days that are looked for in the past where they have no year."""


def toward_of(name: str) -> Toward:
    """Return where a day of a field is to be looked for that has no year."""
    return Toward.PAST if name in _PAST else Toward.FUTURE


def written(asked: Asked, value: Any, now: datetime) -> str:  # noqa: ANN401  (of any type)
    """Return what stands in a field for a value, nothing where there is none."""
    if value is None:
        return ""
    if asked.shape is Shape.ROWS:
        return compact(
            [
                {part.name: written(part, _part(one, part.name), now) for part in asked.parts}
                for one in value
            ]
            if value
            else []
        )
    if isinstance(asked.type, ListOf):
        return "\n".join(str(one) for one in value)
    return _text(value, now)


def read(asked: Asked, typed: Typed) -> Json:
    """Return the JSON of what stands in a field; what is wrong is noted beside it."""
    if asked.shape is Shape.ROWS:
        return _rows(asked, typed)
    name = asked.name
    if asked.is_needed:
        typed.needed(name)
        if name in typed.wrong:
            return None
    found = _items(asked.type.item, name, typed) if isinstance(asked.type, ListOf) else None
    if found is None:
        found = _one(asked.type, name, typed)
    if found not in (None, []) and name not in typed.wrong:
        try:
            asked.type.parse(found)
        except ValueError as fault:
            typed.wrong[name] = reason_words(str(fault))
    return found


def _text(value: Any, now: datetime) -> str:  # noqa: ANN401
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return moment_words(value.astimezone(now.tzinfo), now=now)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Money):
        return money_text(value)
    return span_text(value) if isinstance(value, Span) else str(value)


def _part(value: object, name: str) -> Any:  # noqa: ANN401
    # A word that Python keeps for itself is declared with a trailing underscore.
    return getattr(value, name, None) or getattr(value, f"{name}_", None)


def _one(field_type: FieldType, name: str, typed: Typed) -> Json:
    if isinstance(field_type, Day):
        return typed.day(name, toward_of(name.rsplit(".", 1)[-1]))
    if isinstance(field_type, Link):
        return _link(field_type, name, typed)
    how = next((how for made, how in _READING if isinstance(field_type, made)), _as_it_is)
    return how(name, typed)


def _as_it_is(name: str, typed: Typed) -> Json:
    # A longer text keeps its white space.
    return typed.values.get(name) if typed.text(name) else None


def _moment(name: str, typed: Typed) -> Json:
    return typed.moment(name) if typed.text(name) else None


def _truth(name: str, typed: Typed) -> Json:
    return {"yes": True, "no": False}.get(typed.values.get(name, ""))


def _span(name: str, typed: Typed) -> Json:
    text = typed.text(name)
    if text is None:
        return None
    span = read_span(text)
    if span is None:
        typed.wrong[name] = _("How long? Try 12 months, 2 weeks, 14 days or 1 year.")
        return None
    return str(span)


_READING: tuple[tuple[type[FieldType], Callable[[str, Typed], Json]], ...] = (
    (Flag, _truth),
    (Whole, lambda name, typed: typed.whole(name)),
    (MoneyType, lambda name, typed: typed.money(name)),
    (Instant, _moment),
    (SpanType, _span),
)
"""The first that fits is taken; what is not here is read as it stands."""


def _link(field_type: Link, name: str, typed: Typed) -> Json:
    text = typed.text(name)
    if text is None:
        return None
    try:
        return str(field_type.read(text))
    except ValueError:
        typed.wrong[name] = _("Which one? Type a few letters, and choose one of the list.")
        return None


def _items(item: FieldType, name: str, typed: Typed) -> list[Json]:
    found: list[Json] = []
    for text in typed.values.get(name, "").split("\n"):
        if not text.strip():
            continue
        inner = Typed({name: text.strip()}, typed.desk, typed.currency)
        found.append(_one(item, name, inner))
        typed.wrong.update(inner.wrong)
    return found


def _rows(asked: Asked, typed: Typed) -> list[Json]:
    rows: list[dict[str, str]] = json.loads(typed.values.get(asked.name) or "[]")
    found: list[Json] = []
    for row in rows:
        if not any(text.strip() for text in row.values()):
            continue
        inner = Typed(row, typed.desk, typed.currency)
        found.append({part.name: read(part, inner) for part in asked.parts})
        for part in asked.parts:
            if part.name in inner.wrong:
                typed.wrong.setdefault(asked.name, f"{part.words}: {inner.wrong[part.name]}")
    return found
