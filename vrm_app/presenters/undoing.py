"""Telling what was saved, taking it back, and going to where that is seen."""

import re
from gettext import gettext as _
from typing import Protocol

from vrm_app.domain.errors import UserError
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.counted_words import counted_words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.opening import place_of
from vrm_app.presenters.places import Place, Section
from vrm_app.services.done_actions import ERASE, RELEASE, Done, do_again, newest_done, take_back

_LONGEST = 60

_SAVED = {
    "log entry": _("The entry is saved: {what}."),
    "edit entry": _("The entry is saved: {what}."),
    "jot": _("The line is saved: {what}."),
    "jot inbox": _("The line waits in the Inbox: {what}."),
    "file": _("It is filed: {what}."),
    "raise case": _("The case is saved: {what}."),
    "add company": _("The company is saved: {what}."),
    "edit company": _("The company is saved: {what}."),
    "edit": _("The change is saved: {what}."),
    "hand over": _("The case is marked as sent: {what}."),
    "log answer": _("The answer is saved: {what}."),
    "close case": _("The case is closed: {what}."),
    "put back": _("It is as it was then: {what}."),
    "attach": _("The file is saved: {what}."),
    "delete": _("Moved to the trash: {what}."),
    "restore": _("Taken out of the trash: {what}."),
    "release": _("Handed over: {what}."),
    "erase": _("Erased for good."),
    "import": _("Imported."),
    "import archive": _("The archive is taken in."),
}
_TAKEN_BACK = {
    "log entry": _("The entry is taken back: {what}."),
    "edit entry": _("The entry is as it was before: {what}."),
    "jot": _("The line is taken back: {what}."),
    "jot inbox": _("The line is taken back: {what}."),
    "file": _("It waits in the Inbox again: {what}."),
    "raise case": _("The case is taken back: {what}."),
    "add company": _("The new company is taken back: {what}."),
    "edit company": _("The company is as it was before: {what}."),
    "edit": _("The change is taken back: {what}."),
    "hand over": _("The case is marked as it was before: {what}."),
    "log answer": _("The answer is taken back: {what}."),
    "close case": _("The case is open again: {what}."),
    "put back": _("It is as it was before: {what}."),
    "attach": _("The file is taken back: {what}."),
    "delete": _("It is out of the trash again: {what}."),
    "restore": _("It is in the trash again: {what}."),
    "import": _("The import is taken back."),
    "import archive": _("What came with the archive is taken back."),
}
_STAYS = {
    RELEASE: _("{told} What you handed over since cannot be taken back."),
    ERASE: _("{told} What you erased since cannot be taken back."),
}
_PASSING = frozenset({Section.IMPORT, Section.HAND_OVER})
"""Pages on which nothing is seen of a record once one is through."""


class UndoView(Protocol):
    """What can be told of what was saved."""

    @property
    def place(self) -> Place:
        """The place where one is."""

    def go(self, place: Place) -> None:
        """Go to a place."""

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
        self._places: dict[int, Place] = {}
        """Where the actions of this window were done."""
        desk.read(newest_done, self._began)

    def changed(self) -> None:
        """Look at what was written."""
        self._desk.read(newest_done, self._came)

    def undo(self) -> None:
        """Take back the newest action."""
        now = self._desk.now()
        self._desk.write(
            lambda vault: take_back(vault, now=now), self._undone, failed=self._view.show_refused
        )

    def redo(self) -> None:
        """Do again what was taken back last."""
        now = self._desk.now()
        self._desk.write(
            lambda vault: do_again(vault, now=now), self._redone, failed=self._view.show_refused
        )

    def _began(self, newest: Done | None) -> None:
        if self._newest is None:
            self._newest = newest.id if newest else 0

    def _came(self, newest: Done | None) -> None:
        at = newest.id if newest else 0
        # What was handed over or erased makes no newer action: no way back is promised of it.
        is_new = at > (self._newest or 0)
        self._newest = at
        if self._is_told:
            self._is_told = False
        elif is_new and newest is not None:
            self._places[at] = self._view.place
            self._view.show_saved(done_words(newest))

    def _undone(self, done: Done) -> None:
        self._is_told = True
        told = _words(_TAKEN_BACK, done, _("{kind} is taken back: {what}."))
        self._view.show_taken_back(_STAYS[done.stays].format(told=told) if done.stays else told)
        self._follow(done)

    def _redone(self, done: Done) -> None:
        self._is_told = True
        self._view.show_saved(done_words(done))
        self._follow(done)

    def _follow(self, done: Done) -> None:
        """Go to where it was done, or where what it changed is seen."""
        place = self._places.get(done.id)
        if place is not None and place.section in _PASSING:
            place = None
        if place is not None and place == self._view.place:
            return
        if place is None:
            place = place_of(done.kind, done.record_id, done.company_id) if done.kind else None
        if place is not None and place.record_id == done.record_id and not done.is_shown:
            # What is in the trash has no page.
            place = Place(place.section)
        if place is not None and place != self._view.place:
            self._view.go(place)


_SEVERAL = re.compile("(delete|edit) ([0-9]+) ([a-z_]+)")
_SEVERAL_SAVED = {
    "delete": _("{what} moved to the trash."),
    "edit": _("{what} changed."),
}
_SEVERAL_TAKEN_BACK = {
    "delete": _("{what} out of the trash again."),
    "edit": _("{what} as before."),
}


def done_words(done: Done) -> str:
    """Say what was done."""
    return _words(_SAVED, done, _("{kind} is saved: {what}."))


def _words(table: dict[str, str], done: Done, otherwise: str) -> str:
    several = _SEVERAL.fullmatch(done.name)
    if several:
        sentences = _SEVERAL_SAVED if table is _SAVED else _SEVERAL_TAKEN_BACK
        what = counted_words(several[3], int(several[2]))
        return sentences[several[1]].format(what=what)
    kind = words.KINDS.get(done.kind, done.name)
    what = flattened(done.heading)
    if len(what) > _LONGEST:
        what = what[:_LONGEST].rstrip() + "…"
    return table.get(done.name, otherwise).format(kind=kind, what=what or kind)
