"""Whether a record can still be looked at."""

from vrm_app.vault import lists
from vrm_app.vault.vault import Vault


def is_shown(vault: Vault, record_id: str) -> bool:
    """Tell whether a record is there, and neither in the trash nor hidden with one that is."""
    with vault.reading() as connection:
        return lists.is_shown(connection, record_id)
