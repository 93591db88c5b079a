"""The companies that are pinned to the side, in the order of their names."""

from typing import Protocol

from vrm_app.domain.text import flattened
from vrm_app.presenters.desk import Desk
from vrm_app.services.pinning import pin, pinned


class PinnedView(Protocol):
    """What can be shown of the pinned companies."""

    def show_pinned(self, companies: list[tuple[str, str]]) -> None:
        """Show these, each by its id and its name."""


class PinnedPresenter:
    """Reads which companies are pinned, and takes one off."""

    def __init__(self, view: PinnedView, desk: Desk) -> None:
        self._view = view
        self._desk = desk

    def refresh(self) -> None:
        """Read again."""
        self._desk.read(pinned, self._came)

    def take_off(self, company_id: str) -> None:
        """Take a company off."""
        now = self._desk.now()
        self._desk.write(
            lambda vault: pin(vault, company_id, pinned=False, now=now), lambda _: None
        )

    def _came(self, found: list[tuple[str, str]]) -> None:
        self._view.show_pinned([(one, flattened(name)) for one, name in found])
