"""Where slow work is done, and where its answer comes back."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

from vrm_app.domain.errors import UserError
from vrm_app.vault.vault import Vault

T = TypeVar("T")


class Desk(Protocol):
    """Does work with the vault away from the screen, and hands the answer back to the screen.

    Reading goes on beside writing. After whatever was written, every page that is seen is told
    to read again. A UserError that no `failed` takes is told to the customer.
    """

    def read(
        self,
        ask: Callable[[Vault], T],
        answer: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Ask the vault something; an answer that a later question overtook still comes.

        What the disk or another program is in the way of is asked once more before the customer
        is told; `failed` hears of it, too.
        """

    def read_aside(
        self,
        ask: Callable[[Vault], T],
        answer: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Ask the vault something that takes long, so that nothing else waits for it."""

    def write(
        self,
        do: Callable[[Vault], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Do something to the vault, one after the other in the order asked for."""

    def now(self) -> datetime:
        """Return the moment, in the customer's own time zone."""
