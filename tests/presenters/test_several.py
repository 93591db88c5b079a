"""One thing done to several rows: one action, told and taken back as one."""

import csv

import pytest
from building import add, company, record
from desks import SUNDAY as NOW
from desks import DeskAtOnce
from list_views import NotedList

from vrm_app.domain.agreement import Agreement
from vrm_app.domain.errors import UserError
from vrm_app.presenters.day_groups import Group, InGroups
from vrm_app.presenters.places import Place, Section
from vrm_app.presenters.record_list import RecordListPresenter
from vrm_app.presenters.several import (
    MOST_PRINTED,
    Copied,
    SeveralPresenter,
    Sheet,
    selected_words,
)
from vrm_app.presenters.several_changes import Asks, changes_of
from vrm_app.presenters.undoing import UndoPresenter
from vrm_app.services.record_lists import Wanted, order
from vrm_app.services.undoing import undo
from vrm_app.vault.vault import Vault

CONTRACTS = Wanted(kinds=("agreement",))


class Told:
    """What was told of it."""

    def __init__(self) -> None:
        self.copied: Copied | None = None
        self.sheet: Sheet | None = None
        self.said: list[str] = []

    def show_copied(self, copied: Copied) -> None:
        self.copied = copied

    def show_sheet(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def show_not_understood(self, text: str) -> None:
        self.said.append(text)

    def show_done(self) -> None:
        self.said.append("done")

    @property
    def place(self) -> Place:
        return Place(Section.CONTRACTS)

    def go(self, place: Place) -> None:
        raise AssertionError(place)

    def show_saved(self, text: str) -> None:
        self.said.append(text)

    def show_taken_back(self, text: str) -> None:
        self.said.append(text)

    def show_refused(self, error: UserError) -> None:
        self.said.append(error.title)


@pytest.fixture
def desk(vault: Vault) -> DeskAtOnce:
    return DeskAtOnce(vault, moment=NOW)


def contracts(vault: Vault, count: int) -> list[str]:
    acme = company(vault)
    return [
        add(vault, "agreement", company_id=acme, type="contract", title=f"=Power {number}")
        for number in range(count)
    ]


def several(desk: DeskAtOnce) -> tuple[Told, SeveralPresenter]:
    told = Told()
    listed = RecordListPresenter(NotedList(), desk)
    listed.show(CONTRACTS)
    undoing = UndoPresenter(told, desk)
    desk.changed = undoing.changed
    return told, SeveralPresenter(told, desk, listed)


def test_several_go_to_the_trash_as_one_action(desk: DeskAtOnce, vault: Vault) -> None:
    ids = contracts(vault, 12)
    told, presenter = several(desk)

    presenter.delete(ids[2:])
    assert set(order(vault, CONTRACTS, today=NOW.date()).ids) == set(ids[:2])
    assert told.said == ["10 contracts moved to the trash."]

    assert undo(vault, now=NOW) == "delete 10 agreement"
    assert set(order(vault, CONTRACTS, today=NOW.date()).ids) == set(ids)


def test_a_field_is_changed_for_all_or_for_none(desk: DeskAtOnce, vault: Vault) -> None:
    ids = contracts(vault, 3)
    told, presenter = several(desk)

    presenter.change(ids, "state", "ended")
    assert {_state(vault, one) for one in ids} == {"ended"}
    assert told.said == ["3 contracts changed."]

    other = company(vault, "Other")
    presenter.change([*ids, other], "state", "active")
    assert {_state(vault, one) for one in ids} == {"ended"}
    assert len(desk.refused) == 1


def test_a_tag_is_put_on_each_once(desk: DeskAtOnce, vault: Vault) -> None:
    ids = contracts(vault, 2)
    _, presenter = several(desk)

    presenter.tag(ids[:1], "home")
    presenter.tag(ids, " #home ")

    assert [record(vault, one).tags for one in ids] == [("home",), ("home",)]


def test_more_rows_than_were_read_are_copied_without_formulas(
    desk: DeskAtOnce, vault: Vault
) -> None:
    ids = contracts(vault, 3)
    told, presenter = several(desk)

    presenter.copy(ids)

    assert told.copied is not None
    assert told.copied.count == 3
    assert told.copied.text.splitlines()[0].startswith("'=Power 0 · Acme")
    heads, first, *_ = csv.reader(told.copied.csv.splitlines())
    assert heads[:2] == ["Name", "About"]
    assert first[0] == "'=Power 0"


def test_groups_stand_above_their_rows_in_text_and_on_paper_but_not_in_a_table(
    desk: DeskAtOnce, vault: Vault
) -> None:
    ids = contracts(vault, 3)
    told, presenter = several(desk)
    groups = (Group(0, "Overdue"), Group(2, "Later"))

    presenter.copy(ids, groups)
    assert told.copied is not None
    lines = [one.split(" · ")[0] for one in told.copied.text.splitlines()]
    assert lines == ["Overdue", "'=Power 0", "'=Power 1", "", "Later", "'=Power 2"]
    assert len(told.copied.csv.splitlines()) == len(told.copied.tabs.splitlines()) == 4

    presenter.print("Contracts", InGroups(ids, groups), "")
    assert told.sheet is not None
    assert told.sheet.groups == groups


def test_paper_says_the_day_the_filter_and_when_it_is_not_all(
    desk: DeskAtOnce, vault: Vault
) -> None:
    ids = contracts(vault, 1)
    told, presenter = several(desk)

    presenter.print("Contracts", InGroups(ids), "power")
    assert told.sheet is not None
    assert told.sheet.told == "Sunday, 22 November 2026 · with the letters “power”"
    assert [line[0] for line in told.sheet.lines] == ["=Power 0"]

    presenter.print("Contracts", InGroups(ids * (MOST_PRINTED + 1)), "")
    assert told.sheet.told.endswith("the first 2,000 of 2,001")


def test_a_minus_takes_a_tag_off_those_that_have_it_as_one_action(
    desk: DeskAtOnce, vault: Vault
) -> None:
    ids = contracts(vault, 3)
    _, presenter = several(desk)
    presenter.tag(ids, "home")
    presenter.tag(ids[:1], "old")
    found: list[str] = []
    presenter.tags(ids, found.extend)
    assert found == ["home", "old"]

    presenter.tag(ids, "-#home")
    assert [record(vault, one).tags for one in ids] == [("old",), (), ()]
    undo(vault, now=NOW)
    assert [record(vault, one).tags for one in ids] == [("home", "old"), ("home",), ("home",)]


def test_a_day_that_was_typed_is_given_to_all_or_taken_from_all(
    desk: DeskAtOnce, vault: Vault
) -> None:
    ids = contracts(vault, 2)
    told, presenter = several(desk)
    ends = next(one for one in presenter.changes("agreement") if one.field == "trial_ends_on")

    presenter.change_typed(ids, ends, "someday")
    assert told.said == ["This is no day. Try 30 nov, fri, in 2w or 2026-11-30."]
    presenter.change_typed(ids, ends, "30 nov")
    assert told.said[1:] == ["done", "2 contracts changed."]
    assert {_ends(vault, one) for one in ids} == {"2026-11-30"}

    assert ends.values[-1] == ("", "Leave it empty")
    presenter.change(ids, ends.field, "")
    assert {_ends(vault, one) for one in ids} == {"None"}


def test_all_go_to_another_company_by_its_name(desk: DeskAtOnce, vault: Vault) -> None:
    ids = contracts(vault, 2)
    other = company(vault, "Globex")
    company(vault, "Twice")
    company(vault, "Twice")
    told, presenter = several(desk)
    of = next(one for one in presenter.changes("agreement") if one.asks is Asks.COMPANY)

    presenter.change_typed(ids, of, "nobody")
    presenter.change_typed(ids, of, "twice")
    assert told.said == ["No company is called so.", "Several are called so."]
    presenter.change_typed(ids, of, " globex")
    assert {record(vault, one).company for one in ids} == {other}


def test_choices_and_days_can_be_changed_and_nothing_else() -> None:
    def fields(kind: str) -> set[str]:
        return {one.field for one in changes_of(kind, today=NOW.date())}

    assert fields("company") == {"relationship", "relationship_type", "favourite", "known_since"}
    assert {"state", "ended_on", "company_id"} <= fields("agreement")
    assert "title" not in fields("agreement")
    assert fields("release") == fields("nothing") == set()


def _ends(vault: Vault, record_id: str) -> str:
    found = record(vault, record_id)
    assert isinstance(found, Agreement)
    return str(found.trial_ends_on)


def test_the_number_is_said_first() -> None:
    assert selected_words("case", 1, of_all=False) == "Selected: 1 case"
    all_ = selected_words("case", 5000, of_all=True)
    assert all_ == "All of the list is selected: 5,000 cases"


def _state(vault: Vault, record_id: str) -> str:
    found = record(vault, record_id)
    assert isinstance(found, Agreement)
    return found.state
