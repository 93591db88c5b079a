"""Logging what happened, with all that came with it, as one action."""

import pytest
from building import NOW, add, changes, company, record, shown

from vrm_app.domain.errors import FieldError
from vrm_app.domain.fields import Json
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.person import Person
from vrm_app.domain.promise import Promise
from vrm_app.services.attaching import content_of
from vrm_app.services.logging_entries import NewEntry, log_entry
from vrm_app.services.undoing import undo
from vrm_app.vault.vault import Vault


def _call(company_id: str) -> dict[str, Json]:
    at = NOW.isoformat()
    return {"company_id": company_id, "at": at, "direction": "in", "channel": "phone"}


def test_an_entry_comes_with_person_promise_and_files(vault: Vault) -> None:
    acme = company(vault)
    entry = NewEntry(
        fields=_call(acme) | {"body": "They called"},
        person="Dana",
        promise={"what": "A refund", "due_on": "2026-11-30"},
        files=[("note.txt", b"what was said")],
    )

    kept = log_entry(vault, entry, now=NOW)

    promise = record(vault, shown(vault, "promise")[0])
    person = record(vault, kept.person_id or "")
    file, content = content_of(vault, shown(vault, "attachment")[0])
    assert isinstance(promise, Promise)
    assert [promise.interaction_id, promise.person_id] == [kept.id, kept.person_id]
    assert isinstance(person, Person)
    assert person.name == "Dana"
    assert (file.about, content) == (kept.id, b"what was said")


def test_a_person_of_a_known_name_is_not_kept_twice(vault: Vault) -> None:
    acme = company(vault)
    dana = add(vault, "person", company_id=acme, name="Dana Kaur")

    kept = log_entry(vault, NewEntry(fields=_call(acme), person=" dana kaur "), now=NOW)

    assert kept.person_id == dana


def test_one_undo_takes_back_all_that_was_logged(vault: Vault) -> None:
    acme = company(vault)
    log_entry(
        vault, NewEntry(fields=_call(acme), person="Dana", promise={"what": "A call"}), now=NOW
    )

    assert undo(vault, now=NOW) == "log entry"

    assert [shown(vault, kind) for kind in ("interaction", "promise", "person")] == [[], [], []]


def test_a_promise_that_cannot_be_kept_leaves_nothing_behind(vault: Vault) -> None:
    acme = company(vault)
    before = len(changes(vault))
    entry = NewEntry(fields=_call(acme), person="Dana", promise={"what": "x" * 301})

    with pytest.raises(FieldError) as refused:
        log_entry(vault, entry, now=NOW)

    assert refused.value.field == "promise.what"
    assert len(changes(vault)) == before


def test_a_name_that_is_no_name_is_told_of_the_person(vault: Vault) -> None:
    acme = company(vault)

    with pytest.raises(FieldError) as refused:
        log_entry(vault, NewEntry(fields=_call(acme), person="x" * 301), now=NOW)

    assert refused.value.field == "person_id"
    assert not [one for one in shown(vault, "interaction") if isinstance(one, Interaction)]
