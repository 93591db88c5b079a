"""Every change is kept by the database itself, in a chain that shows any touch."""

import hashlib
import json
from datetime import UTC, datetime

import contract
import pytest
from building import (
    NOBODY,
    add,
    attach,
    case,
    changes,
    company,
    delete,
    edit,
    erase,
    keep,
    least,
    record,
    restore,
)

from vrm_app.domain.kinds import KINDS
from vrm_app.services import changes as told
from vrm_app.services import records as keeping
from vrm_app.vault import database, history
from vrm_app.vault.database import Connection
from vrm_app.vault.history import NoHistoryError
from vrm_app.vault.vault import Vault


def raw(vault: Vault) -> Connection:
    """Return a connection as somebody with the key could open it, without our triggers."""
    return database.connect(vault.path, vault._key)


def story(vault: Vault, record_id: str) -> list[str]:
    return [change.change for change in changes(vault, record_id)]


def problems(vault: Vault) -> list[str]:
    with vault.reading() as connection:
        return history.verify(connection)


@pytest.mark.parametrize("kind", KINDS)
def test_every_write_leaves_one_entry(kind: str, vault: Vault, ids: dict[str, str]) -> None:
    kept = keep(vault, kind, least(kind, ids))
    edit(vault, kept, notes="a note")
    delete(vault, kept)
    restore(vault, kept)
    assert story(vault, kept) == ["add", "edit", "delete", "restore"]
    erase(vault, kept)
    assert story(vault, kept) == ["add", "edit", "delete", "restore", "erase"]
    assert problems(vault) == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_tells_only_what_changed(kind: str, vault: Vault, ids: dict[str, str]) -> None:
    edit(vault, ids[kind], notes="a note", tags=["blue"])
    edit(vault, ids[kind], notes=None)
    first, second = list(told.history(vault, ids[kind]))[-2:]
    assert (first["before"], first["after"]) == (
        {"notes": None, "tags": []},
        {"notes": "a note", "tags": ["blue"]},
    )
    assert (second["before"], second["after"]) == ({"notes": "a note"}, {"notes": None})


@pytest.mark.parametrize("kind", contract.ADDED)
def test_an_addition_tells_what_was_added_whatever_came_later(
    kind: str, vault: Vault, ids: dict[str, str]
) -> None:
    kept = keep(vault, kind, {**least(kind, ids), "notes": "first"})
    shown = record(vault, kept).to_json()
    expected = {name: shown[name] for name in contract.KINDS[kind] if shown[name] not in (None, [])}
    edit(vault, kept, notes="second", tags=["x"])
    delete(vault, kept)
    added = next(told.history(vault, kept))
    assert added["action"] == "add"
    assert added["before"] is None
    assert added["after"] == expected


def test_money_is_told_whole_even_when_only_its_amount_changed(vault: Vault) -> None:
    one = case(vault, company(vault), amount={"amount": "5", "currency": "EUR"})
    edit(vault, one, amount={"amount": "6"})
    edit(vault, one, amount=None)
    _, first, second = told.history(vault, one)
    assert first["before"] == {"amount": {"amount": "5.00", "currency": "EUR"}}
    assert first["after"] == {"amount": {"amount": "6.00", "currency": "EUR"}}
    assert second["after"] == {"amount": None}


def test_a_word_of_python_is_told_by_its_own_name(vault: Vault) -> None:
    change = {"from": "2026-08-01", "price": {"amount": "9", "currency": "EUR"}}
    one = keep(vault, "agreement", least("agreement", {"company": company(vault)}))
    edit(vault, one, price_changes=[change])
    *_, entry = told.history(vault, one)
    assert entry["after"] == {
        "price_changes": [
            {"from": "2026-08-01", "price": {"amount": "9.00", "currency": "EUR"},
             "announced_on": None, "reason": None}
        ]
    }  # fmt: skip


def test_a_deletion_tells_when_and_a_restoring_that_it_is_over(vault: Vault) -> None:
    acme = company(vault)
    delete(vault, acme)
    restore(vault, acme)
    _, gone, back = told.history(vault, acme)
    assert (gone["before"], gone["after"]) == (
        {"deleted_at": None},
        {"deleted_at": "2026-06-01T12:00:00Z"},
    )
    assert (back["before"], back["after"]) == (
        {"deleted_at": "2026-06-01T12:00:00Z"},
        {"deleted_at": None},
    )


def test_entries_come_oldest_first_with_the_shape_of_the_contract(
    vault: Vault, ids: dict[str, str]
) -> None:
    entries = list(told.history(vault))
    assert [entry["seq"] for entry in entries] == sorted(entry["seq"] for entry in entries)
    assert {tuple(entry) for entry in entries} == {
        ("seq", "at", "device", "kind", "id", "action", "before", "after", "hash", "previous")
    }
    assert {entry["id"] for entry in entries} >= set(ids.values())
    assert entries[0]["previous"] == "0" * 64
    assert [entry["previous"] for entry in entries[1:]] == [e["hash"] for e in entries[:-1]]


def test_of_what_was_erased_history_tells_only_that_it_was(vault: Vault) -> None:
    acme = company(vault, "Acme", notes="secret")
    edit(vault, acme, name="Acme AG")
    erase(vault, acme)
    entries = list(told.history(vault, acme))
    assert [entry["action"] for entry in entries] == ["add", "edit", "delete"]
    assert [(entry["before"], entry["after"]) for entry in entries] == [(None, None)] * 3


def test_an_id_that_never_was_has_no_history(vault: Vault) -> None:
    with pytest.raises(NoHistoryError):
        list(told.history(vault, NOBODY))


def test_the_moment_and_the_device_of_a_change_are_told(vault: Vault) -> None:
    acme = company(vault)
    keeping.edit(vault, acme, {"name": "B"}, now=datetime(2026, 7, 1, 9, 30, tzinfo=UTC))
    first, second = told.history(vault, acme)
    assert (first["at"], second["at"]) == ("2026-06-01T12:00:00Z", "2026-07-01T09:30:00Z")
    assert first["device"] == second["device"]
    assert len(first["device"]) == 16


def test_the_chain_is_sha_256_over_the_one_before_the_entry_and_its_salted_payload(
    vault: Vault, ids: dict[str, str]
) -> None:
    edit(vault, ids["company"], notes="a note")
    connection = raw(vault)
    rows = connection.execute(
        "SELECT history.payload, history.seal, action.at, action.device, action.logical,"
        " history.kind, history.record_id, history.change"
        " FROM history JOIN action ON action.id = history.action_id ORDER BY history.seq"
    ).fetchall()
    connection.close()
    previous, salts = bytes(32), set()
    for payload, seal, *fixed in rows:
        salt, digest, entry_hash = seal[:16], seal[16:48], seal[48:]
        if payload is not None:
            assert hashlib.sha256(salt + payload.encode()).digest() == digest
        said = json.dumps(tuple(fixed)).encode()
        assert hashlib.sha256(previous + said + digest).digest() == entry_hash
        previous = entry_hash
        salts.add(salt)
    assert len(salts) == len(rows)
    assert len(rows) > len(ids)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("event", ["insert", "update", "delete"])
def test_a_connection_that_would_keep_no_history_may_not_write(
    kind: str, event: str, vault: Vault, ids: dict[str, str]
) -> None:
    connection = raw(vault)
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{kind}")')]
    others = ", ".join(f'"{column}"' for column in columns if column != "id")
    statements = {
        "insert": f'INSERT INTO "{kind}" (id, {others}) SELECT \'x\', {others} FROM "{kind}"',
        "update": f"UPDATE \"{kind}\" SET notes = 'x' WHERE id = :id",
        "delete": f'DELETE FROM "{kind}" WHERE id = :id',
    }
    with pytest.raises(database.Error, match="history is not kept"):
        connection.execute(statements[event], {"id": ids[kind]})
    connection.close()
    assert problems(vault) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("event", ["insert", "update", "delete"])
def test_a_write_is_refused_once_the_trigger_that_keeps_its_history_is_gone(
    kind: str, event: str, vault: Vault, ids: dict[str, str]
) -> None:
    connection, _ = vault._open_writer()
    connection.execute(f"DROP TRIGGER temp.keep_{event}_{kind}")
    entries = len(changes(vault))
    with pytest.raises(database.Error, match="history is not kept"):
        write(vault, event, kind, ids)
    assert len(changes(vault)) == entries


def write(vault: Vault, event: str, kind: str, ids: dict[str, str]) -> None:
    if event == "insert":
        keep(vault, kind, least(kind, ids))
    elif event == "update":
        edit(vault, ids[kind], notes="x")
    else:
        erase(vault, ids[kind])


def test_a_change_outside_an_action_is_refused(vault: Vault) -> None:
    acme = company(vault)
    connection, _ = vault._open_writer()
    with pytest.raises(database.Error):
        connection.execute("UPDATE company SET notes = 'x' WHERE id = ?", (acme,))
    assert record(vault, acme).notes is None


COPY = "history (seq, action_id, kind, record_id, change, payload, seal)"
HISTORY_CHANGES = [
    'UPDATE history SET payload = \'{"before":{},"after":{}}\'',
    "UPDATE history SET payload = NULL",
    "UPDATE history SET seal = randomblob(80)",
    "UPDATE history SET seal = zeroblob(80)",
    "UPDATE history SET change = 'edit'",
    "UPDATE history SET kind = 'case'",
    "UPDATE history SET record_id = 'x'",
    "UPDATE history SET action_id = 1 + action_id",
    "UPDATE history SET seq = 1000 + seq",
    "UPDATE OR REPLACE history SET seq = seq - 1 WHERE seq > 1",
    "DELETE FROM history",
    "DELETE FROM history WHERE seq = (SELECT max(seq) FROM history)",
    f"INSERT OR REPLACE INTO {COPY} SELECT seq, 1, 'case', 'x', 'add', NULL, seal FROM history",
    f"REPLACE INTO {COPY} VALUES (1, 1, 'company', 'x', 'add', NULL, randomblob(80))",
]


@pytest.mark.parametrize("statement", HISTORY_CHANGES)
@pytest.mark.parametrize("own", [True, False], ids=["our connection", "another connection"])
def test_history_is_only_added_to(statement: str, vault: Vault, *, own: bool) -> None:
    acme = company(vault)
    edit(vault, acme, name="Acme AG")
    before = changes(vault)
    connection = vault._open_writer()[0] if own else raw(vault)
    with pytest.raises(database.Error, match="history is only added to"):
        connection.execute(statement)
    if not own:
        connection.close()
    assert changes(vault) == before


def test_files_and_whole_families_leave_a_chain_that_holds(vault: Vault) -> None:
    acme = company(vault)
    one = case(vault, acme)
    attach(vault, one)
    add(vault, "reminder", due_on="2026-07-01", about=one)
    erase(vault, one)
    other = case(vault, acme)
    delete(vault, acme)
    restore(vault, acme)
    assert problems(vault) == []
    assert story(vault, other) == ["add"]
