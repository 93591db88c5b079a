"""Where slow work is done while no vault is open yet."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

from vrm_app.domain.errors import UserError

T = TypeVar("T")


class Work(Protocol):
    """Does one thing after the other away from the screen, and hands each answer back to it."""

    def run(
        self, do: Callable[[], T], done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> None:
        """Do something slow."""

    def now(self) -> datetime:
        """Return the moment, in the customer's own time zone."""
