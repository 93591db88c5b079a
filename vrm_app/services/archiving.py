"""All that the vault holds, written into one file and taken from one."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from vrm_app.domain.errors import UserError
from vrm_app.domain.record import Record
from vrm_app.outside import archive_file, sealed_file
from vrm_app.outside.archive_file import Archive, Contents
from vrm_app.outside.sealed_file import SealedReader, SealedWriter
from vrm_app.services import archive_keys
from vrm_app.services.archive_keys import OwnPassphrase, Plain, VaultPassphrase
from vrm_app.services.archived import all_records, all_rows, exhaust
from vrm_app.services.importing import Imported
from vrm_app.services.merging import merge
from vrm_app.vault import files, history, migrations, records, rows, whole
from vrm_app.vault.brought_history import BroughtHistory
from vrm_app.vault.database import Connection
from vrm_app.vault.rows import Table
from vrm_app.vault.small_files import new_file
from vrm_app.vault.vault import Vault
from vrm_app.vault.whole import UnsoundError

if TYPE_CHECKING:
    from vrm_app.domain.fields import Json

Row = TypeVar("Row")


class UnopenedError(UserError):
    """There is no such file, or it may not be read."""

    title = "This file could not be opened"
    advice = "Check that it is there, that it is a file, and that you may read it."


def write_archive(
    vault: Vault, path: Path, *, sealing: Plain | VaultPassphrase | OwnPassphrase
) -> None:
    """Write all that the vault holds into a new file, and read it back before it gets its name."""
    key = None if isinstance(sealing, Plain) else archive_keys.header_and_key(vault, sealing)
    with vault.reading() as connection, new_file(path) as file:
        contents = _contents(connection)
        if key is None:
            archive_file.write(file, contents)
        else:
            sealed = SealedWriter(file, *key)
            archive_file.write(sealed, contents)
            sealed.finish()
        written = file if key is None else BufferedReader(SealedReader(file, *key))
        Archive(written, schema=contents.schema).check()


def is_archive(path: Path) -> bool:
    """Tell whether a file begins as an archive does, sealed or plain."""
    with _opened(path) as file:
        start = file.read(len(sealed_file.MAGIC))
    return start == sealed_file.MAGIC or start.startswith(b"PK\x03\x04")


def needs_passphrase(vault: Vault, path: Path) -> bool:
    """Tell whether a passphrase must be asked for before the archive can be read."""
    with _opened(path) as file:
        header = sealed_file.read_header(file)
        return header is not None and archive_keys.needs_passphrase(vault, header)


def read_archive(
    vault: Vault,
    path: Path,
    *,
    now: datetime,
    passphrase: str | None = None,
    dry_run: bool = False,
) -> Imported:
    """Bring an archive back into an empty vault, for good, or merge it into a used one.

    A dry run reads and checks all of it, and changes nothing.
    """
    with _opened(path) as file, whole.refusing_contradictions():
        header = sealed_file.read_header(file)
        content: BinaryIO | BufferedReader = file
        if header is not None:
            key = archive_keys.key_to(vault, header, passphrase)
            content = BufferedReader(SealedReader(file, header, key))
        archive = Archive(content, schema=migrations.latest())
        with vault.reading() as connection:
            is_empty = whole.is_empty(connection)
        if is_empty:
            return _bring_back(vault, archive, dry_run=dry_run)
        return merge(vault, archive, now=now, dry_run=dry_run)


def _contents(connection: Connection) -> Contents:
    tables: dict[str, Callable[[], Iterable[Json]]] = {
        table.name: partial(table.read, connection) for table in rows.TABLES
    }
    for kind, name in archive_file.RECORDS.items():
        tables[name] = partial(whole.of_kind, connection, kind)
    return Contents(
        schema=migrations.latest(),
        tables=tables,
        files=files.digests(connection),
        parts=partial(files.parts, connection),
    )


class _Rehearsed(Exception):  # noqa: N818  # it tells of no error
    """Ends a dry run."""


class _Seen:
    """What is to be known of the records that passed."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.links: set[tuple[str | None, str]] = set()

    def all(self, passing: Iterable[Record]) -> Iterator[Record]:
        """Let the records pass."""
        for record in passing:
            self.ids.append(record.id)
            self.links.update((kind, target) for _, kind, target in record.links())
            yield record


def _bring_back(vault: Vault, archive: Archive, *, dry_run: bool) -> Imported:
    brought, seen = BroughtHistory(), _Seen()
    with suppress(_Rehearsed), vault.bringing_back() as connection:
        _put_all(connection, rows.ACTIONS, brought.actions(all_rows(archive, rows.ACTIONS)))
        _put_all(connection, rows.HISTORY, brought.entries(all_rows(archive, rows.HISTORY)))
        records.bring_back(connection, seen.all(all_records(archive)))
        whole.file_owned(connection)
        for sha256 in archive.files:
            parts = archive.parts(sha256)
            if dry_run:
                exhaust(parts)
            else:
                files.put_parts(connection, sha256, parts)
        for table in (rows.CALENDAR_EVENTS, rows.DRAFTS, rows.SIGNING_KEYS):
            _put_all(connection, table, all_rows(archive, table))
        if not whole.all_links_lead_somewhere(connection, seen.links) or history.verify(connection):
            raise UnsoundError
        if dry_run:
            raise _Rehearsed
    return Imported(
        created=len(seen.ids), updated=0, skipped=0, errors=[], ids=seen.ids, told=[], left_out=[]
    )


def _put_all(connection: Connection, table: Table[Row], given: Iterable[Row]) -> None:
    for row in given:
        table.put(connection, row)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        # Opening a pipe would wait for its writer.
        if not path.is_file():
            raise UnopenedError
        file = path.open("rb")
    except OSError:
        raise UnopenedError from None
    with file:
        yield file
