"""Handing over: what was shown is what leaves, and only when the customer says so."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from building import NOW
from handing_over import World, shown
from jsonschema import Draft202012Validator

from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json
from vrm_app.domain.need import Identity
from vrm_app.domain.release import ReleaseState
from vrm_app.outside.complaint import Language
from vrm_app.outside.verification import Verification, verify
from vrm_app.services import records, releasing, undoing
from vrm_app.services.releasing import as_json
from vrm_app.vault import files
from vrm_app.vault import records as records_of_vault

LATER = NOW + timedelta(days=3)
SCHEMAS = Path(__file__).parents[2] / "resources" / "schemas"


def test_what_was_shown_is_what_leaves_and_what_is_kept(world: World) -> None:
    previewed = world.preview(attachments=(world.photo,))

    release = world.hand_over(attachments=(world.photo,), now=LATER)

    assert world.written() == shown(previewed)
    with world.vault.reading() as connection:
        kept = {file.name: files.read(connection, file.sha256) for file in release.files}
    assert kept == shown(previewed)


def test_the_ledger_says_what_left_to_whom_and_how(world: World) -> None:
    world.preview(omit=("order_number",), attachments=(world.photo,))

    release = world.hand_over(omit=("order_number",), attachments=(world.photo,), now=LATER)

    (kept,) = world.kept()
    assert kept == release.to_json() | {"updated_at": kept["updated_at"]}
    digests = {name: hashlib.sha256(one).hexdigest() for name, one in world.written().items()}
    assert {file["name"]: file["sha256"] for file in kept["files"]} == digests
    assert {file["name"]: file["size"] for file in kept["files"]} == {
        name: len(content) for name, content in world.written().items()
    }
    lines = "".join(f"{digests[name]}  {name}\n" for name in sorted(digests))
    assert kept["sha256"] == hashlib.sha256(lines.encode()).hexdigest()
    assert (
        kept
        | {
            "what": world.case,
            "recipient": world.company,
            "at": "2026-06-04T12:00:00Z",
            "terms_id": world.terms,
            "route": "file",
            "identity": "known",
            "fields": ["title", "happened"],
            "omitted": ["opened_on", "order_number"],
            "state": "written",
            "answer": None,
        }
        == kept
    )
    assert f"My reference: {kept['reference']}" in world.written()["letter.txt"].decode()


def test_looking_writes_nothing_and_notes_nothing_as_left(world: World) -> None:
    world.preview()

    assert list(world.outside.iterdir()) == []
    assert world.state() == "drafted"
    assert world.kept("disclosure") == []


def test_nothing_leaves_that_nobody_looked_at(world: World) -> None:
    with pytest.raises(UserError, match="nobody has looked at it yet"):
        world.hand_over()

    assert list(world.outside.iterdir()) == []
    assert world.kept() == []


def test_what_left_and_changed_is_looked_at_anew_before_it_leaves_again(world: World) -> None:
    first = world.preview().release
    world.hand_over()
    world.edit(world.case, happened="Since yesterday.")

    with pytest.raises(UserError, match="nobody has looked at it yet"):
        releasing.hand_over(
            world.vault, world.case, world.choices(), out=world.outside / "again", now=NOW
        )
    assert list(world.outside.iterdir()) == [world.out]
    assert world.preview().release.reference != first.reference


@pytest.mark.parametrize("state", ["sent", "withdrawn"])
def test_what_went_further_than_written_is_not_written_again(world: World, state: str) -> None:
    world.preview()
    released = world.hand_over()
    with world.vault.writing("go on", now=NOW) as writing:
        further = replace(released, state=ReleaseState(state))
        records_of_vault.change(writing, released, further)

    with pytest.raises(UserError, match="nobody has looked at it yet"):
        releasing.hand_over(
            world.vault, world.case, world.choices(), out=world.outside / "again", now=NOW
        )


def test_what_left_unchanged_is_written_again_and_noted_once(world: World) -> None:
    world.preview()
    first = world.hand_over()
    kept, shared, before = world.kept(), world.kept("disclosure"), world.written()

    again = releasing.hand_over(
        world.vault, world.case, world.choices(), out=world.outside / "again", now=LATER
    )

    written = {path.name: path.read_bytes() for path in (world.outside / "again").iterdir()}
    assert written == before
    assert again.id == first.id
    assert (world.kept(), world.kept("disclosure")) == (kept, shared)


def test_what_was_looked_at_last_leaves_rather_than_what_left_before(world: World) -> None:
    first = world.preview().release
    world.hand_over()
    second = world.preview().release

    again = releasing.hand_over(
        world.vault, world.case, world.choices(), out=world.outside / "again", now=LATER
    )

    assert again.id == second.id != first.id
    assert len(world.kept("disclosure")) == 2


def test_a_draft_is_neither_undone_nor_in_the_way_of_undo_and_redo(world: World) -> None:
    world.edit(world.case, happened="Since yesterday.")
    world.preview()
    assert undoing.undo(world.vault, now=NOW) == "edit"
    draft = world.preview().release

    assert undoing.redo(world.vault, now=NOW) == "edit"

    assert records.show(world.vault, world.case).record.to_json()["happened"] == "Since yesterday."
    (kept,) = world.kept()
    assert (kept["id"], kept["state"], kept["deleted_at"]) == (draft.id, "drafted", None)


def test_what_left_is_not_undone(world: World) -> None:
    world.edit(world.case, happened="Since yesterday.")
    world.preview()
    world.hand_over()

    assert undoing.undo(world.vault, now=NOW) == "edit"

    assert world.state() == "written"
    assert [one["deleted_at"] for one in world.kept("disclosure")] == [None]
    assert records.show(world.vault, world.case).record.to_json()["happened"] != "Since yesterday."


def test_each_data_item_told_is_noted_as_shared(world: World) -> None:
    world.add("data_item", type="email", value="kim@example.org", usual=True)
    world.preview()
    release = world.hand_over(now=LATER)

    shared = {one["data_item_id"]: one for one in world.kept("disclosure")}
    told = {one["id"]: one["value"] for one in (r.to_json() for r in items(world))}
    assert {told[item] for item in shared} == {"Kim Example", "kim@example.org"}
    for one in shared.values():
        assert one["company_id"] == world.company
        assert one["release_id"] == release.id
        assert one["terms_id"] == world.terms
        assert one["at"] == "2026-06-04T12:00:00Z"


def items(world: World) -> Iterator[Json]:
    return records.list_of(world.vault, "data_item")


@pytest.mark.parametrize("identity", [Identity.ANONYMOUS, Identity.ALIAS])
def test_who_tells_nothing_of_themselves_shares_nothing(world: World, identity: Identity) -> None:
    world.preview(identity=identity)
    world.hand_over(identity=identity)

    assert world.kept("disclosure") == []


def test_a_company_knows_one_key_again_and_another_company_another(world: World) -> None:
    other = world.add("company", name="Other")
    signers = []
    for place, company in (("a", world.company), ("b", other), ("c", world.company)):
        choices, out = world.choices(recipient=company), world.outside / place
        releasing.preview(world.vault, world.case, choices, now=NOW)
        releasing.hand_over(world.vault, world.case, choices, out=out, now=NOW)
        signers.append(verify([out]).signer)

    first, second, third = signers
    assert None not in signers
    assert first == third != second


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("identity", Identity)
def test_every_document_matches_its_schema(
    world: World, language: Language, identity: Identity
) -> None:
    about = {"company_id": world.company, "case_id": world.case}
    world.add("promise", by="company", what="Call back", due_on="2026-05-20", **about)
    world.add("interaction", at="2026-05-04T10:00:00Z", direction="in", channel="sms", **about)
    photo = (world.photo,)
    world.preview(language=language, identity=identity, attachments=photo)
    world.hand_over(language=language, identity=identity, attachments=photo)

    for name, schema in (("complaint.json", "complaint-1"), ("manifest.json", "manifest-1")):
        rules = json.loads((SCHEMAS / f"{schema}.json").read_text())
        validator = Draft202012Validator(rules, format_checker=Draft202012Validator.FORMAT_CHECKER)
        validator.validate(json.loads(world.written()[name]))
    assert verify([world.out]).problems == ()


def test_any_changed_byte_any_added_and_any_removed_file_is_noticed(world: World) -> None:
    reference = world.preview(attachments=(world.photo,)).release.reference
    world.hand_over(attachments=(world.photo,))
    before = verify([world.out])
    assert before == replace(Verification(), signer=before.signer, kind="bundle", about=reference)
    assert before.valid

    for name, content in world.written().items():
        path = world.out / name
        step = max(len(content) // 40, 1)
        for at in (*range(0, len(content), step), len(content) - 1):
            path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
            assert not verify([world.out]).valid, (name, at)
        for changed in (content + b"\n", content + b" ", content[:-1], b""):
            path.write_bytes(changed)
            assert not verify([world.out]).valid, (name, changed[-20:])
        path.unlink()
        assert not verify([world.out]).valid, name
        path.write_bytes(content)
    (world.out / "more.txt").write_bytes(b"")
    assert not verify([world.out]).valid
    (world.out / "more.txt").unlink()
    assert verify([world.out]) == before


def test_a_preview_as_json_says_what_leaves_what_does_not_and_what_is_missing(
    world: World,
) -> None:
    previewed = world.preview(attachments=(world.photo,))

    told = as_json(previewed)

    assert list(told) == [
        *("preview", "omitted", "scrubbed", "unscrubbed", "missing"),
        *("letter", "not_leaving", "tells", "remarks"),
    ]
    assert told["letter"] == shown(previewed)["letter.txt"].decode()
    assert [set(one) for one in told["not_leaving"]] == [{"what", "why", "sentence"}] * 2
    assert [set(one) for one in told["tells"]] == [{"what", "is_new", "sentence"}] * 7
    assert told["omitted"] == ["opened_on"]
    assert told["scrubbed"] == []
    why = "nothing was taken out, because it could not be read safely"
    assert told["unscrubbed"] == [{"file": "leak.jpg", "what": why}]
    assert told["missing"] == ["email", "postal_address"]
    assert [file["name"] for file in told["preview"]] == [file.name for file in previewed.files]
    for file in told["preview"]:
        assert set(file) - {"text"} in ({"name", "media_type"}, {"name", "media_type", "base64"})
    photo = next(file for file in told["preview"] if file["name"] == "leak.jpg")
    assert photo == {"name": "leak.jpg", "media_type": "image/jpeg", "base64": "/9j/"}
