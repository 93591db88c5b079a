"""A desk that does the work at once, on a Sunday in November."""

from datetime import UTC, datetime

import desks

from vrm_app.vault.vault import Vault

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
"""A Sunday."""


class DeskAtOnce(desks.DeskAtOnce):
    """Reads and writes the vault of a test, at a moment that stands still."""

    def __init__(self, vault: Vault) -> None:
        super().__init__(vault, moment=NOW)
