"""What is due, told to a calendar program again and again."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from building import NOW, Template, add, case, changes, company, delete, edit, erase, least, restore

from vrm_app.services.calendars import calendar_file
from vrm_app.services.checking import check
from vrm_app.services.undoing import NothingToUndoError, undo
from vrm_app.vault import calendar_events
from vrm_app.vault.vault import Vault

TODAY = date(2026, 6, 1)
DUE = "2026-07-01"


def exported(
    vault: Vault, *, today: date = TODAY, now: datetime = NOW, neutral: bool = False
) -> dict[str, Any]:
    """Return the events of an export by their uid, as another library reads them."""
    content = calendar_file(vault, today=today, now=now, neutral=neutral)
    (calendar,) = vobject.readComponents(content.decode())
    events: list[Any] = calendar.contents.get("vevent", [])
    found = {event.uid.value: event for event in events}
    assert len(found) == len(events)
    return found


def told(event: Any) -> tuple[str, date, int, str]:  # noqa: ANN401  # of another library
    return (
        event.summary.value,
        event.dtstart.value,
        int(event.sequence.value),
        event.status.value,
    )


def only(events: dict[str, Any]) -> tuple[str, tuple[str, date, int, str]]:
    ((uid, event),) = events.items()
    return uid, told(event)


def test_a_day_becomes_an_event_that_says_what_and_why(vault: Vault) -> None:
    case(vault, company(vault), title="Kettle", answer_due_on=DUE)
    ((uid, event),) = exported(vault).items()
    assert told(event) == ("Answer due: Kettle (Acme)", date(2026, 7, 1), 0, "CONFIRMED")
    assert event.description.value == "The company's answer is due by 1 Jul 2026."
    assert len(uid) == 32
    assert event.dtstamp.value == NOW


def test_nothing_due_is_a_calendar_without_events(vault: Vault) -> None:
    assert exported(vault) == {}


def test_an_event_keeps_its_uid_and_its_number_while_nothing_changes(vault: Vault) -> None:
    case(vault, company(vault), answer_due_on=DUE, next_action_on=DUE)
    first = exported(vault)
    again = exported(vault, now=NOW + timedelta(days=1))
    assert len(first) == 2
    assert {uid: told(event) for uid, event in again.items()} == {
        uid: told(event) for uid, event in first.items()
    }


def test_an_event_that_moves_keeps_its_uid_and_counts_up(vault: Vault) -> None:
    one = case(vault, company(vault), title="Kettle", answer_due_on=DUE)
    uid, before = only(exported(vault))
    edit(vault, one, answer_due_on="2026-07-02")
    assert only(exported(vault)) == (uid, (before[0], date(2026, 7, 2), 1, "CONFIRMED"))
    edit(vault, one, title="Teapot")
    assert only(exported(vault)) == (
        uid, ("Answer due: Teapot (Acme)", date(2026, 7, 2), 2, "CONFIRMED"),
    )  # fmt: skip
    edit(vault, one, notes="nothing a calendar tells")
    assert only(exported(vault))[1][2] == 2


def test_a_company_that_changes_its_name_changes_its_events(vault: Vault) -> None:
    acme = company(vault)
    case(vault, acme, title="Kettle", answer_due_on=DUE)
    exported(vault)
    edit(vault, acme, name="Acme AG")
    assert only(exported(vault))[1][::2] == ("Answer due: Kettle (Acme AG)", 1)


def test_what_is_settled_is_cancelled_once_and_comes_back_when_it_is_due_again(
    vault: Vault,
) -> None:
    one = case(vault, company(vault), title="Kettle", answer_due_on=DUE)
    uid, _ = only(exported(vault))
    delete(vault, one)
    cancelled = (uid, ("Answer due: Kettle (Acme)", date(2026, 7, 1), 1, "CANCELLED"))
    assert only(exported(vault)) == cancelled
    assert only(exported(vault)) == cancelled
    restore(vault, one)
    back = only(exported(vault))
    assert back == (uid, ("Answer due: Kettle (Acme)", date(2026, 7, 1), 2, "CONFIRMED"))


@pytest.mark.parametrize("far", ["2027-07-01", "2030-01-01"])
def test_what_moves_beyond_the_year_ahead_is_cancelled(far: str, vault: Vault) -> None:
    one = case(vault, company(vault), answer_due_on=DUE)
    exported(vault)
    edit(vault, one, answer_due_on=far)
    assert only(exported(vault))[1][3] == "CANCELLED"


def test_each_new_price_is_an_event_of_its_own(vault: Vault) -> None:
    prices = [("2026-07-01", "9.99"), ("2026-09-01", "12.99"), ("2026-11-01", "9.99")]
    changes_ = [
        {"from": day, "price": {"amount": amount, "currency": "EUR"}} for day, amount in prices
    ]
    fields = least("agreement", {"company": company(vault)})
    add(vault, "agreement", **fields, price_changes=changes_)
    found = exported(vault)
    assert sorted(event.dtstart.value.isoformat() for event in found.values()) == [
        day for day, _ in prices
    ]


def test_a_new_price_that_costs_otherwise_keeps_its_event(vault: Vault) -> None:
    change = {"from": DUE, "price": {"amount": "9.99", "currency": "EUR"}}
    fields = least("agreement", {"company": company(vault)})
    one = add(vault, "agreement", **fields, price_changes=[change])
    uid, _ = only(exported(vault))
    edit(vault, one, price_changes=[{**change, "price": {"amount": "8.99", "currency": "EUR"}}])
    assert only(exported(vault))[0] == uid


def test_two_vaults_tell_two_uids_and_no_id(vault: Vault, ids: dict[str, str]) -> None:
    case(vault, ids["company"], answer_due_on=DUE)
    reminder = add(vault, "reminder", due_on=DUE, about=ids["case"])
    content = calendar_file(vault, today=TODAY, now=NOW).decode()
    for one in (*ids.values(), reminder, vault.id):
        assert one not in content
        assert one.replace("-", "") not in content


def test_alarms_ring_on_the_days_that_a_reminder_leads_by(vault: Vault) -> None:
    add(vault, "reminder", due_on=DUE, subject="Call", lead_days=[7, 0])
    ((_, event),) = exported(vault).items()
    triggers = [alarm.trigger.value for alarm in event.contents["valarm"]]
    assert sorted(triggers) == [timedelta(hours=9) - timedelta(days=7), timedelta(hours=9)]


def test_a_put_off_day_is_told_where_it_was_put(vault: Vault) -> None:
    one = case(vault, company(vault), title="Kettle", answer_due_on=DUE)
    uid, _ = only(exported(vault))
    fields = {"due_on": DUE, "about": one, "agenda_kind": "deadline"}
    add(vault, "reminder", **fields, snoozed_until="2026-07-20")
    assert only(exported(vault)) == (
        uid, ("Answer due: Kettle (Acme)", date(2026, 7, 20), 1, "CONFIRMED"),
    )  # fmt: skip


def test_a_neutral_calendar_tells_days_only_under_the_same_uids(vault: Vault) -> None:
    case(vault, company(vault, "Quokka"), title="Kettle", answer_due_on=DUE)
    open_ = exported(vault)
    neutral = calendar_file(vault, today=TODAY, now=NOW, neutral=True).decode()
    for word in ("Quokka", "Kettle", "answer", "Answer"):
        assert word not in neutral
    assert exported(vault, neutral=True).keys() == open_.keys()


def test_a_calendar_of_erased_records_tells_nothing_of_them(vault: Vault) -> None:
    one = case(vault, company(vault), title="Quokka", answer_due_on=DUE)
    exported(vault)
    erase(vault, one)
    assert exported(vault) == {}


def test_exporting_changes_no_record_and_is_not_undone(vault: Vault) -> None:
    acme = company(vault)
    before = len(changes(vault))
    exported(vault)
    assert len(changes(vault)) == before
    undo(vault, now=NOW)
    with pytest.raises(NothingToUndoError):
        undo(vault, now=NOW)
    assert acme
    assert check(vault).problems == []


def test_what_was_exported_is_remembered_when_the_vault_is_opened_again(
    vault: Vault, template: Template
) -> None:
    one = case(vault, company(vault), answer_due_on=DUE)
    uid, _ = only(exported(vault))
    vault.close()
    with template.opened(vault.folder) as again:
        edit(again, one, answer_due_on="2026-07-05")
        assert only(exported(again, now=datetime(2026, 6, 2, tzinfo=UTC)))[1][2] == 1
        with again.reading() as connection:
            (event,) = calendar_events.exported(connection).values()
    assert (event.uid, event.about, event.on, event.cancelled) == (uid, one, "2026-07-05", False)
