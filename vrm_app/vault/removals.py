"""What the customer took out of a record, so that nobody brings it back unasked."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from vrm_app.domain.compounds import ListOf
from vrm_app.domain.fields import Cell
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import fields_of
from vrm_app.vault.database import Connection
from vrm_app.vault.keeping import unpacked

Value = Cell
"""A cell, or one entry of a list."""


def removed(connection: Connection, kind: str, record_id: str) -> dict[str, set[Value]]:
    """Return by column which values were taken out of a record and stayed out.

    What undoing took away again was not taken out by the customer: it is as if never added.
    """
    steps: dict[tuple[str, Value], list[bool]] = {}
    for name, payload in connection.execute(_CHANGES, {"id": record_id}):
        for column, value, is_removal in _moved(kind, *unpacked(payload)):
            taken = steps.setdefault((column, value), [])
            if name != "undo":
                taken.append(is_removal)
            elif taken:
                taken.pop()
    found: dict[str, set[Value]] = {}
    for (column, value), taken in steps.items():
        if taken and taken[-1]:
            found.setdefault(column, set()).add(value)
    return found


_CHANGES = """
    SELECT action.name, history.payload
    FROM history JOIN action ON action.id = history.action_id
    WHERE history.record_id = :id AND history.payload IS NOT NULL
    ORDER BY history.seq
"""


def was_thrown_away(connection: Connection, record_id: str) -> bool:
    """Tell of a record in the trash whether it was put there, not only taken back by undoing."""
    last = ""
    for name, payload in connection.execute(_CHANGES, {"id": record_id}):
        _, after = unpacked(payload)
        if after.get("deleted_at") is not None:
            last = name
    return last != "undo"


def _moved(
    kind: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[tuple[str, Value, bool]]:
    """Yield each value that came or went, its column, and whether it went."""
    lists = {
        field.columns[0]
        for field in fields_of(KINDS[kind]).values()
        if isinstance(field.type, ListOf)
    }
    for column in after:
        old = _values(before.get(column), is_list=column in lists)
        new = _values(after[column], is_list=column in lists)
        yield from ((column, value, True) for value in old - new)
        yield from ((column, value, False) for value in new - old)


def _values(cell: Cell, *, is_list: bool) -> set[Value]:
    if cell is None:
        return set()
    if not is_list:
        return {cell}
    return {one for one in json.loads(str(cell)) if isinstance(one, str)}
