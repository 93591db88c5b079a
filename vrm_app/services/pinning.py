"""Companies that the customer wants at hand."""

from datetime import datetime

from vrm_app.domain.record import Record
from vrm_app.domain.text import folded
from vrm_app.services.records import edit
from vrm_app.vault import lists
from vrm_app.vault.vault import Vault


def pinned(vault: Vault) -> list[tuple[str, str]]:
    """Return the pinned companies by id and name, in the order of their names."""
    with vault.reading() as connection:
        found = lists.pinned_companies(connection)
    return sorted(found, key=lambda one: (folded(one[1]), one[0]))


def pin(vault: Vault, company_id: str, *, pinned: bool, now: datetime) -> Record:
    """Pin a company, or take it off."""
    return edit(vault, company_id, {"favourite": pinned}, now=now)
