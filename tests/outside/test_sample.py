import json
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sample_fields import CHOICES, FIELDS, links, misfits

from vrm_app.outside.sample import Sample, sample_records

FOLDER = Path(__file__).parents[2] / "resources" / "sample"
TODAYS = [date(2026, 12, 31), date(2028, 2, 29), date(2027, 3, 31)]

KINDS = FIELDS.keys() - {"rules", "change", "money"}


def every_line() -> list[str]:
    files = sorted(FOLDER.glob("*.jsonl"))
    return [line for file in files for line in file.read_text("utf-8").splitlines()]


def made_on(today: date) -> list[Sample]:
    return sample_records(every_line(), today=today)


@pytest.fixture(params=TODAYS, ids=str)
def today(request: pytest.FixtureRequest) -> date:
    return date.fromisoformat(str(request.param))


@pytest.fixture
def records(today: date) -> list[Sample]:
    return made_on(today)


def rows(records: list[Sample], kind: str) -> list[dict[str, Any]]:
    """Return the records of a kind as they are in the end, with their edits."""
    final: dict[str, dict[str, Any]] = {}
    for key, its_kind, fields in records:
        if its_kind == kind:
            final.setdefault(key, {}).update(fields)
    return list(final.values())


def soon(today: date) -> str:
    return (today + timedelta(days=14)).isoformat()


def test_there_is_enough_to_look_around(records: list[Sample]) -> None:
    counts = Counter(kind for _, kind, _ in records)

    assert counts["company"] >= 25
    assert counts["interaction"] >= 400
    assert set(counts) == set(KINDS)
    assert min(counts.values()) >= 4


def test_every_record_has_the_fields_of_its_kind(records: list[Sample], today: date) -> None:
    for kind in KINDS:
        for row in rows(records, kind):
            assert not misfits(kind, row, today), row


def test_a_link_points_at_an_earlier_record_of_the_right_kind(records: list[Sample]) -> None:
    known: dict[str, str] = {}
    for key, kind, fields in records:
        for name, wanted, target in links(kind, fields):
            assert target in known, (key, name, target)
            assert wanted in {"any", known[target]}, (key, name, target)
        known[key] = kind


EVERY_CHOICE = (
    "interaction.channel=channel interaction.direction=direction company.country=country"
    " company.relationship=relationship company.relationship_type=relationship_type"
    " contact_point.desk=desk case.type=case case.stage=stage case.remedy_wanted=remedy"
    " case.outcome=outcome case.waiting_on=waiting_on promise.by=party"
    " promise.state=promise_state agreement.type=agreement agreement.after_term=after_term"
    " agreement.notice_anchor=anchor agreement.cancel_method=cancel_method"
    " data_item.type=data_item disclosure.legal_basis=legal_basis"
    " disclosure.consent_state=consent judgement.dimension=dimension need.identity=identity"
    " need.state=need_state offer.state=offer_state source.type=source advice.stance=stance"
)


@pytest.mark.parametrize("which", EVERY_CHOICE.split())
def test_every_choice_occurs(which: str) -> None:
    kind, field, choice = re.split("[.=]", which)
    defaults = {"relationship": {"customer"}, "need_state": {"open"}, "offer_state": {"received"}}

    there = {row.get(field) for row in rows(made_on(TODAYS[0]), kind)} - {None}

    assert there | defaults.get(choice, set()) == set(CHOICES[choice].split())


STAGES = {
    "complaint": "need_info offer_made reminded final_notice deadlock external",
    "claim": "need_info offer_made reminded final_notice deadlock external",
    "question": "answered",
    "praise": "answered",
    "idea": "answered adopted declined",
    "cancellation": "confirmed refused reminded external",
    "data_request": "extended answered partly_answered refused reminded external",
}


def test_a_case_has_a_stage_of_its_type(records: list[Sample]) -> None:
    for row in rows(records, "case"):
        own = STAGES[row["type"]].split()
        assert row["stage"] in ["draft", "raised", "acknowledged", "closed", *own], row
        assert (row["stage"] == "closed") == ("closed_on" in row) == ("outcome" in row), row
        assert row["opened_on"] <= row.get("closed_on", row["opened_on"]), row


def test_the_terms_of_an_agreement_make_sense(records: list[Sample]) -> None:
    agreements = rows(records, "agreement")
    for row in agreements:
        after, first, renewal = (row.get(x) for x in ("after_term", "first_term", "renewal_term"))
        assert "started_on" in row or not (first or renewal), row
        assert bool(renewal) == (after == "renews"), row
        assert after != "ends" or first, row
        assert (row.get("state", "active") == "ended") == ("ended_on" in row), row
        assert row.get("cancelled_on", "") <= row.get("confirmed_on", "9"), row

    assert any(row.get("first_term") != row.get("renewal_term") for row in agreements)
    assert any(row.get("notice") == "P0D" for row in agreements)
    assert any(row.get("state") == "cancelled" for row in agreements)
    assert any(row.get("started_on", "")[5:] == "02-29" for row in agreements)
    assert any(row.get("started_on", "")[8:] == "31" for row in agreements)
    assert {row["price"]["currency"] for row in agreements if "price" in row} >= {"EUR", "USD"}


def test_a_trial_is_about_to_end(records: list[Sample], today: date) -> None:
    trials = [row for row in rows(records, "agreement") if row["type"] == "trial"]
    ends = [row["trial_ends_on"] for row in trials if row.get("state") != "ended"]

    assert any(today.isoformat() < day <= soon(today) for day in ends)


def test_promises_are_due_soon_overdue_and_settled(records: list[Sample], today: date) -> None:
    promises = rows(records, "promise")
    due = [row["due_on"] for row in promises if row["state"] == "open" and "due_on" in row]

    assert any(day < today.isoformat() for day in due)
    assert any(today.isoformat() < day <= soon(today) for day in due)
    for row in promises:
        assert (row["state"] == "open") == ("settled_on" not in row), row


def test_an_answer_comes_after_its_question_and_the_other_way(records: list[Sample]) -> None:
    entries = {key: fields for key, kind, fields in records if kind == "interaction"}
    answers = [row for row in entries.values() if "answers_id" in row]
    assert len(answers) >= 60

    for row in answers:
        question = entries[str(row["answers_id"])[1:]]
        assert str(question["at"]) < str(row["at"]), row
        assert question["direction"] != row["direction"], row


def test_what_belongs_together_is_of_one_company(records: list[Sample]) -> None:
    company = {key: fields.get("company_id") for key, _, fields in records}
    for key, _, fields in records:
        for name in ("person_id", "agreement_id", "case_id", "interaction_id", "answers_id"):
            target = str(fields.get(name, ""))[1:]
            assert not target or company[target] in {company[key], None}, key


def test_a_need_and_its_budget_and_decision_agree(records: list[Sample]) -> None:
    offers = {key: fields for key, kind, fields in records if kind == "offer"}
    for key, kind, fields in records:
        if kind == "need" and "decision" in fields:
            assert offers[str(fields["decision"])[1:]]["need_id"] == f"@{key}"
    for row in rows(records, "need"):
        assert (row.get("state") == "decided") == ("decision" in row), row
        assert row.get("valid_from", "") <= row.get("valid_through", "9"), row


def test_an_entry_names_a_company_unless_it_is_public_or_seeks(records: list[Sample]) -> None:
    for row in rows(records, "interaction"):
        assert row.keys() & {"company_id", "need_id", "public"}, row


def test_trust_goes_up_with_one_company_and_down_with_another(records: list[Sample]) -> None:
    scores: dict[str, list[int]] = {}
    for row in sorted(rows(records, "judgement"), key=lambda row: row["at"]):
        scores.setdefault(row["company_id"], []).append(row["score"])

    assert scores["@giebelhof"][0] < scores["@giebelhof"][-1]
    assert scores["@quastel"][0] > scores["@quastel"][-1]


def test_no_two_bodies_are_the_same() -> None:
    bodies = [row["body"] for row in rows(made_on(TODAYS[0]), "interaction")]

    assert len(bodies) == len(set(bodies))


def test_every_address_is_invented(records: list[Sample]) -> None:
    text = json.dumps(records, ensure_ascii=False)
    hosts = re.findall(r"(?:https?://|[\w.-]@)([\w-]+(?:\.[\w-]+)+)", text)
    domains = [name for row in rows(records, "company") for name in row["domains"]]

    assert len(hosts) > 100
    assert {host.rsplit(".", 1)[1] for host in hosts + domains} == {"example"}


def test_the_same_day_makes_the_same_vault(today: date) -> None:
    assert made_on(today) == made_on(today)


def test_days_and_instants_follow_today_also_inside_values() -> None:
    line = (
        '{"key": "a", "kind": "agreement", "title": "today we sign", "started_on": "today-400~31",'
        ' "ended_on": "today~02-29", "at": "today-1 09:05", "price_changes": [{"from": "today+2"}]}'
    )

    [(key, kind, fields)] = sample_records([line, "\n"], today=date(2028, 2, 28))

    assert (key, kind) == ("a", "agreement")
    assert fields == {
        "title": "today we sign",
        "started_on": "2026-12-31",
        "ended_on": "2024-02-29",
        "at": "2028-02-27T09:05:00Z",
        "price_changes": [{"from": "2028-03-01"}],
    }


def test_an_edit_line_changes_the_record_it_names() -> None:
    lines = [
        '{"key": "n", "kind": "need", "title": "A desk"}',
        '{"edit": "@n", "state": "decided"}',
    ]

    assert sample_records(lines, today=TODAYS[0])[1] == ("n", "need", {"state": "decided"})


def test_a_key_used_twice_is_refused() -> None:
    line = '{"key": "n", "kind": "need", "title": "A desk"}'

    with pytest.raises(ValueError, match="n is there twice"):
        sample_records([line, line], today=TODAYS[0])
