"""What one did lately, and the way back to a point of it."""

from building import company, shown
from desks import SUNDAY as NOW
from desks import DeskAtOnce

from vrm_app.presenters.day_groups import Group, InGroups
from vrm_app.presenters.done import DonePresenter, DoneRow
from vrm_app.services.records import delete, edit, erase
from vrm_app.services.undoing import redo
from vrm_app.vault.vault import Vault


class NotedDone:
    """What the sheet was shown, the latest of each."""

    def __init__(self) -> None:
        self.rows: list[DoneRow] = []
        self.told = ""
        self.order = InGroups([])

    def show_rows(self, order: InGroups, rows: list[DoneRow]) -> None:
        self.rows, self.order = rows, order

    def show_more(self, rows: list[DoneRow]) -> None:
        self.rows += rows

    def show_told(self, text: str) -> None:
        self.told = text


def _looking(vault: Vault) -> tuple[NotedDone, DonePresenter]:
    view = NotedDone()
    presenter = DonePresenter(view, DeskAtOnce(vault, moment=NOW))
    presenter.begin()
    return view, presenter


def test_what_was_done_is_told_newest_first_and_what_stays_says_so(vault: Vault) -> None:
    acme, gone = company(vault, "Acme"), company(vault, "Gone")
    edit(vault, acme, {"notes": "x"}, now=NOW)
    erase(vault, gone, now=NOW)

    view, _presenter = _looking(vault)

    assert [(one.text, one.state) for one in view.rows] == [
        ("Erased for good.", "cannot be taken back"),
        ("The change is saved: Acme.", ""),
        ("The company is saved: Acme.", ""),
    ]
    assert view.order == InGroups(
        [one.id for one in view.rows], (Group(0, "Today"), Group(2, "June"))
    )
    assert view.rows[1].spoken == "The change is saved: Acme. Today 14:05"


def test_all_down_to_an_action_is_taken_back_and_done_again_one_by_one(vault: Vault) -> None:
    acme, other = company(vault, "Acme"), company(vault, "Other")
    delete(vault, acme, now=NOW)
    edit(vault, other, {"name": "Another"}, now=NOW)
    view, presenter = _looking(vault)

    presenter.take_back_to(view.rows[1].id)

    assert sorted(shown(vault, "company")) == sorted([acme, other])
    assert view.told.startswith("2 actions are taken back.")
    assert [one.state for one in view.rows] == ["taken back", "taken back", "", ""]

    redo(vault, now=NOW)
    assert shown(vault, "company") == [other]
