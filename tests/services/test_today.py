"""What needs the customer today."""

from datetime import timedelta

from building import NOW, TODAY, add, case, company, delete, edit, exchange

from vrm_app.domain.case import WaitingOn
from vrm_app.services.today import today_of
from vrm_app.vault.vault import Vault


def promise(vault: Vault, acme: str, **fields: object) -> str:
    return add(vault, "promise", company_id=acme, by="company", what="A refund", **fields)


def test_what_is_due_within_thirty_days_is_there_with_its_company(vault: Vault) -> None:
    acme = company(vault)
    promise(vault, acme, due_on=(TODAY + timedelta(days=30)).isoformat())
    promise(vault, acme, due_on=(TODAY + timedelta(days=31)).isoformat())
    add(vault, "reminder", due_on=TODAY.isoformat(), subject="Call the bank")

    due = today_of(vault, now=NOW).due

    assert [(one.entry.title, one.company) for one in due] == [
        ("Call the bank", None),
        ("A refund", "Acme"),
    ]


def test_cases_wait_since_the_last_word_and_the_longest_comes_first(vault: Vault) -> None:
    acme, other = company(vault), company(vault, "Zephyr")
    old = case(vault, acme, stage="raised", opened_on="2026-05-01")
    exchange(vault, acme, at="2026-05-20T10:00:00Z", case_id=old)
    new = case(vault, other, title="New", stage="need_info", opened_on="2026-05-10")
    case(vault, other, title="Over", stage="closed", opened_on="2026-01-10")

    turns = today_of(vault, now=NOW).turns

    assert [(turn.case.id, turn.on, turn.days) for turn in turns] == [
        (new, WaitingOn.ME, 22),
        (old, WaitingOn.COMPANY, 12),
    ]


def test_open_promises_of_companies_come_first_and_old_ones_go(vault: Vault) -> None:
    acme = company(vault)
    late = promise(vault, acme, due_on="2026-05-01")
    someday = promise(vault, acme)
    kept = promise(vault, acme, state="kept", settled_on="2026-05-20")
    promise(vault, acme, state="kept", settled_on="2026-02-01")
    promise(vault, acme, state="broken", settled_on="2025-12-31")
    add(vault, "promise", company_id=acme, by="me", what="To pay", due_on="2026-06-02")

    today = today_of(vault, now=NOW)

    assert [one.promise.id for one in today.promises] == [late, someday, kept]
    assert (today.kept, today.settled) == (2, 2)


def test_what_is_in_the_trash_or_hidden_with_its_company_needs_nobody(vault: Vault) -> None:
    acme = company(vault)
    case(vault, acme, stage="raised", opened_on="2026-05-01")
    promise(vault, acme, due_on=TODAY.isoformat())

    delete(vault, acme)

    today = today_of(vault, now=NOW)
    assert (today.due, today.turns, today.promises, today.companies) == ([], [], [], 0)


def test_a_case_opened_after_its_last_word_waits_since_it_was_opened(vault: Vault) -> None:
    acme = company(vault)
    one = case(vault, acme, stage="raised", opened_on="2026-05-30")
    entry = exchange(vault, acme, at="2026-05-01T10:00:00Z")
    edit(vault, entry, case_id=one)

    (turn,) = today_of(vault, now=NOW).turns
    assert turn.days == 2


def test_of_two_days_of_one_case_the_nearer_is_shown(vault: Vault) -> None:
    case(
        vault,
        company(vault),
        stage="raised",
        next_action_on="2026-06-05",
        answer_due_on="2026-06-03",
    )
    (due,) = today_of(vault, now=NOW).due
    assert str(due.entry.on) == "2026-06-03"
