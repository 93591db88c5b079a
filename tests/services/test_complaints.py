"""What a complaint tells, by the customer's choices, and what is never handed over."""

from dataclasses import dataclass, replace
from datetime import date, timedelta, timezone

import pytest
from building import NOBODY, NOW

from vrm_app.domain.company import Channel
from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json
from vrm_app.outside.complaint import Contact, Language
from vrm_app.outside.letter import letter
from vrm_app.services import records
from vrm_app.services.complaints import Choices, Told, gather
from vrm_app.vault.vault import Vault

CASE = {
    "type": "complaint",
    "title": "The kettle leaks",
    "product": "Kettle K2",
    "remedy_wanted": "refund",
    "remedy_fallback": "repair",
    "opened_on": "2026-05-01",
    "reference": "C-8841",
    "satisfaction": 2,
    "minutes": 90,
    "tags": ["kitchen"],
    "notes": "They sound annoyed.",
}


@dataclass(frozen=True, slots=True)
class World:
    """A company and a complaint about it."""

    vault: Vault
    company: str
    case: str

    def add(self, kind: str, **fields: Json) -> str:
        return records.add(self.vault, kind, fields, now=NOW).id

    def belonging(self, kind: str, **fields: Json) -> str:
        return self.add(kind, company_id=self.company, case_id=self.case, **fields)

    def exchange(self, **fields: Json) -> str:
        usual = {"at": "2026-05-04T10:00:00Z", "direction": "in", "channel": "email"}
        return self.belonging("interaction", **{**usual, **fields})

    def told(self, **options: Json) -> Told:
        return self.told_of(self.case, **options)

    def told_of(self, case: str, **options: Json) -> Told:
        choices = Choices(**{"recipient": self.company, **options})
        with self.vault.reading() as connection:
            return gather(connection, case, choices, now=NOW)


@pytest.fixture
def world(vault: Vault) -> World:
    acme = records.add(vault, "company", {"name": "Acme"}, now=NOW).id
    case = records.add(vault, "case", {"company_id": acme, **CASE}, now=NOW).id
    return World(vault, acme, case)


def text_of(told: Told) -> str:
    return letter(replace(told.complaint, reference="D-1", written_on=date(2026, 6, 1)))


def test_a_fallback_is_told_only_when_it_is_asked_for(world: World) -> None:
    assert "remedy_fallback" in world.told().omitted
    assert world.told().complaint.remedy_fallback is None

    told = world.told(include=("remedy_fallback",))

    assert "remedy_fallback" in told.fields
    assert told.complaint.remedy_fallback == "repair"


def test_what_the_case_holds_is_told_or_named_as_left_out_but_for_the_notes(world: World) -> None:
    world.exchange()
    world.belonging("promise", by="company", what="Call back")

    told = world.told(omit=("product", "promises"))

    held = {*CASE, "interactions", "promises"} - {"type", "notes"}
    assert {*told.fields, *told.omitted} == held
    assert not {*told.fields} & {*told.omitted}


def test_what_the_case_does_not_hold_is_neither_told_nor_left_out(world: World) -> None:
    bare = world.add("case", company_id=world.company, type="claim", title="Bare")

    told = world.told_of(bare)

    assert told.fields == ("title",)
    assert told.omitted == ("opened_on",)


@pytest.mark.parametrize("field", ["notes", "tags", "minutes", "stage", "company_id", "nonsense"])
@pytest.mark.parametrize("option", ["include", "omit"])
def test_a_field_that_no_complaint_can_have_is_refused(
    world: World, option: str, field: str
) -> None:
    with pytest.raises(UserError, match=f"{field}: cannot be part of a complaint"):
        world.told(**{option: (field,)})


def test_the_title_cannot_be_left_out_but_may_be_asked_for(world: World) -> None:
    assert world.told(include=("title",)).fields == world.told().fields
    with pytest.raises(UserError, match="title: cannot be left out"):
        world.told(omit=("title",))


@pytest.mark.parametrize("kind", ["question", "idea", "praise", "cancellation", "data_request"])
def test_only_complaints_and_claims_are_handed_over(world: World, kind: str) -> None:
    other = world.add("case", company_id=world.company, type=kind, title="Other")

    with pytest.raises(UserError, match="only complaints and claims"):
        world.told_of(other)


def test_a_record_of_another_kind_is_no_complaint(world: World) -> None:
    with pytest.raises(UserError, match="only complaints and claims"):
        world.told_of(world.company)


def test_a_case_in_the_trash_is_not_handed_over(world: World) -> None:
    records.delete(world.vault, world.case, now=NOW)

    with pytest.raises(UserError, match="this case is in the trash"):
        world.told()


def test_a_case_hidden_with_its_company_is_not_handed_over(world: World) -> None:
    other = world.add("company", name="Other")
    records.delete(world.vault, world.company, now=NOW)

    with pytest.raises(UserError, match="this case is in the trash"):
        world.told(recipient=other)


def test_nothing_goes_to_a_company_in_the_trash(world: World) -> None:
    other = world.add("company", name="Other")
    records.delete(world.vault, other, now=NOW)

    with pytest.raises(UserError, match="this company is in the trash"):
        world.told(recipient=other)


def test_terms_in_the_trash_do_not_go_with_it(world: World) -> None:
    terms = world.add("terms", title="Mine")
    records.delete(world.vault, terms, now=NOW)

    with pytest.raises(UserError, match="these terms are in the trash"):
        world.told(terms=terms)


@pytest.mark.parametrize("option", ["recipient", "terms"])
@pytest.mark.parametrize("other", ["case", "nothing", NOBODY])
def test_an_option_that_names_something_else_is_refused(
    world: World, option: str, other: str
) -> None:
    named = world.case if other == "case" else other

    with pytest.raises(UserError, match="is not the id of"):
        world.told(**{option: named})


def test_an_unknown_case_is_refused(world: World) -> None:
    with pytest.raises(UserError, match="There is no such record"):
        world.told_of(NOBODY)


def test_another_company_learns_nothing_of_the_dealings_with_the_first(world: World) -> None:
    other = world.add("company", name="Other")
    person = world.add("person", company_id=world.company, name="Ada Clerk")
    world.exchange(person_id=person, subject="Your kettle")
    world.belonging("promise", by="company", what="Call back")
    world.add("contact_point", company_id=world.company, channel="email", address="a@acme.example")
    canaries = {"Acme", "a@acme.example", "Ada Clerk", "Your kettle", "Call back", "C-8841"}
    assert {one for one in canaries if one in text_of(world.told())} == canaries

    told = world.told(recipient=other)

    assert {one for one in canaries if one in text_of(told)} == set()
    assert "reference" in told.omitted


def test_what_is_in_the_trash_is_not_told(world: World) -> None:
    belonging = [
        world.exchange(),
        world.belonging("promise", by="company", what="Call back"),
        world.add(
            "contact_point", company_id=world.company, channel="email", address="a@b.example"
        ),
        world.add("data_item", type="email", value="kim@example.org", usual=True),
    ]
    assert "interactions" in world.told().fields
    for one in belonging:
        records.delete(world.vault, one, now=NOW)

    told = world.told()

    assert told.complaint.contacts_made == ()
    assert told.complaint.promises == ()
    assert told.complaint.recipient.email is None
    assert told.data_items == ()
    assert not {"interactions", "promises"} & {*told.fields, *told.omitted}


def test_an_observation_is_not_told(world: World) -> None:
    world.exchange(direction="observed")

    assert world.told().complaint.contacts_made == ()


def test_contacts_are_told_in_order_on_the_days_they_had_for_the_customer(world: World) -> None:
    person = world.add("person", company_id=world.company, name="Ada Clerk")
    world.exchange(person_id=person, subject="Your kettle")
    world.exchange(at="2026-05-03T22:30:00Z", direction="out", channel="phone")
    here = NOW.astimezone(timezone(timedelta(hours=5, minutes=45)))

    with world.vault.reading() as connection:
        told = gather(connection, world.case, Choices(recipient=world.company), now=here)

    assert told.complaint.contacts_made == (
        Contact(on=date(2026, 5, 4), channel=Channel.PHONE),
        Contact(
            on=date(2026, 5, 4), channel=Channel.EMAIL, person="Ada Clerk", summary="Your kettle"
        ),
    )


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([("sales", "preferred"), ("complaints", "allowed")], "0@acme.example"),
        ([("sales", "allowed"), ("complaints", "allowed")], "1@acme.example"),
        ([("privacy", "allowed"), ("support", "allowed")], "1@acme.example"),
        ([("complaints", "blocked"), ("other", "allowed")], "1@acme.example"),
        ([("complaints", "blocked")], None),
    ],
)
def test_it_is_addressed_to_the_desk_that_is_closest(
    world: World, points: list[tuple[str, str]], expected: str | None
) -> None:
    for number, (desk, preference) in enumerate(points):
        world.add(
            "contact_point",
            company_id=world.company,
            channel="email",
            address=f"{number}@acme.example",
            desk=desk,
            preference=preference,
        )

    assert world.told().complaint.recipient.email == expected


def test_terms_are_told_as_they_are(world: World) -> None:
    terms = world.add(
        "terms", title="Mine", purposes=["answering"], retention="P6M", text="No ads."
    )

    told = world.told(terms=terms).complaint.terms

    assert told is not None
    assert (told.purposes, str(told.retention), told.text) == (("answering",), "P6M", "No ads.")
    assert world.told().complaint.terms is None


def test_german_says_the_same_in_german(world: World) -> None:
    told = world.told(language=Language.GERMAN)

    assert told.complaint == replace(world.told().complaint, language=Language.GERMAN)
    assert "Beschwerde" in text_of(told)
