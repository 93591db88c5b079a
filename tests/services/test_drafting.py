"""A draft stands for what was looked at: anything that changes since asks for another look."""

import hashlib
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from building import NOBODY, NOW
from handing_over import World, shown

from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json
from vrm_app.domain.need import Identity
from vrm_app.outside.complaint import Language
from vrm_app.outside.formats import Format
from vrm_app.outside.mail_draft import LARGEST
from vrm_app.outside.verification import verify
from vrm_app.services import drafting, records, releasing, undoing
from vrm_app.vault import files

LATER = NOW + timedelta(days=3)


def add_promise(world: World) -> None:
    world.add("promise", company_id=world.company, case_id=world.case, by="company", what="Call")


def add_entry(world: World) -> None:
    said = {"at": "2026-05-04T10:00:00Z", "direction": "in", "channel": "email"}
    world.add("interaction", company_id=world.company, case_id=world.case, **said)


def add_contact_point(world: World) -> None:
    world.add("contact_point", company_id=world.company, channel="email", address="a@b.example")


def add_address(world: World) -> None:
    world.add("data_item", type="email", value="kim@example.org", usual=True)


def trash_name(world: World) -> None:
    records.delete(world.vault, world.name, now=NOW)


CHANGES: dict[str, Callable[[World], None]] = {
    "a told field": lambda world: world.edit(world.case, happened="Since yesterday."),
    "an untold field": lambda world: world.edit(world.case, notes="No patience."),
    "a promise": add_promise,
    "an entry": add_entry,
    "a way to reach the company": add_contact_point,
    "the company's name": lambda world: world.edit(world.company, name="Acme Ltd"),
    "my name": lambda world: world.edit(world.name, value="Kim B. Example"),
    "my name, trashed": trash_name,
    "a usual address": add_address,
    "my terms": lambda world: world.edit(world.terms, purposes=["nothing"]),
}
OPTIONS: dict[str, Json] = {
    "identity": Identity.ANONYMOUS,
    "language": Language.GERMAN,
    "terms": None,
    "omit": ("order_number",),
    "attachments": (),
    "formats": (Format.LETTER_PDF,),
    "include": ("remedy_fallback",),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_in_between_stops_it(world: World, what: str) -> None:
    world.preview()
    CHANGES[what](world)

    with pytest.raises(UserError, match="what would leave has changed"):
        world.hand_over()

    assert list(world.outside.iterdir()) == []
    assert world.state() == "drafted"
    assert world.kept("disclosure") == []

    looked_at = world.preview()
    world.hand_over()
    assert world.written() == shown(looked_at)


@pytest.mark.parametrize("option", OPTIONS)
def test_another_choice_than_looked_at_stops_it(world: World, option: str) -> None:
    world.edit(world.case, remedy_fallback="repair")
    world.preview(attachments=(world.photo,))

    with pytest.raises(UserError, match="what would leave has changed"):
        world.hand_over(**{"attachments": (world.photo,), option: OPTIONS[option]})

    assert list(world.outside.iterdir()) == []
    assert world.state() == "drafted"


def test_a_choice_that_shows_the_same_still_has_to_be_looked_at(world: World) -> None:
    same = world.add("terms", title="Mine", purposes=["answering"])
    twin = world.attach("leak.jpg", b"\xff\xd8\x00")
    for seen, chosen in (
        ({"terms": world.terms}, {"terms": same}),
        ({"identity": Identity.ANONYMOUS}, {"identity": Identity.ALIAS}),
        ({"attachments": (world.photo,)}, {"attachments": (twin,)}),
    ):
        look(world, seen)
        with pytest.raises(UserError, match="what would leave has changed"):
            releasing.hand_over(
                world.vault, world.case, world.choices(**chosen), out=world.out, now=NOW
            )


def look(world: World, options: dict[str, Json]) -> None:
    releasing.preview(world.vault, world.case, world.choices(**options), now=NOW)


def test_only_the_last_look_counts(world: World) -> None:
    world.preview()
    world.preview(identity=Identity.ANONYMOUS)

    with pytest.raises(UserError, match="what would leave has changed"):
        world.hand_over()
    world.hand_over(identity=Identity.ANONYMOUS)

    assert "Kim" not in world.written()["letter.txt"].decode()


def test_an_edit_that_was_undone_is_no_change(world: World) -> None:
    looked_at = world.preview()
    world.edit(world.case, happened="Since yesterday.")
    undoing.undo(world.vault, now=LATER)

    world.hand_over()

    assert world.written() == shown(looked_at)


def test_looking_twice_shows_the_same_bytes_even_days_later(world: World) -> None:
    first = world.preview(attachments=(world.photo,))
    before = world.kept()

    again = world.preview(attachments=(world.photo, world.photo), now=LATER)

    assert shown(again) == shown(first)
    assert again.release == first.release
    assert world.kept() == before


def test_a_draft_in_the_trash_is_not_what_was_looked_at(world: World) -> None:
    draft = world.preview().release
    records.delete(world.vault, draft.id, now=NOW)

    with pytest.raises(UserError, match="nobody has looked at it yet"):
        world.hand_over()
    assert world.preview().release.id != draft.id


def test_a_look_at_something_else_is_a_new_draft_in_the_place_of_the_old(world: World) -> None:
    first = world.preview().release
    second = world.preview(language=Language.GERMAN).release

    assert [one["id"] for one in world.kept()] == [first.id] == [second.id]
    assert second.reference != first.reference
    with world.vault.reading() as connection:
        kept = set(files.digests(connection))
    photo = hashlib.sha256(b"\xff\xd8\xff").hexdigest()
    assert kept == {file.sha256 for file in second.files} | {photo}


def test_each_recipient_has_a_draft_of_their_own(world: World) -> None:
    other = world.add("company", name="Other")
    first = world.preview()
    releasing.preview(world.vault, world.case, world.choices(recipient=other), now=NOW)

    world.hand_over()

    assert world.written() == shown(first)
    assert sorted(one["state"] for one in world.kept()) == ["drafted", "written"]


HOSTILE = [
    "vault.lock",
    "letter.txt",
    "LETTER.TXT",
    "letter.pdf",
    "Letter.EML",
    "complaint.json",
    "manifest.json",
    "how-to-check.txt",
    "../../escaped.txt",
    "/etc/passwd",
    "C:\\Windows\\evil.exe",
    "..",
    "CON",
    "nul.txt",
    ".hidden",
    "-rf",
    "~root",
    "a" * 290 + ".jpeg",
    "same.txt",
    "same.txt",
    "SAME.txt",
    "Stra\u00dfe.txt",
    "STRASSE.txt",
    "invoice\u200bgpj.exe",
    "semi;colon|pipe*star?.txt",
]


def test_enclosures_with_hostile_names_leave_whole_and_in_the_folder_alone(world: World) -> None:
    enclosed = [
        world.attach(name, f"{number} {name}".encode()) for number, name in enumerate(HOSTILE)
    ]
    looked_at = world.preview(attachments=tuple(enclosed))
    world.hand_over(attachments=tuple(enclosed))

    assert world.written() == shown(looked_at)
    assert [path.name for path in world.outside.iterdir()] == ["handed-over"]
    enclosed_files = drafting.enclosed_in(looked_at.release)
    assert len(enclosed_files) == len(HOSTILE)
    contents = {world.written()[file.name] for file in enclosed_files}
    assert contents == {f"{number} {name}".encode() for number, name in enumerate(HOSTILE)}
    assert verify([world.out]).problems == ()


@pytest.mark.parametrize("of", ["company", "case", "terms", "nothing", NOBODY])
def test_only_files_of_the_vault_are_enclosed(world: World, of: str) -> None:
    with pytest.raises(UserError, match="is not the id of a file"):
        world.preview(attachments=(getattr(world, of, of),))

    assert world.kept() == []


def test_a_file_in_the_trash_is_not_enclosed(world: World) -> None:
    records.delete(world.vault, world.photo, now=NOW)

    with pytest.raises(UserError, match="this file is in the trash"):
        world.preview(attachments=(world.photo,))


def test_what_its_recipient_could_not_check_is_not_enclosed(world: World) -> None:
    large = world.attach("large.bin", bytes(50_000_001))

    with pytest.raises(UserError, match=r"large.bin is larger than 50 MB"):
        world.preview(attachments=(large,))


def test_a_mail_that_few_would_take_is_made_for_nobody(world: World) -> None:
    film = world.attach("film.mp4", bytes(LARGEST + 1))

    shown = world.preview(attachments=(film,))
    assert "letter.eml" not in {file.name for file in shown.files}
    assert "the enclosures are too large for a mail" in " ".join(shown.remarks)
    with pytest.raises(UserError, match="too large for a mail"):
        world.preview(attachments=(film,), formats=(Format.MAIL,))


def test_a_proof_of_nothing_is_not_written(world: World) -> None:
    with pytest.raises(UserError, match="nothing to prove"):
        world.preview(formats=(Format.PROOF,))

    shown = world.preview(formats=(Format.PROOF,), attachments=(world.photo,))
    assert [file.name for file in shown.files] == [
        "leak.jpg",
        "HOW-TO-CHECK.txt",
        "allowed_signers",
        "manifest.json",
        "manifest.json.sig",
    ]


def test_the_order_in_which_formats_are_named_is_no_choice(world: World) -> None:
    first = world.preview(formats=(Format.MAIL, Format.JSON, Format.MAIL)).release

    assert world.preview(formats=(Format.JSON, Format.MAIL)).release == first
    every = world.preview(formats=tuple(Format)).release
    assert world.preview().release == every


def test_references_can_be_read_out_and_are_not_given_twice() -> None:
    references = {drafting.new_reference() for _ in range(500)}

    assert len(references) == 500
    assert all(re.fullmatch("D-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", one) for one in references)
    assert not {"I", "O"} & set("".join(references))


def test_what_the_customer_noted_about_a_draft_stays_with_it(world: World) -> None:
    drafted = world.preview().release
    world.edit(drafted.id, notes="Ask Kim first.", tags=["kettle"])
    world.edit(world.case, title="The kettle leaks a lot")

    again = world.preview().release

    assert again.id == drafted.id
    assert (again.notes, again.tags) == ("Ask Kim first.", ("kettle",))
    assert again.sha256 != drafted.sha256
