"""The way a case went, and closing it."""

from datetime import date, datetime, timedelta, timezone

from building import NOW, case, company, record

from vrm_app.domain.case import Case, Stage
from vrm_app.domain.judgement import Judgement
from vrm_app.services.cases import close_case, find_case
from vrm_app.services.records import edit, list_of
from vrm_app.services.undoing import undo
from vrm_app.vault.vault import Vault

EAST = timezone(timedelta(hours=13))


def _move(vault: Vault, one: str, stage: str, days: int) -> None:
    edit(vault, one, {"stage": stage}, now=NOW + timedelta(days=days))


def _way(vault: Vault, one: str, now: datetime = NOW) -> list[tuple[str, date | None]]:
    return [(step.stage, step.on) for step in find_case(vault, one, now=now).way]


def test_each_stage_has_the_day_on_which_it_was_reached(vault: Vault) -> None:
    one = case(vault, company(vault), opened_on="2026-05-20")
    _move(vault, one, "raised", 1)
    edit(vault, one, {"title": "Still leaks"}, now=NOW)
    _move(vault, one, "reminded", 9)

    assert _way(vault, one) == [
        (Stage.DRAFT, date(2026, 5, 20)),
        (Stage.RAISED, date(2026, 6, 2)),
        (Stage.REMINDED, date(2026, 6, 10)),
    ]
    # At noon in UTC it is the next day there already.
    assert _way(vault, one, NOW.astimezone(EAST))[-1] == (Stage.REMINDED, date(2026, 6, 11))


def test_what_was_gone_back_from_is_no_part_of_the_way(vault: Vault) -> None:
    one = case(vault, company(vault), opened_on="2026-05-20")
    _move(vault, one, "raised", 1)
    undo(vault, now=NOW)

    assert [stage for stage, _on in _way(vault, one)] == [Stage.DRAFT]


def test_of_a_case_that_was_written_down_late_no_day_is_invented(vault: Vault) -> None:
    one = case(vault, company(vault), opened_on="2026-01-20", stage="final_notice")
    assert _way(vault, one) == [(Stage.FINAL_NOTICE, None)]


def test_closing_keeps_the_outcome_and_the_rating_as_one_action(vault: Vault) -> None:
    acme = company(vault)
    one = case(vault, acme, stage="raised", title="The kettle leaks")
    fields = {"stage": "closed", "outcome": "got_it", "minutes": 20}

    close_case(vault, one, fields, 4, now=NOW)

    kept = record(vault, one)
    assert isinstance(kept, Case)
    assert (kept.stage, kept.minutes) == (Stage.CLOSED, 20)
    (rating,) = list_of(vault, "judgement")
    assert isinstance(rating, Judgement)
    assert (rating.company, rating.dimension, rating.score) == (acme, "would_buy_again", 4)
    assert (rating.reason, list(rating.evidence)) == ("The kettle leaks", [one])
    assert undo(vault, now=NOW) == "close case"
    assert list(list_of(vault, "judgement")) == []


def test_closing_without_a_rating_rates_nothing(vault: Vault) -> None:
    one = case(vault, company(vault), stage="raised")
    close_case(vault, one, {"stage": "closed"}, None, now=NOW)
    assert list(list_of(vault, "judgement")) == []
