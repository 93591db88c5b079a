"""The database file is opened with every guard up, or not at all."""

import os
import sqlite3
from pathlib import Path

import pytest
from building import company, shown

from vrm_app.vault import database
from vrm_app.vault.database import (
    PAGE,
    CutShortError,
    MissingDatabaseError,
    NotEncryptedError,
    check_file,
    connect,
    connect_to_read,
    create,
)
from vrm_app.vault.faults import VaultDamagedError, mended_by_a_person
from vrm_app.vault.vault import Vault

KEY = "0123456789abcdef" * 6


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "vault.db"
    connection = create(place, KEY)
    connection.execute("CREATE TABLE thing (name TEXT) STRICT")
    connection.execute("INSERT INTO thing VALUES ('quokka')")
    connection.close()
    return place


@pytest.mark.parametrize("size", [0, 1, 15, 16, 100, PAGE - 1, PAGE + 1, 3 * PAGE - 1])
def test_a_file_with_no_whole_number_of_pages_is_refused(size: int, path: Path) -> None:
    path.write_bytes((path.read_bytes() * 3)[:size])
    for opening in (connect, connect_to_read):
        with pytest.raises(CutShortError):
            opening(path, KEY)
    assert path.stat().st_size == size


def test_a_file_that_is_gone_is_never_made_anew(path: Path) -> None:
    path.unlink()
    for opening in (connect, connect_to_read):
        with pytest.raises(MissingDatabaseError):
            opening(path, KEY)
    assert not path.exists()


def test_a_plain_database_is_refused(path: Path) -> None:
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE thing (name TEXT)")
    plain.close()
    before = path.read_bytes()
    with pytest.raises(NotEncryptedError):
        check_file(path)
    with pytest.raises(NotEncryptedError):
        connect(path, KEY)
    assert path.read_bytes() == before


def test_another_key_opens_nothing(path: Path) -> None:
    with pytest.raises(VaultDamagedError), mended_by_a_person():
        connect(path, "f" * 96).execute("SELECT * FROM thing")


@pytest.mark.parametrize("key", ["", "0" * 62, "0" * 64, "0" * 95, "0" * 97, "g" * 96, "A" * 96])
def test_a_key_that_would_be_taken_for_a_passphrase_is_refused(key: str, path: Path) -> None:
    for opening in (connect, connect_to_read):
        with pytest.raises(ValueError, match="96 hexadecimal digits"):
            opening(path, key)


def test_making_one_never_writes_over_a_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        create(path, KEY)
    assert path.read_bytes() == before


def test_no_page_of_it_can_be_read_without_the_key(path: Path) -> None:
    content = path.read_bytes()
    for words in (b"quokka", b"CREATE TABLE", b"SQLite format 3"):
        assert words not in content


def test_only_its_owner_may_read_it_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        connection = create(tmp_path / "vault.db", KEY)
        connection.execute("CREATE TABLE thing (name TEXT) STRICT")
        modes = {one.name: oct(one.stat().st_mode & 0o777) for one in tmp_path.iterdir()}
        connection.close()
    finally:
        os.umask(before)
    assert set(modes.values()) == {"0o600"}
    assert "vault.db-wal" in modes


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0),
        ("temp_store", 2), ("cell_size_check", 1), ("fullfsync", 1), ("secure_delete", 1),
        ("wal_autocheckpoint", 0), ("cipher_status", "1"),
    ],
)  # fmt: skip
def test_every_connection_has_the_settings_that_keep_it_safe(
    pragma: str, value: str | int, path: Path
) -> None:
    for opening in (connect, connect_to_read):
        connection = opening(path, KEY)
        assert connection.execute(f"PRAGMA {pragma}").fetchone() == (value,)
        connection.close()


def test_a_reader_cannot_write(path: Path) -> None:
    connection = connect_to_read(path, KEY)
    with pytest.raises(database.Error, match="readonly"):
        connection.execute("INSERT INTO thing VALUES ('x')")
    connection.close()


def test_a_reader_reads_where_nothing_can_be_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write anywhere, so the test says for the system that nobody may.
    monkeypatch.setattr(os, "access", lambda *_: False)
    connection = connect_to_read(path, KEY)
    assert connection.execute("SELECT name FROM thing").fetchall() == [("quokka",)]
    connection.close()
    assert {one.name for one in path.parent.iterdir()} == {"vault.db"}


def test_a_reader_beside_a_writer_sees_what_was_confirmed(vault: Vault) -> None:
    acme = company(vault)
    reader = connect_to_read(vault.path, vault._key)
    assert reader.execute("SELECT id FROM company").fetchall() == [(acme,)]
    reader.execute("BEGIN")
    reader.execute("SELECT id FROM company").fetchall()
    other = company(vault, "Other")
    assert set(shown(vault, "company")) == {acme, other}
    assert reader.execute("SELECT count(*) FROM company").fetchone() == (1,)
    reader.execute("COMMIT")
    assert reader.execute("SELECT count(*) FROM company").fetchone() == (2,)
    reader.close()


def test_a_closed_vault_is_one_file_that_holds_everything(vault: Vault) -> None:
    company(vault)
    vault.close()
    wal = vault.path.with_name("vault.db-wal")
    assert not wal.exists() or wal.stat().st_size == 0
    assert vault.path.stat().st_size % PAGE == 0
