"""Making a vault: beside its place, opened once to see that it works, then put there."""

from datetime import datetime
from pathlib import Path

from vrm_app.domain.fields import instant_text
from vrm_app.vault import database, migrations
from vrm_app.vault.captures import write_public_key
from vrm_app.vault.faults import mended_by_a_person
from vrm_app.vault.keys import KdfCost, MasterKey, database_key, unwrap, wrap, write_key_files
from vrm_app.vault.new_folder import new_folder
from vrm_app.vault.state import VaultState, state_key, write_state
from vrm_app.vault.vault import Vault, new_device, open_with_key


def create_vault(
    folder: Path, passphrase: str, *, cost: KdfCost, now: datetime, states: Path | None = None
) -> Vault:
    """Make a vault that opens with this passphrase, and open it."""
    master = MasterKey.generate()
    vault_id = master.vault_id()
    with new_folder(folder) as place:
        content = wrap(master, passphrase, vault_id=vault_id, cost=cost)
        write_key_files(place, content, check=lambda written: unwrap(written, passphrase))
        write_public_key(place, master, vault_id)
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
    state = VaultState(vault_id=vault_id, commit_counter=1, schema=migrations.latest())
    write_state(place, state_key(master, vault_id), state)
