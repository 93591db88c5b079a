"""What lies in the trash, newest first: which records, and what is told of some of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from vrm_app.domain.record import Record
from vrm_app.domain.text import folded
from vrm_app.vault import lists, orders, records, trash
from vrm_app.vault.database import Connection
from vrm_app.vault.trash import Removed, removed
from vrm_app.vault.vault import Vault

_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Trashed:
    """A record in the trash, and what one must know to choose about it."""

    id: str
    kind: str
    heading: str
    company: str
    removed_at: datetime
    with_it: int
    """How many records are hidden because it lies there, and come back with it."""
    under: str
    """What names a record in the trash that would still hide it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashOrder:
    """All that lies in the trash and is wanted, what was removed last first."""

    ids: list[str]
    days: list[str]
    """The day (2026-11-23) on which each was removed, as the customer lived it."""
    counts: dict[str, int]
    """How many records of each kind there are, whatever the kind that is wanted."""
    total: int
    """How many records lie in the trash, wanted or not."""


def trash_order(vault: Vault, text: str = "", kind: str = "", *, now: datetime) -> TrashOrder:
    """Return all of a kind, or of any, that has each of these words in its texts or company."""
    letters = folded(text).split()
    with vault.reading() as connection:
        every = removed(connection)
        found = list(_with_letters(connection, every, letters) if letters else every)
        total = trash.count(connection)
    wanted = [one for one in found if kind in {"", one.kind}]
    days = [datetime.fromisoformat(one.at).astimezone(now.tzinfo).date() for one in wanted]
    return TrashOrder(
        ids=[one.id for one in wanted],
        days=[str(one) for one in days],
        counts=dict(Counter(one.kind for one in found)),
        total=total,
    )


def trashed(vault: Vault, ids: Sequence[str]) -> list[Trashed]:
    """Return some of what lies in the trash, in the order given."""
    with vault.reading() as connection:
        names = lists.names_of_companies(connection)
        held = records.several(connection, orders.several_kinds(connection, ids))
        found = [held[one] for one in ids if one in held]
        return [
            _told(connection, one, one.deleted_at, names)
            for one in found
            if one.deleted_at is not None
        ]


def _with_letters(
    connection: Connection, every: Iterator[Removed], letters: Sequence[str]
) -> Iterator[Removed]:
    names = lists.names_of_companies(connection)
    while several := list(islice(every, _AT_ONCE)):
        texts = records.texts_of(connection, {one.id: one.kind for one in several})
        for one in several:
            company = names.get(lists.company_of(connection, one.id) or "", "")
            within = folded("\n".join((*texts[one.id], company)))
            if all(part in within for part in letters):
                yield one


def _told(
    connection: Connection, one: Record, removed_at: datetime, names: dict[str, str]
) -> Trashed:
    above = lists.hiding(connection, one.id)
    company = lists.company_of(connection, one.id)
    return Trashed(
        id=one.id,
        kind=one.kind,
        heading=one.heading,
        company="" if company == one.id else names.get(company or "", ""),
        removed_at=removed_at,
        with_it=trash.hidden_with(connection, one.id),
        under="" if above is None else records.get(connection, above).heading,
    )
