"""A vault with something of everything in it, made once and copied for each way to break it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from building import furnish
from faults.acting import START, act, new_vault
from faults.readings import QUESTIONS

from vrm_app.services import attaching, records
from vrm_app.vault.master_key import MasterKey
from vrm_app.vault.vault import Vault, open_with_key

_ACTIONS = 10
KNOWN = "Talkative"
"""The name of a company that is there for sure."""
_LONG = "A long story, told at length. " * 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A closed vault, its key, and what it answers while it is whole."""

    folder: Path
    master: MasterKey
    vault_id: str
    answers: dict[str, object]

    @property
    def database(self) -> bytes:
        return (self.folder / "vault.db").read_bytes()

    def copied_to(self, folder: Path) -> Path:
        return shutil.copytree(self.folder, folder)

    def opened(self, folder: Path) -> Vault:
        """Open a copy without its passphrase, which takes time."""
        return open_with_key(folder, self.master, vault_id=self.vault_id)


def fill(folder: Path) -> Filled:
    """Make the vault."""
    with new_vault(folder) as vault:
        for number in range(1, _ACTIONS):
            act(vault, number)
        furnish(vault)
        # Long enough for pages that hold nothing but the middle and the end of one text.
        company = records.add(vault, "company", {"name": KNOWN, "notes": _LONG}, now=START)
        records.edit(vault, company.id, {"notes": _LONG + "And on."}, now=START)
        gone = records.add(vault, "company", {"name": "Thrown away"}, now=START)
        records.delete(vault, gone.id, now=START)
        attaching.attach(vault, company.id, "short.txt", b"short", now=START)
        master, vault_id = vault.master, vault.id
    with open_with_key(folder, master, vault_id=vault_id) as vault:
        answers = {name: ask(vault) for name, ask in QUESTIONS.items()}
    return Filled(folder=folder, master=master, vault_id=vault_id, answers=answers)
