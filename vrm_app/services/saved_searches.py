"""The searches that a customer keeps."""

from vrm_app.domain.saved_search import SavedSearch
from vrm_app.vault import lists
from vrm_app.vault.vault import Vault


def saved_searches(vault: Vault) -> list[SavedSearch]:
    """Return every search that is kept, in the order of their names."""
    with vault.reading() as connection:
        found = list(lists.of_kind(connection, SavedSearch))
    return sorted(found, key=lambda one: (one.name.casefold(), one.id))
