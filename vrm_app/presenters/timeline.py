"""The timeline of all companies: what passes its filters, by month, and on paper."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from typing import NamedTuple, Protocol

from vrm_app.domain.errors import UserError
from vrm_app.domain.promise import PromiseState
from vrm_app.domain.text import flattened
from vrm_app.presenters.dealings_text import Dealings, dealings_of
from vrm_app.presenters.density import Density, density_of
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.filter_offers import FilterOffer, filter_offers
from vrm_app.presenters.filter_words import Part, narrowed, understand, values_of, without
from vrm_app.presenters.paging import Latest
from vrm_app.presenters.stretch import Stretch, StretchView
from vrm_app.services.filter_names import FilterNames, filter_names
from vrm_app.services.records import delete, edit
from vrm_app.services.several import delete_several
from vrm_app.services.timeline import Event, happened_to, months_of
from vrm_app.vault.query import Narrow, read_query
from vrm_app.vault.vault import Vault

_MOST_ON_PAPER = 2000
"""How many entries a record of dealings has at most."""


class FilterChoice(NamedTuple):
    """A filter that can be chosen: in words, and what is typed for it."""

    text: str
    typed: str


class TimelineView(Protocol):
    """What the page can show beside the timeline itself."""

    def show_filters(self, parts: tuple[Part, ...], told: str) -> None:
        """Show what was understood, or what cannot be read."""

    def show_density(self, density: Density, *, is_filtered: bool) -> None:
        """Show how much happened in each month."""

    def show_offers(self, offers: list[FilterOffer]) -> None:
        """Show how what is being typed can go on."""


class TimelinePresenter:
    """Reads what happened with all companies."""

    def __init__(self, view: TimelineView, timeline: StretchView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self.timeline = Stretch(timeline, desk, with_company=True)
        self._typed: str | None = None
        self._asked = ""
        self._counts = Latest(desk)
        self._known = FilterNames()

    @property
    def typed(self) -> str:
        """What narrows it down, as it was typed."""
        return self._typed or ""

    def show(self, typed: str, chosen: str = "") -> None:
        """Show what passes, around a record where one is chosen."""
        if typed == self._typed and not chosen:
            return
        self._typed = typed
        now = self._desk.now()
        understood = understand(typed, today=now.date())
        try:
            read_query(understood.query, zone=now.tzinfo)
        except UserError as error:
            self._view.show_filters(understood.parts, flattened(error.advice))
            return
        self._asked = understood.query
        self._view.show_filters(understood.parts, "")
        self.timeline.ask(self._asked, chosen)
        self._count()

    def refresh(self) -> None:
        """Read again what is shown, and the names that filters know."""
        if self._typed is not None:
            self.timeline.refresh()
            self._count()
        self._desk.read(filter_names, self._knows)

    def offer(self, line: str) -> None:
        """Offer how what is being typed can go on."""
        self._view.show_offers(filter_offers(line, self._known))

    def taken_out(self, part: Part) -> str:
        """Return what is typed without one of its filters."""
        return without(self.typed, part)

    def narrowed(self, choice: FilterChoice) -> str:
        """Return what is typed with a filter that was chosen."""
        return narrowed(self.typed, choice.typed)

    def settle(self, promise_id: str, state: PromiseState) -> None:
        """Note that a promise was kept or broken, today."""
        now = self._desk.now()
        patch = {"state": state, "settled_on": now.date().isoformat()}
        self._desk.write(lambda vault: edit(vault, promise_id, patch, now=now), _nothing)

    def delete(self, ids: Sequence[str]) -> None:
        """Move entries to the trash, all of them as one action."""
        now = self._desk.now()
        if len(ids) == 1:
            self._desk.write(lambda vault: delete(vault, ids[0], now=now), _nothing)
        elif ids:
            self._desk.write(lambda vault: delete_several(vault, ids, now=now), _nothing)

    def record(self, ids: Sequence[str], answer: Callable[[Dealings], None]) -> None:
        """Make the record of the entries that are selected, or of all that pass where none is."""
        now = self._desk.now()
        query = read_query(self._asked, zone=now.tzinfo)

        def ask(vault: Vault) -> list[Event]:
            return happened_to(vault, query, ids, limit=_MOST_ON_PAPER)

        self._desk.read(ask, lambda events: answer(dealings_of(events, now=now)))

    def _count(self) -> None:
        asked, is_filtered = self._asked, bool(self.typed.strip())
        query = read_query(asked, zone=self._desk.now().tzinfo)

        def answer(counts: dict[str, int]) -> None:
            self._view.show_density(density_of(counts), is_filtered=is_filtered)

        self._counts.read(lambda vault: months_of(vault, query), answer)

    def _knows(self, names: FilterNames) -> None:
        self._known = names


def choices(by: Narrow) -> list[FilterChoice]:
    """Return what can be chosen by kind or by channel."""
    return [FilterChoice(text, f"{by}:{value}") for value, text in values_of(by).items()]


def times() -> list[FilterChoice]:
    """Return the spans of time that can be chosen."""
    return [
        FilterChoice(_("This month"), "this month"),
        FilterChoice(_("Last month"), "last month"),
        FilterChoice(_("This year"), "this year"),
        FilterChoice(_("Last year"), "last year"),
        FilterChoice(_("Last week"), "last week"),
    ]


def _nothing(_: object) -> None:
    """Leave the answer to the refresh that follows every change."""
