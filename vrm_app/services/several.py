"""Doing one thing to several records: one action, undone as one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from vrm_app.domain.company import Company
from vrm_app.domain.fields import Json
from vrm_app.domain.record import Record
from vrm_app.services.records import changed
from vrm_app.vault import lists, orders, records
from vrm_app.vault.database import Connection
from vrm_app.vault.vault import Vault

_MOST_TAGS = 20


def delete_several(vault: Vault, ids: Sequence[str], *, now: datetime) -> int:
    """Move records to the trash, and return how many went there."""
    with vault.writing(_name(vault, "delete", ids), now=now) as writing:
        count = 0
        for record in _held(writing.connection, ids):
            if record.deleted_at is None:
                records.change(writing, record, replace(record, deleted_at=now))
                count += 1
        return count


def edit_several(
    vault: Vault, ids: Sequence[str], patch: Mapping[str, Json], *, now: datetime
) -> None:
    """Change records by the same JSON merge patch (RFC 7396), all of them or none."""
    with vault.writing(_name(vault, "edit", ids), now=now) as writing:
        for record in _held(writing.connection, ids):
            changed(writing, record, patch)


def tag_several(vault: Vault, ids: Sequence[str], tag: str, *, now: datetime) -> None:
    """Put a tag on records, on each once."""
    with vault.writing(_name(vault, "edit", ids), now=now) as writing:
        for record in _held(writing.connection, ids):
            if tag not in record.tags:
                changed(writing, record, {"tags": [*record.tags, tag]})


def untag_several(vault: Vault, ids: Sequence[str], tag: str, *, now: datetime) -> None:
    """Take a tag off records, off those that have it."""
    with vault.writing(_name(vault, "edit", ids), now=now) as writing:
        for record in _held(writing.connection, ids):
            if tag in record.tags:
                changed(writing, record, {"tags": [one for one in record.tags if one != tag]})


def tags_of_several(vault: Vault, ids: Sequence[str]) -> list[str]:
    """Return tags that are on some of these records, those that most of them have first."""
    with vault.reading() as connection:
        kinds = set(orders.several_kinds(connection, ids).values())
        found = (lists.tags_of(connection, kind, ids, _MOST_TAGS) for kind in sorted(kinds))
        return list(dict.fromkeys(tag for tags in found for tag in tags))[:_MOST_TAGS]


def names_to_choose(vault: Vault) -> dict[str, str]:
    """Return the names of all companies that are shown, by id."""
    with vault.reading() as connection:
        shown = {one.id for one in lists.of_kind(connection, Company)}
        names = lists.names_of_companies(connection)
        return {one: name for one, name in names.items() if one in shown}


def _held(connection: Connection, ids: Sequence[str]) -> list[Record]:
    held = records.several(connection, orders.several_kinds(connection, ids))
    return [held[one] for one in ids if one in held]


def _name(vault: Vault, verb: str, ids: Sequence[str]) -> str:
    """Return what the action is called: the verb, and of several, how many and of which kind."""
    if len(ids) == 1:
        return verb
    with vault.reading() as connection:
        kinds = set(orders.several_kinds(connection, ids).values())
    return f"{verb} {len(ids)} {kinds.pop() if len(kinds) == 1 else 'record'}"
