"""The key files in the vault's folder, and the door to everything else about keys."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vrm_app.domain.errors import UserError
from vrm_app.vault.kdf import (
    DEFAULT,
    FLOOR,
    HostileKeyFileError,
    KdfCost,
    NotEnoughMemoryError,
    UnreadablePassphraseError,
    calibrate,
)
from vrm_app.vault.layout import KEY_FILE, SPARE_KEY_FILE
from vrm_app.vault.master_key import MasterKey, database_key
from vrm_app.vault.passphrases import (
    WeakPassphraseError,
    check_passphrase,
    generate_passphrase,
    strength,
)
from vrm_app.vault.recovery_words import (
    RecoveryWordsError,
    master_from_words,
    recovery_sheet,
    recovery_words,
)
from vrm_app.vault.slots import (
    LARGEST,
    DamagedKeyFilesError,
    NewerVaultError,
    WrongPassphraseError,
    parse,
    unwrap,
    wrap,
)
from vrm_app.vault.small_files import read_at_most, write_durably

__all__ = [
    "DEFAULT",
    "FLOOR",
    "KEY_FILE",
    "SPARE_KEY_FILE",
    "DamagedKeyFilesError",
    "HostileKeyFileError",
    "KdfCost",
    "KeyFiles",
    "MasterKey",
    "MissingKeyFilesError",
    "NewerVaultError",
    "NotEnoughMemoryError",
    "RecoveryWordsError",
    "UnreadableKeyFilesError",
    "UnreadablePassphraseError",
    "WeakPassphraseError",
    "WrongPassphraseError",
    "calibrate",
    "check_passphrase",
    "database_key",
    "generate_passphrase",
    "master_from_words",
    "read_key_files",
    "recovery_sheet",
    "recovery_words",
    "repair",
    "strength",
    "unwrap",
    "wrap",
    "write_key_files",
]


class MissingKeyFilesError(UserError):
    """Neither copy of the key file is there."""

    title = "The vault did not open, because its key files are gone"
    advice = "Open it with the recovery words, or put the key file of a backup in its folder."


class UnreadableKeyFilesError(UserError):
    """The system does not let the key files be read."""

    title = "The vault did not open, because its key files may not be read"
    advice = "See whose vault it is, and who may read what is in its folder."


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFiles:
    """The first good copy of the key file, and the names of the copies that differ from it."""

    content: bytes
    to_repair: tuple[str, ...]


def write_key_files(folder: Path, content: bytes, check: Callable[[bytes], object] = parse) -> None:
    """Put the key file and its spare copy in place, one after the other.

    The check raises when the content must not take the old one's place; unwrapping it is the best.
    What it saw is what gets written: each copy is read back and compared before it gets its name.
    """
    check(content)
    write_durably(folder / KEY_FILE, content)
    write_durably(folder / SPARE_KEY_FILE, content)


def read_key_files(folder: Path) -> KeyFiles:
    """Return the first good copy; when there is none, raise what is wrong with the key files."""
    copies = [_read(folder / name) for name in (KEY_FILE, SPARE_KEY_FILE)]
    problems = [copy for copy in copies if isinstance(copy, UserError)]
    for problem in problems:
        # A newer program may have stopped half-way; its copy must not be taken for a broken one.
        if isinstance(problem, NewerVaultError):
            raise problem
    good = next((copy for copy in copies if isinstance(copy, bytes)), None)
    if good is None:
        damaged = (each for each in problems if not isinstance(each, MissingKeyFilesError))
        raise next(damaged, problems[0])
    names = zip((KEY_FILE, SPARE_KEY_FILE), copies, strict=True)
    return KeyFiles(content=good, to_repair=tuple(name for name, copy in names if copy != good))


def repair(folder: Path, key_files: KeyFiles) -> None:
    """Write the good copy over those that differ; call it once the vault has opened with it."""
    for name in key_files.to_repair:
        write_durably(folder / name, key_files.content)


def _read(path: Path) -> bytes | UserError:
    try:
        content = read_at_most(path, LARGEST + 1)
        parse(content)
    except FileNotFoundError:
        return MissingKeyFilesError()
    except PermissionError:
        return UnreadableKeyFilesError()
    except OSError:
        return DamagedKeyFilesError()
    except UserError as error:
        return error
    return content
