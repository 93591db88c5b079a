"""Lists of records of any kind: their order, and a page of them with what stands beside each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from vrm_app.domain.agenda import AgendaEntry
from vrm_app.domain.agreement import Agreement
from vrm_app.domain.company import Company
from vrm_app.domain.data_item import DataItem
from vrm_app.domain.disclosure import Disclosure
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.need import Need
from vrm_app.domain.offer import Offer
from vrm_app.domain.record import Record
from vrm_app.services.agenda import next_of
from vrm_app.vault import lists, orders, records
from vrm_app.vault.database import Connection
from vrm_app.vault.orders import Narrowing, Sort, Word
from vrm_app.vault.vault import Vault

__all__ = (
    "NEXT",
    "Asked",
    "Listed",
    "Order",
    "Sort",
    "Wanted",
    "Word",
    "counted",
    "listed",
    "order",
)

NEXT = "next"
"""What is due first of a record, as a column to sort by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which records a list is of: of these kinds, of a company, or linking to a record."""

    kinds: tuple[str, ...]
    company_id: str = ""
    link: str = ""
    """The field that links to the record."""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A record, and what one wants to see beside it."""

    record: Record
    company: str
    about: str
    """What names the record that it belongs to."""
    count: int
    """How many companies share a data item, or how many offers answer a need."""
    next: AgendaEntry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a list: only what has some words, or one value; and another order."""

    words: Mapping[str, tuple[Word, ...]] = field(default_factory=dict)
    """The words that a record of each kind must have."""
    column: str = ""
    """The column that the list is filtered by; nothing where it is filtered by kind."""
    value: str = ""
    """The one value, or kind, that is wanted."""
    sort: Sort | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """All records of a list in their order."""

    ids: list[str]
    days: list[str | None]
    """The day (2026-11-23) by which each is sorted, where the list is sorted by one."""
    counts: dict[str, int]
    """How many have each value, or are of each kind, whatever is wanted of these."""


def order(vault: Vault, wanted: Wanted, asked: Asked | None = None, *, today: date) -> Order:
    """Return all records of a list by their ids, in the order of their kinds.

    Each kind comes newest first, what is over last, unless it is sorted otherwise; only what has
    all of the words of its kind, and the value that is asked for, is left.
    """
    asked = asked or Asked()
    with vault.reading() as connection:
        found = {one: _of_kind(connection, one, wanted, asked) for one in wanted.kinds}
        counts = {one: len(found[one]) for one in found}
        if asked.column:
            (kind,) = wanted.kinds
            counts = orders.counts(connection, kind, _narrowing(wanted, asked, kind), asked.column)
        elif asked.value:
            found = {asked.value: found[asked.value]}
        dated = [one for several in found.values() for one in several]
        if asked.sort is not None and asked.sort.columns == (NEXT,):
            dated = _by_next(connection, wanted.kinds, dated, asked.sort, today)
    ids, days = [one for one, _day in dated], [day for _one, day in dated]
    return Order(ids=ids, days=days, counts=counts)


def _narrowing(wanted: Wanted, asked: Asked, kind: str) -> Narrowing:
    return Narrowing(
        company_id=wanted.company_id,
        link=wanted.link,
        target=wanted.target,
        words=asked.words.get(kind, ()),
    )


def _of_kind(connection: Connection, kind: str, wanted: Wanted, asked: Asked) -> list[orders.Dated]:
    narrowing = _narrowing(wanted, asked, kind)
    if asked.column and asked.value:
        narrowing = replace(narrowing, column=asked.column, value=asked.value)
    sort = asked.sort
    is_by_next = sort is not None and sort.columns == (NEXT,)
    return list(orders.dated(connection, KINDS[kind], narrowing, None if is_by_next else sort))


def _by_next(
    connection: Connection,
    kinds: Sequence[str],
    found: Sequence[orders.Dated],
    sort: Sort,
    today: date,
) -> list[orders.Dated]:
    """Sort by what is due first; only records in which a day stands are read for it."""
    with_days = [one for kind in kinds for one in lists.with_days(connection, KINDS[kind])]
    due = {one: str(next_.on) for one, next_ in next_of(connection, with_days, today).items()}
    has_day = [(one, due[one]) for one, _day in found if one in due]
    has_day.sort(key=lambda one: one[1], reverse=sort.descending)
    # What has no day stands at the end, whichever way one sorts.
    return [*has_day, *((one, None) for one, _day in found if one not in due)]


def listed(vault: Vault, ids: Sequence[str], *, today: date) -> list[Listed]:
    """Return some records of a list as its rows show them, in the order given."""
    with vault.reading() as connection:
        kinds = orders.several_kinds(connection, ids)
        held = records.several(connection, kinds)
        found = [held[one] for one in ids if one in held]
        names = lists.names_of_companies(connection, {one.company or "" for one in found})
        counts = _counts(connection, found)
        due = next_of(connection, [one for one in found if one.kind == Agreement.kind], today)
        about = _about(connection, found)
        return [
            Listed(
                record=one,
                company=names.get(one.company or "", ""),
                about=about.get(one.owner or "", ""),
                count=counts.get(one.id, 0),
                next=due.get(one.id),
            )
            for one in found
        ]


def counted(vault: Vault, kinds: Sequence[str]) -> dict[str, int]:
    """Return how many records of each kind are shown."""
    with vault.reading() as connection:
        return {kind: lists.count(connection, kind) for kind in kinds}


def _counts(connection: Connection, found: Sequence[Record]) -> dict[str, int]:
    """Return how many companies share each data item, and how many offers answer each need."""
    holders: dict[str, set[str]] = {}
    items = [one.id for one in found if one.kind == DataItem.kind]
    needs = [one.id for one in found if one.kind == Need.kind]
    if items:
        for one in lists.linked_from(connection, Disclosure, "data_item_id", items):
            if one.withdrawn_on is None:
                holders.setdefault(one.data_item_id, set()).add(one.company_id)
    if needs:
        for offer in lists.linked_from(connection, Offer, "need_id", needs):
            holders.setdefault(offer.need_id, set()).add(offer.id)
    return {one: len(held) for one, held in holders.items()}


def _about(connection: Connection, found: Sequence[Record]) -> dict[str, str]:
    """Return the names of the records that these belong to, by id."""
    kinds = orders.several_kinds(connection, [one.owner for one in found if one.owner])
    owners = {one: kind for one, kind in kinds.items() if kind != Company.kind}
    return {one: held.heading for one, held in records.several(connection, owners).items()}
