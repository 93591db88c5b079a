"""What is due, gathered from every record that brings a day with it."""

from datetime import date, timedelta
from typing import Any

import pytest
from building import NOW, add, case, company, delete, edit, keep, least, restore

from vrm_app.domain.agenda import AgendaEntry, AgendaKind
from vrm_app.services import records as keeping
from vrm_app.services.agenda import agenda
from vrm_app.services.wording import KIND_WORDS, day_words, why
from vrm_app.vault.vault import Vault

TODAY = date(2026, 6, 1)
DUE = "2026-07-01"
EUR = {"amount": "9.99", "currency": "EUR"}


def due(vault: Vault, today: date = TODAY, until: date | None = None) -> list[tuple[str, str]]:
    entries = agenda(vault, today=today, until=until)
    return [(entry.on.isoformat(), entry.kind.value) for entry in entries]


def only(vault: Vault) -> AgendaEntry:
    (entry,) = agenda(vault, today=TODAY)
    return entry


def test_an_empty_vault_has_nothing_due(vault: Vault) -> None:
    assert agenda(vault, today=TODAY) == []


STORED: list[tuple[str, dict[str, Any], str, str]] = [
    ("promise", {"due_on": DUE}, "promise_due", "The company promised it by 1 Jul 2026."),
    ("promise", {"due_on": DUE, "by": "me"}, "promise_due", "You promised it by 1 Jul 2026."),
    ("case", {"next_action_on": DUE}, "next_action", "You set your next step for 1 Jul 2026."),
    ("case", {"answer_due_on": DUE}, "deadline", "The company's answer is due by 1 Jul 2026."),
    ("agreement", {"trial_ends_on": DUE}, "trial_end",
     "The trial ends on 1 Jul 2026; decide before then."),
    ("agreement", {"guarantee_ends_on": DUE}, "warranty_end",
     "The guarantee ends on 1 Jul 2026; report faults before then."),
    ("agreement", {"price_changes": [{"from": DUE, "price": EUR}]}, "price_change",
     "The price is 9.99 EUR from 1 Jul 2026 on."),
    ("need", {"needed_by": DUE}, "needed_by", "You need it by 1 Jul 2026."),
    ("need", {"state": "decided", "review_on": DUE}, "reminder",
     "You wanted to be reminded on 1 Jul 2026."),
    ("reminder", {"due_on": DUE}, "reminder", "You wanted to be reminded on 1 Jul 2026."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "fields", "agenda_kind", "sentence"), STORED)
def test_a_day_that_stands_in_a_record_is_due_and_says_why(
    kind: str, fields: dict[str, Any], agenda_kind: str, sentence: str, vault: Vault
) -> None:
    acme = company(vault)
    record_id = keep(vault, kind, {**least(kind, {"company": acme}), **fields})
    entry = only(vault)
    assert (entry.kind, entry.on.isoformat(), entry.about) == (agenda_kind, DUE, record_id)
    assert entry.company_id == (None if kind in {"need", "reminder"} else acme)
    assert entry.title == {
        "promise": "A refund", "case": "The kettle leaks", "agreement": "Electricity",
        "need": "A bicycle", "reminder": "Call them",
    }[kind]  # fmt: skip
    assert why(entry) == sentence


@pytest.mark.parametrize(("kind", "fields", "agenda_kind", "sentence"), STORED)
def test_a_hidden_day_is_not_due(
    kind: str, fields: dict[str, Any], agenda_kind: str, sentence: str, vault: Vault
) -> None:
    acme = company(vault)
    record_id = keep(vault, kind, {**least(kind, {"company": acme}), **fields})
    delete(vault, record_id)
    assert due(vault) == []
    restore(vault, record_id)
    if kind not in {"need", "reminder"}:
        delete(vault, acme)
        assert due(vault) == []
        restore(vault, acme)
    assert due(vault) == [(DUE, agenda_kind)]
    assert why(only(vault)) == sentence


@pytest.mark.parametrize("kind", AgendaKind)
def test_every_kind_of_day_has_a_name(kind: AgendaKind) -> None:
    assert KIND_WORDS[kind]


def test_the_agenda_is_sorted_by_day(vault: Vault) -> None:
    acme = company(vault)
    for day in ("2026-09-01", "2026-07-01", "2026-08-01", "2026-07-01"):
        case(vault, acme, title=day, next_action_on=day, answer_due_on="2026-08-15")
    found = due(vault)
    assert found == sorted(found)
    assert len(found) == 8


@pytest.mark.parametrize(
    ("today", "until", "found"),
    [
        ("2026-06-01", None, True),
        ("2026-07-01", None, True),
        ("2025-07-01", None, True),
        ("2025-06-30", None, False),
        ("2026-06-01", "2026-07-01", True),
        ("2026-06-01", "2026-06-30", False),
        ("2026-06-01", "2020-01-01", False),
        ("2026-08-01", None, False),
    ],
)
def test_a_day_is_listed_from_today_until_a_year_ahead_or_a_given_day(
    today: str, until: str | None, vault: Vault, *, found: bool
) -> None:
    add(vault, "agreement", **least("agreement", {"company": company(vault)}), trial_ends_on=DUE)
    end = date.fromisoformat(until) if until else None
    expected = [(DUE, "trial_end")] if found else []
    assert due(vault, date.fromisoformat(today), end) == expected


def test_a_year_from_a_leap_day_ends_in_february(vault: Vault) -> None:
    acme = company(vault)
    for day in ("2028-02-29", "2029-02-28", "2029-03-01"):
        case(vault, acme, next_action_on=day)
    assert due(vault, date(2028, 2, 29)) == [
        ("2028-02-29", "next_action"),
        ("2029-02-28", "next_action"),
    ]


@pytest.mark.parametrize("today", [date(1, 1, 1), date(9000, 12, 31)])
def test_the_agenda_of_any_day_can_be_asked_for(today: date, vault: Vault) -> None:
    case(vault, company(vault), next_action_on="9000-12-31")
    assert len(due(vault, today)) == (today.year > 1)


def test_what_is_late_and_not_done_stays(vault: Vault) -> None:
    acme = company(vault)
    case(vault, acme, next_action_on="2020-01-01", answer_due_on="2020-01-02")
    add(vault, "promise", company_id=acme, by="company", what="A refund", due_on="2020-01-03")
    add(vault, "need", title="A bicycle", needed_by="2020-01-04")
    add(vault, "reminder", due_on="2020-01-05", subject="Call")
    fields = least("agreement", {"company": acme})
    add(vault, "agreement", **fields, trial_ends_on="2020-01-06", guarantee_ends_on="2020-01-07")
    kinds = [kind for _, kind in due(vault)]
    assert kinds == ["next_action", "deadline", "promise_due", "needed_by", "reminder"]


def test_a_computed_day_is_put_off_and_then_done(vault: Vault) -> None:
    one = case(vault, company(vault), answer_due_on=DUE)
    fields = {"due_on": DUE, "about": one, "agenda_kind": "deadline"}
    settling = add(vault, "reminder", **fields, snoozed_until="2026-07-20")
    entry = only(vault)
    assert (entry.on, entry.stored_on) == (date(2026, 7, 20), date(2026, 7, 1))
    assert entry.about == one
    assert why(entry) == "The company's answer is due by 1 Jul 2026; put off until 20 Jul 2026."
    edit(vault, settling, done_on="2026-07-02")
    assert due(vault) == []


def test_a_day_that_moves_is_due_again(vault: Vault) -> None:
    one = case(vault, company(vault), answer_due_on=DUE)
    fields = {"due_on": DUE, "about": one, "agenda_kind": "deadline", "done_on": DUE}
    add(vault, "reminder", **fields)
    edit(vault, one, answer_due_on="2026-07-02")
    assert due(vault) == [("2026-07-02", "deadline")]


def test_of_two_reminders_about_one_day_the_newer_counts(vault: Vault) -> None:
    one = case(vault, company(vault), answer_due_on=DUE)
    fields = {"due_on": DUE, "about": one, "agenda_kind": "deadline"}
    add(vault, "reminder", **fields, snoozed_until="2026-07-20")
    later = NOW + timedelta(seconds=1)
    keeping.add(vault, "reminder", {**fields, "done_on": DUE}, now=later)
    assert due(vault) == []


def test_a_reminder_in_the_trash_puts_nothing_off(vault: Vault) -> None:
    one = case(vault, company(vault), answer_due_on=DUE)
    fields = {"due_on": DUE, "about": one, "agenda_kind": "deadline", "done_on": DUE}
    delete(vault, add(vault, "reminder", **fields))
    assert due(vault) == [(DUE, "deadline")]


def test_a_reminder_about_a_record_bears_its_name_and_its_company(vault: Vault) -> None:
    acme = company(vault)
    one = case(vault, acme, title="The kettle leaks")
    about_case = add(vault, "reminder", due_on=DUE, about=one)
    about_company = add(vault, "reminder", due_on="2026-07-02", about=acme, subject="Ask")
    first, second = agenda(vault, today=TODAY)
    assert (first.about, first.title, first.company_id) == (about_case, "The kettle leaks", acme)
    assert (second.about, second.title, second.company_id) == (about_company, "Ask", acme)


def test_a_reminder_about_a_reminder_bears_a_name_too(vault: Vault) -> None:
    first = add(vault, "reminder", due_on=DUE, about=case(vault, company(vault), title="Kettle"))
    add(vault, "reminder", due_on="2026-07-02", about=first)
    assert all(entry.title for entry in agenda(vault, today=TODAY))


def test_a_repeated_reminder_comes_again_and_says_so(vault: Vault) -> None:
    one = add(
        vault, "reminder", due_on="2026-01-31", subject="Meter", repeat="P1M", lead_days=[3, 0]
    )
    assert only(vault).on == date(2026, 1, 31)
    edit(vault, one, done_on="2026-06-01")
    entry = only(vault)
    assert entry.on == date(2026, 6, 30)
    assert entry.lead_days == (3, 0)
    assert why(entry) == "Your reminder for 30 Jun 2026, again every P1M."


@pytest.mark.parametrize("repeat", ["P9999Y", "P1D"])
def test_no_reminder_brings_the_agenda_down(repeat: str, vault: Vault) -> None:
    add(vault, "reminder", due_on="1800-01-01", subject="A", repeat=repeat, done_on="8999-12-31")
    assert due(vault, date(8999, 12, 1)) in ([], [("9000-01-01", "reminder")])


def test_a_day_is_written_so_that_nobody_mistakes_the_month() -> None:
    assert day_words(date(2026, 3, 5)) == "5 Mar 2026"
    assert NOW.date() == TODAY
