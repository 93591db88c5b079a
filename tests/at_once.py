"""A desk without threads: what a presenter asks for is done and answered at once."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from vrm_app.domain.errors import UserError
from vrm_app.vault.vault import Vault

T = TypeVar("T")

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
"""A Sunday."""


class DeskAtOnce:
    """Reads and writes the vault of a test, at a moment that stands still."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.moment = NOW
        self.refused: list[UserError] = []
        self.changed: Callable[[], None] = lambda: None

    def now(self) -> datetime:
        """Return the moment of the test."""
        return self.moment

    def read(self, ask: Callable[[Vault], T], answer: Callable[[T], None]) -> None:
        """Ask, and answer."""
        answer(ask(self.vault))

    def write(
        self,
        do: Callable[[Vault], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Do it, and tell."""
        try:
            value = do(self.vault)
        except UserError as error:
            (failed or self.refused.append)(error)
            return
        done(value)
        self.changed()
