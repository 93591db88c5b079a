"""Back and forth through what the customer did."""

from datetime import UTC
from functools import partial

import pytest
from building import (
    NOW,
    TODAY,
    Template,
    add,
    attach,
    case,
    changes,
    company,
    counter,
    delete,
    edit,
    erase,
    keep,
    least,
    record,
    restore,
    shown,
)

from vrm_app.domain.company import Company
from vrm_app.domain.kinds import KINDS
from vrm_app.services.calendars import calendar_file
from vrm_app.services.checking import check
from vrm_app.services.sample import fill_with_sample
from vrm_app.services.searching import search
from vrm_app.services.undoing import NothingToRedoError, NothingToUndoError, redo, undo
from vrm_app.vault import records
from vrm_app.vault.vault import Vault


def back(vault: Vault) -> str:
    return undo(vault, now=NOW)


def forth(vault: Vault) -> str:
    return redo(vault, now=NOW)


@pytest.mark.parametrize("kind", KINDS)
def test_an_addition_goes_to_the_trash_and_comes_back(
    kind: str, vault: Vault, ids: dict[str, str]
) -> None:
    kept = keep(vault, kind, least(kind, ids))
    assert back(vault) == f"keep {kind}"
    assert shown(vault, kind) == [ids[kind]]
    assert shown(vault, kind, trash=True) == [kept]
    assert forth(vault) == f"keep {kind}"
    assert set(shown(vault, kind)) == {kept, ids[kind]}
    assert check(vault).problems == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_a_deletion_and_a_restoring_are_taken_back_and_done_again(
    kind: str, vault: Vault, ids: dict[str, str]
) -> None:
    states = [record(vault, ids[kind])]
    acts = [
        partial(edit, vault, ids[kind], notes="a note", tags=["x"]),
        partial(delete, vault, ids[kind]),
        partial(restore, vault, ids[kind]),
        partial(edit, vault, ids[kind], notes=None),
    ]
    for act in acts:
        act()
        states.append(record(vault, ids[kind]))
    for state in reversed(states[:-1]):
        back(vault)
        assert record(vault, ids[kind]) == state
    for state in states[1:]:
        forth(vault)
        assert record(vault, ids[kind]) == state
    assert check(vault).problems == []


def test_with_nothing_done_there_is_nothing_to_undo_or_redo(vault: Vault) -> None:
    before = counter(vault)
    with pytest.raises(NothingToUndoError):
        back(vault)
    with pytest.raises(NothingToRedoError):
        forth(vault)
    assert counter(vault) == before


def test_a_new_action_ends_the_way_forth(vault: Vault) -> None:
    acme = company(vault)
    edit(vault, acme, name="Second")
    back(vault)
    edit(vault, acme, name="Third")
    with pytest.raises(NothingToRedoError):
        forth(vault)
    assert back(vault) == "edit"
    assert record(vault, acme).heading == "Acme"
    assert back(vault) == "add company"


def test_what_writes_no_record_leaves_the_way_forth_open(vault: Vault) -> None:
    acme = company(vault)
    edit(vault, acme, name="Second")
    back(vault)
    calendar_file(vault, today=TODAY, now=NOW)
    edit(vault, acme, name="Acme")
    assert forth(vault) == "edit"
    assert record(vault, acme).heading == "Second"


def test_many_records_of_one_action_go_and_come_together(vault: Vault) -> None:
    acme = company(vault, "Acme")
    with vault.writing("import", now=NOW) as writing:
        for name in ("One", "Two", "Three"):
            records.add(writing, Company.read({"name": name}, now=NOW))
        before = records.get(writing.connection, acme)
        records.change(writing, before, before.patched({"name": "Acme AG"}, now=NOW))
    assert back(vault) == "import"
    assert shown(vault, "company") == [acme]
    assert record(vault, acme).heading == "Acme"
    assert forth(vault) == "import"
    assert len(shown(vault, "company")) == 4
    assert record(vault, acme).heading == "Acme AG"


def test_search_follows_back_and_forth(vault: Vault) -> None:
    acme = company(vault, "Quokka")
    edit(vault, acme, name="Zephyr")
    back(vault)
    assert [len(search(vault, name, zone=UTC)) for name in ("quokka", "zephyr")] == [1, 0]
    forth(vault)
    assert [len(search(vault, name, zone=UTC)) for name in ("quokka", "zephyr")] == [0, 1]
    back(vault)
    back(vault)
    assert search(vault, "quokka", zone=UTC) == []


def test_every_step_back_or_forth_is_in_history(vault: Vault) -> None:
    acme = company(vault)
    edit(vault, acme, notes="x")
    back(vault)
    back(vault)
    forth(vault)
    told = [change.change for change in changes(vault, acme)]
    assert told == ["add", "edit", "edit", "delete", "restore"]


def test_an_undone_file_keeps_its_bytes(vault: Vault) -> None:
    acme = company(vault)
    file = attach(vault, acme, b"bytes")
    back(vault)
    forth(vault)
    assert shown(vault, "attachment") == [file]
    assert check(vault).problems == []


def test_the_sample_is_not_undone(template: Template, vault: Vault) -> None:
    assert template.id == vault.id
    fill_with_sample(vault, today=TODAY, now=NOW)
    with pytest.raises(NothingToUndoError):
        back(vault)


def test_going_back_to_a_link_that_was_erased_leaves_the_field_empty(vault: Vault) -> None:
    acme = company(vault)
    first, second = company(vault, "First"), company(vault, "Second")
    edit(vault, acme, successor_id=first)
    edit(vault, acme, successor_id=second)
    erase(vault, first)
    back(vault)
    assert record(vault, acme).to_json()["successor_id"] is None
    forth(vault)
    assert record(vault, acme).to_json()["successor_id"] == second
    back(vault)
    back(vault)
    assert back(vault) == "add company"
    assert check(vault).problems == []


def test_going_forth_to_a_link_that_was_erased_leaves_the_field_empty(vault: Vault) -> None:
    acme, other = company(vault), company(vault, "Other")
    edit(vault, acme, successor_id=other, notes="sold")
    back(vault)
    erase(vault, other)
    forth(vault)
    assert record(vault, acme).to_json()["successor_id"] is None
    assert record(vault, acme).notes == "sold"


def test_what_needs_a_link_stays_where_it_is_when_the_other_was_erased(vault: Vault) -> None:
    acme, other = company(vault), company(vault, "Other")
    one = case(vault, acme)
    edit(vault, one, company_id=other, notes="moved")
    erase(vault, acme)
    back(vault)
    assert record(vault, one).to_json()["company_id"] == other
    assert record(vault, one).notes is None
    assert check(vault).problems == []


def test_an_exchange_is_never_left_with_nobody_and_about_nothing(vault: Vault) -> None:
    need = add(vault, "need", title="A bicycle")
    given = {**least("interaction", {}), "company_id": None, "need_id": need}
    asked = keep(vault, "interaction", given)
    edit(vault, asked, company_id=company(vault), need_id=None)
    erase(vault, need)
    assert back(vault) == "edit"
    left = record(vault, asked).to_json()
    assert left["company_id"] is not None
    edit(vault, asked, notes="still whole")


def test_evidence_that_was_erased_does_not_come_back(vault: Vault) -> None:
    acme = company(vault)
    one, two = case(vault, acme), case(vault, acme)
    said = add(vault, "judgement", **least("judgement", {"company": acme}), evidence=[one, two])
    edit(vault, said, evidence=[])
    erase(vault, one)
    back(vault)
    assert record(vault, said).to_json()["evidence"] == [two]


def test_an_action_of_which_nothing_is_left_is_passed_over(vault: Vault) -> None:
    acme = company(vault)
    erase(vault, case(vault, acme))
    assert back(vault) == "add company"
    other = company(vault, "Other")
    back(vault)
    erase(vault, other)
    with pytest.raises(NothingToRedoError):
        forth(vault)


def test_an_empty_list_is_kept_empty_beside_its_default(vault: Vault) -> None:
    one = add(vault, "reminder", due_on="2026-07-01", subject="Call", lead_days=[3])
    edit(vault, one, lead_days=[])
    assert record(vault, one).to_json()["lead_days"] == []
    back(vault)
    assert record(vault, one).to_json()["lead_days"] == [3]
    forth(vault)
    assert record(vault, one).to_json()["lead_days"] == []
