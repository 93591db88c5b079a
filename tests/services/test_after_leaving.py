"""What follows on a case once it was handed over."""

from datetime import UTC, timedelta

import pytest
from building import NOW, company, exchange, record
from handing_over import World

from vrm_app.domain.case import Case, Stage, WaitingOn
from vrm_app.domain.fields import Json
from vrm_app.domain.release import Release, ReleaseState
from vrm_app.services.after_leaving import find_went_out, note_answer, note_handed_over
from vrm_app.services.cases import find_case, open_cases
from vrm_app.services.logging_entries import NewEntry
from vrm_app.services.timeline import timeline
from vrm_app.services.undoing import redo, undo
from vrm_app.vault.query import read_query

LATER = NOW + timedelta(days=9)


def _case(world: World) -> Case:
    found = record(world.vault, world.case)
    assert isinstance(found, Case)
    return found


def _left(world: World, **options: Json) -> Release:
    world.preview(**options)
    return world.hand_over(**options)


def test_a_draft_that_was_handed_over_is_sent_and_it_is_their_turn(world: World) -> None:
    world.edit(world.case, waiting_on="me", opened_on="2026-05-01")
    release = _left(world)

    note_handed_over(world.vault, release.id, now=NOW)

    assert (_case(world).stage, _case(world).waiting_on) == (Stage.RAISED, None)
    (row,) = open_cases(world.vault, now=LATER)
    assert (row.on, row.days) == (WaitingOn.COMPANY, 9)


def test_that_it_was_sent_is_one_action_that_can_be_undone(world: World) -> None:
    release = _left(world)
    note_handed_over(world.vault, release.id, now=NOW)

    assert undo(world.vault, now=NOW) == "hand over"

    assert _case(world).stage is Stage.DRAFT
    # What left has left all the same.
    assert world.state() == "written"
    redo(world.vault, now=NOW)
    assert _case(world).stage is Stage.RAISED


def test_a_case_that_is_further_stays_where_it_is(world: World) -> None:
    world.edit(world.case, stage="reminded")
    release = _left(world)

    assert note_handed_over(world.vault, release.id, now=NOW) is None

    assert _case(world).stage is Stage.REMINDED


@pytest.mark.parametrize("is_closed", [False, True])
def test_an_outside_body_is_proposed_once_another_company_gets_it(
    world: World, is_closed: bool
) -> None:
    note_handed_over(world.vault, _left(world).id, now=NOW)
    ombudsman = company(world.vault, "Energy Ombudsman")
    if is_closed:
        world.edit(world.case, stage="closed")
    world.preview(recipient=ombudsman)
    second = world.hand_over(recipient=ombudsman, out=world.outside / "second")

    found = find_went_out(world.vault, second.id)

    assert found is not None
    assert found.proposed is (Stage.CLOSED if is_closed else Stage.EXTERNAL)


def test_a_branch_that_gets_it_first_is_no_outside_body(world: World) -> None:
    branch = company(world.vault, "Acme, the shop in the High Street")
    release = _left(world, recipient=branch)
    note_handed_over(world.vault, release.id, now=NOW)

    found = find_went_out(world.vault, release.id)

    assert found is not None
    assert found.proposed is Stage.RAISED


def test_the_case_and_the_timeline_tell_what_left_and_to_whom(world: World) -> None:
    exchange(world.vault, world.company, case_id=world.case, at="2026-05-20T10:00:00Z")
    _left(world)
    branch = company(world.vault, "Branch")
    world.preview(recipient=branch, now=LATER)
    world.hand_over(recipient=branch, out=world.outside / "second", now=LATER)
    world.preview(recipient=company(world.vault, "Only looked at"))

    events = find_case(world.vault, world.case, now=LATER).events

    told = [(event.record.kind, event.to) for event in events]
    assert told == [("release", "Branch"), ("release", ""), ("interaction", "")]
    (event,) = timeline(world.vault, read_query(f"company:{branch}", zone=UTC)).events
    assert event.case is not None
    assert event.case.id == world.case


def test_an_answer_is_an_entry_of_the_case_and_notes_what_it_answers(world: World) -> None:
    release = _left(world)
    fields = {
        "company_id": world.company,
        "case_id": world.case,
        "at": "2026-06-08T10:00:00Z",
        "direction": "in",
        "channel": "post",
        "body": "They will refund it",
    }

    entry = note_answer(world.vault, release.id, NewEntry(fields=fields), now=LATER)

    kept = record(world.vault, release.id)
    assert isinstance(kept, Release)
    assert kept.state is ReleaseState.ANSWERED
    assert str(kept.answer) == entry.id
    assert undo(world.vault, now=LATER) == "log answer"
    assert world.state() == "written"
