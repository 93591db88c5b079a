"""The searches that are kept, at the side of the window."""

from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple, Protocol

from vrm_app.domain.errors import UserError
from vrm_app.domain.saved_search import SavedSearch
from vrm_app.domain.text import flattened
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.filter_words import understand
from vrm_app.presenters.places import Ask, Form, Place, Section
from vrm_app.services.records import delete
from vrm_app.services.saved_searches import count_found, saved_searches
from vrm_app.vault.query import read_query

_MOST = 50
"""How far is counted what a search finds."""


class KeptSearch(NamedTuple):
    """A search by its id, its name, and what was typed."""

    id: str
    name: str
    asked: str

    @property
    def place(self) -> Place:
        """Where its hits are seen."""
        return Place(Section.TIMELINE, "", self.asked)


class FoundNow(NamedTuple):
    """How much a search finds now: in figures, and at length."""

    figure: str
    told: str


class SearchesView(Protocol):
    """What can be shown of the searches."""

    def show_searches(self, searches: list[KeptSearch]) -> None:
        """Show the searches that are kept."""

    def show_found(self, found: dict[str, FoundNow]) -> None:
        """Show beside each search, by its id, how much it finds."""


class SavedSearchesPresenter:
    """Reads the searches that are kept, and lets go of them."""

    def __init__(self, view: SearchesView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._kept: list[KeptSearch] = []
        self._counting = 0

    def refresh(self) -> None:
        """Read them again."""
        self._desk.read(saved_searches, self._came)

    def count(self) -> None:
        """Count what each finds, one after the other, so that whatever else is read comes between.

        A later counting takes the place of one that is under way.
        """
        self._counting += 1
        self._count_on(self._counting, list(self._kept), {})

    def _count_on(self, counting: int, left: list[KeptSearch], found: dict[str, FoundNow]) -> None:
        if counting != self._counting:
            return
        if not left:
            self._view.show_found(found)
            return
        one, *others = left

        def answer(count: int) -> None:
            self._count_on(counting, others, {**found, one.id: _found(count)})

        now = self._desk.now()
        try:
            query = read_query(understand(one.asked, today=now.date()).query, zone=now.tzinfo)
        except UserError:
            # What is wrong with it is told when it is opened.
            self._count_on(counting, others, found)
            return
        self._desk.read(lambda vault: count_found(vault, query, most=_MOST + 1), answer)

    def delete(self, search_id: str) -> None:
        """Move a search to the trash."""
        now = self._desk.now()
        self._desk.write(lambda vault: delete(vault, search_id, now=now), lambda _deleted: None)

    def _came(self, found: list[SavedSearch]) -> None:
        self._kept = [KeptSearch(one.id, flattened(one.name), one.asked) for one in found]
        self._view.show_searches(self._kept)


def _found(count: int) -> FoundNow:
    if count > _MOST:
        figure = _("{n}+").format(n=_MOST)
        return FoundNow(figure, _("more than {n} found").format(n=_MOST))
    return FoundNow(str(count), ngettext("{n} found", "{n} found", count).format(n=count))


def keeping(asked: str) -> Ask:
    """Return the form in which a search is given a name."""
    return Ask(Form.RECORD, "", "", SavedSearch.kind, (("asked", asked),))


def changing(search_id: str) -> Ask:
    """Return the form in which a search is named otherwise."""
    return Ask(Form.RECORD, "", search_id, SavedSearch.kind)
