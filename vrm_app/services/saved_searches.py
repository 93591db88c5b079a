"""The searches that a customer keeps."""

from vrm_app.domain.saved_search import SavedSearch
from vrm_app.vault import lists
from vrm_app.vault.happened import Toward, page
from vrm_app.vault.query import Query
from vrm_app.vault.vault import Vault


def count_found(vault: Vault, query: Query, *, most: int) -> int:
    """Return how much of what happened passes what is asked for, counted no further than told."""
    with vault.reading() as connection:
        return len(page(connection, query, toward=Toward.OLDER, limit=most))


def saved_searches(vault: Vault) -> list[SavedSearch]:
    """Return every search that is kept, in the order of their names."""
    with vault.reading() as connection:
        found = list(lists.of_kind(connection, SavedSearch))
    return sorted(found, key=lambda one: (one.name.casefold(), one.id))
