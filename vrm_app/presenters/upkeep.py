"""What is said of the vault itself: when a copy of it was made, and what its words need."""

from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from typing import Protocol

from vrm_app.presenters.desk import Desk
from vrm_app.services.upkeep import Upkeep, upkeep_of


class CopyView(Protocol):
    """What can be shown of the last copy."""

    def show_copy(self, words: str) -> None:
        """Say when the last copy was made; nothing where none is wanted."""


class CopyPresenter:
    """Looks when the last copy was made."""

    def __init__(self, view: CopyView, desk: Desk) -> None:
        self._view = view
        self._desk = desk

    def refresh(self) -> None:
        """Look again."""
        now = self._desk.now()

        def came(upkeep: Upkeep) -> None:
            is_asked = upkeep.copied_at is not None or not upkeep.is_invented
            self._view.show_copy(copy_words(upkeep, now=now) if is_asked else "")

        self._desk.read(upkeep_of, came)


def copy_words(upkeep: Upkeep, *, now: datetime) -> str:
    """Say when the last copy was made."""
    if upkeep.copied_at is None:
        return _("No backup copy yet")
    days = (now.date() - upkeep.copied_at.astimezone(now.tzinfo).date()).days
    if days <= 0:
        return _("Last backup copy today")
    return ngettext("Last backup copy yesterday", "Last backup copy {n} days ago", days).format(
        n=days
    )


def recovery_words_words(upkeep: Upkeep) -> str:
    """Say what was done about the recovery words."""
    if upkeep.words_checked:
        return _("Checked: they can be read from your sheet.")
    if upkeep.words_kept:
        return _("Printed or saved, not checked yet.")
    return _("Not on paper yet. They open the vault when you forget the passphrase.")
