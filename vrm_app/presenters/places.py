"""Where one can go in the window."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Section(StrEnum):
    """A page of the window, or the kind of page."""

    TODAY = "today"
    INBOX = "inbox"
    COMPANIES = "companies"
    CASES = "cases"
    HANDED_OVER = "handed_over"
    TIMELINE = "timeline"
    IMPORT = "import"
    HAND_OVER = "hand_over"
    CONTRACTS = "contracts"
    NEEDS = "needs"
    MY_DATA = "my_data"
    OTHERS = "others"
    TRASH = "trash"
    MANUAL = "manual"
    SETTINGS = "settings"


class Place(NamedTuple):
    """A page, and the record it shows; of a company, the tab, of the others, the kind."""

    section: Section
    record_id: str = ""
    tab: str = ""
    about: str = ""
    """The record that is selected where several are shown."""


Go = Callable[[Place], None]
"""Takes the window to a place."""


class Form(StrEnum):
    """A form that is shown over a page."""

    LOG = "log"
    CASE = "case"
    CLOSING = "closing"
    COMPANY = "company"
    RATING = "rating"
    RECORD = "record"
    """Any kind, by the fields it declares."""
    FILE = "file"
    """A file, to be looked at."""
    RECOVERY = "recovery"
    """The recovery words of the vault."""
    PASSPHRASE = "passphrase"  # noqa: S105  (a form, not a passphrase)
    """Another passphrase for the vault."""
    HISTORY = "history"
    """What changed in a record."""
    DONE = "done"
    """What one did lately."""
    ERASING = "erasing"
    """The question before records, by their ids, go for good."""


class Ask(NamedTuple):
    """A form, of which company, and the record it is about: a case, or an entry."""

    form: Form
    company_id: str = ""
    about: str = ""
    kind: str = ""
    """Of what kind the record is, where the form is for any."""
    begun: tuple[tuple[str, str], ...] = ()
    """What stands in fields of a new record from the beginning."""


CHECK = "check"
"""What the form of the recovery words is about where they are only to be checked."""

Open = Callable[[Ask], None]
"""Opens a form over the page."""
