"""What the page of the trash says, and what erasing asks."""

from datetime import timedelta

from building import case, company, exchange, shown
from desks import SUNDAY as NOW
from desks import DeskAtOnce

from vrm_app.domain.errors import UserError
from vrm_app.presenters.day_groups import Group, Groups, InGroups
from vrm_app.presenters.trash import TrashPresenter, TrashRow
from vrm_app.presenters.trash_erasing import ErasingPresenter
from vrm_app.services.records import delete
from vrm_app.vault.vault import Vault


class NotedTrash:
    """What the page was shown, the latest of each."""

    def __init__(self) -> None:
        self.rows: list[TrashRow] = []
        self.told = ""
        self.is_empty = False
        self.hidden = ""
        self.ids: list[str] = []
        self.groups: Groups = ()
        self.kinds: list[tuple[str, str]] = []

    def show_rows(
        self, order: InGroups, rows: list[TrashRow], told: str, *, is_empty: bool
    ) -> None:
        self.ids, self.groups = order
        self.rows, self.told, self.is_empty = list(rows), told, is_empty

    def show_more(self, rows: list[TrashRow]) -> None:
        self.rows += rows

    def show_kinds(self, kinds: list[tuple[str, str]]) -> None:
        self.kinds = kinds

    def show_hidden(self, text: str) -> None:
        self.hidden = text


class NotedErasing:
    """What the question and its end said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def show_going(self, question: str, counts: list[str]) -> None:
        self.said += [question, *counts]

    def show_gone(self, told: str, warning: str) -> None:
        self.said += [told, warning]

    def show_refused(self, error: UserError) -> None:
        self.said.append(error.title)


def _watching(vault: Vault) -> tuple[NotedTrash, TrashPresenter]:
    view, desk = NotedTrash(), DeskAtOnce(vault, moment=NOW)
    presenter = TrashPresenter(view, desk)
    desk.changed = presenter.refresh
    presenter.refresh()
    return view, presenter


def test_a_row_says_what_it_is_of_whom_and_when_it_was_removed(vault: Vault) -> None:
    acme = company(vault, "Acme")
    dispute = case(vault, acme, title="The kettle leaks")
    delete(vault, dispute, now=NOW - timedelta(days=1))
    exchange(vault, acme)
    delete(vault, acme, now=NOW)

    view, _presenter = _watching(vault)

    assert view.told == "2 things were removed"
    assert view.groups == (Group(0, "Today"), Group(1, "Yesterday"))
    assert view.kinds == [("", "All  2"), ("company", "Company  1"), ("case", "Case  1")]
    assert [one.spoken for one in view.rows] == [
        "Acme. Company · 1 record comes back with it. Today 14:05",
        "The kettle leaks. Case · Acme · hidden by “Acme”. Yesterday 14:05",
    ]


def test_what_still_hides_what_was_restored_is_said_in_the_words_of_the_command_line(
    vault: Vault,
) -> None:
    acme = company(vault, "Acme")
    dispute = case(vault, acme)
    delete(vault, dispute, now=NOW)
    delete(vault, acme, now=NOW)
    view, presenter = _watching(vault)

    presenter.restore([dispute])
    assert view.hidden == "It stays hidden until its company “Acme” is restored, too."

    presenter.restore([acme])
    assert view.hidden == ""
    assert view.is_empty
    assert shown(vault, "case") == [dispute]


def test_every_row_is_reached_and_what_is_looked_for_is_left(vault: Vault) -> None:
    for number in range(230):
        delete(vault, company(vault, f"Company {number}"), now=NOW)
    view, presenter = _watching(vault)
    assert len(view.rows) == 100

    presenter.fill(view.ids[100:])
    assert [one.id for one in view.rows] == view.ids
    assert len(set(view.ids)) == 230

    presenter.restore([view.rows[0].id])
    assert len(view.ids) == 229

    presenter.look_for("company 17")
    assert len(view.ids) == 13
    presenter.look_for("nowhere")
    assert (view.told, view.is_empty) == ("Nothing in the trash has these words", False)


def test_erasing_asks_with_all_that_would_go_and_says_what_went(vault: Vault) -> None:
    acme = company(vault, "Acme")
    exchange(vault, acme)
    exchange(vault, acme)
    view = NotedErasing()
    presenter = ErasingPresenter(view, DeskAtOnce(vault, moment=NOW), (acme,))

    presenter.begin()
    assert view.said == [
        "Erase 3 records for good? Nothing brings them back.",
        "2 entries",
        "1 company",
    ]
    assert shown(vault, "company") == [acme]

    presenter.erase()
    assert view.said[3:] == ["3 records are erased for good.", ""]
    assert shown(vault, "company") == []


def test_traces_that_wait_beside_a_reader_are_told(vault: Vault) -> None:
    acme = company(vault, "Acme")
    view = NotedErasing()
    with vault.reading() as connection:
        connection.execute("SELECT count(*) FROM record").fetchone()
        presenter = ErasingPresenter(view, DeskAtOnce(vault, moment=NOW), (acme,))
        presenter.erase()

    assert view.said[0] == "1 record is erased for good."
    assert view.said[1].startswith("Another program reads the vault just now: encrypted traces")
