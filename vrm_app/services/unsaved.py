"""What was written in forms and not saved: it outlives locking, and comes back with the vault."""

from datetime import datetime

from vrm_app.vault import actions, unsaved
from vrm_app.vault.unsaved import Forms
from vrm_app.vault.vault import Vault


def find_unsaved(vault: Vault) -> dict[str, dict[str, str]]:
    """Return what was written and not saved, by form."""
    with vault.reading() as connection:
        return unsaved.find(connection)


def keep_unsaved(vault: Vault, forms: Forms, *, now: datetime) -> None:
    """Keep this, and nothing else, for the next time the vault is open."""
    if find_unsaved(vault) == forms:
        return
    with vault.writing("keep unsaved", now=now, state=actions.FINAL) as writing:
        unsaved.replace(writing, forms)
