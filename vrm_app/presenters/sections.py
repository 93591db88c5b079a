"""Which sections have something in them; an empty one stays out of the way."""

from typing import Protocol

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.listings import SECTIONS
from vrm_app.presenters.places import Section
from vrm_app.services.record_lists import counted

SECTION_KINDS = {section: listing.kinds[0] for section, listing in SECTIONS.items()}
"""The sections that are seen only with something in them, and the kind that they are of."""

LISTING = frozenset({Section.COMPANIES, Section.OTHERS, Section.TIMELINE, *SECTION_KINDS})
"""Where a new record is seen already, or where one stays because of what else is seen."""


class SectionsView(Protocol):
    """What can be shown of the sections."""

    def show_filled(self, filled: frozenset[Section]) -> None:
        """Show the sections that have something in them."""


class SectionsPresenter:
    """Looks at what there is."""

    def __init__(self, view: SectionsView, desk: Desk) -> None:
        self._view = view
        self._desk = desk

    def refresh(self) -> None:
        """Count again."""
        kinds = tuple(SECTION_KINDS.values())
        self._desk.read(lambda vault: counted(vault, kinds), self._came)

    def _came(self, counts: dict[str, int]) -> None:
        filled = [one for one, kind in SECTION_KINDS.items() if counts[kind]]
        self._view.show_filled(frozenset(filled))
