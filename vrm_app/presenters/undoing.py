"""Telling that something was saved, and taking it back."""

from gettext import gettext as _
from typing import Protocol

from vrm_app.domain.errors import UserError
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.services.undoing import newest_action, redo, undo

_SAVED = {
    "log entry": _("The entry is saved."),
    "edit entry": _("The entry is saved."),
    "jot": _("The line is saved."),
    "jot inbox": _("The line waits in the Inbox."),
    "file": _("It is filed."),
    "raise case": _("The case is saved."),
    "add company": _("The company is saved."),
    "edit company": _("The company is saved."),
    "edit": _("The change is saved."),
    "hand over": _("The case is marked as sent."),
    "log answer": _("The answer is saved."),
    "attach": _("The file is saved."),
    "delete": _("Moved to the trash."),
    "restore": _("Taken out of the trash."),
    "import": _("Imported."),
}
_TAKEN_BACK = {
    "log entry": _("The entry is taken back."),
    "edit entry": _("The entry is as it was before."),
    "jot": _("The line is taken back."),
    "jot inbox": _("The line is taken back."),
    "file": _("It waits in the Inbox again."),
    "raise case": _("The case is taken back."),
    "add company": _("The new company is taken back."),
    "edit company": _("The company is as it was before."),
    "edit": _("The change is taken back."),
    "hand over": _("The case is marked as it was before."),
    "log answer": _("The answer is taken back."),
    "attach": _("The file is taken back."),
    "delete": _("It is out of the trash again."),
    "restore": _("It is in the trash again."),
    "import": _("The import is taken back."),
}


class UndoView(Protocol):
    """What can be told of what was saved."""

    def show_saved(self, text: str) -> None:
        """Say what was saved, with the way to take it back."""

    def show_taken_back(self, text: str) -> None:
        """Say what was taken back, with the way to do it again."""

    def show_refused(self, error: UserError) -> None:
        """Say that there is nothing to take back."""


class UndoPresenter:
    """Watches what is written: what can be taken back is told with the way to do so."""

    def __init__(self, view: UndoView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._newest: int | None = None
        self._is_told = False
        desk.read(newest_action, self._began)

    def changed(self) -> None:
        """Look at what was written."""
        self._desk.read(newest_action, self._came)

    def undo(self) -> None:
        """Take back the newest action."""
        now = self._desk.now()
        self._desk.write(
            lambda vault: undo(vault, now=now), self._undone, failed=self._view.show_refused
        )

    def redo(self) -> None:
        """Do again what was taken back last."""
        now = self._desk.now()
        self._desk.write(
            lambda vault: redo(vault, now=now), self._redone, failed=self._view.show_refused
        )

    def _began(self, newest: tuple[int, str] | None) -> None:
        if self._newest is None:
            self._newest = newest[0] if newest else 0

    def _came(self, newest: tuple[int, str] | None) -> None:
        at, name = newest or (0, "")
        # What was handed over or erased makes no newer action: no way back is promised of it.
        is_new = at > (self._newest or 0)
        self._newest = at
        if self._is_told:
            self._is_told = False
        elif is_new:
            self._view.show_saved(_words(_SAVED, name, _("Saved: {what}.")))

    def _undone(self, name: str) -> None:
        self._is_told = True
        self._view.show_taken_back(_words(_TAKEN_BACK, name, _("Taken back: {what}.")))

    def _redone(self, name: str) -> None:
        self._is_told = True
        self._view.show_saved(_words(_SAVED, name, _("Saved: {what}.")))


def _words(table: dict[str, str], name: str, otherwise: str) -> str:
    kind = name.removeprefix("add ")
    return table.get(name) or otherwise.format(what=words.within(words.KINDS.get(kind, name)))
