"""One opener at a time: a lock of the operating system, which dies with the process that holds it.

The lock file stays and means nothing by itself; it is never removed, because another process may
be about to lock it.
"""

import errno
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from vrm_app.domain.errors import UserError
from vrm_app.vault.faults import NotWritableError
from vrm_app.vault.small_files import FORBIDDEN, PLAIN_FILE, PRIVATE_FILE, naming_the_file

LOCK_FILE = "vault.lock"


class VaultInUseError(UserError):
    """Another window or command has the vault open for writing."""

    title = "Dealings is open"
    advice = "Lock it or do it there."


class FolderNotLockableError(UserError):
    """The file system knows no locks, so that two openers could spoil the vault."""

    title = "The vault's folder cannot be locked"
    advice = "Keep the vault on a disk of this computer."


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class FolderLock:
    """The right to write to the vault in a folder; use it as a context or by its two verbs."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK_FILE
        self._descriptor: int | None = None

    @property
    def is_held(self) -> bool:
        """Tell whether this process holds the lock through this object."""
        return self._descriptor is not None

    def acquire(self) -> None:
        """Take the lock at once or raise VaultInUseError."""
        if self._descriptor is not None:
            raise RuntimeError("the lock is held already")
        descriptor = self._opened()
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
                raise VaultInUseError from None
            raise FolderNotLockableError from error
        self._descriptor = descriptor
        _held.add(self)

    def release(self) -> None:
        """Give the lock back; without one, do nothing."""
        if self._descriptor is None:
            return
        try:
            _unlock(self._descriptor)
        finally:
            self._close()

    def _opened(self) -> int:
        with naming_the_file(self._path):
            try:
                return os.open(self._path, os.O_RDWR | os.O_CREAT | PLAIN_FILE, PRIVATE_FILE)
            except OSError as error:
                if error.errno in FORBIDDEN:
                    raise NotWritableError from error
                raise

    def _close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
        self._descriptor = None
        _held.discard(self)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.release()


_held: set[FolderLock] = set()


def _let_go_in_child() -> None:
    for lock in list(_held):
        lock._close()  # noqa: SLF001


# A program started by us inherits no lock; a bare fork would, and would keep it after our end.
if sys.platform != "win32":
    os.register_at_fork(after_in_child=_let_go_in_child)
