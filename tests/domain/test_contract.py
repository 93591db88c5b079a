"""The declarations say what the contract says, field by field."""

from datetime import datetime, timedelta, timezone

import contract
import pytest
from building import IDS, NOW, least

from vrm_app.domain.errors import FieldError
from vrm_app.domain.fields import FieldType
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import Record, fields_of

FIELDS = [(kind, name) for kind, fields in contract.KINDS.items() for name in fields]


def read(kind: str, /, **fields: object) -> Record:
    return KINDS[kind].read({**least(kind, IDS), **fields}, now=NOW)


def type_name(kind: str, name: str) -> str:
    return described(fields_of(KINDS[kind])[name].type)


def described(found: FieldType) -> str:
    """Return a field's type in the contract's own words."""
    name = type(found).__name__
    item = getattr(found, "item", None)
    options = getattr(found, "options", None)
    bounds = (getattr(found, "least", None), getattr(found, "most", None))
    numbers = {(1, 5): "score", (0, 365): "days", (0, 10**12): "count", (1, 10**12): "quantity"}
    made = getattr(found, "made", None)
    parts = {"ContactRules": "rules", "PriceChange": "change", "ReleasedFile": "file"}
    words = {
        "ListOf": f"[{described(item)}]" if item else "",
        "Choice": "|".join(options or ()),
        "Link": f"id:{getattr(found, 'kind', None) or 'any'}",
        "Whole": numbers.get((bounds[0] or 0, bounds[1] or 0), ""),
        "Part": parts[made.__name__] if made else "",
        "Line": "text",
        "Prose": "long",
        "HostName": "host",
        "Address": "address",
        "Sha256": "sha256",
        "Country": "country",
        "Language": "language",
        "Day": "day",
        "Instant": "instant",
        "SpanType": "span",
        "NoticeType": "notice",
        "Flag": "bool",
        "MoneyType": "money",
    }
    return words[name]


def test_the_kinds_are_those_of_the_contract() -> None:
    assert list(KINDS) == list(contract.KINDS)


@pytest.mark.parametrize("kind", contract.KINDS)
def test_a_kind_has_the_fields_of_the_contract_in_their_order(kind: str) -> None:
    assert list(fields_of(KINDS[kind])) == list(contract.KINDS[kind])


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_a_field_is_of_the_promised_type(kind: str, name: str) -> None:
    assert type_name(kind, name) == contract.KINDS[kind][name].type


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_only_what_the_contract_prints_bold_is_needed(kind: str, name: str) -> None:
    promised = contract.KINDS[kind][name]
    given = {field: value for field, value in least(kind, IDS).items() if field != name}
    if kind == "interaction" and name == "company_id":
        given["public"] = True
    if kind == "review" and name == "rating":
        given["recommend"] = False
    if kind == "reminder" and name == "subject":
        given["about"] = IDS["case"]
    for nothing in ({}, {name: None}, {name: "   "} if promised.type in {"text", "long"} else {}):
        if not promised.required:
            KINDS[kind].read({**given, **nothing}, now=NOW)
            continue
        with pytest.raises(FieldError) as refused:
            KINDS[kind].read({**given, **nothing}, now=NOW)
        assert refused.value.field == name


@pytest.mark.parametrize("kind", contract.KINDS)
def test_what_is_left_out_is_what_the_contract_says(kind: str) -> None:
    given = least(kind, IDS)
    shown = KINDS[kind].read(given, now=NOW).to_json()
    moments = {"now": "2026-06-01T12:00:00Z", "today": "2026-06-01"}
    expected = {
        name: moments.get(promised.default, promised.default)
        if isinstance(promised.default, str)
        else promised.default
        for name, promised in contract.KINDS[kind].items()
        if name not in given
    }
    assert {name: shown[name] for name in expected} == expected


@pytest.mark.parametrize("kind", contract.KINDS)
def test_json_shows_the_stamps_and_every_field_even_when_empty(kind: str) -> None:
    shown = KINDS[kind].read(least(kind, IDS), now=NOW).to_json()
    assert list(shown) == [*contract.STAMPS, *contract.KINDS[kind]]
    assert shown["kind"] == kind


@pytest.mark.parametrize("kind", contract.KINDS)
def test_what_the_program_sets_is_refused(kind: str) -> None:
    for name in contract.STAMPS:
        with pytest.raises(FieldError) as refused:
            read(kind, **{name: None})
        assert refused.value.field == name
        assert "set by the program" in refused.value.reason


@pytest.mark.parametrize("kind", contract.KINDS)
def test_unknown_fields_are_refused(kind: str) -> None:
    for name in ("colour", "Name", "", "id ", "from_"):
        with pytest.raises(FieldError) as refused:
            read(kind, **{name: "x"})
        assert refused.value.field == name


def test_a_case_may_have_only_the_stages_of_its_type() -> None:
    every = contract.STAGE.split("|")
    for case_type, stages in contract.STAGES.items():
        for stage in every:
            if stage in stages.split():
                assert read("case", type=case_type, stage=stage).to_json()["stage"] == stage
                continue
            with pytest.raises(FieldError) as refused:
                read("case", type=case_type, stage=stage)
            assert refused.value.field == "stage"


@pytest.mark.parametrize(
    ("terms", "after"),
    [
        ({}, "open_ended"),
        ({"first_term": "P12M"}, "ends"),
        ({"renewal_term": "P1M"}, "renews"),
        ({"first_term": "P12M", "renewal_term": "P1M"}, "renews"),
        ({"first_term": "P12M", "renewal_term": None}, "ends"),
        ({"first_term": "P12M", "after_term": "open_ended"}, "open_ended"),
        ({"renewal_term": "P12M", "after_term": "ends"}, "ends"),
        ({"first_term": "P12M", "after_term": None}, "ends"),
    ],
)
def test_what_follows_a_term_is_told_by_the_terms(terms: dict[str, str], after: str) -> None:
    agreement = read("agreement", started_on="2026-01-01", **terms)
    assert agreement.to_json()["after_term"] == after


@pytest.mark.parametrize("term", ["first_term", "renewal_term"])
def test_a_term_needs_its_beginning(term: str) -> None:
    with pytest.raises(FieldError) as refused:
        read("agreement", **{term: "P12M"})
    assert refused.value.field == "started_on"


def test_an_exchange_with_no_company_is_public_or_about_a_need() -> None:
    given = {"at": "2026-05-01T10:00:00Z", "direction": "out", "channel": "forum"}
    KINDS["interaction"].read({**given, "public": True}, now=NOW)
    KINDS["interaction"].read({**given, "need_id": IDS["need"]}, now=NOW)
    for public in ({}, {"public": False}):
        with pytest.raises(FieldError) as refused:
            KINDS["interaction"].read({**given, **public}, now=NOW)
        assert refused.value.field == "company_id"


@pytest.mark.parametrize("said", [{"rating": 1}, {"text": "Fine"}, {"recommend": False}])
def test_a_review_says_one_thing_at_least(said: dict[str, object]) -> None:
    KINDS["review"].read({"company_id": IDS["company"], **said}, now=NOW)
    for silent in ({}, {"item": "Kettle"}, dict.fromkeys(said), {"text": " \n "}):
        with pytest.raises(FieldError):
            KINDS["review"].read({"company_id": IDS["company"], **silent}, now=NOW)


def test_a_reminder_is_of_something() -> None:
    KINDS["reminder"].read({"due_on": "2026-07-01", "about": IDS["case"]}, now=NOW)
    with pytest.raises(FieldError) as refused:
        KINDS["reminder"].read({"due_on": "2026-07-01", "subject": " "}, now=NOW)
    assert refused.value.field == "subject"


def test_a_reminder_that_settles_a_day_says_of_which_record() -> None:
    settling = {"due_on": "2026-07-01", "subject": "Call", "agenda_kind": "deadline"}
    KINDS["reminder"].read({**settling, "about": IDS["case"]}, now=NOW)
    # On its own it would never be due, and nobody would be told.
    with pytest.raises(FieldError) as refused:
        KINDS["reminder"].read(settling, now=NOW)
    assert refused.value.field == "about"


@pytest.mark.parametrize(
    ("least_amount", "most_amount", "fits"),
    [
        (("10", "EUR"), ("10.00", "EUR"), True),
        (("10", "EUR"), ("20", "EUR"), True),
        (("10.01", "EUR"), ("10", "EUR"), False),
        (("10", "EUR"), ("20", "USD"), False),
        (("1", "JPY"), ("20", "EUR"), False),
    ],
)
def test_the_ends_of_a_budget_fit_together(
    least_amount: tuple[str, str], most_amount: tuple[str, str], *, fits: bool
) -> None:
    budget = {
        name: {"amount": amount, "currency": currency}
        for name, (amount, currency) in (("budget_min", least_amount), ("budget_max", most_amount))
    }
    if fits:
        read("need", **budget)
        return
    with pytest.raises(FieldError) as refused:
        read("need", **budget)
    assert refused.value.field == "budget_max"


def test_today_is_the_customers_day_and_now_is_kept_in_utc() -> None:
    ahead = timezone(timedelta(hours=14))
    now = datetime(2026, 1, 1, 0, 30, tzinfo=ahead)
    case = KINDS["case"].read(least("case", IDS), now=now).to_json()
    judgement = KINDS["judgement"].read(least("judgement", IDS), now=now).to_json()
    assert case["opened_on"] == "2026-01-01"
    assert judgement["at"] == "2025-12-31T10:30:00Z"
