"""Where one can go in the window."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Section(StrEnum):
    """A page of the window, or the kind of page."""

    TODAY = "today"
    COMPANIES = "companies"
    CASES = "cases"
    HANDED_OVER = "handed_over"
    IMPORT = "import"
    HAND_OVER = "hand_over"


class Place(NamedTuple):
    """A page, and the record it shows."""

    section: Section
    record_id: str = ""


Go = Callable[[Place], None]
"""Takes the window to a place."""
