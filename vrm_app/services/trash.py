"""What lies in the trash, newest first, a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from vrm_app.domain.text import folded
from vrm_app.vault import lists, records, trash
from vrm_app.vault.database import Connection
from vrm_app.vault.trash import LAST, Place, Removed
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
class TrashPage:
    """Some of what lies in the trash, and where the next page goes on; none after the last."""

    found: list[Trashed]
    total: int
    """How many records lie in the trash, whether they were looked for or not."""
    next: Place | None


def trashed(
    vault: Vault, text: str = "", *, after: Place | None = None, limit: int = 100
) -> TrashPage:
    """Return a page of the trash: all, or what has each of these words in its texts or company."""
    wanted = folded(text).split()
    with vault.reading() as connection:
        names = lists.names_of_companies(connection)
        fitting = _fitting(connection, wanted, names, after or LAST)
        found = list(islice(fitting, limit + 1))
        shown = [_told(connection, one, heading, names) for one, heading in found[:limit]]
        total = trash.count(connection)
    last = found[limit - 1][0] if len(found) > limit else None
    return TrashPage(found=shown, total=total, next=last and (last.at, last.id))


def _fitting(
    connection: Connection, wanted: list[str], names: dict[str, str], after: Place
) -> Iterator[tuple[Removed, str]]:
    """Yield what has each of the words, with its heading."""
    every = trash.removed(connection, before=after)
    while several := list(islice(every, _AT_ONCE)):
        texts = records.texts_of(connection, {one.id: one.kind for one in several})
        for one in several:
            heading, words = texts[one.id]
            if wanted:
                company = names.get(lists.company_of(connection, one.id) or "", "")
                within = folded(f"{heading}\n{words}\n{company}")
                if not all(word in within for word in wanted):
                    continue
            yield one, heading


def _told(connection: Connection, one: Removed, heading: str, names: dict[str, str]) -> Trashed:
    above = lists.hiding(connection, one.id)
    company = lists.company_of(connection, one.id)
    return Trashed(
        id=one.id,
        kind=one.kind,
        heading=heading,
        company="" if company == one.id else names.get(company or "", ""),
        removed_at=datetime.fromisoformat(one.at),
        with_it=trash.hidden_with(connection, one.id),
        under="" if above is None else records.get(connection, above).heading,
    )
