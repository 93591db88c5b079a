"""Reading the one log of everything that changed, and checking that nobody touched it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json, compact
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import fields_of
from vrm_app.vault import actions
from vrm_app.vault.database import Connection, rows
from vrm_app.vault.keeping import (
    BEGINNING,
    SALT,
    Action,
    Entry,
    chained,
    digest,
    kept_columns,
    unpacked,
)

_ERASED_SALT = bytes(SALT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of history; `before` and `after` hold the columns that changed.

    Of an addition, `after` holds what was not empty; of what was erased, both are none.
    """

    seq: int
    at: str
    action: str
    """What the customer did, by the name of the action."""
    device: str
    kind: str
    id: str
    change: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    erased: bool
    hash: str
    previous: str


class NoHistoryError(UserError):
    """Nothing ever happened under this id."""

    title = "There is no history under this id"
    advice = "Look up the record's id with `vrm list` or `vrm search`."


def must_be_known(connection: Connection, record_id: str) -> None:
    """Refuse an id that never was a record's."""
    found = connection.execute("SELECT 1 FROM history WHERE record_id = ? LIMIT 1", (record_id,))
    if found.fetchone() is None:
        raise NoHistoryError


def changes(connection: Connection, record_id: str | None = None) -> Iterator[Change]:
    """Yield what changed, oldest first: of one record, or of all."""
    clause = "" if record_id is None else "WHERE record_id = ?"
    values = () if record_id is None else (record_id,)
    for row in rows(connection, _CHANGES.format(clause=clause), values):
        seq, at, action, device, kind, of, change, payload, salt, entry_hash, previous = row
        before, after = unpacked(payload) if payload else (None, None)
        if change == "add" and salt != _ERASED_SALT:
            after = _added(connection, kind, of)
        yield Change(
            seq=seq,
            at=at,
            action=action,
            device=device,
            kind=kind,
            id=of,
            change=change,
            before=before,
            after=after,
            erased=salt == _ERASED_SALT,
            hash=entry_hash.hex(),
            previous=(previous or BEGINNING).hex(),
        )


_CHANGES = """
    SELECT history.seq, action.at, action.name, action.device, history.kind, history.record_id,
        history.change, history.payload, history.salt, history.hash,
        (SELECT hash FROM history AS earlier WHERE earlier.seq < history.seq
            ORDER BY earlier.seq DESC LIMIT 1)
    FROM history JOIN action ON action.id = history.action_id
    {clause}
    ORDER BY history.seq
"""


def _added(connection: Connection, kind: str, record_id: str) -> dict[str, Any]:
    """Return what a record held when it was added: what it holds now, taken back."""
    names = ", ".join(f'"{column}"' for column in kept_columns(kind))
    row = connection.execute(f'SELECT {names} FROM "{kind}" WHERE id = ?', (record_id,)).fetchone()
    held = _held(kind, row)
    for (payload,) in connection.execute(_LATER, (record_id,)):
        held.update(unpacked(payload)[0])
    held.pop("created_at")
    return {column: held[column] for column in held if _is_told(kind, column, held)}


_LATER = """
    SELECT payload FROM history
    WHERE record_id = ? AND payload IS NOT NULL
    ORDER BY seq DESC
"""


def _is_told(kind: str, column: str, held: dict[str, Any]) -> bool:
    # Of money, both columns are told or none.
    fields = fields_of(KINDS[kind]).values()
    group = next((field.columns for field in fields if column in field.columns), (column,))
    return any(held[one] is not None for one in group)


def of_action(connection: Connection, action_id: int) -> list[tuple[str, str, str, str | None]]:
    """Return what an action changed, newest first: kind, record id, change and payload.

    What was erased since is left out: nothing of it can be brought back.
    """
    return connection.execute(_OF_ACTION, {"action": action_id}).fetchall()


_OF_ACTION = """
    SELECT kind, record_id, change, payload
    FROM history
    WHERE action_id = :action AND salt <> zeroblob(16)
    ORDER BY seq DESC
"""


def records_of_action(connection: Connection, action_id: int) -> Iterator[str]:
    """Yield the records an action changed, in that order, without what was erased since."""
    for (record_id,) in rows(connection, _RECORDS_OF_ACTION, (action_id,)):
        yield record_id


_RECORDS_OF_ACTION = """
    SELECT record_id FROM history
    WHERE action_id = ? AND salt <> zeroblob(16)
    ORDER BY seq
"""


def erase_payloads(connection: Connection, record_id: str) -> None:
    """Forget what changed in a record, but not that it changed; the chain still holds."""
    entries = connection.execute(
        "SELECT seq, seal FROM history WHERE record_id = ?", (record_id,)
    ).fetchall()
    connection.executemany(
        "UPDATE history SET payload = NULL, seal = ? WHERE seq = ?",
        [(_ERASED_SALT + seal[SALT:], seq) for seq, seal in entries],
    )


def as_fields(kind: str, columns: Mapping[str, Any]) -> dict[str, Json]:
    """Return changed columns as fields in JSON."""
    shown: dict[str, Json] = {
        name: columns[name] and columns[name].replace(".000000", "")
        for name in ("created_at", "deleted_at")
        if name in columns
    }
    for name, field in fields_of(KINDS[kind]).items():
        if field.columns[0] in columns:
            value = field.value_of([columns[column] for column in field.columns])
            shown[name] = field.json_of(value)
    return shown


def verify(connection: Connection) -> list[str]:
    """Return what is wrong with history: broken links, payloads or records changed beside it."""
    return [*_verify_chain(connection), *_verify_payloads(connection)]


def _verify_chain(connection: Connection) -> Iterator[str]:
    previous = BEGINNING
    for row in connection.execute(_CHAIN):
        seq, action_id, at, device, logical, kind, record_id, change, entry_digest, kept = row
        entry = Entry(Action(action_id, at, device, logical), kind, record_id, change)
        expected = chained(previous, entry, entry_digest)
        if kept != expected:
            yield f"history entry {seq} does not follow from the one before it"
        previous = kept


_CHAIN = """
    SELECT history.seq, action.id, action.at, action.device, action.logical,
        history.kind, history.record_id, history.change, history.digest, history.hash
    FROM history JOIN action ON action.id = history.action_id
    ORDER BY history.seq
"""


def _verify_payloads(connection: Connection) -> Iterator[str]:
    for kind in KINDS:
        names = ", ".join(f'"{column}"' for column in kept_columns(kind))
        records = connection.execute(f'SELECT id, updated_at, {names} FROM "{kind}" ORDER BY id')
        entries = connection.execute(_ENTRIES, {"kind": kind})
        row, entry = records.fetchone(), entries.fetchone()
        while row is not None or entry is not None:
            record_id = min(one[0] for one in (row, entry) if one is not None)
            held = None
            if row is not None and row[0] == record_id:
                held = {_CHANGED_AT: row[1], **_held(kind, row[2:])}
                row = records.fetchone()
            logged = []
            while entry is not None and entry[0] == record_id:
                logged.append(entry[1:])
                entry = entries.fetchone()
            yield from _verify_record(kind, record_id, held, logged)


_CHANGED_AT = "updated_at"

# What was erased has neither payload nor salt any more.
_ENTRIES = """
    SELECT record_id, change, payload, salt, digest,
        (SELECT at FROM action WHERE action.id = action_id),
        (SELECT name FROM action WHERE action.id = action_id)
    FROM history
    WHERE kind = :kind
    ORDER BY record_id, seq DESC
"""


def _held(kind: str, cells: tuple[Any, ...]) -> dict[str, Any]:
    columns = kept_columns(kind)
    return dict(zip(columns, cells, strict=True))


def _verify_record(
    kind: str, record_id: str, held: dict[str, Any] | None, logged: list[tuple[Any, ...]]
) -> Iterator[str]:
    problem = _misfit(held, logged) or (held and _contradiction(held, logged))
    if problem:
        yield f"{kind} {record_id} {problem}"


def _misfit(held: dict[str, Any] | None, logged: list[tuple[Any, ...]]) -> str | None:
    salts = {salt for _, _, salt, *_ in logged}
    if logged and logged[0][0] == "erase":
        if held is not None:
            return "was erased and is there again"
        whole = salts == {_ERASED_SALT} and not any(payload for _, payload, *_ in logged)
        return None if whole else "was erased, but not all of its history"
    if held is None:
        return "is in history but not among the records"
    if not logged or logged[-1][0] != "add":
        return "has no beginning in history"
    return "is there, but its history was erased" if _ERASED_SALT in salts else None


def _contradiction(held: dict[str, Any], logged: list[tuple[Any, ...]]) -> str | None:
    changed_at = held.pop(_CHANGED_AT)
    at, name = logged[0][-2:]
    # What was taken from another vault's archive brought the moment of its change along, by a
    # clock that may be ahead of this one.
    fits = changed_at == at or name == actions.TAKE
    for change, payload, salt, expected, *_ in logged:
        added = change == "add"
        told = payload
        if added:
            told = compact({column: cell for column, cell in held.items() if cell is not None})
        # Only a payload that is as it was written can be taken apart.
        fits = fits and added is (payload is None) and digest(salt, told) == expected
        if not fits:
            return "is not what its history says"
        before, after = ({}, {}) if added else unpacked(payload)
        fits = all(held[column] == cell for column, cell in after.items())
        held.update(before)
    return None if fits else "is not what its history says"
