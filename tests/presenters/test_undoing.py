"""Telling what was saved, with the way to take it back and to where that is seen."""

from collections.abc import Callable

from building import case, company, exchange, shown
from desks import SUNDAY as NOW
from desks import DeskAtOnce

from vrm_app.domain.errors import UserError
from vrm_app.presenters.places import Place, Section
from vrm_app.presenters.undoing import UndoPresenter
from vrm_app.services.records import add, delete, edit, erase
from vrm_app.vault.vault import Vault


class Told:
    """What was told, in order, and where one is."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.place = Place(Section.TODAY)

    def go(self, place: Place) -> None:
        self.place = place

    def show_saved(self, text: str) -> None:
        self.said.append(text)

    def show_taken_back(self, text: str) -> None:
        self.said.append(text)

    def show_refused(self, error: UserError) -> None:
        self.said.append(error.title)


def _watching(vault: Vault) -> tuple[Told, UndoPresenter, DeskAtOnce]:
    told, desk = Told(), DeskAtOnce(vault, moment=NOW)
    presenter = UndoPresenter(told, desk)
    desk.changed = presenter.changed
    return told, presenter, desk


def _do(desk: DeskAtOnce, do: Callable[[Vault], object]) -> None:
    desk.write(do, lambda _: None)


def test_what_was_done_taken_back_and_done_again_is_each_told_once(vault: Vault) -> None:
    acme = company(vault, "Acme")
    told, presenter, desk = _watching(vault)

    _do(desk, lambda vault: delete(vault, acme, now=NOW))
    presenter.undo()
    presenter.redo()

    assert told.said == [
        "Moved to the trash: Acme.",
        "It is out of the trash again: Acme.",
        "Moved to the trash: Acme.",
    ]
    assert shown(vault, "company") == []


def test_any_kind_is_told_by_its_name(vault: Vault) -> None:
    told, presenter, desk = _watching(vault)

    fields = {"name": "Robin", "type": "friend"}
    _do(desk, lambda vault: add(vault, "source", fields, now=NOW))
    presenter.undo()

    assert told.said == ["Source is saved: Robin.", "Source is taken back: Robin."]


def test_no_way_back_is_promised_of_what_has_none(vault: Vault) -> None:
    acme = company(vault)
    dispute = case(vault, acme)
    told, _presenter, desk = _watching(vault)

    _do(desk, lambda vault: erase(vault, dispute, now=NOW))

    assert told.said == []


def test_it_is_said_that_what_was_erased_since_stays_erased(vault: Vault) -> None:
    acme = company(vault, "Acme")
    dispute = case(vault, acme)
    told, presenter, desk = _watching(vault)
    _do(desk, lambda vault: erase(vault, dispute, now=NOW))

    presenter.undo()

    assert told.said == [
        "The new company is taken back: Acme. What you erased since cannot be taken back."
    ]


def test_it_is_said_when_there_is_nothing_to_take_back(vault: Vault) -> None:
    told, presenter, _desk = _watching(vault)

    presenter.undo()

    assert told.said == ["There is nothing to undo"]


def test_the_view_goes_back_to_where_it_was_done(vault: Vault) -> None:
    acme = company(vault, "Acme")
    told, presenter, desk = _watching(vault)
    told.place = Place(Section.COMPANIES, acme, "contracts")
    _do(desk, lambda vault: edit(vault, acme, {"notes": "x"}, now=NOW))

    told.place = Place(Section.CASES)
    presenter.undo()
    assert told.place == Place(Section.COMPANIES, acme, "contracts")

    told.place = Place(Section.TODAY)
    presenter.redo()
    assert told.place == Place(Section.COMPANIES, acme, "contracts")


def test_what_was_done_before_the_window_opened_is_gone_to_where_it_is_seen(
    vault: Vault,
) -> None:
    acme = company(vault, "Acme")
    entry = exchange(vault, acme)
    delete(vault, entry, now=NOW)
    told, presenter, _desk = _watching(vault)

    presenter.undo()

    assert told.place == Place(Section.COMPANIES, acme, "", entry)


def test_what_goes_to_the_trash_by_taking_back_leaves_one_at_its_list(vault: Vault) -> None:
    company(vault, "Acme")
    told, presenter, _desk = _watching(vault)

    presenter.undo()

    assert told.place == Place(Section.COMPANIES)
    presenter.redo()
    assert told.place.record_id
