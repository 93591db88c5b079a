"""Lists of any length: how much of one is read at once, and only the latest question answered."""

from collections.abc import Callable
from typing import TypeVar

from vrm_app.domain.errors import UserError
from vrm_app.presenters.desk import Desk
from vrm_app.vault.vault import Vault

T = TypeVar("T")

PAGE = 100
"""How many rows are read at once."""


class Latest:
    """Asks the vault; what a later question overtook is not even looked up."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._asked = 0
        self._answered = 0

    @property
    def is_open(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._answered < self._asked

    def read(self, ask: Callable[[Vault], T], answer: Callable[[T], None]) -> None:
        """Ask something of which only the newest answer counts."""
        self._asked += 1
        number = self._asked

        def asked(vault: Vault) -> tuple[T] | None:
            return (ask(vault),) if number == self._asked else None

        def came(found: tuple[T] | None) -> None:
            if found is not None and number == self._asked:
                self._answered = number
                answer(*found)

        def failed(_error: UserError) -> None:
            if number == self._asked:
                self._answered = number

        self._desk.read(asked, came, failed=failed)
