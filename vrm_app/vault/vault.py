"""The vault: opened once, read and written through it, closed so that nothing is left open."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import instant_text
from vrm_app.vault import actions, captures, database, migrations
from vrm_app.vault.database import Connection
from vrm_app.vault.faults import (
    CounterNotWrittenError,
    DiskFailedError,
    DiskFullError,
    NotCertainError,
    NotMovedUpError,
    NotWritableError,
    OneKeyFileError,
    VaultDamagedError,
    mended_by_a_person,
    told,
)
from vrm_app.vault.folder_lock import FolderLock, FolderNotLockableError, VaultInUseError
from vrm_app.vault.keeping import Keeper, let_history_in
from vrm_app.vault.keys import (
    KdfCost,
    KeyFiles,
    MasterKey,
    database_key,
    master_from_words,
    read_key_files,
    repair,
    unwrap,
    wrap,
    write_key_files,
)
from vrm_app.vault.new_folder import remove_cut_makings
from vrm_app.vault.records import Writing
from vrm_app.vault.slots import parse
from vrm_app.vault.small_files import remove_leftovers
from vrm_app.vault.state import (
    DamagedStateError,
    VaultState,
    read_state,
    read_witness,
    state_key,
    write_state,
    write_witness,
)

_LARGE_WAL = 8 * 1024 * 1024


class VaultIsOlderError(UserError):
    """The counter outside says that there was more."""

    title = "This vault is older than when it was last used here"
    advice = "Somebody put back an old copy, or a file of it was lost; look for the newer one."


class WordsOfAnotherVaultError(UserError):
    """The words are recovery words, but the key files beside the vault name another one."""

    title = "The vault did not open, because these are the recovery words of another vault"
    advice = "Look for the sheet that names this vault."


class Vault:
    """An open vault. Use it as a context manager, from one thread."""

    def __init__(
        self, folder: Path, master: MasterKey, *, vault_id: str, states: Path | None
    ) -> None:
        self.folder = folder
        self.id = vault_id
        self.master = master
        self.warning: UserError | None = None
        """What the person should know about the state the vault was found in."""
        self._states = states
        self._expected = 0
        self._key = database_key(master, vault_id)
        self._state_key = state_key(master, vault_id)
        self._lock = FolderLock(folder)
        self._reader: Connection | None = None
        self._writer: Connection | None = None
        self._keeper: Keeper | None = None

    @property
    def path(self) -> Path:
        """The database file."""
        return self.folder / database.NAME

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self.close()
        except UserError:
            # What went wrong first is what the person should know.
            if error is None:
                raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read from, on one unchanging state of the vault."""
        for busy in (self._writer, self._reader):
            if busy is not None and busy.in_transaction:
                with mended_by_a_person():
                    yield busy
                    database.refuse_damage(busy)
                return
        with self._starting_anew_after_faults():
            # Not the writer's: whoever reads on, page by page, must not keep others from writing.
            connection = self._open_reader()
            connection.execute("BEGIN")
            try:
                yield connection
                database.refuse_damage(connection)
            finally:
                with suppress(database.Error):
                    connection.execute("ROLLBACK")

    @contextmanager
    def writing(self, name: str, *, now: datetime, state: str = actions.DONE) -> Iterator[Writing]:
        """Give one action's transaction: all of it is kept, durably, or nothing is."""
        with self._starting_anew_after_faults():
            connection, keeper = self._open_writer()
            connection.execute("BEGIN IMMEDIATE")
            try:
                keeper.action = actions.begin(connection, name, instant_text(now), state)
                writing = Writing(connection, now)
                yield writing
                if not writing.changed:
                    connection.execute("ROLLBACK")
                    return
                writing.texts.write()
                counter = _count(connection)
                database.refuse_damage(connection)
                self._commit(connection, counter)
            except BaseException:
                with suppress(database.Error):
                    connection.execute("ROLLBACK")
                raise
            finally:
                keeper.action = None
            self._note(counter)
            self._move_up(connection, at_least=_LARGE_WAL)

    @contextmanager
    def bringing_back(self) -> Iterator[Connection]:
        """Give one transaction for records whose history comes with them, on an empty vault."""
        with mended_by_a_person():
            self._open_writer()
            connection = database.connect(self.path, self._key)
            try:
                let_history_in(connection)
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                counter = _count(connection)
                database.refuse_damage(connection)
                connection.execute("COMMIT")
            finally:
                connection.close()
            self._note(counter)
            writer, _ = self._open_writer()
            self._move_up(writer, at_least=_LARGE_WAL)

    def change_passphrase(self, passphrase: str, cost: KdfCost) -> None:
        """Wrap the master key anew; the database is not touched."""
        self._hold()
        content = wrap(self.master, passphrase, vault_id=self.id, cost=cost)
        write_key_files(self.folder, content, check=lambda written: unwrap(written, passphrase))

    def settle(self) -> bool:
        """Move what the WAL holds into the database; return whether nothing was in the way."""
        with mended_by_a_person():
            connection, _ = self._open_writer()
            return self._move_up(connection)

    def integrity(self) -> list[str]:
        """Return what is wrong with the database file."""
        with mended_by_a_person():
            try:
                settled = self.settle()
            except (NotWritableError, DiskFullError, DiskFailedError, NotMovedUpError):
                settled = not database.wal_size(self.path)
            except (VaultInUseError, FolderNotLockableError):
                settled = False
            connection = self._writer or self._open_reader()
            # Before all is in the main file, the check of its pages would raise false alarms.
            pages = database.pages(connection) if settled else []
            return pages + database.structure(connection)

    def close(self) -> None:
        """Move everything into the database file, and let go of it."""
        try:
            if self._reader is not None:
                self._reader.close()
            if self._writer is not None:
                self._move_up(self._writer)
        finally:
            if self._writer is not None:
                self._writer.close()
            self._reader = self._writer = self._keeper = None
            self._lock.release()

    def _commit(self, connection: Connection, counter: int) -> None:
        try:
            connection.execute("COMMIT")
        except database.Error as error:
            if not isinstance(told(error), DiskFailedError):
                raise
            # The disk may have it all the same, where only the last sync failed.
            self._let_go()
            if self._counted() != counter - 1:
                raise NotCertainError from error
            raise

    def _counted(self) -> int | None:
        with suppress(database.Error, UserError):
            return _counter_of(self._open_reader())
        return None

    @contextmanager
    def _starting_anew_after_faults(self) -> Iterator[None]:
        try:
            with mended_by_a_person():
                yield
        except (VaultDamagedError, DiskFailedError, NotWritableError):
            # A connection that met a damaged page reads nothing more; what it holds after an error
            # of the disk need not be what is on the disk; and one that could not write never will.
            self._let_go()
            raise

    def _let_go(self) -> None:
        if self._writer is not None:
            with suppress(database.Error):
                self._writer.close()
            self._writer = self._keeper = None
        self._forget_reader()

    def _forget_reader(self) -> None:
        # Somebody may be reading on, page by page.
        if self._reader is not None and not self._reader.in_transaction:
            self._reader.close()
            self._reader = None

    def _open_reader(self) -> Connection:
        if self._reader is None:
            connection = database.connect_to_read(self.path, self._key)
            with database.closing_unless_well(connection):
                if migrations.version(connection) < migrations.latest():
                    self._open_writer()
                migrations.refuse_newer(connection)
                self._compare(connection)
            self._reader = connection
        return self._reader

    def _open_writer(self) -> tuple[Connection, Keeper]:
        if self._writer is None or self._keeper is None:
            self._hold()
            remove_leftovers(self.folder)
            captures.remove_leftovers(self.folder)
            remove_cut_makings(self.folder)
            connection = database.connect(self.path, self._key)
            with database.closing_unless_well(connection):
                migrations.migrate(connection)
                self._compare(connection)
                captures.write_public_key(self.folder, self.master, self.id)
                self._keeper = Keeper(connection)
            self._writer = connection
            # Opened when nothing could be written, it would never see what is written now.
            self._forget_reader()
        return self._writer, self._keeper

    def _hold(self) -> None:
        if not self._lock.is_held:
            self._lock.acquire()

    def _compare(self, connection: Connection) -> None:
        # What stands outside is read first: whoever writes meanwhile only makes the database newer.
        try:
            state = read_state(self.folder, self._state_key)
        except DamagedStateError as damaged:
            self.warning = damaged
            state = None
        witnessed = read_witness(self._states, self.id) if self._states else None
        self._expected = max(state.commit_counter if state else 0, witnessed or 0)
        counted = _counter_of(connection)
        if counted < self._expected:
            self.warning = VaultIsOlderError()
        elif state is None and self.warning is None:
            self.warning = DamagedStateError()

    def _note(self, counter: int) -> None:
        # An older copy goes on being told of until it is as far as the lost one was.
        counter = max(counter, self._expected)
        state = VaultState(vault_id=self.id, commit_counter=counter, schema=migrations.latest())
        try:
            write_state(self.folder, self._state_key, state)
        except (OSError, UserError) as error:
            raise CounterNotWrittenError from error
        if self._states is not None:
            write_witness(self._states, self.id, counter)

    def _move_up(self, connection: Connection, *, at_least: int = 0) -> bool:
        try:
            return database.wal_size(self.path) < at_least or database.checkpoint(connection)
        except database.Error as error:
            if told(error) is None:
                raise
            raise NotMovedUpError from error


def _counter_of(connection: Connection) -> int:
    return int(connection.execute("SELECT commit_counter FROM vault").fetchone()[0])


def _count(connection: Connection) -> int:
    row = connection.execute(
        "UPDATE vault SET commit_counter = commit_counter + 1 RETURNING commit_counter"
    ).fetchone()
    return int(row[0])


def open_vault(folder: Path, passphrase: str, *, states: Path | None = None) -> Vault:
    """Open the vault with its passphrase."""
    key_files = read_key_files(folder)
    vault_id, master = unwrap(key_files.content, passphrase)
    vault = open_with_key(folder, master, vault_id=vault_id, states=states)
    if key_files.to_repair:
        # A vault that cannot be written is read all the same.
        try:
            _repair(folder, key_files)
        except (UserError, OSError):
            vault.warning = vault.warning or OneKeyFileError()
    return vault


def _repair(folder: Path, key_files: KeyFiles) -> None:
    with FolderLock(folder):
        # Whoever held the lock before may have changed the passphrase.
        if read_key_files(folder) == key_files:
            repair(folder, key_files)


def open_with_words(folder: Path, words: str, *, states: Path | None = None) -> Vault:
    """Open the vault with its recovery words; no key file is needed."""
    master = master_from_words(words)
    if _named_beside(folder) not in {None, master.vault_id()}:
        raise WordsOfAnotherVaultError
    return open_with_key(folder, master, vault_id=master.vault_id(), states=states)


def _named_beside(folder: Path) -> str | None:
    try:
        return parse(read_key_files(folder).content).vault_id
    except UserError:
        return None


def open_with_key(
    folder: Path, master: MasterKey, *, vault_id: str, states: Path | None = None
) -> Vault:
    """Open the vault with its master key, and see that the database opens with it."""
    vault = Vault(folder, master, vault_id=vault_id, states=states)
    try:
        with vault.reading():
            return vault
    except BaseException:
        vault.close()
        raise


def new_device() -> str:
    """Return the name of a device: random, so that it tells nothing."""
    return secrets.token_hex(8)
