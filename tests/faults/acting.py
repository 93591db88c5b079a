"""A stream of varied actions: each is known by its number and does the same on equal vaults."""

import csv
import io
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from vrm_app.domain.company import Company
from vrm_app.domain.errors import UserError
from vrm_app.domain.record import Record
from vrm_app.services import attaching, calendars, importing, inbox, records, undoing
from vrm_app.services.undoing import NothingToRedoError, NothingToUndoError
from vrm_app.vault.captures import sealed_files
from vrm_app.vault.creation import create_vault
from vrm_app.vault.kdf import KdfCost
from vrm_app.vault.vault import Vault

CHEAP = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)
"""The least that a vault takes, so that many can be opened."""

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
_FILE_BYTES = 300_000
_IMPORTED = 60


def passphrase(number: int = 0) -> str:
    """Return the passphrase that action number sets; 0 is the first one."""
    return f"lantern meadow copper violin {number}"


def new_vault(folder: Path, states: Path | None = None) -> Vault:
    """Make a vault that opens quickly."""
    return create_vault(folder, passphrase(), cost=CHEAP, now=START, states=states)


def name_of(number: int) -> str:
    """Return what kind of action has this number."""
    if number <= len(ACTIONS):
        # One of each to begin with.
        return list(ACTIONS)[number - 1]
    return random.Random(number).choice(_MIX)


def act(vault: Vault, number: int) -> None:
    """Do the action of this number."""
    do(vault, name_of(number), number)


def do(vault: Vault, name: str, number: int) -> None:
    """Do an action of this kind."""
    ACTIONS[name](vault, random.Random(-number), number)


def _moment(number: int) -> datetime:
    return START + timedelta(minutes=number)


def _add(vault: Vault, chance: random.Random, number: int) -> None:
    notes = f"Note {number}. " * chance.randint(1, 200)
    fields = {"name": f"Company {number}", "domains": [f"n{number}.example"], "notes": notes}
    records.add(vault, "company", fields, now=_moment(number))


def _add_beside(vault: Vault, chance: random.Random, number: int) -> None:
    company = _one(vault, chance).id
    due = (START + timedelta(days=chance.randint(1, 300))).date().isoformat()
    fields = {"company_id": company, "by": "company", "what": f"Promise {number}", "due_on": due}
    records.add(vault, "promise", fields, now=_moment(number))


def _edit(vault: Vault, chance: random.Random, number: int) -> None:
    patch = {"notes": f"Changed by {number}. " * chance.randint(1, 200)}
    records.edit(vault, _one(vault, chance).id, patch, now=_moment(number))


def _delete(vault: Vault, chance: random.Random, number: int) -> None:
    records.delete(vault, _one(vault, chance).id, now=_moment(number))


def _attach(vault: Vault, chance: random.Random, number: int) -> None:
    content = chance.randbytes(_FILE_BYTES)
    about = _one(vault, chance).id
    attaching.attach(vault, about, f"file {number}.pdf", content, now=_moment(number))


def _import(vault: Vault, chance: random.Random, number: int) -> None:
    first = chance.randrange(1_000_000)
    content = _export(first, number).encode()
    importing.import_companies(vault, content, "keepassxc-csv", dry_run=False, now=_moment(number))


def _undo(vault: Vault, _: random.Random, number: int) -> None:
    with suppress(NothingToUndoError):
        undoing.undo(vault, now=_moment(number))


def _redo(vault: Vault, _: random.Random, number: int) -> None:
    with suppress(NothingToRedoError):
        undoing.redo(vault, now=_moment(number))


def _erase(vault: Vault, chance: random.Random, number: int) -> None:
    records.erase(vault, _one(vault, chance).id, now=_moment(number))


def _change_passphrase(vault: Vault, _: random.Random, number: int) -> None:
    vault.change_passphrase(passphrase(number), CHEAP)


def _take_in(vault: Vault, _: random.Random, number: int) -> None:
    if not sealed_files(vault.folder):
        # Of two, the names decide which one comes first, and names are random.
        inbox.capture(vault.folder, f"Jotted down {number}", now=_moment(number))
    if inbox.take_in(vault, now=_moment(number)).unreadable:
        raise UserError("The line waits")


def _export_calendar(vault: Vault, _: random.Random, number: int) -> None:
    calendars.calendar_file(vault, today=START.date(), now=_moment(number))


ACTIONS: dict[str, Callable[[Vault, random.Random, int], None]] = {
    "add": _add,
    "import": _import,
    "add beside": _add_beside,
    "edit": _edit,
    "attach": _attach,
    "export calendar": _export_calendar,
    "delete": _delete,
    "undo": _undo,
    "redo": _redo,
    "erase": _erase,
    "take in": _take_in,
    "change passphrase": _change_passphrase,
}

_MIX = [*ACTIONS, "add", "import", "edit", "attach", "undo"]


def _one(vault: Vault, chance: random.Random) -> Record:
    found = sorted(records.list_of(vault, Company.kind), key=lambda one: one.id)
    return chance.choice(found)


def _export(first: int, number: int) -> str:
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(["Group", "Title", "Username", "Password", "URL", "Notes"])
    for row in range(first, first + _IMPORTED):
        site = f"https://n{row}.example/"
        writer.writerow(["Root", f"Imported {row} by {number}", "someone", "made up", site, ""])
    return text.getvalue()
