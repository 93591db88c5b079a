"""Keeping a jotted line with all that its words mean, as one action."""

import pytest
from building import NOW, changes, company, record, shown

from vrm_app.domain.case import Case
from vrm_app.domain.errors import FieldError
from vrm_app.domain.inbox import Inbox
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.judgement import Dimension, Judgement
from vrm_app.domain.promise import Promise
from vrm_app.domain.reminder import Reminder
from vrm_app.services.jotting import Jotted, jot
from vrm_app.services.logging_entries import NewEntry
from vrm_app.services.undoing import undo
from vrm_app.vault.vault import Vault

_KINDS = ("interaction", "case", "promise", "reminder", "judgement", "person", "inbox")


def _jotted(company_id: str, inbox_id: str = "") -> Jotted:
    return Jotted(
        line="@acme +dana ! promised a refund by fri remind fri 2*",
        entry=NewEntry(
            fields={
                "company_id": company_id,
                "at": NOW.isoformat(),
                "direction": "in",
                "channel": "phone",
                "body": "promised a refund by fri",
            },
            person="Dana",
            promise={"what": "a refund", "due_on": "2026-11-27"},
        ),
        case={"type": "complaint", "title": "A refund"},
        reminder={"due_on": "2026-11-27", "subject": "a refund"},
        score=2,
        inbox_id=inbox_id,
    )


def test_a_line_becomes_all_that_it_means_and_each_belongs_to_the_other(vault: Vault) -> None:
    acme = company(vault)

    case = jot(vault, _jotted(acme), now=NOW)

    entry, promise, reminder, judgement = (
        record(vault, shown(vault, kind)[0])
        for kind in ("interaction", "promise", "reminder", "judgement")
    )
    assert isinstance(case, Case)
    assert isinstance(entry, Interaction)
    assert isinstance(promise, Promise)
    assert isinstance(reminder, Reminder)
    assert isinstance(judgement, Judgement)
    assert {entry.case_id, promise.case_id, reminder.about} == {case.id}
    assert str(promise.interaction_id) == entry.id
    assert promise.person_id == entry.person_id is not None
    assert judgement.dimension is Dimension.WOULD_BUY_AGAIN
    assert (judgement.score, judgement.evidence) == (2, (entry.id,))


def test_one_undo_takes_all_of_it_back(vault: Vault) -> None:
    acme = company(vault)
    jot(vault, _jotted(acme), now=NOW)

    assert undo(vault, now=NOW) == "jot"

    assert [shown(vault, kind) for kind in _KINDS] == [[]] * len(_KINDS)


def test_a_line_without_a_company_waits_in_the_inbox(vault: Vault) -> None:
    kept = jot(vault, Jotted(line="ask about the fee"), now=NOW)

    assert isinstance(kept, Inbox)
    assert (kept.text, shown(vault, "inbox")) == ("ask about the fee", [kept.id])


def test_a_line_that_waited_is_filed_and_undo_lets_it_wait_again(vault: Vault) -> None:
    acme = company(vault)
    line = jot(vault, Jotted(line="they called"), now=NOW)

    jot(vault, _jotted(acme, line.id), now=NOW)

    assert shown(vault, "inbox") == []
    assert undo(vault, now=NOW) == "file"
    assert shown(vault, "inbox") == [line.id]


def test_a_line_that_still_names_no_company_is_kept_as_it_reads_now(vault: Vault) -> None:
    line = jot(vault, Jotted(line="they called"), now=NOW)

    again = jot(vault, Jotted(line="they called twice", inbox_id=line.id), now=NOW)

    assert (again.id, again.heading) == (line.id, "they called twice")
    assert shown(vault, "inbox") == [line.id]


def test_a_reminder_needs_no_company(vault: Vault) -> None:
    given = {"due_on": "2026-11-27", "subject": "renew the pass"}

    jot(vault, Jotted(line="renew the pass remind fri", reminder=given), now=NOW)

    assert len(shown(vault, "reminder")) == 1
    assert shown(vault, "inbox") == []


def test_nothing_is_kept_where_a_part_is_refused(vault: Vault) -> None:
    acme = company(vault)
    before = len(changes(vault))
    wrong = _jotted(acme)

    with pytest.raises(FieldError):
        jot(vault, Jotted(line="x", entry=wrong.entry, score=9), now=NOW)

    assert len(changes(vault)) == before
