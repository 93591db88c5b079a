"""Where in the window one was: kept inside the vault, because it tells of a record."""

from datetime import datetime

from vrm_app.vault import actions, left_at, lists
from vrm_app.vault.left_at import LeftAt
from vrm_app.vault.vault import Vault


def find_place(vault: Vault) -> LeftAt | None:
    """Return where one was; where its record is gone, no further than the section."""
    with vault.reading() as connection:
        found = left_at.find(connection)
        if found is None or not found.record_id or lists.is_shown(connection, found.record_id):
            return found
        return LeftAt(found.section, "", "")


def keep_place(vault: Vault, place: LeftAt, *, now: datetime) -> None:
    """Keep where one is for the next time the vault is open."""
    with vault.reading() as connection:
        if left_at.find(connection) == place:
            return
    with vault.writing("keep place", now=now, state=actions.FINAL) as writing:
        left_at.keep(writing, place)
