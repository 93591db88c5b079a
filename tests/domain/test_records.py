"""A record made from JSON says the same in JSON again."""

from typing import Any

import contract
import pytest
from building import IDS, NOW, least, refusal
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import anything, records

from vrm_app.domain.errors import FieldError
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import STAMPS, Record


def fields_in(record: Record) -> dict[str, Any]:
    shown = record.to_json()
    return {name: shown[name] for name in shown if name not in {"kind", *STAMPS}}


@pytest.mark.parametrize("kind", contract.KINDS)
@given(data=st.data())
@settings(max_examples=30)
def test_what_a_record_shows_as_json_makes_the_same_record(kind: str, data: st.DataObject) -> None:
    record = KINDS[kind].read(data.draw(records(kind, IDS)), now=NOW)
    again = KINDS[kind].read(fields_in(record), now=NOW)
    assert again == record
    assert again.to_json() == record.to_json()


@pytest.mark.parametrize("kind", contract.KINDS)
@given(data=st.data())
@settings(max_examples=40)
def test_whatever_is_given_is_kept_or_refused_by_its_field(kind: str, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([*contract.KINDS[kind]]))
    found = refusal(kind, {**least(kind, IDS), name: data.draw(anything)})
    if isinstance(found, FieldError):
        assert found.field in contract.KINDS[kind]
    else:
        assert KINDS[kind].read(fields_in(found), now=NOW) == found


@pytest.mark.parametrize("kind", contract.KINDS)
def test_a_patch_of_nothing_changes_nothing(kind: str) -> None:
    record = KINDS[kind].read(least(kind, IDS), now=NOW)
    assert record.patched({}, now=NOW) == record
    assert record.patched(fields_in(record), now=NOW) == record


@pytest.mark.parametrize("kind", contract.KINDS)
def test_a_patch_refuses_what_the_program_sets_and_what_it_does_not_know(kind: str) -> None:
    record = KINDS[kind].read(least(kind, IDS), now=NOW)
    for name in (*contract.STAMPS, "colour"):
        with pytest.raises(FieldError) as refused:
            record.patched({name: None}, now=NOW)
        assert refused.value.field == name


def test_null_in_a_patch_empties_a_field_or_gives_it_its_default() -> None:
    case = KINDS["case"].read(
        {**least("case", IDS), "product": "Kettle", "stage": "raised"}, now=NOW
    )
    patched = case.patched({"product": None, "stage": None}, now=NOW).to_json()
    assert (patched["product"], patched["stage"]) == (None, "draft")
    with pytest.raises(FieldError) as refused:
        case.patched({"title": None}, now=NOW)
    assert refused.value.field == "title"


def test_a_patch_goes_into_objects_and_replaces_lists() -> None:
    rules = {"allowed": ["email", "post"], "marketing": False, "note": "evenings"}
    company = KINDS["company"].read(
        {"name": "A", "contact_rules": rules, "tags": ["x", "y"]}, now=NOW
    )
    patch = {"contact_rules": {"allowed": ["sms"], "note": None}, "tags": ["z"]}
    patched = company.patched(patch, now=NOW).to_json()
    assert patched["contact_rules"] == {
        "allowed": ["sms"],
        "blocked": [],
        "marketing": False,
        "note": None,
    }
    assert patched["tags"] == ["z"]


def test_a_patch_of_an_amount_keeps_the_currency() -> None:
    fields = {**least("case", IDS), "amount": {"amount": "5", "currency": "EUR"}}
    case = KINDS["case"].read(fields, now=NOW)
    patched = case.patched({"amount": {"amount": "6.50"}}, now=NOW).to_json()
    assert patched["amount"] == {"amount": "6.50", "currency": "EUR"}
    with pytest.raises(FieldError):
        case.patched({"cost": {"amount": "6.50"}}, now=NOW)


@pytest.mark.parametrize(
    ("kind", "more", "heading"),
    [
        ("company", {"name": "Acme"}, "Acme"),
        ("interaction", {}, "email"),
        ("interaction", {"body": "\n\n First \n second"}, "First"),
        ("data_item", {"label": "Home"}, "Home"),
        ("offer", {"price": {"amount": "5", "currency": "EUR"}}, "5.00 EUR"),
        ("reminder", {"subject": None, "about": IDS["case"]}, "reminder"),
    ],
)
def test_a_record_is_named_by_the_first_thing_that_says_something(
    kind: str, more: dict[str, Any], heading: str
) -> None:
    assert KINDS[kind].read({**least(kind, IDS), **more}, now=NOW).heading == heading


def test_search_finds_every_text_of_a_record_and_no_digest() -> None:
    given_ = {
        "name": "Acme",
        "brands": ["Zap"],
        "contact_rules": {"note": "evenings"},
        "notes": "private",
        "tags": ["blue"],
        "domains": ["acme.example"],
    }
    words = KINDS["company"].read(given_, now=NOW).words().splitlines()
    assert set(words) >= {"Acme", "Zap", "evenings", "private", "blue", "acme.example"}
    attachment = KINDS["attachment"].read(least("attachment", IDS), now=NOW)
    assert str(attachment.to_json()["sha256"]) not in attachment.words()
