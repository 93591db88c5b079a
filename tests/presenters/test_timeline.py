"""What the timeline of all companies asks for, and what it shows of the answers."""

from collections.abc import Callable
from typing import Any

from building import company, exchange
from desks import DeskAtOnce

from vrm_app.domain.errors import UserError
from vrm_app.presenters.density import Density
from vrm_app.presenters.entries import Entry
from vrm_app.presenters.filter_offers import FilterOffer
from vrm_app.presenters.filter_words import Part
from vrm_app.presenters.timeline import TimelinePresenter
from vrm_app.vault.vault import Vault


class BusyDesk(DeskAtOnce):
    """A desk that comes to what is asked only when told."""

    def __init__(self, vault: Vault) -> None:
        super().__init__(vault)
        self.asked: list[tuple[Callable[[Vault], Any], Callable[[Any], None]]] = []

    def read(
        self,
        ask: Callable[[Vault], Any],
        answer: Callable[[Any], None],
        *,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        del failed
        self.asked.append((ask, answer))

    def work(self) -> None:
        while self.asked:
            ask, answer = self.asked.pop(0)
            answer(ask(self.vault))


class Shown:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.entries: list[list[Entry]] = []
        self.counted: list[int] = []

    def show_filters(self, parts: tuple[Part, ...], told: str) -> None:
        """Show nothing of it."""

    def show_offers(self, offers: list[FilterOffer]) -> None:
        """Show nothing of it."""

    def show_density(self, density: Density, *, is_filtered: bool) -> None:  # noqa: ARG002
        self.counted.append(density.total)

    def show_entries(self, entries: list[Entry], chosen: str = "") -> None:  # noqa: ARG002
        self.entries.append(entries)

    def show_from(self, entries: list[Entry]) -> None:
        self.entries.append(entries)

    def add_older(self, entries: list[Entry], *, without: int = 0) -> None:
        """Show nothing of it."""

    def add_newer(self, entries: list[Entry], *, without: int = 0) -> None:
        """Show nothing of it."""

    def show_whole(self, record_id: str, text: str) -> None:
        """Show nothing of it."""


def test_what_is_asked_for_again_before_it_came_is_read_and_counted_once(vault: Vault) -> None:
    exchange(vault, company(vault), body="It leaks.")
    view, desk = Shown(), BusyDesk(vault)
    presenter = TimelinePresenter(view, view, desk)

    presenter.show("")
    presenter.refresh()
    desk.work()

    assert [len(one) for one in view.entries] == [1]
    assert view.counted == [1]


def test_of_several_filters_typed_only_the_last_is_counted(vault: Vault) -> None:
    for body in ("It leaks.", "It drips.", "It leaks again."):
        exchange(vault, company(vault), body=body)
    view, desk = Shown(), BusyDesk(vault)
    presenter = TimelinePresenter(view, view, desk)

    for typed in ("drips", "drips leaks", "leaks"):
        presenter.show(typed)
    desk.work()

    assert [len(one) for one in view.entries] == [2]
    assert view.counted == [2]
