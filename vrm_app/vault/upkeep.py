"""What was done for the vault itself, and when last; it has no history."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from enum import StrEnum

from vrm_app.domain.fields import instant_text
from vrm_app.vault import actions
from vrm_app.vault.database import Connection
from vrm_app.vault.records import Writing


class Deed(StrEnum):
    """Something that is done for a vault, once or now and then."""

    WORDS_KEPT = "words kept"
    """The recovery words were printed or saved."""
    WORDS_CHECKED = "words checked"
    """The recovery words were typed from the sheet, and were the right ones."""
    COPIED = "copied"
    """A copy of everything was made."""
    INVENTED = "invented"
    """The vault was filled with invented dealings."""


def find(connection: Connection) -> Mapping[Deed, datetime]:
    """Return when each deed was done last; what a newer program noted is left out."""
    found = {}
    for deed, at in connection.execute("SELECT deed, at FROM upkeep"):
        with suppress(ValueError):
            found[Deed(deed)] = datetime.fromisoformat(at)
    return found


def note(writing: Writing, deed: Deed) -> None:
    """Note that this was done now, in a transaction that changes records, too."""
    writing.connection.execute(
        "INSERT INTO upkeep (deed, at) VALUES (?, ?) "
        "ON CONFLICT (deed) DO UPDATE SET at = excluded.at",
        (deed, instant_text(writing.now)),
    )
    writing.changed = True


def note_alone(writing: Writing, deed: Deed) -> None:
    """Note that this was done now, in a transaction that changes nothing else."""
    note(writing, deed)
    actions.leave_none(writing.connection)
