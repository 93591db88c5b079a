"""The customer's actions, and the way back and forth through them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vrm_app.domain.fields import compact
from vrm_app.vault.database import Connection, rows
from vrm_app.vault.keeping import Action

DONE = "done"
UNDONE = "undone"
FINAL = "final"
"""Neither undone nor redone: a release, an erasure, an archive brought back."""

TAKE = "import archive"
"""The name of the action by which records come with the stamps they had in another vault."""


def begin(connection: Connection, name: str, at: str, state: str = DONE) -> Action:
    """Note a new action. One that can be undone ends the way forth through undone ones."""
    if state == DONE:
        connection.execute(_END_THE_WAY_FORTH)
    row = connection.execute(_BEGIN, {"name": name, "at": at, "state": state}).fetchone()
    return Action(*row)


_BEGIN = """
    INSERT INTO action (at, device, logical, name, state)
    SELECT :at, vault.device, 1 + coalesce(newest.logical, 0), :name, :state
    FROM vault
    LEFT JOIN action AS newest ON newest.id = (SELECT max(id) FROM action)
    RETURNING id, at, device, logical
"""


# The index leaves final actions out, and SQLite takes it only for a query that says so, too.
_END_THE_WAY_FORTH = "UPDATE action SET state = 'final' WHERE state = 'undone' AND state <> 'final'"

_NEWEST_DONE = """
    SELECT id, name FROM action
    WHERE state = 'done' AND state <> 'final'
    ORDER BY id DESC LIMIT 1
"""

_OLDEST_UNDONE = """
    SELECT id, name FROM action
    WHERE state = 'undone' AND state <> 'final'
    ORDER BY id LIMIT 1
"""


def newest_done(connection: Connection) -> tuple[int, str] | None:
    """Return the id and name of the action that undo takes back next."""
    row = connection.execute(_NEWEST_DONE).fetchone()
    return None if row is None else (row[0], row[1])


def oldest_undone(connection: Connection) -> tuple[int, str] | None:
    """Return the id and name of the action that redo does again next."""
    row = connection.execute(_OLDEST_UNDONE).fetchone()
    return None if row is None else (row[0], row[1])


class Noted(NamedTuple):
    """An action as it is noted."""

    id: int
    at: str
    name: str
    state: str


def newest(connection: Connection, names: tuple[str, str]) -> Iterator[Noted]:
    """Yield what can be undone or redone, and two kinds of what cannot, the newest first."""
    for row in rows(connection, _NEWEST, names, at_once=_AT_ONCE):
        yield Noted._make(row)


_AT_ONCE = 10_000

_NEWEST = """
    SELECT id, at, name, state FROM action
    WHERE state <> 'final' OR name IN (?, ?)
    ORDER BY id DESC
"""


def several(connection: Connection, ids: Sequence[int]) -> dict[int, Noted]:
    """Return actions as they are noted, by their ids."""
    found = rows(connection, _SEVERAL, (compact(list(ids)),))
    return {row[0]: Noted._make(row) for row in found}


_SEVERAL = """
    SELECT id, at, name, state FROM action WHERE id IN (SELECT value FROM json_each(?))
"""


def newest_final_after(
    connection: Connection, action_id: int, names: tuple[str, str]
) -> str | None:
    """Return which of two kinds of action, never undone, was done last after this one."""
    row = connection.execute(_NEWEST_FINAL_AFTER, (action_id, *names)).fetchone()
    return None if row is None else row[0]


_NEWEST_FINAL_AFTER = """
    SELECT name FROM action
    WHERE id > ? AND state = 'final' AND name IN (?, ?)
    ORDER BY id DESC LIMIT 1
"""


def leave_none(connection: Connection) -> None:
    """Take out the action under way, which changed no record.

    With it a new vault would count as used, and an archive that is to be brought back would be
    merged into it. Where records were changed, the database refuses this.
    """
    connection.execute("DELETE FROM action WHERE id = (SELECT max(id) FROM action)")


def mark(connection: Connection, action_id: int, state: str) -> None:
    """Note that an action is undone, or done again."""
    connection.execute("UPDATE action SET state = ? WHERE id = ?", (state, action_id))


def close_erased(connection: Connection, record_id: str) -> None:
    """Leave nothing to undo or redo in actions that only concerned what is erased."""
    connection.execute(_CLOSE_ERASED, {"record": record_id})


_CLOSE_ERASED = """
    UPDATE action SET state = 'final'
    WHERE id IN (SELECT action_id FROM history WHERE record_id = :record)
        AND NOT EXISTS (
            SELECT 1 FROM history WHERE action_id = action.id AND salt <> zeroblob(16)
        )
"""
