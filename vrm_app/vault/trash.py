"""Questions about what lies in the trash."""

from collections.abc import Iterator
from typing import NamedTuple

from vrm_app.domain.kinds import KINDS
from vrm_app.vault.database import Connection, rows


class Removed(NamedTuple):
    """A record in the trash."""

    id: str
    kind: str
    at: str


def removed(connection: Connection) -> Iterator[Removed]:
    """Yield what lies in the trash, what was removed last first."""
    for row in rows(connection, _REMOVED, at_once=_AT_ONCE):
        yield Removed._make(row)


_AT_ONCE = 10_000


def count(connection: Connection) -> int:
    """Return how many records lie in the trash."""
    found = connection.execute("SELECT count(*) FROM record WHERE trashed").fetchone()
    return int(found[0])


# Which record is in the trash stands in a small table, and when it came there in a large one.
_OF_KIND = """
    SELECT gone.id, gone.kind, "{kind}".deleted_at AS removed_at
    FROM gone CROSS JOIN "{kind}" ON "{kind}".id = gone.id
    WHERE gone.kind = '{kind}'
"""

_REMOVED = f"""
    WITH gone AS MATERIALIZED (SELECT id, kind FROM record WHERE trashed)
    SELECT * FROM ({" UNION ALL ".join(_OF_KIND.format(kind=kind) for kind in KINDS)})
    ORDER BY removed_at DESC, id DESC
"""


def hidden_with(connection: Connection, record_id: str) -> int:
    """Return how many records are hidden only because this one is in the trash."""
    return int(connection.execute(_HIDDEN_WITH, (record_id,)).fetchone()[0])


_HIDDEN_WITH = """
    WITH RECURSIVE under (number) AS (
        SELECT number FROM record WHERE id = ?
        UNION
        SELECT record.number
        FROM under JOIN record ON record.company = under.number OR record.owner = under.number
        WHERE NOT record.trashed
    )
    SELECT count(*) - 1 FROM under
"""
