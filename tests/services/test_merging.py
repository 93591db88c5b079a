"""An archive taken into a vault that is in use."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from authors import Author
from building import (
    NOW,
    Furnished,
    Template,
    add,
    attach,
    case,
    changes,
    company,
    counter,
    delete,
    edit,
    erase,
    exchange,
    keep,
    least,
    record,
    shown,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from repacked import Lines, repacked

from vrm_app.domain.fields import Json
from vrm_app.services import records, undoing
from vrm_app.services.archive_keys import Plain
from vrm_app.services.archiving import read_archive, write_archive
from vrm_app.services.importing import Imported
from vrm_app.vault import checks, drafts, files, history
from vrm_app.vault.records import UnknownRecordError
from vrm_app.vault.vault import Vault

LATER = NOW + timedelta(days=1)
Taking = Callable[[Vault, Vault], Imported]


@pytest.fixture
def take(tmp_path: Path) -> Taking:
    """Return a function that takes one vault's archive into another."""

    def taking(giver: Vault, taker: Vault) -> Imported:
        path = tmp_path / "archive"
        path.unlink(missing_ok=True)
        write_archive(giver, path, sealing=Plain())
        return read_archive(taker, path, now=LATER)

    return taking


@pytest.fixture
def used(other: Vault) -> Vault:
    """Return the other vault, in which there is something already."""
    company(other, "Their own")
    return other


def problems(vault: Vault) -> list[str]:
    with vault.reading() as connection:
        return [*checks.structure(connection), *history.verify(connection)]


def everything(vault: Vault) -> dict[str, dict[str, Json]]:
    """Return every record as JSON by id, but when it was changed last."""
    found = [record(vault, one).to_json() for one in Author(print, vault).ids()]
    return {str(one["id"]): {**one, "updated_at": None} for one in found}


def test_what_is_unknown_is_added_as_it_was(vault: Vault, used: Vault, take: Taking) -> None:
    acme = company(vault)
    complaint = case(vault, acme)
    edit(vault, complaint, title="It still leaks")

    imported = take(vault, used)

    assert (imported.created, imported.updated, imported.skipped) == (2, 0, 0)
    assert imported.ids == [acme, complaint]
    assert record(used, complaint) == record(vault, complaint)
    assert [change.change for change in changes(used, complaint)] == ["add"]
    assert problems(used) == []


def test_it_is_one_action_undone_and_redone_as_one(vault: Vault, used: Vault, take: Taking) -> None:
    acme, thrown_away = company(vault), company(vault, "Thrown away")
    delete(vault, thrown_away)
    before = everything(used)
    take(vault, used)
    after = everything(used)

    assert undoing.undo(used, now=LATER) == "import archive"
    assert {one: fields for one, fields in everything(used).items() if one in before} == before
    assert all(record(used, one).deleted_at is not None for one in (acme, thrown_away))

    undoing.redo(used, now=LATER)
    assert everything(used) == after


def test_of_two_versions_the_newer_one_is_kept(vault: Vault, used: Vault, take: Taking) -> None:
    known, newer_here = company(vault), company(vault, "Water")
    take(vault, used)
    records.edit(vault, known, {"name": "Acme Ltd"}, now=NOW + timedelta(hours=2))
    records.edit(vault, newer_here, {"name": "Old"}, now=NOW + timedelta(hours=2))
    records.edit(used, newer_here, {"name": "New"}, now=NOW + timedelta(hours=3))

    imported = take(vault, used)

    assert (imported.created, imported.updated, imported.skipped) == (0, 1, 1)
    assert imported.ids == [known]
    # With the moment of the change, so that what is taken is not newer than what it is.
    assert record(used, known) == record(vault, known)
    assert record(used, newer_here).heading == "New"
    assert [change.change for change in changes(used, known)] == ["add", "edit"]


def test_what_was_put_in_the_trash_there_is_put_in_the_trash_here(
    vault: Vault, used: Vault, take: Taking
) -> None:
    acme = company(vault)
    take(vault, used)
    records.delete(vault, acme, now=NOW + timedelta(hours=1))
    take(vault, used)

    assert record(used, acme).deleted_at == NOW + timedelta(hours=1)
    assert changes(used, acme)[-1].change == "delete"


def test_two_vaults_that_take_each_other_s_archives_become_equal(
    vault: Vault, used: Vault, take: Taking
) -> None:
    one, two = company(vault), company(vault, "Water")
    take(vault, used)
    records.edit(vault, one, {"name": "Acme Ltd"}, now=NOW + timedelta(hours=1))
    records.edit(used, two, {"name": "Water Ltd"}, now=NOW + timedelta(hours=2))
    add(used, "case", company_id=one, type="idea", title="Less noise")

    take(vault, used)
    take(used, vault)

    assert everything(vault) == everything(used)
    assert take(vault, used).skipped == len(everything(used))


def test_taking_the_same_archive_again_writes_nothing(
    vault: Vault, used: Vault, take: Taking
) -> None:
    attach(vault, company(vault))
    take(vault, used)
    written = counter(used)

    again = take(vault, used)

    assert (again.created, again.updated, again.skipped, again.ids) == (0, 0, 2, [])
    assert counter(used) == written


def test_what_was_erased_here_stays_erased_with_all_that_belongs_to_it(
    vault: Vault, used: Vault, take: Taking
) -> None:
    acme, water = company(vault), company(vault, "Water")
    take(vault, used)
    complaint = case(vault, acme)
    letter = attach(vault, complaint, b"a letter")
    reminder = add(vault, "reminder", due_on="2026-07-01", about=letter, subject="Read it")
    edit(vault, water, successor_id=acme)
    erase(used, acme)

    imported = take(vault, used)

    assert (imported.created, imported.updated, imported.skipped) == (0, 0, 5)
    reasons = dict(imported.left_out)
    assert (
        list(reasons.values())
        == ["it was erased here"] + ["it belongs to something that was erased here"] * 3
    )
    for one in (acme, complaint, letter, reminder):
        with pytest.raises(UnknownRecordError):
            record(used, one)
    with used.reading() as connection:
        assert files.digests(connection) == []
    assert problems(used) == []


def test_a_link_to_what_was_erased_here_is_left_out(
    vault: Vault, used: Vault, take: Taking
) -> None:
    acme, water = company(vault), company(vault, "Water")
    take(vault, used)
    letter = exchange(vault, water, case_id=case(vault, acme))
    judged = {**least("judgement", {"company": water}), "evidence": [acme, letter]}
    rating = add(vault, "judgement", **judged)
    erase(used, acme)

    take(vault, used)

    assert record(used, letter).to_json()["case_id"] is None
    assert record(used, rating).to_json()["evidence"] == [letter]
    assert take(vault, used).ids == []


def test_what_was_handed_over_of_something_erased_here_stays_away(
    vault: Vault, used: Vault, take: Taking
) -> None:
    acme, water = company(vault), company(vault, "Water")
    take(vault, used)
    keep(vault, "release", {**least("release", {"company": acme}), "what": water})
    erase(used, water)

    assert [reason for _, reason in take(vault, used).left_out] == [
        "it was erased here",
        "it belongs to something that was erased here",
    ]
    assert shown(used, "release") == []


def test_bytes_keys_and_drafts_come_along(vault: Vault, used: Vault, take: Taking) -> None:
    acme = company(vault)
    letter = b"Dear customer, " * 30_000
    attached = attach(vault, acme, letter)
    draft = keep(vault, "release", {**least("release", {"company": acme}), "what": acme})
    with vault.writing("draft", now=NOW) as writing:
        key = drafts.signing_key(writing.connection, acme, NOW)
        drafts.note(writing.connection, draft, "made from this")
        writing.changed = True

    take(vault, used)

    with used.writing("read", now=NOW) as writing:
        connection = writing.connection
        digest = record(vault, attached).to_json()["sha256"]
        assert files.read(connection, str(digest)) == letter
        assert drafts.signing_key(connection, acme, NOW) == key
        found = drafts.draft_of(connection, acme, acme)
    assert found is not None
    assert found[1] == "made from this"
    written = counter(used)
    take(vault, used)
    assert counter(used) == written


def test_a_key_that_is_here_is_kept(vault: Vault, used: Vault, take: Taking) -> None:
    acme = company(vault)
    take(vault, used)
    keys = []
    for one in (vault, used):
        with one.writing("sign", now=NOW) as writing:
            keys.append(drafts.signing_key(writing.connection, acme, NOW))
            writing.changed = True
    take(vault, used)

    with used.writing("read", now=NOW) as writing:
        assert drafts.signing_key(writing.connection, acme, NOW) == keys[1] != keys[0]


def test_what_was_changed_and_changed_back_is_passed_over(
    vault: Vault, used: Vault, take: Taking
) -> None:
    acme = company(vault)
    take(vault, used)
    for name in ("Acme Ltd", "Acme"):
        records.edit(vault, acme, {"name": name}, now=LATER)

    assert take(vault, used).skipped == 1
    assert [change.change for change in changes(used, acme)] == ["add"]


def test_what_belongs_now_to_something_erased_here_stays_as_it_is(
    vault: Vault, used: Vault, take: Taking
) -> None:
    acme, water = company(vault), company(vault, "Water")
    complaint = case(vault, acme)
    take(vault, used)
    records.edit(vault, complaint, {"company_id": water}, now=LATER)
    erase(used, water)

    imported = take(vault, used)

    assert record(used, complaint).company == acme
    assert [reason for _, reason in imported.left_out] == [
        "it was erased here",
        "it belongs to something that was erased here",
    ]


def test_what_is_about_a_file_or_a_reminder_is_hidden_with_it(
    vault: Vault, used: Vault, take: Taking
) -> None:
    letter = attach(vault, company(vault))
    reminder = add(vault, "reminder", due_on="2026-07-01", about=letter)
    attach(vault, reminder)
    take(vault, used)
    assert len(shown(used, "attachment")) == 2

    delete(used, letter)

    assert shown(used, "attachment") == shown(used, "reminder") == []


def test_an_id_that_is_another_record_s_here_is_an_error(
    vault: Vault, used: Vault, tmp_path: Path
) -> None:
    terms = add(vault, "terms", title="Only for the answer")
    (theirs,) = everything(used)

    def rename(lines: Lines) -> None:
        lines["records/terms"][0]["id"] = theirs

    write_archive(vault, tmp_path / "archive", sealing=Plain())
    path = repacked((tmp_path / "archive").read_bytes(), tmp_path / "repacked", rename)
    imported = read_archive(used, path, now=LATER)

    assert imported.errors == [(1, "its id is that of another record here")]
    assert (imported.created, imported.skipped) == (0, 0)
    assert terms not in everything(used)


@settings(deadline=None, max_examples=12)
@given(data=st.data())
def test_taking_any_archive_leaves_a_sound_vault_and_is_undone(
    furnished: Furnished, stranger: Template, data: st.DataObject
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with (
            furnished.template.copied_to(folder / "a") as giver,
            stranger.copied_to(folder / "b") as taker,
        ):
            write_archive(giver, folder / "common", sealing=Plain())
            read_archive(taker, folder / "common", now=NOW)
            Author(data.draw, giver).do(data.draw(st.integers(0, 12)))
            Author(data.draw, taker, NOW + timedelta(seconds=30)).do(data.draw(st.integers(0, 12)))
            write_archive(giver, folder / "archive", sealing=Plain())
            before, written = everything(taker), counter(taker)

            rehearsed = read_archive(taker, folder / "archive", now=LATER, dry_run=True)
            assert (everything(taker), counter(taker)) == (before, written)
            imported = read_archive(taker, folder / "archive", now=LATER)

            assert imported == rehearsed
            assert problems(taker) == []
            again = read_archive(taker, folder / "archive", now=LATER)
            assert (again.created, again.updated) == (0, 0)
            if imported.ids:
                assert undoing.undo(taker, now=LATER) == "import archive"
                left = everything(taker)
                assert {one: left[one] for one in before} == before
                assert all(left[one]["deleted_at"] for one in left.keys() - before.keys())
