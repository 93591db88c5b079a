"""What can be changed for several records at once: choices, days, and of which company they are."""

from datetime import date, timedelta
from enum import StrEnum
from gettext import gettext as _
from typing import NamedTuple

from vrm_app.domain.fields import Field
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import fields_of
from vrm_app.domain.scalars import Choice, Day, Flag
from vrm_app.domain.spans import add_months
from vrm_app.presenters.labels import field_words, value_words
from vrm_app.presenters.typed_days import Toward, read_day
from vrm_app.presenters.typed_fields import toward_of

_NOT_FOR_ALL = frozenset({"channel", "direction", "dimension", "agenda_kind", "identity"})
"""Choices that are what a record is, not how it stands."""
_COMPANY = "company_id"
_YES, _NO = "yes", "no"
_WEEK = 7


class Asks(StrEnum):
    """What one types where the values that are offered are not enough."""

    NOTHING = ""
    DAY = "day"
    COMPANY = "company"


class Change(NamedTuple):
    """A field that can be changed for all at once, and what it can be."""

    field: str
    name: str
    values: tuple[tuple[str, str], ...] = ()
    """Each value with its words; an empty one empties the field."""
    asks: Asks = Asks.NOTHING


def changes_of(kind: str, *, today: date) -> tuple[Change, ...]:
    """Return which fields of a kind can be changed for several records at once."""
    declared = KINDS.get(kind)
    if declared is None or declared.made_by is not None:
        return ()
    found = (_change(kind, one, today) for one in fields_of(declared).values())
    return tuple(one for one in found if one is not None)


def day_typed(change: Change, text: str, *, today: date) -> str | None:
    """Return a day that was typed as JSON; none where it cannot be read."""
    day = read_day(text, today=today, toward=toward_of(change.field))
    return None if day is None else day.isoformat()


def json_of(value: str) -> str | bool | None:
    """Return a value as it is kept."""
    return {_YES: True, _NO: False}.get(value, value or None)


def _change(kind: str, field: Field, today: date) -> Change | None:
    name = field_words(kind, field.name)
    none = (("", _("Leave it empty")),) if not field.required and field.default is None else ()
    values: tuple[tuple[str, str], ...] = ()
    if field.name == _COMPANY:
        return Change(field.name, name, asks=Asks.COMPANY)
    if isinstance(field.type, Day):
        return Change(field.name, name, (*_days(field.name, today), *none), Asks.DAY)
    if isinstance(field.type, Flag):
        values = ((_YES, _("Yes")), (_NO, _("No")))
    if isinstance(field.type, Choice) and field.name not in _NOT_FOR_ALL:
        values = (*((str(one), value_words(one)) for one in field.type.options), *none)
    return Change(field.name, name, values) if values else None


def _days(name: str, today: date) -> tuple[tuple[str, str], ...]:
    days = [
        (today, _("Today")),
        (today + timedelta(1), _("Tomorrow")),
        (today + timedelta(_WEEK), _("In a week")),
        (add_months(today, 1), _("In a month")),
    ]
    if toward_of(name) is Toward.PAST:
        days = [(today, _("Today")), (today - timedelta(1), _("Yesterday"))]
    return tuple((str(day), words) for day, words in days)
