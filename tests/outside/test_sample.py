import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from vrm_app.outside.sample import Sample, linked_keys, sample_records

FOLDER = Path(__file__).parents[2] / "resources" / "sample"
TODAYS = [date(2026, 12, 31), date(2028, 2, 29), date(2027, 3, 31)]

CHOICES = {
    "channel": "email phone post web_form chat app sms in_person social forum other",
    "currency": "EUR GBP USD",
    "country": "DE GB FR US NL",
    "language": "de en fr",
    "relationship": "prospect customer former avoided",
    "relationship_type": "personal self_service automated community co_creation",
    "desk": "support sales privacy complaints press other",
    "preference": "preferred allowed blocked",
    "direction": "in out observed",
    "case": "complaint question idea praise claim cancellation data_request",
    "remedy": "refund repair replacement price_cut compensation correction cancellation apology"
    " information policy_change other",
    "stage": "draft raised acknowledged need_info offer_made reminded final_notice deadlock"
    " external answered adopted declined confirmed refused extended partly_answered closed",
    "waiting_on": "me company other",
    "outcome": "got_it partly nothing withdrawn",
    "party": "company me",
    "promise_state": "open kept broken withdrawn",
    "agreement": "contract subscription trial warranty insurance membership purchase",
    "after_term": "renews ends open_ended",
    "anchor": "end_of_term end_of_month end_of_quarter end_of_year any_time",
    "cancel_method": "web_button email letter registered_letter phone in_person app",
    "agreement_state": "active cancelled ended",
    "data_item": "name email alias_email phone postal_address username customer_number"
    " date_of_birth payment_card bank_account identity_document other",
    "legal_basis": "unknown consent contract legal_obligation vital_interest public_task"
    " legitimate_interest",
    "consent": "unknown not_needed requested given refused withdrawn expired",
    "dimension": "honesty competence care privacy value would_buy_again",
    "identity": "anonymous alias known",
    "need_state": "open decided withdrawn expired",
    "offer_state": "received shortlisted accepted declined withdrawn expired",
    "terms_code": "SD-BASE SD-BASE-DP PDC PDC-AI PDC-GOOD PDC-INTENT TPR",
    "source": "friend expert publication community company other",
    "stance": "for against neutral",
}

FIELDS = {
    "company": "name!text legal_name:text brands:texts domains:texts category:text country:country"
    " language:language relationship:relationship relationship_type:relationship_type"
    " account_numbers:texts successor_id:@company known_since:past favourite:bool"
    " contact_rules:rules",
    "contact_point": "company_id!@company channel!channel address!text desk:desk"
    " preference:preference source:text as_of:past",
    "person": "company_id!@company name!text role:text email:text phone:text",
    "interaction": "at!instant direction!direction channel!channel company_id:@company"
    " person_id:@person answers_id:@interaction subject:text body:long expectation:long"
    " outcome:long minutes:int cost:money url:url public:bool message_id:text reference:text"
    " case_id:@case agreement_id:@agreement need_id:@need",
    "case": "company_id!@company type!case title!text product:text order_number:text amount:money"
    " expected:long happened:long remedy_wanted:remedy remedy_fallback:remedy remedy_text:text"
    " stage:stage waiting_on:waiting_on next_action_on:day opened_on:past closed_on:past"
    " answer_due_on:day reference:text external_body:text external_reference:text"
    " agreement_id:@agreement copy_of:@case outcome:outcome outcome_amount:money"
    " satisfaction:score minutes:int cost:money",
    "promise": "company_id!@company by!party what!text due_on:day state:promise_state"
    " settled_on:past amount:money person_id:@person interaction_id:@interaction case_id:@case",
    "agreement": "company_id!@company type!agreement title!text price:money billing:span"
    " started_on:past first_term:span renewal_term:span after_term:after_term notice:notice"
    " notice_anchor:anchor trial_ends_on:day guarantee_ends_on:day cancel_method:cancel_method"
    " price_changes:changes state:agreement_state cancelled_on:past ended_on:past"
    " confirmed_on:past confirmation:text customer_number:text",
    "data_item": "type!data_item value!long label:text usual:bool for_company_id:@company dpv:text"
    " valid_from:past valid_until:past",
    "disclosure": "company_id!@company data_item_id!@data_item at:instant purpose:text"
    " legal_basis:legal_basis consent_state:consent source:text retention:span"
    " retention_text:text recipients:texts terms_id:@terms withdrawn_on:past",
    "judgement": "company_id!@company dimension!dimension score!score at:instant reason:long"
    " what_it_would_take:long evidence:@any",
    "review": "company_id!@company item:text rating:score text:long positive_notes:texts"
    " negative_notes:texts recommend:bool at:instant",
    "need": "title!text description:long category:text must_haves:texts nice_to_haves:texts"
    " quantity:int budget_min:money budget_max:money region:text needed_by:day valid_from:past"
    " valid_through:day identity:identity terms_id:@terms state:need_state decision:@offer"
    " decision_reason:long review_on:day",
    "offer": "need_id!@need company_id!@company at:instant price:money billing:span term:span"
    " fit:score text:long promises:texts state:offer_state interaction_id:@interaction",
    "terms": "title!text agreement_code:terms_code purposes:texts retention:span"
    " contact_rules:rules expires_on:day text:long",
    "source": "name!text type!source reliability:score topics:texts muted:bool followed:bool"
    " url:url",
    "advice": "source_id!@source text!long company_id:@company need_id:@need stance:stance url:url"
    " at:instant followed:bool",
    "rules": "allowed!channels blocked!channels marketing!bool note!text",
    "money": "amount!amount currency!currency",
    "change": "from!day price!money announced_on!day reason!text",
    "saved_search": "name!text asked!text",
    "reminder": "due_on!day subject:text about:@any lead_days:days repeat:span snoozed_until:day"
    " done_on:past",
}

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


def declared(kind: str) -> dict[str, tuple[bool, str]]:
    parts = re.findall(r"(\w+)([!:]?)(@?\w+)", FIELDS[kind])
    return {name: (mark == "!", type_) for name, mark, type_ in parts}


def is_text(value: object) -> bool:
    return is_long(value) and len(str(value)) <= 300 and "\n" not in str(value)


def is_long(value: object) -> bool:
    if not isinstance(value, str) or not unicodedata.is_normalized("NFC", value):
        return False
    return 0 < len(value) <= 100_000 and value.replace("\n", " ").isprintable()


def is_day(value: object) -> bool:
    return isinstance(value, str) and date.fromisoformat(value).isoformat() == value


def fits(type_: str, value: object, today: date) -> bool:
    if type_ in CHOICES:
        return value in CHOICES[type_].split()
    checks: dict[str, Callable[[Any], bool]] = {
        "text": is_text,
        "long": is_long,
        "texts": lambda it: isinstance(it, list) and all(map(is_text, it)),
        "bool": lambda it: isinstance(it, bool),
        "int": lambda it: type(it) is int and it >= 0,
        "score": lambda it: type(it) is int and 1 <= it <= 5,
        "days": lambda it: all(type(part) is int and 0 <= part <= 365 for part in it),
        "money": lambda it: misfits("money", it, today) == [],
        "amount": lambda it: re.fullmatch(r"\d+\.\d\d", it) is not None,
        "day": is_day,
        "past": lambda it: is_day(it) and it <= today.isoformat(),
        "instant": lambda it: bool(datetime.fromisoformat(it)) and it[:10] <= today.isoformat(),
        "span": lambda it: re.fullmatch(r"P[1-9]\d*[DWMY]", it) is not None,
        "notice": lambda it: re.fullmatch(r"P(0D|[1-9]\d*[DWMY])", it) is not None,
        "url": lambda it: re.fullmatch(r"https://[a-z.-]+\.example(/\S*)?", it) is not None,
        "channels": lambda it: set(it) <= set(CHOICES["channel"].split()),
        "rules": lambda it: misfits("rules", it, today) == [],
        "changes": lambda it: not any(misfits("change", part, today) for part in it),
    }
    return type_.startswith("@") or checks[type_](value)


def misfits(kind: str, fields: dict[str, Any], today: date) -> list[str]:
    """Return the fields of a record that are missing, not declared, or of another type."""
    known = declared(kind) | {"tags": (False, "texts"), "notes": (False, "long")}
    missing = [name for name, (must, _) in known.items() if must and name not in fields]
    strange = [name for name in fields if name not in known]
    return missing + strange or [n for n in fields if not fits(known[n][1], fields[n], today)]


def links(kind: str, fields: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield (field, wanted kind, key) for each link of a record."""
    for name, value in fields.items():
        _, type_ = declared(kind).get(name, (False, ""))
        if type_.startswith("@"):
            keys = list(linked_keys(value))
            assert keys, (kind, name, value)
            yield from ((name, type_[1:], key) for key in keys)


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
