"""The groups of a list that is sorted by a day."""

from datetime import date, timedelta

from building import add, company
from desks import SUNDAY as NOW
from desks import DeskAtOnce
from list_views import NotedList

from vrm_app.presenters.day_groups import Group, Meaning, groups_of, groups_within
from vrm_app.presenters.record_list import RecordListPresenter
from vrm_app.services.record_lists import Wanted
from vrm_app.vault.vault import Vault

WEDNESDAY = date(2026, 11, 18)


def names(meaning: Meaning, *offsets: int, today: date = WEDNESDAY) -> list[str]:
    days = [str(today + timedelta(one)) for one in offsets]
    return [one.name for one in groups_of(days, meaning, today=today)]


def test_what_is_gone_is_near_by_day_then_by_week_then_by_month() -> None:
    found = names(Meaning.GONE, 3, 0, -1, -2, -3, -9, -10, -17, -18, -300, -400)
    assert found == [
        *("To come", "Today", "Yesterday", "This week", "Last week", "Earlier in November"),
        *("October", "January", "October 2025"),
    ]


def test_on_a_monday_the_last_week_begins_before_yesterday() -> None:
    monday = WEDNESDAY - timedelta(2)
    assert names(Meaning.GONE, 0, -1, -2, -7, -8, today=monday) == [
        *("Today", "Yesterday", "Last week", "Earlier in November"),
    ]


def test_what_is_to_come_is_late_or_near_or_later() -> None:
    found = names(Meaning.DUE, -90, -1, 0, 1, 2, 4, 5, 11, 12, 13, 42, 43, 44, 5000)
    assert found == [
        *("Overdue", "Today", "Tomorrow", "This week", "Next week", "This month", "Next month"),
        "Later",
    ]
    assert names(Meaning.AHEAD, -1, 0) == ["Past", "Today"]


def test_what_has_no_day_stands_under_words_of_its_own() -> None:
    days = [str(WEDNESDAY), str(WEDNESDAY), None, None]
    assert groups_of(days, Meaning.DUE, today=WEDNESDAY) == (Group(0, "Today"), Group(2, "No date"))
    assert groups_of([None], Meaning.DUE, today=WEDNESDAY, none="Done") == (Group(0, "Done"),)
    assert groups_of([], Meaning.DUE, today=WEDNESDAY) == ()


def test_some_rows_alone_stand_in_the_groups_they_have() -> None:
    groups = (Group(0, "Today"), Group(3, "Yesterday"), Group(5, "October"))

    assert groups_within(groups, [(1, 1), (2, 3), (9, 12)]) == (
        *(Group(0, "Today"), Group(2, "Yesterday"), Group(3, "October")),
    )
    assert groups_within(groups, [(4, 5)]) == (Group(0, "Yesterday"), Group(1, "October"))
    assert groups_within((), [(4, 5)]) == ()


def test_contracts_are_sorted_by_what_is_due_first(vault: Vault) -> None:
    acme = company(vault)

    def contract(**ends: str) -> str:
        return add(vault, "agreement", company_id=acme, type="contract", title="x", **ends)

    far, none = contract(trial_ends_on="2027-02-01"), contract()
    near = contract(guarantee_ends_on="2026-11-23")
    view = NotedList()
    presenter = RecordListPresenter(view, DeskAtOnce(vault, moment=NOW))
    presenter.show(Wanted(kinds=("agreement",)))
    assert list(view.groups) == []

    presenter.sort("next")
    assert view.ids == [near, far, none]
    assert [one.name for one in view.groups] == ["Tomorrow", "Later", "Nothing due"]

    presenter.sort("next")
    assert view.ids == [far, near, none]
    assert [one.name for one in view.groups] == ["Later", "Tomorrow", "Nothing due"]


def test_reminders_stand_by_their_days_and_those_that_are_done_at_the_end(vault: Vault) -> None:
    acme = company(vault)
    for day, done in (("2026-11-01", None), ("2026-11-22", None), ("2026-11-02", "2026-11-03")):
        add(vault, "reminder", about=acme, due_on=day, done_on=done)
    view = NotedList()
    RecordListPresenter(view, DeskAtOnce(vault, moment=NOW)).show(Wanted(kinds=("reminder",)))

    assert view.groups == (Group(0, "Overdue"), Group(1, "Today"), Group(2, "Done"))
