"""What is enclosed leaves without hidden details; what is in the vault stays as it is."""

from dataclasses import replace

import pytest
import tainted
from building import NOW
from handing_over import World, shown
from tainted import CANARY

from vrm_app.domain.errors import UserError
from vrm_app.outside.scrubbed import Left, Taken
from vrm_app.outside.verification import verify
from vrm_app.services import attaching, drafting
from vrm_app.services.releasing import as_json
from vrm_app.services.wording import LEFT_WORDS, TAKEN_WORDS
from vrm_app.vault import files, records


def test_what_leaves_is_scrubbed_shown_kept_and_verified(world: World) -> None:
    enclosed = tuple(
        world.attach(name, content)
        for name, content in {
            "photo.jpg": tainted.jpeg(),
            "invoice.pdf": tainted.pdf(),
            "letter.docx": tainted.docx(),
            "note.txt": b"As I wrote then.",
        }.items()
    )
    looked_at = world.preview(attachments=enclosed)
    release = world.hand_over(attachments=enclosed)

    assert world.written() == shown(looked_at)
    assert verify([world.out]).valid
    assert not any(CANARY.encode() in content for content in world.written().values())
    with world.vault.reading() as connection:
        kept = {file.name: files.read(connection, file.sha256) for file in release.files}
    assert kept == world.written()
    assert {name for name, _ in looked_at.scrubbed} == {"photo.jpg", "invoice.pdf", "letter.docx"}
    assert ("photo.jpg", Taken.PLACE) in looked_at.scrubbed
    assert looked_at.unscrubbed == ()
    told = as_json(looked_at)["scrubbed"]
    assert {"file": "photo.jpg", "what": "where it was taken"} in told


def test_the_vaults_own_file_stays_as_it_is(world: World) -> None:
    photo = world.attach("photo.jpg", tainted.jpeg())
    world.preview(attachments=(photo,))
    world.hand_over(attachments=(photo,))

    assert attaching.content_of(world.vault, photo)[1] == tainted.jpeg()


def test_looking_again_tells_again_what_was_taken_out(world: World) -> None:
    photo = world.attach("photo.jpg", tainted.jpeg())

    first = world.preview(attachments=(photo,))

    assert world.preview(attachments=(photo,)) == first
    assert first.scrubbed != ()


def test_another_original_has_to_be_looked_at_although_it_would_leave_the_same(
    world: World,
) -> None:
    photo = world.attach("photo.jpg", tainted.jpeg())
    twin = world.attach("photo.jpg", tainted.jpeg() + b"more behind its end")
    before = shown(world.preview(attachments=(photo,)))["photo.jpg"]

    with pytest.raises(UserError, match="what would leave has changed"):
        world.hand_over(attachments=(twin,))
    assert shown(world.preview(attachments=(twin,)))["photo.jpg"] == before


def test_a_draft_out_of_which_less_was_taken_is_made_anew(world: World) -> None:
    photo = world.attach("photo.jpg", tainted.jpeg())
    draft = world.preview(attachments=(photo,)).release
    with world.vault.writing("age", now=NOW) as writing:
        digest = files.put(writing.connection, tainted.jpeg())
        aged = tuple(
            replace(file, sha256=digest) if file.name == "photo.jpg" else file
            for file in draft.files
        )
        records.change(writing, draft, replace(draft, files=aged))

    again = world.preview(attachments=(photo,))

    assert again.release.reference != draft.reference
    assert CANARY.encode() not in shown(again)["photo.jpg"]


def test_what_may_still_be_told_is_said_by_file_and_reason(world: World) -> None:
    commented = tainted.docx({"word/comments.xml": b"<w:comments/>"})
    enclosed = (
        world.attach("a.docx", commented),
        world.attach("a.docx", tainted.docx({"_xmlsignatures/a.xml": b"<a/>"})),
        world.attach("mail.eml", b"Received: from kim-laptop\n"),
    )
    looked_at = world.preview(attachments=enclosed)

    assert looked_at.unscrubbed == (
        ("a.docx", Left.COMMENTS),
        ("a-2.docx", Left.SIGNED),
        ("mail.eml", Left.MAIL),
    )
    assert [file.name for file in drafting.enclosed_in(looked_at.release)] == [
        name for name, _ in looked_at.unscrubbed
    ]


def test_every_reason_has_words() -> None:
    assert set(TAKEN_WORDS) == set(Taken)
    assert set(LEFT_WORDS) == set(Left)
