"""The encrypted database file: opened with guards, written so that nothing confirmed is lost."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from vrm_app.domain.courtesy import give_way
from vrm_app.domain.errors import UserError
from vrm_app.vault.faults import DiskFailedError, VaultDamagedError
from vrm_app.vault.layout import DATABASE

Connection = dbapi2.Connection
Error = dbapi2.Error

PAGE = 4096
KEY_DIGITS = 96
NAME = DATABASE
_PLAIN_HEADER = b"SQLite format 3\x00"
_AT_ONCE = 100
_SALT = 16
# How long to wait for others: a writer is soon done, a reader may be long at it.
_WRITERS_MS = 5000
_READERS_MS = 200


class MissingDatabaseError(UserError):
    """The keys are there, the database is not."""

    title = "The vault did not open, because its database is missing"
    advice = "Look for vault.db in a backup; a new vault is never made over the old keys."


class CutShortError(UserError):
    """The file has no whole number of pages."""

    title = "The vault did not open, because its file was cut short"
    advice = "Keep the file as it is, and bring back a backup."


class UnreadableDatabaseError(UserError):
    """The file is there, and the system does not let it be read."""

    title = "The vault did not open, because its database may not be read"
    advice = "See whether vault.db is a file that is yours to read, and whether the disk is well."


class NotTogetherError(VaultDamagedError):
    """The database was made with another key."""

    title = "The vault did not open, because vault.db and vault.keys do not belong together"
    advice = "Put back the one that belongs here; nothing was changed."


class NotReadableHereError(UserError):
    """The latest commits lie in the WAL, and reading that takes a file that cannot be made."""

    title = "The vault did not open, because nothing can be written in its folder"
    advice = "Copy the whole folder to a place of your own with some room, and open it there."


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
    except OSError as error:
        raise UnreadableDatabaseError from error
    if start == _PLAIN_HEADER:
        raise NotEncryptedError
    # A disk that took no more can cut the move of a page out of the WAL, which still has it.
    if size < PAGE or (size % PAGE and not wal_size(path)):
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
    with _belonging(path, key):
        return _connect(path.as_uri() + "?mode=rw", key)


def connect_to_read(path: Path, key: str) -> Connection:
    """Open the database to read only, even where nothing can be written."""
    check_file(path)
    # Reading in WAL mode needs a file for shared memory. With nothing to read from the WAL and
    # nobody able to write, the main file alone is the whole truth.
    whole = not wal_size(path)
    with _belonging(path, key):
        if whole and not os.access(path.parent, os.W_OK):
            return _connect_to_read(path, key, "ro&immutable=1")
        try:
            return _connect_to_read(path, key, "rw")
        except dbapi2.OperationalError as error:
            if error.sqlite_errorname not in _NO_SHARED_MEMORY:
                raise
            if not whole:
                raise NotReadableHereError from error
            return _connect_to_read(path, key, "ro&immutable=1")


_NO_SHARED_MEMORY = {"SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_FULL", "SQLITE_IOERR"}


def wal_size(path: Path) -> int:
    """Return how many bytes wait in the WAL to be moved into the database."""
    try:
        return path.with_name(path.name + "-wal").stat().st_size
    except OSError:
        return 0


def _connect_to_read(path: Path, key: str, mode: str) -> Connection:
    connection = _connect(f"{path.as_uri()}?mode={mode}", key)
    connection.execute("PRAGMA query_only = ON")
    # Nobody reads most of a large vault twice; what one question touches fits in here.
    connection.execute("PRAGMA cache_size = -12288")
    return connection


@contextmanager
def _belonging(path: Path, key: str) -> Iterator[None]:
    """Tell a database of another key from a damaged one, by the salt that both begin with."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        salt = bytes.fromhex(key[-2 * _SALT :])
        if error.sqlite_errorname == "SQLITE_NOTADB" and not _begins_with(path, salt):
            raise NotTogetherError from error
        raise


def _begins_with(path: Path, start: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(start)) == start


def _connect(address: str, key: str) -> Connection:
    if len(key) != KEY_DIGITS or set(key) - set("0123456789abcdef"):
        # A shorter key would silently be taken for a passphrase.
        raise ValueError("the database key must be 96 hexadecimal digits")
    connection = dbapi2.connect(
        address,
        uri=True,
        isolation_level=None,
        check_same_thread=True,
        timeout=_WRITERS_MS / 1000,
    )
    with closing_unless_well(connection):
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        refuse_damage(connection)
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA fullfsync = ON")
        if "immutable" not in address:
            # Where the WAL cannot be opened, SQLite would go on without one, and say nothing.
            _must_be(connection, "journal_mode = WAL", "wal")
        connection.execute("PRAGMA synchronous = FULL")
        _must_be(connection, "synchronous", "2")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("PRAGMA journal_size_limit = 0")
        connection.execute("PRAGMA cache_size = -65536")
    return connection


@contextmanager
def closing_unless_well(connection: Connection) -> Iterator[None]:
    """Close the connection when what is done here raises."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _must_be(connection: Connection, pragma: str, expected: str) -> None:
    if not _is(connection, pragma, expected):
        raise DiskFailedError


def _is(connection: Connection, pragma: str, expected: str) -> bool:
    row = connection.execute(f"PRAGMA {pragma}").fetchone()
    return row is not None and str(row[0]) == expected


def rows(
    connection: Connection, sql: str, values: Iterable[Any] = (), *, at_once: int = _AT_ONCE
) -> Iterator[tuple[Any, ...]]:
    """Yield what a query selects, nothing of it before its pages are known to be sound."""
    cursor = connection.execute(sql, tuple(values))
    while found := cursor.fetchmany(at_once):
        refuse_damage(connection)
        give_way()
        yield from found


def refuse_damage(connection: Connection) -> None:
    """Raise VaultDamagedError when a page was read that is not as it was written.

    SQLCipher hands out zeros in its place. SQLite stumbles over them in a tree, but takes them for
    the end of a long text or file.
    """
    if not _is(connection, "cipher_status", "1"):
        raise VaultDamagedError


def checkpoint(connection: Connection) -> bool:
    """Move what the WAL holds into the database; return whether nothing was in the way.

    A reader or a full disk only puts it off: what the WAL holds is as safe, and the next one moves
    it.
    """
    try:
        connection.execute(f"PRAGMA busy_timeout = {_READERS_MS}")
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except dbapi2.OperationalError as error:
        if error.sqlite_errorname in {"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL"}:
            return False
        raise
    finally:
        connection.execute(f"PRAGMA busy_timeout = {_WRITERS_MS}")
    return not busy


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
        if error.sqlite_errorname == "SQLITE_IOERR":
            raise DiskFailedError from error
        return ["the database cannot be read to its end"]
    return [f"the database: {row[0]}" for row in rows if row[0] != "ok"]
