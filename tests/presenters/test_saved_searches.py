"""The searches that are kept, and how much each finds."""

from building import add, company, exchange
from desks import SUNDAY as NOW
from desks import DeskAtOnce

from vrm_app.presenters.saved_searches import FoundNow, KeptSearch, SavedSearchesPresenter
from vrm_app.vault.vault import Vault


class NotedSearches:
    """What was shown of them, the latest."""

    def __init__(self) -> None:
        self.searches: list[KeptSearch] = []
        self.found: dict[str, FoundNow] = {}

    def show_searches(self, searches: list[KeptSearch]) -> None:
        self.searches = searches

    def show_found(self, found: dict[str, FoundNow]) -> None:
        self.found = found


def test_each_search_says_how_much_it_finds_and_counts_no_further_than_fifty(vault: Vault) -> None:
    acme = company(vault)
    for number in range(51):
        exchange(vault, acme, body=f"heron {number}" if number else "one lapwing")
    exchange(vault, acme, body="heron fifty-one")
    for asked in ("heron", "lapwing", "nothing"):
        add(vault, "saved_search", name=asked, asked=asked)
    view = NotedSearches()
    presenter = SavedSearchesPresenter(view, DeskAtOnce(vault, moment=NOW))

    presenter.refresh()
    assert view.found == {}
    presenter.count()

    assert [view.found[one.id] for one in view.searches] == [
        FoundNow("50+", "more than 50 found"),
        FoundNow("1", "1 found"),
        FoundNow("0", "0 found"),
    ]


def test_a_search_counts_what_it_finds_when_it_is_opened(vault: Vault) -> None:
    acme = company(vault)
    exchange(vault, acme, body="one lapwing")
    wrong = "kind:lapwing"
    for asked in ("lapwing since january 2020", wrong):
        add(vault, "saved_search", name=asked, asked=asked)
    desk = DeskAtOnce(vault, moment=NOW)
    view = NotedSearches()
    presenter = SavedSearchesPresenter(view, desk)

    presenter.refresh()
    presenter.count()

    assert {one.asked: view.found.get(one.id) for one in view.searches} == {
        "lapwing since january 2020": FoundNow("1", "1 found"),
        wrong: None,
    }
    assert desk.refused == []
