"""What left the vault, in the order in which it left."""

from collections.abc import Iterator
from typing import NamedTuple

from vrm_app.vault.database import Connection, rows


class Departure(NamedTuple):
    """Something that left, as much of it as one sorts and looks by."""

    id: str
    at: str
    state: str
    recipient: str
    what: str
    reference: str


def departures(connection: Connection) -> Iterator[Departure]:
    """Yield all that left, the newest first; what was only looked at is none of it."""
    for row in rows(connection, _LEFT, at_once=_AT_ONCE):
        yield Departure._make(row)


_AT_ONCE = 10_000

_LEFT = """
    SELECT "release".id, "release".at, "release".state, "release".recipient, "release".what,
        ifnull("release".reference, '')
    FROM shown JOIN "release" ON "release".id = shown.id
    WHERE shown.kind = 'release' AND "release".state <> 'drafted'
    ORDER BY "release".at DESC, "release".id DESC
"""
