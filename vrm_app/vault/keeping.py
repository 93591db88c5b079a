"""History, written by the database itself for every change of every record.

Triggers call functions of ours, and with `trusted_schema = OFF` a stored trigger may not: so the
triggers are temporary, made anew on each writing connection from what the records declare. Stored
guards refuse a change on a connection that lacks them.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from vrm_app.domain.fields import Cell, compact
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import fields_of
from vrm_app.vault.database import Connection

SALT = 16
DIGEST = 32
BEGINNING = bytes(DIGEST)
"""What the first entry of the chain follows."""

_STAMPS = ("created_at", "deleted_at")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the customer did."""

    id: int
    at: str
    device: str
    logical: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What the chain says of one change, beside its payload."""

    action: Action
    kind: str
    record_id: str
    change: str


@cache
def kept_columns(kind: str) -> tuple[str, ...]:
    """Return the columns whose content history answers for."""
    declared = fields_of(KINDS[kind]).values()
    return _STAMPS + tuple(column for field in declared for column in field.columns)


def content(kind: str, cells: Sequence[Cell]) -> str:
    """Return what a record holds, as canonical JSON; what is empty is left out.

    Leaving it out keeps digests as they are when a later version adds a column.
    """
    columns = kept_columns(kind)
    return compact(
        {name: cell for name, cell in zip(columns, cells, strict=True) if cell is not None}
    )


def change(kind: str, before: Sequence[Cell], after: Sequence[Cell]) -> str:
    """Return what changed, as canonical JSON {"before": …, "after": …}, by whole fields."""
    old: dict[str, Cell] = {}
    new: dict[str, Cell] = {}
    for columns, start in _spans(kind):
        end = start + len(columns)
        if before[start:end] != after[start:end]:
            old.update(zip(columns, before[start:end], strict=True))
            new.update(zip(columns, after[start:end], strict=True))
    return compact({"before": old, "after": new})


def digest(salt: bytes, payload: str) -> bytes:
    """Return what the chain keeps of a payload; without the salt it tells nothing."""
    return hashlib.sha256(salt + payload.encode()).digest()


def chained(previous: bytes, entry: Entry, payload_digest: bytes) -> bytes:
    """Return the hash of an entry, which covers everything before it."""
    action = entry.action
    fixed = (action.at, action.device, action.logical, entry.kind, entry.record_id, entry.change)
    return hashlib.sha256(previous + json.dumps(fixed).encode() + payload_digest).digest()


class Keeper:
    """Writes history on one connection, for the action that is under way."""

    def __init__(self, connection: Connection) -> None:
        self.action: Action | None = None
        connection.create_function("present_action", 0, self._present)
        connection.create_function("seal_of", 5, self._seal)
        connection.create_function("content_of", -1, _content, deterministic=True)
        connection.create_function("change_of", -1, _change, deterministic=True)
        for kind in KINDS:
            for statement in _triggers(kind):
                connection.execute(statement)

    def _present(self) -> int:
        return self._current().id

    def _seal(
        self, kind: str, record_id: str, changed: str, previous: bytes | None, payload: str
    ) -> bytes:
        salt = secrets.token_bytes(SALT)
        payload_digest = digest(salt, payload)
        before = BEGINNING if previous is None else previous[SALT + DIGEST :]
        entry = Entry(self._current(), kind, record_id, changed)
        return salt + payload_digest + chained(before, entry, payload_digest)

    def _current(self) -> Action:
        if self.action is None:
            raise RuntimeError("a record was changed outside an action")
        return self.action


def let_history_in(connection: Connection) -> None:
    """Open a connection for bringing back records whose history is brought back beside them."""
    for kind in KINDS:
        connection.execute(
            f'CREATE TEMP TRIGGER bring_back_{kind} BEFORE INSERT ON main."{kind}" BEGIN '
            "UPDATE keeper SET record_id = NEW.id; END"
        )


def _content(kind: str, *cells: Cell) -> str:
    return content(kind, cells)


def _change(kind: str, *cells: Cell) -> str:
    half = len(cells) // 2
    return change(kind, cells[:half], cells[half:])


def _spans(kind: str) -> Sequence[tuple[tuple[str, ...], int]]:
    found: list[tuple[tuple[str, ...], int]] = [((name,), at) for at, name in enumerate(_STAMPS)]
    start = len(_STAMPS)
    for field in fields_of(KINDS[kind]).values():
        found.append((field.columns, start))
        start += len(field.columns)
    return found


def _triggers(kind: str) -> tuple[str, str, str]:
    new = ", ".join(f'NEW."{column}"' for column in kept_columns(kind))
    old = ", ".join(f'OLD."{column}"' for column in kept_columns(kind))
    moved = (
        "CASE WHEN OLD.deleted_at IS NULL AND NEW.deleted_at IS NOT NULL THEN 'delete' "
        "WHEN OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL THEN 'restore' "
        "ELSE 'edit' END"
    )
    changed = f"change_of('{kind}', {old}, {new})"
    return (
        _trigger(kind, "INSERT", "'add'", ("NULL", f"content_of('{kind}', {new})")),
        _trigger(kind, "UPDATE", moved, (changed, changed)),
        _trigger(kind, "DELETE", "'erase'", ("NULL", "''")),
    )


def _trigger(kind: str, event: str, changed: str, payloads: tuple[str, str]) -> str:
    row = "OLD" if event == "DELETE" else "NEW"
    kept, sealed = payloads
    return (
        f'CREATE TEMP TRIGGER keep_{event.lower()}_{kind} BEFORE {event} ON main."{kind}" BEGIN '
        "INSERT INTO history (action_id, kind, record_id, change, payload, seal) VALUES ("
        f"present_action(), '{kind}', {row}.id, {changed}, {kept}, "
        f"seal_of('{kind}', {row}.id, {changed}, "
        f"(SELECT seal FROM history ORDER BY seq DESC LIMIT 1), {sealed})); "
        f"UPDATE keeper SET record_id = {row}.id; END"
    )


def unpacked(payload: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return the columns before and after a change."""
    both = json.loads(payload)
    return both["before"], both["after"]
