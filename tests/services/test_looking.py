"""Looking before it leaves: what they will see, what stays, what is news to them, what to know."""

import json
from datetime import timedelta

import pytest
from building import NOW
from handing_over import World

from vrm_app.domain.errors import UserError
from vrm_app.domain.need import Identity
from vrm_app.outside.bundle import OWN_NAMES
from vrm_app.outside.complaint import Language
from vrm_app.outside.formats import Format
from vrm_app.services import records, releasing
from vrm_app.services.complaints import gather
from vrm_app.services.drafting import kept_files
from vrm_app.services.releasing import Preview
from vrm_app.services.staying import Staying, Why, staying

LATER = NOW + timedelta(days=3)


def new(shown: Preview) -> dict[str, str]:
    return {one.what: one.sentence for one in shown.tells if one.is_new}


def had(shown: Preview) -> dict[str, str]:
    return {one.what: one.sentence for one in shown.tells if not one.is_new}


def left(world: World) -> str:
    """Hand the complaint over and return its reference."""
    reference = world.preview(attachments=(world.photo,)).release.reference
    world.hand_over(attachments=(world.photo,))
    return str(reference)


# What they will see


@pytest.mark.parametrize("form", Format)
def test_the_letter_is_shown_in_whichever_form_it_leaves(world: World, form: Format) -> None:
    text = world.preview(formats=(form,), attachments=(world.photo,)).letter

    for words in ("Kim Example", "Complaint: The kettle leaks", "leak.jpg (3\u00a0B"):
        assert words in text


def test_the_letter_shown_is_the_letter_that_leaves(world: World) -> None:
    shown = world.preview()
    (text,) = (file.content.decode() for file in shown.files if file.name == "letter.txt")

    assert shown.letter == text
    assert world.preview(now=LATER).letter == text


@pytest.mark.parametrize(
    ("spoken", "chosen", "greeting"),
    [
        ("de-AT", None, "Sehr geehrte"),
        ("de", Language.ENGLISH, "Dear Sir"),
        ("fr", None, "Dear Sir"),
        (None, None, "Dear Sir"),
        ("en", Language.GERMAN, "Sehr geehrte"),
    ],
)
def test_a_letter_is_in_the_language_of_the_company_unless_another_is_chosen(
    world: World, spoken: str | None, chosen: Language | None, greeting: str
) -> None:
    world.edit(world.company, language=spoken)

    assert greeting in world.preview(language=chosen).letter


# What stays


def test_what_is_left_out_and_what_never_leaves_is_told_with_the_reason(world: World) -> None:
    about = {"company_id": world.company, "case_id": world.case}
    world.add("interaction", at="2026-05-04T10:00:00Z", direction="in", channel="sms", **about)
    world.edit(world.case, remedy_fallback="repair", minutes=9)

    shown = world.preview(omit=("order_number",)).staying

    def stays(what: str, why: Why, sentence: str) -> Staying:
        return Staying(what=what, why=why, sentence=sentence)

    assert shown[:-1] == (
        stays("order_number", Why.LEFT_OUT, "The order number is left out."),
        stays(
            "remedy_fallback",
            Why.LEFT_OUT,
            "What you would accept instead is told only when you ask for it.",
        ),
        stays("minutes", Why.NEVER, "The time it took you never leaves with a complaint."),
        stays("opened_on", Why.NEVER, "The day you opened the case never leaves with a complaint."),
        stays("notes", Why.NEVER, "Your notes never leave."),
    )
    assert (shown[-1].what, shown[-1].why) == ("interactions", Why.NEVER)


def test_what_is_taken_out_of_a_file_stays(world: World) -> None:
    with world.vault.reading() as connection:
        told = gather(connection, world.case, world.choices(), now=NOW)

    assert staying(told, [("leak.jpg", "the place")])[-1] == Staying(
        what="leak.jpg", why=Why.STRIPPED, sentence="Taken out of leak.jpg: the place."
    )


# What is news to them


def test_to_a_company_that_knows_nothing_everything_is_news(world: World) -> None:
    shown = world.preview(attachments=(world.photo,))

    assert new(shown) == {
        "name": "Your name (Kim Example) is new to them.",
        "title": "What it is about (The kettle leaks) is new to them.",
        "order_number": "The order number (4711-A) is new to them.",
        "happened": "What happened (Since the first day.) is new to them.",
        "enclosure": "The file leak.jpg is new to them.",
        "terms": "Your terms are new to them.",
        "signature": "The signature is made with a key for Acme alone: it links this to nothing "
        "that others got.",
    }
    assert had(shown) == {}


def test_what_left_before_is_no_news_but_the_signature_tells_who_writes(world: World) -> None:
    source = f"your letter {left(world)} of 1 Jun 2026"
    world.edit(world.case, happened="Since yesterday.", expected="A dry floor.")

    shown = world.preview(attachments=(world.photo,), now=LATER)

    assert new(shown) == {
        "happened": "What happened (Since yesterday.) is new to them.",
        "expected": "What you expected (A dry floor.) is new to them.",
        "signature": f"The signature shows that this comes from whoever sent {source}.",
    }
    assert had(shown) == {
        "name": "Your name (Kim Example): they have it from what you shared on 1 Jun 2026.",
        "title": f"What it is about (The kettle leaks): they have it from {source}.",
        "order_number": f"The order number (4711-A): they have it from {source}.",
        "enclosure": f"The file leak.jpg: they have it from {source}.",
        "terms": f"Your terms: they know them from {source}.",
    }


def test_who_writes_without_a_name_is_told_that_the_signature_links_to_one(world: World) -> None:
    left(world)

    shown = world.preview(identity=Identity.ANONYMOUS)

    assert "name" not in new(shown) | had(shown)
    assert new(shown)["signature"].endswith(", and you were named in what they got before.")
    unsigned = world.preview(identity=Identity.ANONYMOUS, formats=(Format.LETTER_PDF,))
    assert "signature" not in new(unsigned)


def test_what_left_for_another_company_is_news_to_this_one(world: World) -> None:
    left(world)
    other = world.add("company", name="Other")

    shown = releasing.preview(world.vault, world.case, world.choices(recipient=other), now=NOW)

    assert {"name", "title", "order_number", "terms"} <= set(new(shown))


def test_what_was_said_before_is_no_news(world: World) -> None:
    said = {"company_id": world.company, "channel": "email", "at": "2026-05-04T10:00:00Z"}
    world.add("interaction", direction="out", subject="Order 4711-A", body="KIM  example", **said)
    world.add("interaction", direction="observed", body="Since the first day.", **said)

    shown = world.preview()

    source = "they have it from your contact of 4 May 2026 (email)."
    assert had(shown)["order_number"] == f"The order number (4711-A): {source}"
    assert had(shown)["name"] == f"Your name (Kim Example): {source}"
    assert "happened" in new(shown)


def test_a_part_of_a_word_is_not_the_word(world: World) -> None:
    said = {"company_id": world.company, "channel": "email", "at": "2026-05-04T10:00:00Z"}
    world.add("interaction", direction="out", body="4711-AB, x4711-A, Kim Example-Ode", **said)

    assert {"order_number", "name"} <= set(new(world.preview()))


def test_what_was_shared_is_known_by_its_value_and_news_again_once_withdrawn(world: World) -> None:
    old = world.add("data_item", type="name", value="KIM EXAMPLE")
    shared = world.add(
        "disclosure", company_id=world.company, data_item_id=old, at="2026-02-03T10:00:00Z"
    )
    assert had(world.preview())["name"].endswith("from what you shared on 3 Feb 2026.")

    world.edit(shared, withdrawn_on="2026-04-05")

    again = "Your name (Kim Example) is told to them again, although you withdrew it on 5 Apr 2026."
    assert new(world.preview())["name"] == again


def test_what_a_company_gave_or_took_part_in_is_no_news(world: World) -> None:
    about = {"company_id": world.company, "case_id": world.case}
    world.add("interaction", at="2026-05-04T10:00:00Z", direction="in", channel="sms", **about)
    world.add("promise", by="company", what="Call back", **about)
    world.edit(world.case, reference="C-8841")

    assert had(world.preview()) == {
        "reference": "Their own reference (C-8841): it is theirs.",
        "interactions": "That you had contact about it: they took part.",
        "promises": "What was promised: they made it.",
    }
    world.add("promise", by="me", what="Send it back", **about)
    assert "promises" in new(world.preview())


def test_data_in_my_own_words_is_told_and_noted_as_shared(world: World) -> None:
    phone = world.add("data_item", type="phone", value="+49 30 1234567")
    world.add("data_item", type="phone", value="+49 30 123")
    world.add("data_item", type="other", value="day")
    world.edit(world.case, happened="Nobody called me on +49 30\n1234567 since the first day.")

    assert new(world.preview())["phone"] == "Your phone number (+49 30 1234567) is new to them."
    world.hand_over()

    shared = {one["data_item_id"]: one["purpose"] for one in world.kept("disclosure")}
    assert shared == {world.name: "Answer to a complaint", phone: "Named in a complaint"}


def test_a_letter_whose_document_is_not_kept_still_counts(world: World) -> None:
    world.preview(formats=(Format.LETTER_PDF,))
    reference = world.hand_over(formats=(Format.LETTER_PDF,)).reference

    known = had(world.preview(now=LATER))

    assert f"your letter {reference} of 1 Jun 2026" in known["happened"]


# What to know before it leaves


def test_without_an_address_one_is_told_what_to_do(world: World) -> None:
    assert world.preview().remarks == (
        (
            "No e-mail address of Acme is known, so letter.eml has none. Write one into it, send "
            "the letter by post, or put its text into their form."
        ),
        "letter.eml names no sender: your mail program puts its own address there.",
    )


def test_terms_that_have_ended_are_named(world: World) -> None:
    world.edit(world.terms, expires_on="2026-06-01")
    assert "terms" not in " ".join(world.preview().remarks)

    world.edit(world.terms, expires_on="2026-05-31")

    ended = "Your terms ended on 31 May 2026: choose others, or give them a later day."
    assert ended in world.preview().remarks


def test_amounts_days_and_wishes_are_told_in_words(world: World) -> None:
    amount = {"amount": "49.90", "currency": "EUR"}
    world.edit(world.case, amount=amount, answer_due_on="2026-06-20", remedy_wanted="price_cut")

    told = new(world.preview())

    assert told["amount"] == "The amount (49.90 EUR) is new to them."
    assert told["answer_due_on"] == "The day you expect an answer by (20 Jun 2026) is new to them."
    assert told["remedy_wanted"] == "What you ask for (price cut) is new to them."


def test_what_is_no_address_is_not_used(world: World) -> None:
    world.add("contact_point", company_id=world.company, channel="email", address="a@b, c@d.test")

    assert world.preview().remarks[0].startswith("a@b, c@d.test is not an e-mail address")


@pytest.mark.parametrize(
    ("points", "address"),
    [
        ([("help@acme.example", "support", "allowed")], "help@acme.example"),
        (
            [
                ("sales@acme.example", "sales", "allowed"),
                ("help@acme.example", "support", "allowed"),
                ("moan@acme.example", "complaints", "allowed"),
            ],
            "moan@acme.example",
        ),
        (
            [
                ("moan@acme.example", "complaints", "allowed"),
                ("help@acme.example", "support", "preferred"),
            ],
            "help@acme.example",
        ),
        ([("moan@acme.example", "complaints", "blocked")], None),
    ],
)
def test_a_mail_goes_to_the_desk_that_is_best_and_never_to_a_blocked_one(
    world: World, points: list[tuple[str, str, str]], address: str | None
) -> None:
    for given, desk, preference in points:
        world.add(
            "contact_point",
            company_id=world.company,
            channel="email",
            address=given,
            desk=desk,
            preference=preference,
        )

    (mail,) = (file.content for file in world.preview().files if file.name == "letter.eml")

    found = [line for line in mail.split(b"\r\n\r\n")[0].split(b"\r\n") if line.startswith(b"To:")]
    assert found == ([b"To: " + address.encode()] if address else [])


@pytest.mark.parametrize(
    ("identity", "remark"),
    [
        (Identity.ANONYMOUS, "puts its own address there, which may tell who you are."),
        (Identity.ALIAS, "Send letter.eml from acme@kim.example: some mail programs put another"),
    ],
)
def test_who_hides_is_told_what_a_mail_program_gives_away(
    world: World, identity: Identity, remark: str
) -> None:
    alias = {"type": "alias_email", "value": "acme@kim.example"}
    world.add("data_item", for_company_id=world.company, **alias)

    assert remark in " ".join(world.preview(identity=identity).remarks)


def test_signs_that_paper_cannot_show_are_named(world: World) -> None:
    world.edit(world.company, name="中文 Acme 😀")

    remarks = " ".join(world.preview().remarks)

    assert "letter.pdf cannot show these signs and prints \ufffd for each: 中 文 😀." in remarks
    assert "letter.pdf" not in " ".join(world.preview(formats=(Format.LETTER_TEXT,)).remarks)


def test_marks_that_turn_the_direction_are_named(world: World) -> None:
    world.edit(world.case, happened="pay \u202e001 EUR")

    (remark,) = world.preview(formats=(Format.LETTER_TEXT,)).remarks

    assert remark == (
        "The letter holds marks that one does not see (U+202E); in letter.txt they can make a line "
        "read differently."
    )


# What is kept of it


def test_the_ledger_keeps_every_byte_of_pages_and_mail(world: World) -> None:
    world.preview(attachments=(world.photo,))
    release = world.hand_over(attachments=(world.photo,))
    written = world.written()

    with world.vault.reading() as connection:
        kept = {file.name: file.content for file in kept_files(connection, release)}
    assert kept == written
    assert {"letter.pdf", "letter.eml"} <= set(kept) <= {*OWN_NAMES, "leak.jpg"}
    listing = json.loads(written["manifest.json"])["files"]
    assert {file["name"] for file in listing} == set(written) - {
        "manifest.json",
        "manifest.json.sig",
    }


def test_nothing_is_prepared_for_a_company_in_the_trash(world: World) -> None:
    other = world.add("company", name="Other")
    records.delete(world.vault, other, now=NOW)

    with pytest.raises(UserError, match="this company is in the trash"):
        releasing.preview(world.vault, world.case, world.choices(recipient=other), now=NOW)


def test_a_complaint_that_says_nothing_but_its_title_can_leave(world: World) -> None:
    bare = world.add("case", company_id=world.company, type="complaint", title="-")
    choices = world.choices(terms=None, identity=Identity.ANONYMOUS)

    shown = releasing.preview(world.vault, bare, choices, now=NOW)

    assert [one.what for one in shown.tells] == ["title", "signature"]
    assert {file.name for file in shown.files} == set(OWN_NAMES)
