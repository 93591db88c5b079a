"""The days that records bring with them, and what reminders make of them."""

from datetime import date
from typing import Any

import pytest
from building import IDS, NOW, least
from hypothesis import given, settings
from hypothesis import strategies as st

from vrm_app.domain.agenda import AgendaEntry, AgendaKind, is_due
from vrm_app.domain.deadlines import days_of, settled
from vrm_app.domain.fields import Json
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import Record
from vrm_app.domain.reminder import Reminder
from vrm_app.domain.spans import Span

DUE = "2026-07-01"


def made(kind: str, /, **fields: Json) -> Record:
    return KINDS[kind].read({**least(kind, IDS), **fields}, now=NOW)


def days(kind: str, /, **fields: Json) -> list[tuple[str, str]]:
    return [(entry.kind, entry.on.isoformat()) for entry in days_of(made(kind, **fields))]


def reminder(**fields: Json) -> Reminder:
    found = made("reminder", **fields)
    assert isinstance(found, Reminder)
    return found


@pytest.mark.parametrize(
    ("state", "waits"), [("open", 1), ("kept", 0), ("broken", 0), ("withdrawn", 0)]
)
def test_a_promise_is_due_while_it_is_open(state: str, waits: int) -> None:
    assert days("promise", due_on=DUE, state=state) == [("promise_due", DUE)] * waits


def test_a_promise_without_a_day_brings_none() -> None:
    assert days("promise") == []


@pytest.mark.parametrize(
    "stage",
    ["draft", "raised", "acknowledged", "need_info", "reminded", "final_notice", "external"],
)
def test_an_answer_is_due_until_the_company_answers(stage: str) -> None:
    assert days("case", stage=stage, answer_due_on=DUE) == [("deadline", DUE)]


@pytest.mark.parametrize(
    ("case_type", "stage"),
    [
        ("complaint", "offer_made"), ("claim", "deadlock"), ("question", "answered"),
        ("data_request", "partly_answered"), ("idea", "adopted"), ("idea", "declined"),
        ("cancellation", "confirmed"), ("cancellation", "refused"), ("praise", "closed"),
    ],
)  # fmt: skip
def test_an_answer_stops_the_nagging(case_type: str, stage: str) -> None:
    assert days("case", type=case_type, stage=stage, answer_due_on=DUE) == []


def test_the_next_step_stays_until_the_case_is_closed() -> None:
    answered = days("case", type="question", stage="answered", next_action_on=DUE)
    assert answered == [("next_action", DUE)]
    assert days("case", stage="closed", next_action_on=DUE, answer_due_on=DUE) == []


def test_an_agreement_brings_the_ends_of_trial_and_guarantee_and_each_new_price() -> None:
    changes = [
        {"from": "2026-08-01", "price": {"amount": "9.99", "currency": "EUR"}},
        {"from": "2027-08-01", "price": {"amount": "12.99", "currency": "EUR"}},
    ]
    found = days(
        "agreement", trial_ends_on=DUE, guarantee_ends_on="2028-07-01", price_changes=changes
    )
    assert set(found) == {
        ("trial_end", DUE), ("warranty_end", "2028-07-01"),
        ("price_change", "2026-08-01"), ("price_change", "2027-08-01"),
    }  # fmt: skip


def test_of_a_cancelled_agreement_only_the_guarantee_is_left_and_of_an_ended_one_nothing() -> None:
    fields = {
        "trial_ends_on": DUE,
        "guarantee_ends_on": DUE,
        "price_changes": [{"from": DUE, "price": {"amount": "9.99", "currency": "EUR"}}],
    }
    assert days("agreement", state="cancelled", **fields) == [("warranty_end", DUE)]
    assert days("agreement", state="ended", **fields) == []


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("open", [("needed_by", DUE)]),
        ("decided", [("reminder", "2027-01-01")]),
        ("withdrawn", []),
        ("expired", []),
    ],
)
def test_a_need_is_needed_by_a_day_and_a_decision_is_looked_at_again(
    state: str, found: list[tuple[str, str]]
) -> None:
    assert days("need", needed_by=DUE, review_on="2027-01-01", state=state) == found


def test_a_reminder_is_due_until_it_is_done() -> None:
    assert days("reminder", due_on=DUE) == [("reminder", DUE)]
    assert days("reminder", due_on=DUE, done_on=DUE) == []
    assert days("reminder", due_on=DUE, snoozed_until="2026-07-05") == [("reminder", "2026-07-05")]
    assert days("reminder", due_on=DUE, snoozed_until="2026-06-01") == [("reminder", DUE)]
    assert days("reminder", due_on=DUE, agenda_kind="deadline", about=IDS["case"]) == []


@pytest.mark.parametrize(
    ("due", "repeat", "done", "then"),
    [
        ("2026-01-31", "P1M", "2026-01-31", "2026-02-28"),
        ("2026-01-31", "P1M", "2026-02-28", "2026-03-31"),
        ("2026-01-31", "P1M", "2026-03-05", "2026-03-31"),
        ("2024-02-29", "P1Y", "2026-03-01", "2027-02-28"),
        ("2024-02-29", "P1Y", "2027-12-31", "2028-02-29"),
        ("2026-01-01", "P2W", "2026-01-14", "2026-01-15"),
        ("2026-01-01", "P2W", "2026-01-15", "2026-01-29"),
        ("2026-01-01", "P1D", "2025-12-01", "2026-01-02"),
        ("2026-07-01", "P1Y", "2020-01-01", "2027-07-01"),
    ],
)
def test_a_repeated_reminder_comes_again_on_the_first_turn_after_it_was_done(
    due: str, repeat: str, done: str, then: str
) -> None:
    (entry,) = days_of(reminder(due_on=due, repeat=repeat, done_on=done))
    assert entry.on == date.fromisoformat(then)


_NEAR = st.dates(date(2023, 1, 1), date(2026, 12, 31))


@given(_NEAR, _NEAR, st.integers(1, 40), st.sampled_from("DWMY"))
@settings(max_examples=300)
def test_the_next_turn_of_a_reminder_is_the_one_that_counting_finds(
    due: date, done: date, count: int, unit: str
) -> None:
    span = Span.parse(f"P{count}{unit}")
    turns = (span.after(due, times) for times in range(1, 2000))
    assert span.next_turn(due, done) == next(turn for turn in turns if turn > done)


@pytest.mark.parametrize("repeat", ["P9999Y", "P9000Y", "P1001Y"])
def test_a_reminder_whose_next_turn_lies_beyond_all_calendars_is_over(repeat: str) -> None:
    assert days("reminder", due_on="8999-01-01", repeat=repeat, done_on="9000-01-01") == []


def entry(on: str = DUE, kind: AgendaKind = AgendaKind.DEADLINE) -> AgendaEntry:
    day = date.fromisoformat(on)
    return AgendaEntry(
        on=day, kind=kind, about=IDS["case"], company_id=None, title="A", stored_on=day
    )


def about_the_entry(**fields: Json) -> Reminder:
    given_ = {"due_on": DUE, "about": IDS["case"], "agenda_kind": "deadline", **fields}
    return reminder(subject=None, **given_)


def test_a_computed_day_is_put_off_or_settled_by_a_reminder_about_it() -> None:
    (put_off,) = settled([entry()], [about_the_entry(snoozed_until="2026-07-09", lead_days=[3, 0])])
    assert (put_off.on, put_off.stored_on) == (date(2026, 7, 9), date(2026, 7, 1))
    assert put_off.snoozed
    assert put_off.lead_days == (3, 0)
    assert list(settled([entry()], [about_the_entry(done_on=DUE)])) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"due_on": "2026-06-30", "done_on": DUE},
        {"about": IDS["company"], "done_on": DUE},
        {"agenda_kind": "next_action", "done_on": DUE},
        {"agenda_kind": None, "done_on": DUE},
        {"snoozed_until": "2026-06-20"},
        {},
    ],
)
def test_a_reminder_about_something_else_leaves_a_day_as_it_is(fields: dict[str, Any]) -> None:
    assert list(settled([entry()], [about_the_entry(**fields)])) == [entry()]


def test_what_the_customer_said_last_of_a_day_counts() -> None:
    # Reminders come newest first, as every list of records.
    newest, older = about_the_entry(done_on=DUE), about_the_entry(snoozed_until="2026-07-09")
    assert list(settled([entry()], [newest, older])) == []


@pytest.mark.parametrize("kind", AgendaKind)
def test_what_has_to_be_done_stays_when_it_is_late_and_what_merely_passes_goes(
    kind: AgendaKind,
) -> None:
    stays = kind in {"promise_due", "next_action", "deadline", "reminder", "needed_by"}
    today, until = date(2026, 7, 2), date(2027, 7, 2)
    assert is_due(entry(kind=kind), today=today, until=until) == stays
    assert is_due(entry(kind=kind), today=date(2026, 7, 1), until=until)
    assert is_due(entry(kind=kind), today=date(2026, 6, 1), until=date(2026, 7, 1))
    assert not is_due(entry(kind=kind), today=date(2026, 6, 1), until=date(2026, 6, 30))
