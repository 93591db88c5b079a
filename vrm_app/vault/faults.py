"""What the database reports, as errors a person can mend."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from vrm_app.domain.errors import UserError


class VaultDamagedError(UserError):
    """Something in the vault's database is not as it was written."""

    title = "The vault could not be read, because its file is damaged"
    advice = "Copy the vault folder to a safe place first, then bring back a backup."


class DiskFullError(UserError):
    """There is no room to write."""

    title = "Nothing was saved, because the disk is full"
    advice = "Make some room and do it again; what was there before is safe."


class DiskFailedError(UserError):
    """The disk refused to read or write, for want of room or because it is failing."""

    title = "Nothing was saved, because the disk takes no more or reported an error"
    advice = "See whether there is room and whether the disk is well, and open the vault again."


class NotCertainError(DiskFailedError):
    """The disk reported an error when all was written, and may lose it or not."""

    title = "It is not certain that this was saved, because the disk reported an error"
    advice = "Copy the vault folder to another disk, check this one, and look whether it is there."


class NotWritableError(UserError):
    """The folder or file cannot be written."""

    title = "Nothing was saved, because the vault's folder cannot be written"
    advice = "Check who may write there, or copy the vault to a folder of your own."


class OneKeyFileError(UserError):
    """One of the two copies is bad, and could not be written anew."""

    title = "One of the vault's two key files is missing or damaged"
    advice = "The other one opened it; keep a copy of vault.keys or vault.keys.bak."


class SavedAllTheSameError(UserError):
    """Something failed after the change was safe: it must not be made once more."""


class CounterNotWrittenError(SavedAllTheSameError):
    """The change is in the database, the counter beside it is not written."""

    title = "What you did was saved, but the vault's counter beside it could not be written"
    advice = "Check that the disk has room and the folder can be written."


class NotMovedUpError(SavedAllTheSameError):
    """What was committed is safe in the WAL; moving it into the main file failed."""

    title = "What you did was saved, but the disk reported an error afterwards"
    advice = "Check the disk and its free room; the vault goes on from there when it opens next."


class VaultBusyError(UserError):
    """Another program holds the database."""

    title = "Nothing was done, because another program is using the vault"
    advice = "Close it and try again."


_FAULTS: dict[str, type[UserError]] = {
    "SQLITE_CORRUPT": VaultDamagedError,
    "SQLITE_NOTADB": VaultDamagedError,
    "SQLITE_FULL": DiskFullError,
    "SQLITE_IOERR": DiskFailedError,
    "SQLITE_CANTOPEN": NotWritableError,
    "SQLITE_READONLY": NotWritableError,
    "SQLITE_PERM": NotWritableError,
    "SQLITE_BUSY": VaultBusyError,
    "SQLITE_LOCKED": VaultBusyError,
}


FAULTS = tuple(dict.fromkeys(_FAULTS.values()))
"""What need not happen again when the same is done once more."""


def told(error: dbapi2.Error) -> UserError | None:
    """Return what to tell the person, or nothing when it is a bug of ours."""
    name = str(getattr(error, "sqlite_errorname", ""))
    for prefix, kind in _FAULTS.items():
        if name == prefix or name.startswith(prefix + "_"):
            return kind()
    return None


@contextmanager
def mended_by_a_person() -> Iterator[None]:
    """Turn the database's own errors into errors a person can mend; let bugs through."""
    try:
        yield
    except dbapi2.Error as error:
        known = told(error)
        if known is None:
            raise
        raise known from error
    except MemoryError as error:
        raise VaultDamagedError from error
