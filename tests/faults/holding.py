"""Everything a vault holds, in plain values, so that two moments of it can be compared."""

import hashlib
import json
from typing import Any

from vrm_app.vault.database import Connection
from vrm_app.vault.vault import Vault

Row = tuple[Any, ...]
Holding = dict[str, list[Row]]

# These hold chance: the same action done twice differs in them. `vrm check` looks after them.
_CHANCE = {"seal", "salt", "digest", "hash"}


def holding(vault: Vault) -> Holding:
    """Return every row of every table, and which records the search index knows."""
    with vault.reading() as connection:
        found = {name: _rows(connection, name) for name in _tables(connection)}
        found["indexed"] = connection.execute(
            "SELECT id FROM search_text_docsize ORDER BY id"
        ).fetchall()
    return found


def fingerprint(held: Holding) -> str:
    """Return one short text that stands for all that is held."""
    return hashlib.sha256(json.dumps(held).encode()).hexdigest()


def likened(held: Holding, before: Holding) -> str:
    """Return what is held with the ids that came about since named by their order.

    Ids are random, so the same action done twice gives other ones.
    """
    known = len(before["history"])
    text = json.dumps(held)
    added = [row for row in sorted(held["history"])[known:] if "add" in row]
    for number, row in enumerate(added):
        text = text.replace(_id_in(row), f"new record {number}")
    return json.dumps({name: sorted(map(str, rows)) for name, rows in json.loads(text).items()})


def _tables(connection: Connection) -> list[str]:
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' "
        "AND name NOT LIKE 'search_text%' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    return [name for (name,) in rows.fetchall()]


def _rows(connection: Connection, table: str) -> list[Row]:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    names = ", ".join(f'"{column}"' for column in columns if column not in _CHANCE)
    rows = connection.execute(f'SELECT {names} FROM "{table}" ORDER BY 1, 2').fetchall()
    return [tuple(map(_plain, row)) for row in rows]


def _plain(cell: object) -> object:
    return hashlib.sha256(cell).hexdigest() if isinstance(cell, bytes) else cell


def _id_in(row: Row) -> str:
    # seq, action_id, kind, record_id, change, payload
    return str(row[3])
