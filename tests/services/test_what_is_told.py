"""Field by field: what leaves with a complaint, and that nothing else ever does.

A field does not leave when the same leaves whatever the field holds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from building import NOW

from vrm_app.domain.fields import Json
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.need import Identity
from vrm_app.domain.record import fields_of
from vrm_app.domain.scalars import Link
from vrm_app.services import records, undoing
from vrm_app.services.complaints import POSSIBLE, USUAL, Choices, Told, gather
from vrm_app.vault.vault import Vault

CASE = {
    "type": "complaint",
    "title": "The kettle leaks",
    "product": "Kettle K2",
    "order_number": "4711-A",
    "amount": {"amount": "49.90", "currency": "EUR"},
    "expected": "A kettle that holds water.",
    "happened": "It leaks at the base.",
    "remedy_wanted": "refund",
    "remedy_fallback": "repair",
    "remedy_text": "By bank transfer.",
    "stage": "raised",
    "waiting_on": "company",
    "next_action_on": "2026-07-01",
    "opened_on": "2026-05-01",
    "closed_on": "2026-05-31",
    "answer_due_on": "2026-06-20",
    "reference": "C-8841",
    "external_body": "Ombudsman",
    "external_reference": "O-1",
    "outcome": "partly",
    "outcome_amount": {"amount": "5.00", "currency": "EUR"},
    "satisfaction": 2,
    "minutes": 90,
    "cost": {"amount": "3.10", "currency": "EUR"},
    "tags": ["kitchen"],
    "notes": "They sound annoyed.",
}
OTHERWISE: dict[str, dict[str, Json]] = {
    "case": {
        "type": "claim",
        "title": "The pot burns",
        "product": "Pot P9",
        "order_number": "0815-B",
        "amount": {"amount": "7", "currency": "CHF"},
        "expected": "A cool handle.",
        "happened": "A hot handle.",
        "remedy_wanted": "apology",
        "remedy_fallback": "replacement",
        "remedy_text": "In writing.",
        "stage": "deadlock",
        "waiting_on": "me",
        "next_action_on": "2026-08-02",
        "opened_on": "2026-04-02",
        "closed_on": "2026-05-02",
        "answer_due_on": "2026-07-02",
        "reference": "C-9",
        "external_body": "Court",
        "external_reference": "O-2",
        "outcome": "nothing",
        "outcome_amount": {"amount": "6.00", "currency": "EUR"},
        "satisfaction": 5,
        "minutes": 91,
        "cost": {"amount": "4.10", "currency": "EUR"},
        "tags": ["garden"],
        "notes": "Or not.",
    },
    "company": {
        "name": "Zenith",
        "legal_name": "Zenith GmbH",
        "brands": ["Zz"],
        "domains": ["zenith.example"],
        "category": "pots",
        "country": "CH",
        "language": "de",
        "relationship": "avoided",
        "relationship_type": "personal",
        "account_numbers": ["77"],
        "known_since": "2001-01-01",
        "favourite": True,
        "contact_rules": {"allowed": ["post"], "note": "Never on Sundays."},
        "tags": ["bad"],
        "notes": "Beware.",
    },
    "contact_point": {
        "channel": "phone",
        "address": "elsewhere@acme.example",
        "desk": "press",
        "preference": "blocked",
        "source": "their site",
        "as_of": "2026-01-01",
        "tags": ["old"],
        "notes": "Slow.",
    },
    "person": {
        "name": "Ben Other",
        "role": "boss",
        "email": "ben@acme.example",
        "phone": "+49 30 1",
        "tags": ["rude"],
        "notes": "Loud.",
    },
    "interaction": {
        "at": "2026-05-09T10:00:00Z",
        "direction": "out",
        "channel": "chat",
        "subject": "Another subject",
        "body": "Another body",
        "expectation": "Another expectation",
        "outcome": "Another outcome",
        "minutes": 12,
        "cost": {"amount": "0.50", "currency": "EUR"},
        "url": "https://acme.example/chat/1",
        "public": True,
        "message_id": "<2@acme.example>",
        "reference": "T-2",
        "tags": ["long"],
        "notes": "Music on hold.",
    },
    "promise": {
        "by": "me",
        "what": "Send it back",
        "due_on": "2026-05-30",
        "state": "broken",
        "settled_on": "2026-05-31",
        "amount": {"amount": "9.00", "currency": "EUR"},
        "tags": ["weak"],
        "notes": "Hah.",
    },
    "data_item": {
        "type": "username",
        "value": "other@example.net",
        "label": "the other one",
        "usual": False,
        "dpv": "EmailAddress",
        "valid_from": "2020-01-01",
        "valid_until": "2027-01-01",
        "tags": ["home"],
        "notes": "Forwarded.",
    },
    "terms": {
        "title": "Strict",
        "agreement_code": "PDC",
        "purposes": ["nothing"],
        "retention": "P1D",
        "contact_rules": {"blocked": ["phone"]},
        "expires_on": "2026-12-01",
        "text": "Delete it.",
        "tags": ["mine"],
        "notes": "Copied from a friend.",
    },
}
TELLING = {
    "case": set(USUAL),
    "company": {"name", "legal_name", "language"},
    "contact_point": {"channel", "address", "preference"},
    "person": {"name"},
    "interaction": {"at", "channel", "subject"},
    "promise": {"by", "what", "due_on", "state"},
    "data_item": {"type", "value", "usual"},
    "terms": {"agreement_code", "purposes", "retention", "contact_rules", "expires_on", "text"},
}
"""By kind, the fields whose values leave or decide what leaves; all others never do."""
OF_A_CASE = {
    "interactions": ("interaction", ("at", "channel", "subject")),
    "promises": ("promise", ("by", "what", "due_on", "state")),
}
"""What a complaint tells of records that belong to the case."""


@dataclass(frozen=True, slots=True)
class World:
    """A complaint with all that belongs to it; the ids by kind."""

    vault: Vault
    ids: dict[str, str]

    def add(self, kind: str, **fields: Json) -> str:
        return records.add(self.vault, kind, fields, now=NOW).id

    def keep_only_what_is_needed(self, kind: str) -> None:
        """Empty what would be told, so that nothing private could stand in for it."""
        declared = fields_of(KINDS[kind])
        empty = {name: None for name in OTHERWISE[kind] if not declared[name].required}
        records.edit(self.vault, self.ids[kind], empty, now=NOW)

    @contextmanager
    def otherwise(self, kind: str, field: str) -> Iterator[None]:
        """Give a field another value for a while."""
        of, names = OF_A_CASE.get(field, (kind, (field,)))
        patch = {name: OTHERWISE[of][name] for name in names}
        records.edit(self.vault, self.ids[of], patch, now=NOW)
        yield
        undoing.undo(self.vault, now=NOW)

    def told(self, **options: Json) -> Told:
        choices = Choices(**{"recipient": self.ids["company"], **options})
        with self.vault.reading() as connection:
            return gather(connection, self.ids["case"], choices, now=NOW)


@pytest.fixture
def world(vault: Vault) -> World:
    world = World(vault, {})
    acme = world.ids["company"] = world.add("company", name="Acme")
    case = world.ids["case"] = world.add("case", company_id=acme, **CASE)
    world.ids["contact_point"] = world.add(
        "contact_point", company_id=acme, channel="email", address="help@acme.example"
    )
    person = world.ids["person"] = world.add("person", company_id=acme, name="Ada Clerk")
    world.ids["interaction"] = world.add(
        "interaction",
        company_id=acme,
        case_id=case,
        person_id=person,
        at="2026-05-04T10:00:00Z",
        direction="in",
        channel="email",
        subject="Your kettle",
        body="We are looking into it.",
    )
    world.ids["promise"] = world.add(
        "promise", company_id=acme, case_id=case, by="company", what="Call back"
    )
    world.ids["data_item"] = world.add(
        "data_item", type="email", value="kim@example.org", usual=True
    )
    world.ids["terms"] = world.add("terms", title="Mine", purposes=["answering"])
    return world


def test_the_other_values_cover_every_field_but_links() -> None:
    for kind, fields in OTHERWISE.items():
        declared = fields_of(KINDS[kind]).items()
        assert set(fields) == {name for name, field in declared if not isinstance(field.type, Link)}


@pytest.mark.parametrize("kind", OTHERWISE)
@pytest.mark.parametrize("empty", [False, True])
def test_a_private_field_changes_nothing_that_leaves(
    world: World, kind: str, *, empty: bool
) -> None:
    if empty:
        world.keep_only_what_is_needed(kind)
    before = world.told(terms=world.ids["terms"])

    for field in OTHERWISE[kind].keys() - TELLING[kind]:
        with world.otherwise(kind, field):
            after = world.told(terms=world.ids["terms"])

        assert after.complaint == before.complaint, field
        assert after.data_items == before.data_items, field


@pytest.mark.parametrize("kind", OTHERWISE)
def test_a_field_that_is_told_changes_what_leaves(world: World, kind: str) -> None:
    before = world.told(terms=world.ids["terms"])

    for field in TELLING[kind]:
        with world.otherwise(kind, field):
            after = world.told(terms=world.ids["terms"])

        assert after.complaint != before.complaint, field


def test_what_is_left_out_changes_nothing_that_leaves(world: World) -> None:
    for field in set(POSSIBLE) - {"title"}:
        before = world.told(omit=(field,), include=("remedy_fallback",))
        assert field in before.omitted

        with world.otherwise("case", field):
            after = world.told(omit=(field,), include=("remedy_fallback",))

        assert after.complaint == before.complaint, field
        assert field not in before.fields + after.fields


def test_who_is_not_told_about_changes_nothing_that_leaves(world: World) -> None:
    before = world.told(omit=("interactions",)).complaint

    with world.otherwise("person", "name"):
        assert world.told(omit=("interactions",)).complaint == before
    for identity in (Identity.ANONYMOUS, Identity.ALIAS):
        before = world.told(identity=identity).complaint
        with world.otherwise("data_item", "value"):
            assert world.told(identity=identity).complaint == before
