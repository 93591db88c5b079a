"""The columns that lists of records can have: what each is called, and what it is sorted by."""

from dataclasses import dataclass
from gettext import gettext as _

from vrm_app.services.record_lists import Sort


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a list, by the key under which a row holds its cell."""

    key: str
    name: str
    sorts: tuple[str, ...] = ()
    """What the vault sorts by; nothing where it cannot."""
    is_figure: bool = False


NAME = "name"
"""The key of what names a record, which is no column that one could leave out."""

_NAMES = {
    "agreement": ("title",),
    "data_item": ("label", "value"),
    "need": ("title",),
}

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
        Column(key="started", name=_("Started"), sorts=("started_on",)),
        Column(key="ends", name=_("Trial ends"), sorts=("trial_ends_on",)),
        Column(key="warranty", name=_("Warranty ends"), sorts=("guarantee_ends_on",)),
        Column(key="next", name=_("Next date")),
        Column(key="number", name=_("Customer number"), sorts=("customer_number",)),
        Column(key="state", name=_("State"), sorts=("state",)),
    ),
    "data_item": (
        Column(key="type", name=_("Kind"), sorts=("type",)),
        Column(key="since", name=_("Valid from"), sorts=("valid_from",)),
        Column(key="until", name=_("Valid until"), sorts=("valid_until",)),
        Column(key="shared", name=_("Shared with")),
    ),
    "need": (
        Column(
            key="budget",
            name=_("At most"),
            sorts=("budget_max_currency", "budget_max_minor"),
            is_figure=True,
        ),
        Column(key="by", name=_("Needed by"), sorts=("needed_by",)),
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
    sorts = _sorts(kind, key)
    return Sort(columns=sorts, descending=descending) if sorts else None


def _sorts(kind: str, key: str) -> tuple[str, ...]:
    if key == NAME:
        return _NAMES.get(kind, ())
    return next((one.sorts for one in COLUMNS.get(kind, ()) if one.key == key), ())
