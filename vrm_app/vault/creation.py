"""Making a vault: beside its place, opened once to see that it works, then put there."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import instant_text
from vrm_app.vault import database, migrations
from vrm_app.vault.faults import mended_by_a_person
from vrm_app.vault.folder_lock import FolderLock, VaultInUseError
from vrm_app.vault.keys import KdfCost, MasterKey, database_key, unwrap, wrap, write_key_files
from vrm_app.vault.small_files import create_private_directory, naming_the_file, sync_directory
from vrm_app.vault.state import VaultState, write_state
from vrm_app.vault.vault import Vault, new_device, open_with_key

_STATE_KEY = 32


class FolderTakenError(UserError):
    """There is something where the vault should be."""

    title = "No vault was made, because there is something at that place already"
    advice = "Choose another folder; nothing was changed."


def must_be_free(folder: Path) -> None:
    """Refuse a place where there is something; an empty folder will do."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTakenError


def create_vault(
    folder: Path, passphrase: str, *, cost: KdfCost, now: datetime, states: Path | None = None
) -> Vault:
    """Make a vault that opens with this passphrase, and open it."""
    master = MasterKey.generate()
    vault_id = master.vault_id()
    with _beside(folder) as place:
        content = wrap(master, passphrase, vault_id=vault_id, cost=cost)
        write_key_files(place, content, check=lambda written: unwrap(written, passphrase))
        _create_database(place, master, vault_id, now)
        open_with_key(place, master, vault_id=vault_id).close()
    return open_with_key(folder, master, vault_id=vault_id, states=states)


def _create_database(place: Path, master: MasterKey, vault_id: str, now: datetime) -> None:
    with mended_by_a_person():
        connection = database.create(place / database.NAME, database_key(master, vault_id))
        try:
            migrations.migrate(connection)
            connection.execute(
                "INSERT INTO vault (only, id, device, created_at, commit_counter) "
                "VALUES (1, ?, ?, ?, 1)",
                (vault_id, new_device(), instant_text(now)),
            )
            database.checkpoint(connection)
        finally:
            connection.close()
    state_key = master.derive("state", vault_id, _STATE_KEY)
    state = VaultState(vault_id=vault_id, commit_counter=1, schema=migrations.latest())
    write_state(place, state_key, state)


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Give a hidden folder that takes the name of the wanted one when all went well."""
    with naming_the_file(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        must_be_free(folder)
        _remove_cut_creations(folder)
        place = folder.with_name(f".{folder.name}.new-{secrets.token_hex(4)}")
        create_private_directory(place)
        try:
            with FolderLock(place):
                yield place
            sync_directory(place)
            if folder.exists():
                folder.rmdir()
            place.replace(folder)
            sync_directory(folder.parent)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise


def _remove_cut_creations(folder: Path) -> None:
    for place in folder.parent.glob(f".{folder.name}.new-*"):
        try:
            with FolderLock(place):
                shutil.rmtree(place, ignore_errors=True)
        except VaultInUseError:
            continue
