"""A desk that does the work at once, for presenters without a screen."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from building import NOW

from vrm_app.domain.errors import UserError
from vrm_app.vault.vault import Vault

T = TypeVar("T")

SUNDAY = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
"""A moment for tests of what is typed, where the day of the week counts."""


class DeskAtOnce:
    """Answers before it returns, and remembers what nobody took."""

    def __init__(
        self, vault: Vault, changed: Callable[[], None] = lambda: None, moment: datetime = NOW
    ) -> None:
        self.vault = vault
        self.moment = moment
        self.changed = changed
        self.refused: list[UserError] = []

    def read(
        self,
        ask: Callable[[Vault], T],
        answer: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        del failed
        answer(ask(self.vault))

    def read_aside(
        self,
        ask: Callable[[Vault], T],
        answer: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        try:
            found = ask(self.vault)
        except UserError as error:
            (failed or self.refused.append)(error)
            return
        answer(found)

    def write(
        self,
        do: Callable[[Vault], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        try:
            value = do(self.vault)
        except UserError as error:
            (failed or self.refused.append)(error)
            return
        done(value)
        self.changed()

    def now(self) -> datetime:
        return self.moment
