"""The searches that are kept, at the side of the window."""

from typing import NamedTuple, Protocol

from vrm_app.domain.saved_search import SavedSearch
from vrm_app.domain.text import flattened
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.services.records import delete
from vrm_app.services.saved_searches import saved_searches


class KeptSearch(NamedTuple):
    """A search by its id, its name, and what was typed."""

    id: str
    name: str
    asked: str

    @property
    def place(self) -> Place:
        """Where its hits are seen."""
        return Place(Section.TIMELINE, "", self.asked)


class SearchesView(Protocol):
    """What can be shown of the searches."""

    def show_searches(self, searches: list[KeptSearch]) -> None:
        """Show the searches that are kept."""


class SavedSearchesPresenter:
    """Reads the searches that are kept, and lets go of them."""

    def __init__(self, view: SearchesView, desk: Desk) -> None:
        self._view = view
        self._desk = desk

    def refresh(self) -> None:
        """Read them again."""
        self._desk.read(saved_searches, self._came)

    def delete(self, search_id: str) -> None:
        """Move a search to the trash."""
        now = self._desk.now()
        self._desk.write(lambda vault: delete(vault, search_id, now=now), lambda _deleted: None)

    def _came(self, found: list[SavedSearch]) -> None:
        kept = [KeptSearch(one.id, flattened(one.name), one.asked) for one in found]
        self._view.show_searches(kept)


def keeping(asked: str) -> Ask:
    """Return the form in which a search is given a name."""
    return Ask(Form.RECORD, "", "", SavedSearch.kind, (("asked", asked),))


def changing(search_id: str) -> Ask:
    """Return the form in which a search is named otherwise."""
    return Ask(Form.RECORD, "", search_id, SavedSearch.kind)
