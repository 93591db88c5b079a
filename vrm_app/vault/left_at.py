"""Where in the window one was when the vault was closed; it has no history."""

from typing import NamedTuple

from vrm_app.vault import actions
from vrm_app.vault.database import Connection
from vrm_app.vault.records import Writing


class LeftAt(NamedTuple):
    """A section of the window, the record it showed, and which tab of it."""

    section: str
    record_id: str
    tab: str


def find(connection: Connection) -> LeftAt | None:
    """Return where one was, if that is known."""
    row = connection.execute("SELECT section, record_id, tab FROM left_at").fetchone()
    return None if row is None else LeftAt(*row)


def keep(writing: Writing, place: LeftAt) -> None:
    """Keep where one is, in place of where one was."""
    writing.connection.execute("INSERT OR REPLACE INTO left_at VALUES (1, ?, ?, ?)", place)
    actions.leave_none(writing.connection)
    writing.changed = True
