"""E-mails of nobody known, files that fail, and imports that are stopped or cut."""

import shutil
from pathlib import Path

import pytest
from building import (
    NOW,
    Template,
    add,
    case,
    changes,
    company,
    delete,
    dump,
    exchange,
    record,
    shown,
)
from mail_shapes import APPLE_MAIL, GMAIL, OUTLOOK, mail
from mailing import Drop, entry, files_of, home, looked, release, state, taken

from vrm_app.domain.errors import UserError
from vrm_app.outside.limits import FILE_BYTES
from vrm_app.services import mails
from vrm_app.services.checking import check
from vrm_app.services.mail_filing import FoundBy
from vrm_app.services.mail_sorting import Fate, Wishes
from vrm_app.services.mails import NotACompanyError, StoppedError, Watch
from vrm_app.services.undoing import undo
from vrm_app.vault import files
from vrm_app.vault.vault import Vault

UNKNOWN = mail("Hello", **{"from": "Robin Roe <robin@unknown.example>"})


def test_a_mail_of_nobody_known_waits_in_the_inbox_whole(vault: Vault, drop: Drop) -> None:
    found = taken(vault, drop(GMAIL))

    kept = entry(vault, found)
    (whole,) = files_of(vault, found.ids[0])
    assert whole == ("0.eml", "message/rfc822", GMAIL)
    assert (kept["kind"], kept["origin"], kept["at"]) == ("inbox", "import", "2026-06-03T09:22:33Z")
    assert kept["text"] == (
        "Your refund €\nFrom: Robin Roe <robin@acme.example>\nTo: Kim Doe <kim@home.example>\n\n"
        "Hi,\n\nthe refund is on its way €."
    )
    assert record(vault, str(kept["attachment_id"])).to_json()["file_name"] == "0.eml"
    assert shown(vault, "company") == []
    assert check(vault).problems == []


def test_what_waits_is_filed_once_its_company_is_known(vault: Vault, drop: Drop) -> None:
    paths = drop(GMAIL, UNKNOWN)
    taken(vault, paths)
    acme = company(vault, domains=["acme.example"])

    found = taken(vault, paths)

    assert (found.created, found.updated, found.skipped) == (0, 1, 1)
    assert entry(vault, found)["company_id"] == acme
    assert len(files_of(vault, found.ids[0])) == 2
    assert len(shown(vault, "inbox")) == 1
    assert undo(vault, now=NOW) == "import"
    assert len(shown(vault, "inbox")) == 2
    assert shown(vault, "interaction") == []


def test_a_company_that_is_named_gets_all_whatever_one_would_guess(
    vault: Vault, drop: Drop
) -> None:
    company(vault, domains=["acme.example"])
    other = company(vault, "Other")

    found = taken(vault, drop(GMAIL, UNKNOWN), company_id=other)

    assert [record(vault, one).to_json()["company_id"] for one in found.ids] == [other, other]
    for wrong in (add(vault, "source", name="Robin", type="friend"), "x", found.ids[0]):
        with pytest.raises(NotACompanyError):
            looked(vault, drop(), company_id=wrong)
    delete(vault, other)
    with pytest.raises(NotACompanyError):
        looked(vault, drop(), company_id=other)


def test_what_is_filed_elsewhere_than_its_thread_leaves_the_thread(
    vault: Vault, drop: Drop
) -> None:
    acme, other = company(vault, domains=["acme.example"]), company(vault, "Other")
    one = case(vault, acme, reference="K-2026-17")
    handed = release(vault, acme, one, reference="D-ABCD-EFGH")
    exchange(vault, acme, direction="out", case_id=one, message_id="<1@home.example>")
    content = mail("K-2026-17", subject="D-ABCD-EFGH", in_reply_to="<1@home.example>")

    (guessed,) = looked(vault, drop(content)).mails
    kept = entry(vault, taken(vault, drop(content), company_id=other))

    assert (guessed.filing.case_id, guessed.filing.release_id) == (one, handed)
    assert guessed.filing.answers_id is not None
    assert (kept["company_id"], kept["case_id"], kept["answers_id"]) == (other, None, None)
    assert record(vault, handed).to_json()["state"] == "written"


def test_after_looking_single_mails_can_be_filed_elsewhere(vault: Vault, drop: Drop) -> None:
    acme, other = company(vault, domains=["acme.example"]), company(vault, "Other")
    first, second = drop(OUTLOOK, GMAIL)
    found = looked(vault, [first, second])

    done = mails.take_in(vault, found, now=NOW, companies={second: other})

    assert [record(vault, one).to_json()["company_id"] for one in done.ids] == [acme, other]
    with pytest.raises(NotACompanyError):
        mails.take_in(vault, found, now=NOW, companies={second: done.ids[0]})


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("Robin <robin@mail.blue-bank.example>", "Blue Bank"),
        ("BLUE bank <robin@blue-bank.example>", "BLUE bank"),
        ("Another Bank <robin@blue-bank.example>", "Blue Bank"),
        ("Blue Bank <robin@gmx.de>", None),
        ("Blue Bank <robin@localhost>", None),
    ],
)
def test_new_companies_come_about_when_they_are_wanted_and_by_their_domains(
    sender: str, name: str | None, vault: Vault, drop: Drop
) -> None:
    paths = drop(mail("1", **{"from": sender}), mail("2", **{"from": sender}))
    (one, two) = looked(vault, paths, new_companies=True).mails
    assert shown(vault, "company") == []
    assert (one.filing.company_name, two.filing.company_name) == (name or "", name or "")

    found = taken(vault, paths, new_companies=True)

    companies = [record(vault, one).to_json() for one in shown(vault, "company")]
    assert [one["name"] for one in companies] == ([name] if name else [])
    assert found.created == 2
    assert {record(vault, one).kind for one in found.ids} == {"interaction" if name else "inbox"}
    assert shown(vault, "person") == []


def test_a_new_company_is_known_to_the_mails_after_it(vault: Vault, drop: Drop) -> None:
    later = mail("2", date="Tue, 2 Jun 2026 10:00:00 +0200", **{"from": "b@mail.unknown.example"})
    first, second = looked(vault, drop(later, UNKNOWN), new_companies=True).mails

    assert (first.filing.found_by, second.filing.found_by) == (FoundBy.NEW, FoundBy.DOMAIN)
    assert first.filing.company_id == second.filing.company_id


def test_a_file_that_changed_or_went_since_is_told_and_the_others_are_taken(
    vault: Vault, drop: Drop
) -> None:
    company(vault, domains=["acme.example"])
    changed, gone, good = drop(GMAIL, APPLE_MAIL, OUTLOOK)
    found = looked(vault, [changed, gone, good])
    changed.write_bytes(UNKNOWN)
    gone.unlink()

    done = mails.take_in(vault, found, now=NOW)

    assert done.created == 1
    assert sorted(done.errors) == [
        (changed, "This file has changed since it was looked at"),
        (gone, "This file could not be opened"),
    ]


def test_a_mail_that_is_too_large_is_told_as_one(vault: Vault, drop: Drop) -> None:
    (large,) = drop(GMAIL)
    with large.open("r+b") as file:
        file.truncate(FILE_BYTES + 1)

    assert looked(vault, [large]).reasons == [(large, "This e-mail is larger than 50 MB")]


def test_a_mail_dated_by_its_receipt_says_so(vault: Vault, drop: Drop) -> None:
    received = b"Received: from a by b; Tue, 2 Jun 2026 10:00:00 +0000\r\n"
    kept = entry(vault, taken(vault, drop(received + mail(date="yesterday"))))

    assert kept["at"] == "2026-06-02T10:00:00Z"
    assert "received" in str(kept["notes"])


def test_the_bytes_of_a_file_in_several_mails_are_kept_once(vault: Vault, drop: Drop) -> None:
    company(vault, domains=["acme.example"])
    moved = GMAIL.replace(b"CAKx=abc", b"CAKx=xyz")
    found = taken(vault, drop(GMAIL, moved))

    assert len(shown(vault, "attachment")) == 4
    assert found.created == 2
    with vault.reading() as connection:
        assert len(files.digests(connection)) == 3


def test_who_follows_is_told_how_far_it_is(vault: Vault, drop: Drop) -> None:
    told: list[tuple[int, int]] = []
    watch = Watch(tell=lambda done, of: told.append((done, of)))
    paths = drop(GMAIL, OUTLOOK, b"hello")

    found = mails.look(vault, paths, Wishes(), now=NOW, watch=watch)
    assert told == [(1, 3), (2, 3), (3, 3)]
    told.clear()
    mails.take_in(vault, found, now=NOW, watch=watch)
    assert told == [(1, 2), (2, 2)]


def test_an_import_that_is_stopped_changes_nothing(vault: Vault, drop: Drop) -> None:
    company(vault, domains=["acme.example"])
    paths = drop(OUTLOOK, GMAIL, UNKNOWN)
    before = state(vault)
    asked = iter([False, False, True])
    watch = Watch(is_stopped=lambda: next(asked))

    with pytest.raises(StoppedError):
        mails.look(vault, paths, Wishes(), now=NOW, watch=watch)
    found = looked(vault, paths)
    asked = iter([False, False, True])
    with pytest.raises(StoppedError):
        mails.take_in(vault, found, now=NOW, watch=watch)

    assert state(vault) == before
    assert shown(vault, "interaction") == shown(vault, "attachment") == []
    assert check(vault).problems == []


def test_a_vault_that_is_open_elsewhere_refuses_with_one_sentence(
    vault: Vault, template: Template, drop: Drop
) -> None:
    company(vault, domains=["acme.example"])
    paths = drop(GMAIL)
    with template.opened(vault.folder) as second:
        found = looked(second, paths)
        with pytest.raises(UserError):
            mails.take_in(second, found, now=NOW)
    assert shown(vault, "interaction") == []


def test_a_vault_that_vanishes_between_looking_and_taking_is_told(
    template: Template, drop: Drop, tmp_path: Path
) -> None:
    vault = template.copied_to(tmp_path / "Gone.vault")
    found = looked(vault, drop(GMAIL))
    shutil.rmtree(vault.folder)

    with pytest.raises(UserError):
        mails.take_in(vault, found, now=NOW)
    assert not vault.folder.exists()
    vault.close()


def test_a_bug_in_the_middle_leaves_nothing_behind(
    vault: Vault, drop: Drop, template: Template
) -> None:
    found = looked(vault, drop(OUTLOOK, GMAIL))
    before = state(vault)

    def stumble(done: int, _: int) -> None:
        if done == 2:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        mails.take_in(vault, found, now=NOW, watch=Watch(tell=stumble))
    vault.close()
    with template.opened(vault.folder) as again:
        assert state(again) == before
        assert shown(again, "inbox") == []
        assert check(again).problems == []


def test_nothing_is_written_outside_the_vault(vault: Vault, drop: Drop, tmp_path: Path) -> None:
    home(vault)
    canary = "CANARYWORD"
    paths = drop(GMAIL.replace(b"Your_refund", canary.encode()), mail(f"{canary} body"))
    before = {path for path in tmp_path.rglob("*") if path.is_file()}

    taken(vault, paths, new_companies=True)
    with vault.reading() as connection:
        assert canary.lower() in str(dump(connection)["word"])
    vault.close()

    new = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert all(path.is_relative_to(vault.folder) for path in new)
    for path in tmp_path.rglob("*"):
        if path.is_file() and path not in paths:
            assert canary.encode() not in path.read_bytes()


def test_a_mail_in_a_mail_can_still_be_taken_by_itself(vault: Vault, drop: Drop) -> None:
    company(vault, domains=["acme.example"])
    inner = mail("Inner")
    part = b"--b\r\nContent-Type: message/rfc822\r\n\r\n" + inner + b"\r\n--b--"
    outer = mail("§", content_type="multipart/mixed; boundary=b").replace("§".encode(), part)

    assert files_of(vault, taken(vault, drop(outer)).ids[0])[1][2] == inner
    found = taken(vault, drop(inner))
    assert found.created == 1
    assert len(changes(vault, found.ids[0])) == 1


def test_what_was_thrown_away_is_taken_anew(vault: Vault, drop: Drop) -> None:
    company(vault, domains=["acme.example"])
    paths = drop(GMAIL)
    delete(vault, taken(vault, paths).ids[0])

    (again,) = looked(vault, paths).mails
    assert again.fate is Fate.NEW
    assert taken(vault, paths).created == 1
