"""Telling what was saved, with the way to take it back."""

from building import case, company, shown
from desks import SUNDAY as NOW
from desks import DeskAtOnce

from vrm_app.domain.errors import UserError
from vrm_app.presenters.undoing import UndoPresenter
from vrm_app.services.records import delete, erase
from vrm_app.vault.vault import Vault


class Told:
    """What was told, in order."""

    def __init__(self) -> None:
        self.said: list[str] = []

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


def test_what_was_done_taken_back_and_done_again_is_each_told_once(vault: Vault) -> None:
    acme = company(vault)
    told, presenter, desk = _watching(vault)

    desk.write(lambda vault: delete(vault, acme, now=NOW), lambda _: None)
    presenter.undo()
    presenter.redo()

    assert told.said == [
        "Moved to the trash.",
        "It is out of the trash again.",
        "Moved to the trash.",
    ]
    assert shown(vault, "company") == []


def test_no_way_back_is_promised_of_what_has_none(vault: Vault) -> None:
    acme = company(vault)
    dispute = case(vault, acme)
    told, _presenter, desk = _watching(vault)

    desk.write(lambda vault: erase(vault, dispute, now=NOW), lambda _: None)

    assert told.said == []


def test_it_is_said_when_there_is_nothing_to_take_back(vault: Vault) -> None:
    told, presenter, _desk = _watching(vault)

    presenter.undo()

    assert told.said == ["There is nothing to undo"]
