"""The columns that lists of records can have: what each is called, and what it is sorted by."""

from dataclasses import dataclass
from gettext import gettext as _

from vrm_app.presenters.day_groups import Meaning
from vrm_app.services.record_lists import NEXT, Sort


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a list, by the key under which a row holds its cell."""

    key: str
    name: str
    sorts: tuple[str, ...] = ()
    """What the vault sorts by; nothing where it cannot."""
    is_figure: bool = False
    meaning: Meaning | None = None
    """What its days say, where it holds days."""


NAME = "name"
"""The key of what names a record, which is no column that one could leave out."""

_NAMES = {
    "agreement": ("title",),
    "data_item": ("label", "value"),
    "need": ("title",),
}


def _day(key: str, name: str, sorts: str, meaning: Meaning) -> Column:
    return Column(key=key, name=name, sorts=(sorts,), meaning=meaning)


COLUMNS = {
    "agreement": (
        Column(
            key="price",
            name=_("Price"),
            sorts=("price_currency", "price_minor"),
            is_figure=True,
        ),
        Column(key="each", name=_("Each")),
        Column(key="type", name=_("Kind"), sorts=("type",)),
        _day("started", _("Started"), "started_on", Meaning.GONE),
        _day("ends", _("Trial ends"), "trial_ends_on", Meaning.AHEAD),
        _day("warranty", _("Warranty ends"), "guarantee_ends_on", Meaning.AHEAD),
        _day("next", _("Next date"), NEXT, Meaning.DUE),
        Column(key="number", name=_("Customer number"), sorts=("customer_number",)),
        Column(key="state", name=_("State"), sorts=("state",)),
    ),
    "data_item": (
        Column(key="type", name=_("Kind"), sorts=("type",)),
        _day("since", _("Valid from"), "valid_from", Meaning.GONE),
        _day("until", _("Valid until"), "valid_until", Meaning.AHEAD),
        Column(key="shared", name=_("Shared with")),
    ),
    "need": (
        Column(
            key="budget",
            name=_("At most"),
            sorts=("budget_max_currency", "budget_max_minor"),
            is_figure=True,
        ),
        _day("by", _("Needed by"), "needed_by", Meaning.DUE),
        Column(key="offers", name=_("Offers")),
        Column(key="state", name=_("State"), sorts=("state",)),
    ),
}
"""The columns of each kind that is listed as a table, in their order."""

USUAL = {
    "agreement": ("price", "each", "next", "state"),
    "data_item": ("type", "shared"),
    "need": ("budget", "by", "state"),
}
"""Those that are shown until somebody chooses others."""


def columns_of(kind: str, keys: tuple[str, ...]) -> tuple[Column, ...]:
    """Return some columns of a kind, in their order."""
    return tuple(one for one in COLUMNS.get(kind, ()) if one.key in keys)


def can_sort(kind: str, key: str) -> bool:
    """Tell whether a list of a kind can be sorted by a column, or by name."""
    return bool(_sorts(kind, key))


def sort_by(kind: str, key: str, *, descending: bool) -> Sort | None:
    """Return how the vault sorts by a column; none for the order that a list has by itself."""
    sorts, is_by_day = _sorts(kind, key), meaning_of(kind, key) is not None
    return Sort(columns=sorts, descending=descending, is_by_day=is_by_day) if sorts else None


def meaning_of(kind: str, key: str) -> Meaning | None:
    """Return what the days of a column say, where it holds days."""
    return next((one.meaning for one in COLUMNS.get(kind, ()) if one.key == key), None)


def _sorts(kind: str, key: str) -> tuple[str, ...]:
    if key == NAME:
        return _NAMES.get(kind, ())
    return next((one.sorts for one in COLUMNS.get(kind, ()) if one.key == key), ())
