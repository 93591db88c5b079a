"""The encrypted database file: opened with guards, written so that nothing confirmed is lost."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from vrm_app.domain.errors import UserError
from vrm_app.vault.faults import DiskFailedError, VaultDamagedError

Connection = dbapi2.Connection
Error = dbapi2.Error

PAGE = 4096
KEY_DIGITS = 96
NAME = "vault.db"
_PLAIN_HEADER = b"SQLite format 3\x00"
_LARGE_WAL = 8 * 1024 * 1024
_AT_ONCE = 100


class MissingDatabaseError(UserError):
    """The keys are there, the database is not."""

    title = "The vault did not open, because its database is missing"
    advice = "Look for vault.db in a backup; a new vault is never made over the old keys."


class CutShortError(UserError):
    """The file has no whole number of pages."""

    title = "The vault did not open, because its file was cut short"
    advice = "Keep the file as it is, and bring back a backup."


class NotEncryptedError(UserError):
    """Somebody put a plain database there."""

    title = "The vault did not open, because its file is not an encrypted vault"
    advice = "Put back the vault.db that belongs here."


def check_file(path: Path) -> None:
    """Refuse a file that SQLite would take for an empty or a plain database."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_PLAIN_HEADER))
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise MissingDatabaseError from None
    if start == _PLAIN_HEADER:
        raise NotEncryptedError
    if size < PAGE or size % PAGE:
        raise CutShortError


def create(path: Path, key: str) -> Connection:
    """Make a new, empty, encrypted database, readable by its owner only."""
    # SQLite gives its other files the mode of this one, whatever the umask.
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    if os.name == "posix":
        path.chmod(0o600)
    return _connect(path.as_uri() + "?mode=rw", key)


def connect(path: Path, key: str) -> Connection:
    """Open the database to read and write."""
    check_file(path)
    return _connect(path.as_uri() + "?mode=rw", key)


def connect_to_read(path: Path, key: str) -> Connection:
    """Open the database to read only, even where nothing can be written."""
    check_file(path)
    mode = "rw"
    wal = path.with_name(path.name + "-wal")
    if not os.access(path.parent, os.W_OK) and (not wal.exists() or not wal.stat().st_size):
        # Reading in WAL mode needs a file for shared memory; with nothing to read from the
        # WAL and nobody able to write, the main file alone is the whole truth.
        mode = "ro&immutable=1"
    connection = _connect(f"{path.as_uri()}?mode={mode}", key)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _connect(address: str, key: str) -> Connection:
    if len(key) != KEY_DIGITS or set(key) - set("0123456789abcdef"):
        # A shorter key would silently be taken for a passphrase.
        raise ValueError("the database key must be 96 hexadecimal digits")
    connection = dbapi2.connect(
        address, uri=True, isolation_level=None, check_same_thread=True, timeout=5
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        _must_be(connection, "cipher_status", "1")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA fullfsync = ON")
        if "immutable" not in address:
            _must_be(connection, "journal_mode = WAL", "wal")
        connection.execute("PRAGMA synchronous = FULL")
        _must_be(connection, "synchronous", "2")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("PRAGMA journal_size_limit = 0")
        connection.execute("PRAGMA cache_size = -65536")
    except BaseException:
        connection.close()
        raise
    return connection


def _must_be(connection: Connection, pragma: str, expected: str) -> None:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    if row is None or str(row[0]) != expected:
        raise VaultDamagedError


def rows(
    connection: Connection, sql: str, values: Iterable[Any] = (), *, at_once: int = _AT_ONCE
) -> Iterator[tuple[Any, ...]]:
    """Yield what a query selects, nothing of it before its pages are known to be sound."""
    cursor = connection.execute(sql, tuple(values))
    while found := cursor.fetchmany(at_once):
        refuse_damage(connection)
        yield from found


def refuse_damage(connection: Connection) -> None:
    """Raise VaultDamagedError when a page was read that is not as it was written.

    SQLCipher hands out zeros in its place. SQLite stumbles over them in a tree, but takes them for
    the end of a long text or file.
    """
    _must_be(connection, "cipher_status", "1")


def checkpoint(connection: Connection) -> bool:
    """Move what the WAL holds into the database; return whether no reader was in the way.

    A reader only puts it off: what the WAL holds is as safe, and the next one moves it.
    """
    try:
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except dbapi2.OperationalError as error:
        if error.sqlite_errorname in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
            return False
        raise
    return not busy


def checkpoint_when_large(connection: Connection, path: Path) -> None:
    """Keep the WAL small."""
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size > _LARGE_WAL:
        checkpoint(connection)


def pages(connection: Connection) -> list[str]:
    """Return which pages of the main file are not as they were written; checkpoint before."""
    return _complaints(connection, "cipher_integrity_check")


def structure(connection: Connection) -> list[str]:
    """Return what is wrong with tables and indexes."""
    return _complaints(connection, "integrity_check")


def _complaints(connection: Connection, pragma: str) -> list[str]:
    try:
        rows = connection.execute(f"PRAGMA {pragma}").fetchall()
    except dbapi2.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "").startswith("SQLITE_IOERR"):
            raise DiskFailedError from error
        return ["the database cannot be read to its end"]
    return [f"the database: {row[0]}" for row in rows if row[0] != "ok"]
