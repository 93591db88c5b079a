"""Defects put in on purpose, each of which the kills must bring to light."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from vrm_app.vault import files, records, state
from vrm_app.vault import vault as vault_module
from vrm_app.vault.database import Connection
from vrm_app.vault.migrations import latest
from vrm_app.vault.records import Writing
from vrm_app.vault.vault import Vault

DEFECTS = {
    "two-transactions": "an action is kept piece by piece",
    "file-first": "a file's bytes are kept before the record that names them",
    "early-confirmation": "an action is confirmed before it is kept",
    "counter-first": "the counter beside the database runs ahead of it",
}


def break_on_purpose(defect: str, vault: Vault, confirm: Callable[[], None]) -> None:
    """Put the defect into this process."""
    match defect:
        case "two-transactions":
            _split(records, "_insert")
        case "file-first":
            _split(files, "put")
        case "early-confirmation":
            _confirm_early(confirm)
        case "counter-first":
            _count_early(vault)


def _split(module: Any, name: str) -> None:  # noqa: ANN401  # any module
    really = getattr(module, name)

    def split(connection: Connection, *given: object) -> object:
        result = really(connection, *given)
        connection.execute("COMMIT")
        connection.execute("BEGIN IMMEDIATE")
        return result

    setattr(module, name, split)


def _confirm_early(confirm: Callable[[], None]) -> None:
    really = Vault.writing

    @contextmanager
    def writing(self: Vault, name: str, **settings: Any) -> Iterator[Writing]:  # noqa: ANN401
        with really(self, name, **settings) as given:
            yield given
            confirm()

    Vault.writing = writing  # type: ignore[method-assign]


def _count_early(vault: Vault) -> None:
    really = vault_module._count

    def count(connection: Connection) -> int:
        counter = really(connection)
        noted = state.VaultState(vault_id=vault.id, commit_counter=counter, schema=latest())
        state.write_state(vault.folder, vault._state_key, noted)
        return counter

    vault_module._count = count
