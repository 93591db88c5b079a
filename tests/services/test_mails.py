"""E-mails become entries: filed by the surest sign, once, whole or not at all."""

from collections.abc import Mapping

import pytest
from building import NOW, add, case, company, exchange, record, shown
from mail_shapes import GMAIL, OUTLOOK, mail
from mailing import Drop, entry, files_of, home, looked, release, state, taken

from vrm_app.services import mails
from vrm_app.services.checking import check
from vrm_app.services.mail_filing import FoundBy
from vrm_app.services.mail_sorting import Fate
from vrm_app.services.undoing import redo, undo
from vrm_app.vault.vault import Vault


def test_a_mail_becomes_an_entry_with_all_that_is_in_it(vault: Vault, drop: Drop) -> None:
    acme = company(vault, domains=["acme.example"])

    found = taken(vault, drop(GMAIL))

    kept = entry(vault, found)
    assert (found.created, found.updated, found.skipped, found.errors) == (1, 0, 0, [])
    assert {name: value for name, value in kept.items() if value not in (None, [])} == {
        "kind": "interaction",
        "id": found.ids[0],
        "created_at": "2026-06-01T12:00:00Z",
        "updated_at": "2026-06-01T12:00:00Z",
        "at": "2026-06-03T09:22:33Z",
        "direction": "in",
        "channel": "email",
        "company_id": acme,
        "subject": "Your refund €",
        "body": "Hi,\n\nthe refund is on its way €.",
        "public": False,
        "message_id": "<CAKx=abc+def@mail.acme.example>",
    }
    assert files_of(vault, found.ids[0]) == [
        ("0.eml", "message/rfc822", GMAIL),
        ("Rechnung für Juni.pdf", "application/pdf", b"%PDF-1.7\n"),
    ]
    assert check(vault).problems == []


def test_the_same_mail_is_taken_once(vault: Vault, drop: Drop) -> None:
    company(vault, domains=["acme.example"])
    nameless = mail("No name")
    paths = drop(GMAIL, nameless, mail(**{"from": "a@unknown.example"}), GMAIL, nameless)
    # Another server wrote another line into the same mail.
    paths += drop(b"X-Moved: yes\r\n" + GMAIL)

    first = taken(vault, paths)
    before = state(vault)
    second = taken(vault, paths)

    assert (first.created, first.skipped) == (3, 3)
    assert (second.created, second.updated, second.skipped, second.ids) == (0, 0, 6, [])
    assert state(vault) == before


def test_a_whole_import_is_one_step_back_and_one_forth(vault: Vault, drop: Drop) -> None:
    company(vault, domains=["acme.example"])
    paths = drop(GMAIL, OUTLOOK, mail(**{"from": "a@other.example"}), mail(**{"from": "b@gmx.de"}))
    kinds = ("interaction", "inbox", "attachment", "company")
    before = [shown(vault, kind) for kind in kinds]
    taken(vault, paths, new_companies=True)
    after = [shown(vault, kind) for kind in kinds]
    assert [len(found) for found in after] == [3, 1, 5, 2]

    assert undo(vault, now=NOW) == "import"
    assert [shown(vault, kind) for kind in kinds] == before
    assert redo(vault, now=NOW) == "import"
    assert [shown(vault, kind) for kind in kinds] == after
    undo(vault, now=NOW)
    assert taken(vault, paths).created == 4


def test_looking_changes_nothing_and_tells_what_will_be(vault: Vault, drop: Drop) -> None:
    acme = company(vault, domains=["acme.example"])
    broken = drop(b"hello", b"From: a@b.example\n\n")
    paths = drop(GMAIL, OUTLOOK, mail(**{"from": "a@gmx.de"})) + broken
    before = state(vault)

    found = looked(vault, paths)

    assert state(vault) == before
    # The earliest first.
    assert [one.filing.company_id for one in found.mails] == [None, acme, acme]
    assert [one.fate for one in found.mails] == [Fate.NEW] * 3
    assert found.reasons == [
        (broken[0], "This file is not an e-mail"),
        (broken[1], "This e-mail has no date that can be read"),
    ]
    expected = found.expected()
    done = mails.take_in(vault, found, now=NOW)
    assert (done.created, done.updated, done.skipped, done.errors) == (
        *(expected.created, expected.updated, expected.skipped, expected.errors),
    )
    assert (expected.ids, len(done.ids)) == ([], 3)


@pytest.mark.parametrize(
    ("fields", "found_by"),
    [
        ({"in_reply_to": "<known@acme.example>"}, FoundBy.THREAD),
        ({"references": "<x@y> <known@acme.example> <z@y>"}, FoundBy.THREAD),
        ({"subject": "AW: [D-ABCD-EFGH] Kettle"}, FoundBy.REFERENCE),
        ({"subject": "ticket (t-48151)."}, FoundBy.REFERENCE),
        ({"to": "kim+acme@home.example"}, FoundBy.ALIAS),
        ({"delivered_to": "KIM+acme@home.example"}, FoundBy.ALIAS),
        ({"from": "Support <DESK@provider.example>"}, FoundBy.ADDRESS),
        ({"from": "robin@gmx.de"}, FoundBy.ADDRESS),
        ({"from": "x@mail.acme.example"}, FoundBy.DOMAIN),
        ({"from": "x@acme.example"}, FoundBy.DOMAIN),
        ({"from": "x@notacme.example"}, None),
        ({"from": "x@gmx.de"}, None),
        ({"from": "x@acme.example.evil.test"}, None),
        ({"from": '"help@acme.example" <x@evil.test>'}, None),
        ({"from": ""}, None),
        ({"from": "x@shared.example"}, None),
        ({"from": "x@two.shared.example"}, FoundBy.DOMAIN),
    ],
)
def test_a_mail_is_filed_by_the_surest_sign(
    fields: Mapping[str, str], found_by: FoundBy | None, vault: Vault, drop: Drop
) -> None:
    acme = company(vault, domains=["www.acme.example", "two.shared.example", "gmx.de"])
    other = company(vault, "Other", domains=["other.example", "one.shared.example"])
    add(vault, "person", company_id=acme, name="Robin", email="robin@gmx.de")
    add(vault, "contact_point", company_id=acme, channel="email", address="desk@provider.example")
    home(vault)
    add(vault, "data_item", type="alias_email", value="kim+acme@home.example", for_company_id=acme)
    one = case(vault, acme, reference="T-48151")
    case(vault, other, reference="A 1")
    release(vault, acme, one, reference="D-ABCD-EFGH")
    exchange(vault, acme, direction="out", message_id="<known@acme.example>")

    # What is surer counts, whoever writes.
    sender = "x@other.example" if found_by in (*FoundBy,)[:4] else ""
    content = mail(**{"from": sender or "x@nobody.example", "to": "kim@home.example", **fields})
    (found,) = looked(vault, drop(content)).mails

    assert found.filing.found_by == found_by
    assert found.filing.company_id == (acme if found_by else None)


def test_who_wrote_tells_the_way_and_who_is_meant(vault: Vault, drop: Drop) -> None:
    acme = company(vault, domains=["acme.example"])
    robin = add(vault, "person", company_id=acme, name="Robin", email="Robin@acme.example")
    home(vault)
    theirs = "robin@acme.example"

    out, back, both = (
        entry(vault, taken(vault, drop(content)))
        for content in (
            mail("1", **{"from": "kim+a@home.example", "to": f"Kim@home.example, {theirs}"}),
            mail("2", **{"from": "robin@ACME.example", "to": "kim@home.example"}),
            mail("3", **{"from": "kim@home.example", "to": "x@y.example", "cc": "a@acme.example"}),
        )
    )  # fmt: skip

    assert (out["direction"], out["company_id"], out["person_id"]) == ("out", acme, robin)
    assert (back["direction"], back["company_id"], back["person_id"]) == ("in", acme, robin)
    assert (both["direction"], both["company_id"], both["person_id"]) == ("out", acme, None)


def test_a_thread_is_followed_also_among_mails_that_come_together(vault: Vault, drop: Drop) -> None:
    acme = company(vault)
    home(vault)
    one = case(vault, acme, reference="K-2026-17")
    mine = {"from": "kim@home.example", "to": "a@acme.example"}
    question = mail("K-2026-17", message_id="<1@home.example>", **mine)
    answer = mail(
        message_id="<2@acme.example>",
        references="<1@home.example>",
        date="Tue, 2 Jun 2026 10:00:00 +0200",
    )
    again = mail(
        message_id="<3@acme.example>",
        in_reply_to="<2@acme.example>",
        date="Wed, 3 Jun 2026 10:00:00 +0200",
    )
    absent = mail(
        message_id="<4@acme.example>",
        in_reply_to="<1@home.example>",
        auto_submitted="auto-replied",
        date="Mon, 1 Jun 2026 11:00:00 +0200",
    )

    # The later ones are read first.
    found = taken(vault, drop(again, absent, answer, question))

    kept = [record(vault, one).to_json() for one in found.ids]
    by_name = {str(one["message_id"]): one for one in kept}
    assert [one["company_id"] for one in kept] == [acme] * 4
    assert [one["case_id"] for one in kept] == [one] * 4
    first = by_name["<1@home.example>"]
    assert first["answers_id"] is None
    assert by_name["<2@acme.example>"]["answers_id"] == first["id"]
    # Neither the second of two mails of theirs nor a program answers.
    assert by_name["<3@acme.example>"]["answers_id"] is None
    assert by_name["<4@acme.example>"]["answers_id"] is None


def test_an_answer_to_what_was_handed_over_settles_it(vault: Vault, drop: Drop) -> None:
    acme = company(vault, domains=["acme.example"])
    one = case(vault, acme)
    handed = release(vault, acme, one, reference="D-ABCD-EFGH")
    subject = "Re: D-ABCD-EFGH"

    others = drop(
        mail("1", subject=subject, **{"from": "x@evil.test"}),
        mail("2", subject=subject, auto_submitted="auto-replied"),
        mail("3", subject="Re: D-ABCD-EFGX"),
    )
    assert taken(vault, others).updated == 0
    assert record(vault, handed).to_json()["state"] == "written"
    found = taken(vault, drop(mail("4", subject=subject), mail("5", subject=subject)))

    settled = record(vault, handed).to_json()
    assert (settled["state"], settled["answer"]) == ("answered", found.ids[0])
    assert (found.created, found.updated) == (2, 1)
    assert record(vault, found.ids[0]).to_json()["case_id"] == one
    undo(vault, now=NOW)
    assert record(vault, handed).to_json()["state"] == "written"
