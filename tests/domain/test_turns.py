"""Whose turn it is in a case."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from vrm_app.domain.case import STAGES, Case, CaseType, Stage, WaitingOn
from vrm_app.domain.turns import turn_of

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def case(type_: CaseType = CaseType.COMPLAINT, stage: Stage = Stage.RAISED) -> Case:
    fields = {
        "company_id": "01900000-0000-7000-8000-000000000001",
        "type": type_,
        "title": "It leaks",
        "stage": stage,
    }
    return Case.read(fields, now=NOW)


@pytest.mark.parametrize(
    ("stage", "on"),
    [
        (Stage.DRAFT, WaitingOn.ME),
        (Stage.RAISED, WaitingOn.COMPANY),
        (Stage.NEED_INFO, WaitingOn.ME),
        (Stage.OFFER_MADE, WaitingOn.ME),
        (Stage.REMINDED, WaitingOn.COMPANY),
        (Stage.EXTERNAL, WaitingOn.OTHER),
        (Stage.CLOSED, None),
    ],
)
def test_the_stage_tells_whose_turn_it_is(stage: Stage, on: WaitingOn | None) -> None:
    assert turn_of(case(stage=stage)) is on


def test_what_the_customer_said_counts_more_than_the_stage() -> None:
    said = replace(case(), waiting_on=WaitingOn.ME)
    assert turn_of(said) is WaitingOn.ME
    assert turn_of(replace(said, stage=Stage.CLOSED)) is None


def test_praise_and_ideas_press_nobody() -> None:
    for type_ in (CaseType.PRAISE, CaseType.IDEA):
        assert turn_of(case(type_, Stage.DRAFT)) is None
        assert turn_of(case(type_, Stage.RAISED)) is None
        assert turn_of(replace(case(type_), waiting_on=WaitingOn.COMPANY)) is WaitingOn.COMPANY


def test_every_stage_of_every_type_has_an_answer() -> None:
    for type_, stages in STAGES.items():
        for stage in stages:
            assert turn_of(case(type_, stage)) in {*WaitingOn, None}
