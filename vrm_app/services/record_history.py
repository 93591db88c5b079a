"""What changed in one record, field by field, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vrm_app.domain.compounds import ListOf
from vrm_app.domain.fields import Field
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import fields_of
from vrm_app.domain.scalars import Link
from vrm_app.vault import history, records
from vrm_app.vault.database import Connection
from vrm_app.vault.history import Change
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field before and after, as values of its type."""

    field: Field
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """What happened to a record at a moment."""

    seq: int
    at: datetime
    change: str
    """The entry of history: add, edit, delete, restore or erase."""
    action: str
    """What the customer did, by the name of the action."""
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHistory:
    """All that history keeps of a record."""

    kind: str
    heading: str
    """What names it, nothing where it was erased."""
    changes: list[RecordChange]
    names: Mapping[str, str]
    """What names each record that it was ever linked to."""
    can_be_put_back: bool
    """Whether its fields are the customer's to change."""


def record_history(vault: Vault, record_id: str) -> RecordHistory:
    """Return what changed in a record, newest first."""
    with vault.reading() as connection:
        history.must_be_known(connection, record_id)
        entries = list(history.changes(connection, record_id))
        found, kind = [_told(one) for one in entries], entries[0].kind
        record = records.find(connection, record_id)
        return RecordHistory(
            kind=kind,
            heading="" if record is None else record.heading,
            changes=list(reversed(found)),
            names=_names(connection, found),
            can_be_put_back=record is not None and KINDS[kind].made_by is None,
        )


def _told(change: Change) -> RecordChange:
    return RecordChange(
        seq=change.seq,
        at=datetime.fromisoformat(change.at),
        change=change.change,
        action=change.action,
        fields=tuple(_fields(change)),
    )


def _fields(change: Change) -> list[FieldChange]:
    before, after = change.before or {}, change.after or {}
    return [
        FieldChange(field=field, before=_value(field, before), after=_value(field, after))
        for field in fields_of(KINDS[change.kind]).values()
        if field.columns[0] in before or field.columns[0] in after
    ]


def _value(field: Field, columns: Mapping[str, Any]) -> Any:  # noqa: ANN401  (of any type)
    return field.value_of([columns.get(column) for column in field.columns])


def _names(connection: Connection, changes: list[RecordChange]) -> dict[str, str]:
    linked: dict[str, None] = {}
    for one in (one for change in changes for one in change.fields):
        type_ = one.field.type
        item = type_.item if isinstance(type_, ListOf) else type_
        for value in (one.before, one.after) if isinstance(item, Link) else ():
            several = value if isinstance(value, tuple) else (value,)
            linked.update(dict.fromkeys(target for target in several if target))
    found = {one: records.find(connection, one) for one in linked}
    return {one: record.heading for one, record in found.items() if record is not None}
