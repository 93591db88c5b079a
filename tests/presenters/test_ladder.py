"""How far a case has come, in rungs."""

from datetime import date

import pytest
from building import IDS, NOW

from vrm_app.domain.case import STAGES, Case, CaseType, Stage
from vrm_app.presenters.ladder import ladder_of
from vrm_app.services.stages import Reached

TODAY = date(2026, 6, 1)


def _case(stage: Stage, type_: str = "complaint", **fields: str) -> Case:
    given = {"company_id": IDS["company"], "type": type_, "title": "Leak", "stage": stage}
    return Case.read({**given, **fields}, now=NOW)


def _rungs(case: Case, *way: tuple[Stage, date | None]) -> list[tuple[str, str, str]]:
    reached = [Reached(stage=stage, on=on) for stage, on in way]
    return [(one.name, one.day, one.state) for one in ladder_of(case, reached, TODAY)]


def test_what_is_gone_has_its_day_and_what_usually_follows_has_none() -> None:
    case = _case(Stage.REMINDED)
    way = ((Stage.DRAFT, TODAY), (Stage.RAISED, date(2026, 5, 2)), (Stage.REMINDED, TODAY))
    assert _rungs(case, *way) == [
        ("Sent", "2 May", "gone"),
        ("Reminded", "Today", "now"),
        ("Final notice", "", "later"),
        ("With an outside body", "", "later"),
        ("Closed", "", "later"),
    ]


def test_a_draft_has_the_whole_way_before_it() -> None:
    rungs = _rungs(_case(Stage.DRAFT), (Stage.DRAFT, TODAY))
    assert [state for _name, _day, state in rungs] == ["now", *["later"] * 5]


def test_a_stage_beside_the_usual_way_stands_after_what_is_gone() -> None:
    case = _case(Stage.OFFER_MADE)
    way = ((Stage.RAISED, TODAY), (Stage.REMINDED, TODAY), (Stage.OFFER_MADE, TODAY))
    assert [name for name, _day, _state in _rungs(case, *way)] == [
        "Sent",
        "Reminded",
        "Offer made",
        "Final notice",
        "With an outside body",
        "Closed",
    ]


def test_what_is_further_was_sent_although_nobody_wrote_down_when() -> None:
    case = _case(Stage.FINAL_NOTICE)
    assert _rungs(case, (Stage.FINAL_NOTICE, None))[0] == ("Sent", "", "gone")


def test_a_closed_case_ends_on_the_day_it_was_closed() -> None:
    case = _case(Stage.CLOSED, closed_on="2026-05-30")
    assert _rungs(case, (Stage.CLOSED, None)) == [("Closed", "30 May", "now")]


@pytest.mark.parametrize("type_", CaseType)
def test_every_stage_of_every_type_stands_on_its_ladder_once(type_: CaseType) -> None:
    for stage in STAGES[type_]:
        names = [one.name for one in ladder_of(_case(stage, type_), [], TODAY)]
        assert len(names) == len(set(names))
        assert sum(one.state == "now" for one in ladder_of(_case(stage, type_), [], TODAY)) == 1
