"""Raising cases, and what one of them comes to."""

from datetime import timedelta

from building import NOW, TODAY, add, attach, case, company, edit, exchange, record

from vrm_app.domain.case import WaitingOn
from vrm_app.domain.interaction import Interaction
from vrm_app.services.cases import find_case, open_cases, raise_case
from vrm_app.services.undoing import undo
from vrm_app.vault.vault import Vault


def test_a_case_raised_from_an_entry_holds_the_entry(vault: Vault) -> None:
    acme = company(vault)
    entry = exchange(vault, acme)

    raised = raise_case(
        vault,
        {"company_id": acme, "type": "complaint", "title": "It leaks"},
        from_entry=entry,
        now=NOW,
    )

    kept = record(vault, entry)
    assert isinstance(kept, Interaction)
    assert str(kept.case_id) == raised.id
    undo(vault, now=NOW)
    kept = record(vault, entry)
    assert isinstance(kept, Interaction)
    assert kept.case_id is None
    assert open_cases(vault, now=NOW) == []


def test_open_cases_stand_longest_waiting_first_and_closed_ones_not_at_all(vault: Vault) -> None:
    acme = company(vault)
    short = case(vault, acme, stage="raised", opened_on=str(TODAY - timedelta(3)))
    long = case(vault, acme, stage="raised", opened_on=str(TODAY - timedelta(30)))
    said = case(vault, acme, type="praise", stage="raised")
    edit(vault, case(vault, acme), stage="closed")

    rows = open_cases(vault, now=NOW)

    assert [row.case.id for row in rows] == [long, short, said]
    assert [(row.on, row.days) for row in rows[:2]] == [
        (WaitingOn.COMPANY, 30),
        (WaitingOn.COMPANY, 3),
    ]


def test_a_case_comes_with_its_entries_promises_and_files(vault: Vault) -> None:
    acme = company(vault)
    about = case(vault, acme)
    entry = exchange(vault, acme, case_id=about)
    exchange(vault, acme)
    promise = add(vault, "promise", company_id=acme, by="company", what="A refund", case_id=about)
    file = attach(vault, about)

    found = find_case(vault, about, now=NOW)

    assert found.row.company == "Acme"
    assert [event.record.id for event in found.events] == [entry]
    assert [one.id for one in found.promises] == [promise]
    assert [one.id for one in found.files] == [file]
