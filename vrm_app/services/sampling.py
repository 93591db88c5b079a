"""A sample vault to look around in, which is thrown away afterwards."""

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from vrm_app.services.sample import fill_with_sample
from vrm_app.services.unlocking import Unlocked
from vrm_app.vault.creation import create_vault
from vrm_app.vault.kdf import FLOOR
from vrm_app.vault.passphrases import generate_passphrase
from vrm_app.vault.vault import Vault


def make_sample(*, now: datetime) -> Unlocked:
    """Make a vault of invented dealings in a folder of its own that only its owner can enter.

    Nobody knows its passphrase: what a crash leaves behind stays closed for ever.
    """
    place = Path(tempfile.mkdtemp(prefix="dealings-"))
    try:
        return Unlocked(vault=_filled(place / "Sample.vault", now))
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def _filled(folder: Path, now: datetime) -> Vault:
    vault = create_vault(folder, generate_passphrase(), cost=FLOOR, now=now)
    try:
        fill_with_sample(vault, today=now.date(), now=now)
    except BaseException:
        vault.close()
        raise
    return vault


def throw_away(folder: Path) -> None:
    """Remove the folder of a sample vault that is closed, and the folder it was made in."""
    shutil.rmtree(folder.parent, ignore_errors=True)
