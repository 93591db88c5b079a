"""Erasing leaves no word behind, no loose end, and a chain that still holds."""

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import contract
import pytest
from building import (
    NOW,
    Fields,
    add,
    attach,
    case,
    changes,
    company,
    delete,
    dump,
    edit,
    erase,
    exchange,
    keep,
    least,
    record,
    shown,
)
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from vrm_app.domain.kinds import KINDS
from vrm_app.services import records as keeping
from vrm_app.services.calendars import calendar_file
from vrm_app.services.checking import check
from vrm_app.services.searching import search
from vrm_app.services.undoing import NothingToUndoError, undo
from vrm_app.vault.records import UnknownRecordError
from vrm_app.vault.vault import Vault

CANARY = "quokkazephyr"
WORDS = {"text": f"a {CANARY}", "long": f"about {CANARY}\nand {CANARY}", "[text]": [f"b {CANARY}"]}
OPTIONAL_LINKS = [
    pytest.param(kind, field.name, field.type, id=f"{kind}.{field.name}")
    for kind, fields in contract.KINDS.items()
    for field in fields.values()
    if "id:" in field.type and not field.required and (kind, field.name) != ("reminder", "about")
]


def wordy(kind: str, ids: dict[str, str]) -> Fields:
    """Return a record of a kind with the canary in every text."""
    texts = {
        name: WORDS[field.type]
        for name, field in contract.KINDS[kind].items()
        if field.type in WORDS
    }
    return {**least(kind, ids), **texts}


def pages(vault: Vault) -> Iterator[bytes]:
    """Yield the decrypted content of every page of the database file, in use or not."""
    key, salt = bytes.fromhex(vault._key[:64]), bytes.fromhex(vault._key[64:])
    content = vault.path.read_bytes()
    assert content[:16] == salt
    for start in range(0, len(content), 4096):
        page = content[start + (0 if start else 16) : start + 4096]
        words, vector = page[:-80], page[-80:-64]
        decryptor = Cipher(algorithms.AES256(key), modes.CBC(vector)).decryptor()
        yield decryptor.update(words) + decryptor.finalize()


def traces(vault: Vault) -> list[str]:
    """Return where the canary still is: in which tables, and whether in the file at all."""
    vault.settle()
    with vault.reading() as connection:
        rows = dump(connection)
    found = [table for table in rows if CANARY in str(rows[table]).lower()]
    if any(CANARY.encode() in page.lower() for page in pages(vault)):
        found.append("pages")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_of_an_erased_record_is_left_anywhere(
    kind: str, vault: Vault, ids: dict[str, str]
) -> None:
    kept = keep(vault, kind, wordy(kind, ids))
    edit(vault, kept, notes=f"{CANARY} once more")
    edit(vault, kept, notes=None)
    attach(vault, kept, f"{CANARY} in a file".encode() * 9, f"{CANARY}.txt")
    assert {kind, "history", "attachment", "file_part", "word", "pages"} <= set(traces(vault))
    erase(vault, kept)
    assert traces(vault) == []
    assert check(vault).problems == []
    for path in Path(vault.folder).iterdir():
        assert CANARY.encode() not in path.read_bytes().lower()


def test_not_even_how_an_erased_word_began_is_left(vault: Vault) -> None:
    """The index keeps the first letters of words for themselves, too."""
    acme = company(vault)
    gone = exchange(vault, acme, subject=RARE, body=f"{RARE} once more")
    edit(vault, gone, subject="something else")
    assert begins_with(vault, RARE[0]) == begins_with(vault, RARE[:2]) == [gone]
    exchange(vault, acme, body="written later")

    erase(vault, gone)

    assert begins_with(vault, RARE[0]) == begins_with(vault, RARE[:2]) == []
    vault.settle()
    assert not any(RARE[0].encode() in page for page in pages(vault))


RARE = "𐌵𐌿𐍉𐌺𐌺𐌰"
"""A word whose every letter occurs nowhere else."""


def begins_with(vault: Vault, letters: str) -> list[str]:
    return [found.id for found in search(vault, letters, zone=UTC)]


def test_a_large_file_and_a_long_text_leave_no_trace(vault: Vault) -> None:
    acme = company(vault, notes=f"{CANARY} " * 5000)
    attach(vault, acme, f"{CANARY} ".encode() * 100_000)
    erase(vault, acme)
    assert traces(vault) == []


def test_words_that_were_only_there_once_are_gone_from_history_too(vault: Vault) -> None:
    acme = company(vault, notes=CANARY)
    edit(vault, acme, notes="something else")
    delete(vault, acme)
    erase(vault, acme)
    assert traces(vault) == []
    assert [change.change for change in changes(vault, acme)] == ["add", "edit", "delete", "erase"]


def test_a_company_takes_all_that_belongs_to_it_along(vault: Vault, ids: dict[str, str]) -> None:
    gone = [
        kind
        for kind, fields in contract.KINDS.items()
        if "company_id" in fields and fields["company_id"].required
    ]
    counts = keeping.count_to_erase(vault, ids["company"])
    expected = {*gone, "company", "interaction", "attachment", "release"}
    assert set(counts) == expected
    assert erase(vault, ids["company"]) == sum(counts.values())
    for kind, record_id in ids.items():
        if kind in expected:
            with pytest.raises(UnknownRecordError):
                record(vault, record_id)
        else:
            record(vault, record_id)
    assert check(vault).problems == []


def test_a_need_a_data_item_and_a_source_take_their_own_along(
    vault: Vault, ids: dict[str, str]
) -> None:
    for owner, kind in (("need", "offer"), ("data_item", "disclosure"), ("source", "advice")):
        assert keeping.count_to_erase(vault, ids[owner]) == {owner: 1, kind: 1}
        erase(vault, ids[owner])
        assert shown(vault, kind) == []
    assert check(vault).problems == []


def test_a_chain_of_things_about_things_goes_as_one(vault: Vault) -> None:
    acme = company(vault)
    chain = [case(vault, acme)]
    for _ in range(4):
        chain.append(add(vault, "reminder", due_on="2026-07-01", about=chain[-1]))
    chain.append(attach(vault, chain[-1]))
    assert erase(vault, chain[0]) == len(chain)
    assert check(vault).problems == []
    assert record(vault, acme).id == acme


def test_records_about_each_other_are_erased_together(vault: Vault) -> None:
    one = add(vault, "reminder", due_on="2026-07-01", subject="One")
    two = add(vault, "reminder", due_on="2026-07-01", subject="Two", about=one)
    edit(vault, one, about=two)
    assert erase(vault, one) == 2
    assert check(vault).problems == []


@pytest.mark.parametrize(("kind", "name", "type_"), OPTIONAL_LINKS)
def test_a_link_that_can_be_done_without_is_emptied(
    kind: str, name: str, type_: str, vault: Vault, ids: dict[str, str]
) -> None:
    linked = type_.strip("[]").removeprefix("id:")
    target_kind = "source" if linked == "any" else linked
    target = keep(vault, target_kind, least(target_kind, ids))
    listed = type_.startswith("[")
    value = [ids["promise"], target] if listed else target
    fields = {**least(kind, ids), name: value}
    if kind == "interaction" and name == "company_id":
        fields["public"] = True
    linking = keep(vault, kind, fields)
    erase(vault, target)
    if kind in {"interaction", "advice"} and name == "company_id":
        with pytest.raises(UnknownRecordError):
            record(vault, linking)
        return
    assert record(vault, linking).to_json()[name] == ([ids["promise"]] if listed else None)
    assert changes(vault, linking)[-1].change == "edit"
    assert check(vault).problems == []
    edit(vault, linking, notes="still can be changed")


def test_what_was_handed_over_of_an_erased_record_goes_with_it(
    vault: Vault, ids: dict[str, str]
) -> None:
    assert keeping.count_to_erase(vault, ids["case"]) == {"case": 1, "release": 1}
    erase(vault, ids["case"])
    assert shown(vault, "release") == []
    assert check(vault).problems == []


def test_bytes_that_another_file_has_too_stay(vault: Vault) -> None:
    acme = company(vault)
    one, two = attach(vault, acme, b"the same"), attach(vault, acme, b"the same")
    erase(vault, one)
    assert check(vault).problems == []
    with vault.reading() as connection:
        assert connection.execute("SELECT count(*) FROM file_part").fetchone() == (1,)
    erase(vault, two)
    with vault.reading() as connection:
        assert connection.execute("SELECT count(*) FROM file_part").fetchone() == (0,)


def test_what_a_calendar_was_told_of_a_record_is_forgotten(vault: Vault) -> None:
    acme = company(vault, f"{CANARY} AG")
    case(vault, acme, title=CANARY, next_action_on="2026-07-01")
    add(vault, "reminder", due_on="2026-07-01", about=acme, subject=CANARY)
    calendar_file(vault, today=NOW.date(), now=NOW)
    assert "calendar_event" in traces(vault)
    erase(vault, acme)
    assert traces(vault) == []


def test_an_erasure_is_not_undone_and_nothing_of_it_comes_back(vault: Vault) -> None:
    acme = company(vault)
    one = exchange(vault, acme)
    erase(vault, one)
    undo(vault, now=NOW)
    assert shown(vault, "company", trash=True) == [acme]
    with pytest.raises(NothingToUndoError):
        undo(vault, now=NOW)
    with pytest.raises(UnknownRecordError):
        record(vault, one)


def test_what_lies_in_the_trash_or_is_hidden_can_be_erased(vault: Vault) -> None:
    acme = company(vault)
    one, two = case(vault, acme), case(vault, acme)
    delete(vault, one)
    erase(vault, one)
    delete(vault, acme)
    erase(vault, two)
    assert shown(vault, "company", trash=True) == [acme]
    assert check(vault).problems == []


def test_an_unknown_id_is_not_erased(vault: Vault) -> None:
    before = len(changes(vault))
    with pytest.raises(UnknownRecordError):
        erase(vault, "nobody")
    with pytest.raises(UnknownRecordError):
        keeping.count_to_erase(vault, "nobody")
    assert len(changes(vault)) == before
