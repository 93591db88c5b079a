"""Making a vault, and the ways to open it."""

from datetime import date, datetime
from pathlib import Path

from vrm_app.services.sample import EARLIEST, LATEST, fill_with_sample
from vrm_app.services.upkeep import note_if_possible
from vrm_app.vault import creation, keys, new_folder
from vrm_app.vault.kdf import calibrate
from vrm_app.vault.passphrases import check_passphrase
from vrm_app.vault.small_files import must_be_new, write_new_durably
from vrm_app.vault.upkeep import Deed
from vrm_app.vault.vault import Vault, open_with_words

__all__ = [
    "EARLIEST",
    "LATEST",
    "change_passphrase",
    "create",
    "fill_with_sample",
    "must_be_free",
    "must_be_new",
    "recovery_sheet",
    "unlock_with_words",
    "write_recovery_sheet",
]


def must_be_free(folder: Path) -> None:
    """Refuse a place where something is already."""
    new_folder.must_be_free(folder)


def create(folder: Path, passphrase: str, *, now: datetime, states: Path | None) -> Vault:
    """Make a new vault, as hard to guess as this machine allows in half a second."""
    check_passphrase(passphrase)
    return creation.create_vault(folder, passphrase, cost=calibrate(), now=now, states=states)


def change_passphrase(vault: Vault, passphrase: str) -> None:
    """Set a new passphrase; the records are not touched."""
    check_passphrase(passphrase)
    vault.change_passphrase(passphrase, calibrate())


def unlock_with_words(folder: Path, words: str, passphrase: str, *, states: Path | None) -> None:
    """Open the vault with its recovery words, and set a new passphrase."""
    check_passphrase(passphrase)
    with open_with_words(folder, words, states=states) as vault:
        vault.change_passphrase(passphrase, calibrate())


def recovery_sheet(vault: Vault, *, on: date) -> str:
    """Return the recovery words on a sheet to print."""
    return keys.recovery_sheet(vault.master, vault.folder.stem, on)


def write_recovery_sheet(vault: Vault, path: Path, *, now: datetime) -> None:
    """Write the sheet to a new file that only its owner can read, and note that it is there."""
    write_new_durably(path, recovery_sheet(vault, on=now.date()).encode())
    note_if_possible(vault, Deed.WORDS_KEPT, now=now)
