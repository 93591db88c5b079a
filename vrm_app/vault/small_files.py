"""Write files so that a power cut leaves the old or the new content, never neither."""

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from vrm_app.domain.errors import UserError
from vrm_app.language import marked

if sys.platform != "win32":
    import fcntl

PRIVATE_FILE = 0o600
PRIVATE_DIRECTORY = 0o700

# Windows knows neither O_NOFOLLOW nor O_NONBLOCK; elsewhere there is no O_BINARY.
PLAIN_FILE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | PLAIN_FILE
# Opening a pipe that somebody put in the file's place must not wait for its other end.
_READ = os.O_RDONLY | PLAIN_FILE | getattr(os, "O_NONBLOCK", 0)

_TEMPORARY_NAME = re.compile(r"\..+\.[0-9a-f]{16}\.tmp")

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


class FileNotWrittenError(UserError):
    """A file could not be written; what was there before is still there."""


class FileExistsAlreadyError(UserError):
    """A new file would have replaced one that is there."""

    advice = "Nothing was written. Choose another name."

    def __init__(self, path: Path) -> None:
        super().__init__("“{name}” exists already", name=path.name)


def _beside(path: Path) -> Path:
    """Return where to write what takes the place of a file: nobody can guess the name."""
    # Not by the module secrets: the first picture of the window would wait for what that brings in.
    return path.with_name(f".{path.name}.{os.urandom(8).hex()}.tmp")


def write_durably(path: Path, content: bytes) -> None:
    """Put content in place of the file in one step, readable by its owner only.

    When this returns, the content survives a power cut. When it raises, the file holds its old
    content or the new one, and no temporary file stays behind.
    """
    temporary = _beside(path)
    with naming_the_file(path):
        try:
            _fill(os.open(temporary, _CREATE, PRIVATE_FILE), content)
            temporary.replace(path)
        except BaseException:
            _remove(temporary)
            raise
        sync_directory(path.parent)


def must_be_new(path: Path) -> None:
    """Refuse the name of a file that is there, before anything is done that leads to writing it."""
    if os.path.lexists(path):
        raise FileExistsAlreadyError(path)


def write_new_durably(path: Path, content: bytes) -> None:
    """Write a file the person asked for, readable by its owner only; never replace one."""
    with naming_the_file(path):
        try:
            descriptor = os.open(path, _CREATE, PRIVATE_FILE)
        except FileExistsError:
            raise FileExistsAlreadyError(path) from None
        try:
            _fill(descriptor, content)
        except BaseException:
            _remove(path)
            raise
        sync_directory(path.parent)


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write and read again, which takes its name once it is whole and on the disk.

    It is readable by its owner only and never replaces one; what fails leaves nothing behind.
    """
    if os.path.lexists(path):
        raise FileExistsAlreadyError(path)
    temporary = _beside(path)
    with naming_the_file(path):
        descriptor = os.open(temporary, _CREATE, PRIVATE_FILE)
        try:
            with os.fdopen(descriptor, "w+b") as file:
                _make_private(descriptor)
                yield file
                file.flush()
                sync(descriptor)
            _name_anew(temporary, path)
        except BaseException:
            _remove(temporary)
            raise
        sync_directory(path.parent)


def read_at_most(path: Path, limit: int) -> bytes:
    """Return up to limit bytes of an ordinary file; links, pipes and devices are OSErrors."""
    descriptor = os.open(path, _READ)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not an ordinary file", str(path))
        return _read_all(descriptor, limit)
    finally:
        os.close(descriptor)


def create_private_directory(path: Path) -> None:
    """Make the directory, and its parents where missing, for its owner only.

    Raise FileExistsError when it is there already.
    """
    if not path.parent.exists():
        with suppress(FileExistsError):
            create_private_directory(path.parent)
    path.mkdir(mode=PRIVATE_DIRECTORY)
    if stat.S_IMODE(path.stat().st_mode) != PRIVATE_DIRECTORY:
        _where_modes_exist(lambda: path.chmod(PRIVATE_DIRECTORY))
    sync_directory(path.parent)


def sync_directory(path: Path) -> None:
    """Make the names in the directory survive a power cut."""
    # Windows cannot flush a directory; NTFS keeps names in its own journal.
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        sync(descriptor)
    finally:
        os.close(descriptor)


def sync(descriptor: int) -> None:
    """Wait until what was written is on the disk itself."""
    if sys.platform == "darwin":
        # There fsync stops at the drive's own memory. Some file systems refuse the stronger call.
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_content(descriptor: int) -> None:
    """Wait like sync, but not for the time of the change to reach the disk as well."""
    if sys.platform == "linux":
        os.fdatasync(descriptor)
    else:
        sync(descriptor)


def write_all(descriptor: int, content: bytes) -> None:
    """Write on until everything is written."""
    written = 0
    while written < len(content):
        written += os.write(descriptor, content[written:])


def remove_leftovers(folder: Path, *, seconds: float = 0) -> None:
    """Remove temporary files that a cut left behind; whoever writes there has so many seconds."""
    now = time.time()
    for path in folder.iterdir():
        if _TEMPORARY_NAME.fullmatch(path.name) and now - path.lstat().st_mtime >= seconds:
            _remove(path)


@contextmanager
def naming_the_file(path: Path) -> Iterator[None]:
    """Turn an error of the system into one that names the file and says what to do."""
    try:
        yield
    except OSError as error:
        raise FileNotWrittenError(
            "“{name}” was not written",
            _advice(error),
            name=path.name,
            said=error.strerror or error,
        ) from error


def _advice(error: OSError) -> str:
    if error.errno in _FULL:
        return marked("There is no room left. Make room and try again.")
    if error.errno in FORBIDDEN:
        return marked("You may not write there. Choose another place or allow it.")
    if error.errno == errno.ENOENT:
        return marked("Its folder is not there. Create it or choose another place.")
    return marked("The system says: {said}. Check the disk and try again.")


def _name_anew(temporary: Path, path: Path) -> None:
    try:
        # Unlike renaming, this never replaces what somebody put there in the meantime.
        path.hardlink_to(temporary)
    except FileExistsError:
        raise FileExistsAlreadyError(path) from None
    except OSError:
        # A memory stick's file system has no links.
        if os.path.lexists(path):
            raise FileExistsAlreadyError(path) from None
        temporary.rename(path)
        return
    _remove(temporary)


def _fill(descriptor: int, content: bytes) -> None:
    try:
        _make_private(descriptor)
        write_all(descriptor, content)
        sync(descriptor)
        os.lseek(descriptor, 0, os.SEEK_SET)
        if _read_all(descriptor, len(content) + 1) != content:
            raise OSError(errno.EIO, "the disk gave back something else than was written")
    finally:
        os.close(descriptor)


def _read_all(descriptor: int, limit: int) -> bytes:
    content = bytearray()
    while len(content) < limit and (part := os.read(descriptor, limit - len(content))):
        content += part
    return bytes(content)


def _make_private(descriptor: int) -> None:
    if sys.platform == "win32":
        return
    # A umask can only take bits away, so this is needed for the odd one that takes ours.
    if stat.S_IMODE(os.fstat(descriptor).st_mode) != PRIVATE_FILE:
        _where_modes_exist(lambda: os.fchmod(descriptor, PRIVATE_FILE))


def _where_modes_exist(change: Callable[[], None]) -> None:
    # A memory stick's file system has no owners; a vault on it is still encrypted.
    try:
        change()
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP):
            raise


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
