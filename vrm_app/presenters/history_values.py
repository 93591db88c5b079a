"""Values of every type as one reads them, and long texts cut down to where they differ."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from gettext import gettext as _
from typing import Any

from vrm_app.domain.compounds import ListOf, Part
from vrm_app.domain.fields import Field, FieldType
from vrm_app.domain.money import Money
from vrm_app.domain.scalars import Link
from vrm_app.domain.spans import Span
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.labels import FIELDS, value_words
from vrm_app.presenters.typed_spans import span_text

_MOST = 240
"""Signs of a value that are shown before somebody asks for all of it."""
_AROUND = 40
"""Signs that stay before and after what differs."""


def value_text(field: Field, value: object, names: Mapping[str, str], now: datetime) -> str:
    """Return a value as one reads it, nothing where there is none."""
    return _text(field.type, value, names, now)


def shortened(before: str, after: str) -> tuple[str, str]:
    """Return both texts; where one is long, only the part in which they differ."""
    if max(len(before), len(after)) <= _MOST:
        return before, after
    if not before or not after:
        return _cut(before), _cut(after)
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    return _cut(_part(before, start, end)), _cut(_part(after, start, end))


def _part(text: str, start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(len(text) - end + _AROUND, len(text))
    return ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else text[:_MOST].rstrip(" .") + "…"


def _common(one: str, other: str) -> int:
    """Return how many signs both begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _text(type_: FieldType, value: Any, names: Mapping[str, str], now: datetime) -> str:  # noqa: ANN401
    if value in (None, ()):
        return ""
    if isinstance(type_, ListOf):
        between = "\n" if isinstance(type_.item, Part) else ", "
        return between.join(_text(type_.item, one, names, now) for one in value)
    if isinstance(type_, Part):
        return _part_text(type_, value, names, now)
    if isinstance(type_, Link):
        return flattened(names.get(value, _("(no longer there)")))
    return _plain(value, now)


def _part_text(type_: Part, value: object, names: Mapping[str, str], now: datetime) -> str:
    held = ((name, one, getattr(value, one.name)) for name, one in type_.fields.items())
    said = ((name, _text(one.type, inner, names, now)) for name, one, inner in held)
    return "; ".join(f"{FIELDS[name]}: {text}" for name, text in said if text)


def _plain(value: object, now: datetime) -> str:
    if isinstance(value, datetime):
        at = value.astimezone(now.tzinfo)
        return f"{_day(at.date())} {at:%H:%M}"
    saying: tuple[tuple[type, Callable[[Any], str]], ...] = (
        (bool, lambda flag: _("Yes") if flag else _("No")),
        (StrEnum, value_words),
        (Money, words.money_words),
        (Span, span_text),
        (date, _day),
    )
    return next((say(value) for made, say in saying if isinstance(value, made)), str(value))


def _day(day: date) -> str:
    return f"{words.day_and_month(day)} {day.year}"
