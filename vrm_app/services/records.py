"""Keeping, changing, trashing and erasing records: each one action, undone as one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from vrm_app.domain.compounds import ListOf
from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json, compact
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import Record, fields_of
from vrm_app.domain.scalars import Link
from vrm_app.services.new_companies import with_new
from vrm_app.vault import actions, erasing, files, history, lists, records, search
from vrm_app.vault.database import Connection
from vrm_app.vault.records import Writing
from vrm_app.vault.vault import Vault


class UnknownKindError(UserError):
    """No such word."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            "There is no kind of record called {kind}",
            "The kinds are {kinds}.",
            kind=repr(kind),
            kinds=", ".join(KINDS),
        )


class MadeElsewhereError(UserError):
    """Records of this kind come about by a command of their own."""

    def __init__(self, kind: str, command: str) -> None:
        super().__init__(
            "No {kind} was added",
            "Use `vrm {command}`, which makes records of this kind.",
            kind=kind,
            command=command,
        )


class NothingToRestoreError(UserError):
    """The record is not in the trash."""

    title = "Nothing was restored, because the record is not in the trash"
    advice = "Look at `vrm list KIND --trash`."


def class_of(kind: str) -> type[Record]:
    """Return the class for a word; refuse an unknown one."""
    try:
        return KINDS[kind]
    except KeyError:
        raise UnknownKindError(kind) from None


def class_of_record(vault: Vault, record_id: str) -> type[Record]:
    """Return the class of a record; refuse an unknown one."""
    with vault.reading() as connection:
        return type(records.get(connection, record_id))


class AmbiguousIdError(UserError):
    """More than one record's id ends like this."""

    title = "More than one record has an id that ends like this"
    advice = "Give more of the id."


def full_id(vault: Vault, ending: str) -> str:
    """Return the whole id of which a person typed the end; what is no such end stays as it is."""
    # No id has signs beyond ASCII, and of what is no text the database takes none.
    ending = ending.lower().encode("ascii", "replace").decode("ascii")
    if not _ENDING.fullmatch(ending):
        return ending
    with vault.reading() as connection:
        found = records.ending_in(connection, ending)
    if len(found) > 1:
        raise AmbiguousIdError
    return found[0] if found else ending


def known_id(vault: Vault, ending: str) -> str:
    """Return the whole id of a record of which a person typed the end; refuse what is none."""
    found = full_id(vault, ending)
    with vault.reading() as connection:
        return records.get(connection, found).id


_ENDING = re.compile("[0-9a-f]{6,12}")


def with_full_ids(vault: Vault, cls: type[Record], given: Mapping[str, Json]) -> dict[str, Json]:
    """Return JSON for a record in which links are whole ids, where a person typed their ends."""
    found = dict(given)
    for name, field in fields_of(cls).items():
        value = found.get(name)
        if isinstance(field.type, Link) and isinstance(value, str):
            found[name] = full_id(vault, value)
        if isinstance(value, list) and field.type == ListOf(Link(None)):
            found[name] = [full_id(vault, one) if isinstance(one, str) else one for one in value]
    return found


def add(vault: Vault, kind: str, fields: Mapping[str, Json], *, now: datetime) -> Record:
    """Keep a new record made from JSON."""
    cls = class_of(kind)
    if cls.made_by is not None:
        raise MadeElsewhereError(kind, cls.made_by)
    record = cls.read(fields, now=now)
    with vault.writing(f"add {kind}", now=now) as writing:
        return records.add(writing, record)


def add_with_companies(
    vault: Vault,
    kind: str,
    fields: Mapping[str, Json],
    names: Mapping[str, str],
    *,
    now: datetime,
) -> Record:
    """Keep a new record, and with it the new companies that its fields name."""
    cls = class_of(kind)
    with vault.writing(f"add {kind}", now=now) as writing:
        return records.add(writing, cls.read(with_new(writing, fields, names), now=now))


def edit_with_companies(
    vault: Vault,
    record_id: str,
    patch: Mapping[str, Json],
    names: Mapping[str, str],
    *,
    now: datetime,
) -> Record:
    """Change a record, and keep with it the new companies that its fields name."""
    with vault.writing("edit", now=now) as writing:
        before = records.get(writing.connection, record_id)
        return changed(writing, before, with_new(writing, patch, names))


def edit(vault: Vault, record_id: str, patch: Mapping[str, Json], *, now: datetime) -> Record:
    """Change a record by a JSON merge patch (RFC 7396)."""
    with vault.writing("edit", now=now) as writing:
        return changed(writing, records.get(writing.connection, record_id), patch)


def changed(writing: Writing, before: Record, patch: Mapping[str, Json]) -> Record:
    """Change a record by a JSON merge patch as part of an action."""
    if before.made_by is not None:
        _only_notes_and_tags(before, patch)
    return records.change(writing, before, before.patched(patch, now=writing.now))


def delete(vault: Vault, record_id: str, *, now: datetime) -> Record:
    """Move a record to the trash; what belongs to it is hidden with it."""
    with vault.writing("delete", now=now) as writing:
        record = records.get(writing.connection, record_id)
        if record.deleted_at is not None:
            return record
        return records.change(writing, record, replace(record, deleted_at=now))


def restore(vault: Vault, *record_ids: str, now: datetime) -> Record | None:
    """Take records out of the trash again; return what still hides one of them, if anything does.

    Of several, those that are not in the trash stay as they are.
    """
    with vault.writing("restore", now=now) as writing:
        connection = writing.connection
        for record_id in record_ids:
            record = records.get(connection, record_id)
            if record.deleted_at is not None:
                records.change(writing, record, replace(record, deleted_at=None))
        if not writing.changed:
            raise NothingToRestoreError
        # What hides one may have been restored with it.
        hiding = (
            lists.hiding(connection, one)
            for one in record_ids
            if not lists.is_shown(connection, one)
        )
        above = next((found for found in hiding if found is not None), None)
        return None if above is None else records.get(connection, above)


def count_to_erase(vault: Vault, *record_ids: str) -> dict[str, int]:
    """Return how many records of each kind would go with these."""
    with vault.reading() as connection:
        counts: dict[str, int] = {}
        for one in _going(connection, record_ids):
            kind = records.kind_of(connection, one) or ""
            counts[kind] = counts.get(kind, 0) + 1
        return counts


class Erased(NamedTuple):
    """What went for ever."""

    records: int
    is_settled: bool
    """Whether the last traces are gone: beside somebody who reads the vault they stay in its
    second file, encrypted, until the next change after that.
    """


def erase(vault: Vault, *record_ids: str, now: datetime) -> Erased:
    """Remove records and all that belongs to them for ever."""
    with vault.writing("erase", now=now, state=actions.FINAL) as writing:
        connection = writing.connection
        gone = _going(connection, record_ids)
        _unlink(writing, gone)
        for one in gone:
            records.remove(writing, records.get(connection, one))
            history.erase_payloads(connection, one)
            actions.close_erased(connection, one)
            erasing.forget_beside(connection, one)
        files.drop_unused(connection)
        search.forget_erased(connection)
    return Erased(records=len(gone), is_settled=vault.settle())


@dataclass(frozen=True, slots=True)
class Shown:
    """A record, and what hangs together with it."""

    record: Record
    related: dict[str, list[str]]
    attachments: list[Record]


def show(vault: Vault, record_id: str) -> Shown:
    """Return a record with the ids of related ones by kind, and its files."""
    with vault.reading() as connection:
        record = records.get(connection, record_id)
        related: dict[str, list[str]] = {}
        attachments: list[Record] = []
        for kind, one in lists.related(connection, record_id):
            if kind == "attachment":
                attachments.append(records.get(connection, one))
            else:
                related.setdefault(kind, []).append(one)
        return Shown(record, related, attachments)


def list_of(
    vault: Vault, kind: str, *, company_id: str | None = None, trash: bool = False
) -> Iterator[Record]:
    """Yield the records of a kind, newest first: the shown ones, or those in the trash."""
    cls = class_of(kind)
    with vault.reading() as connection:
        if company_id is not None and records.kind_of(connection, company_id) != "company":
            raise records.UnknownRecordError
        yield from lists.of_kind(connection, cls, company_id=company_id, trash=trash)


def names_of_companies(vault: Vault) -> dict[str, str]:
    """Return the name of every company by its id."""
    with vault.reading() as connection:
        return lists.names_of_companies(connection)


def _going(connection: Connection, record_ids: Sequence[str]) -> list[str]:
    """Return the ids of these records and of all that belongs to them, each once."""
    for one in record_ids:
        records.get(connection, one)
    return list(
        dict.fromkeys(
            belonging for one in record_ids for belonging in erasing.belonging(connection, one)
        )
    )


def _unlink(writing: Writing, gone: Sequence[str]) -> None:
    going = set(gone)
    for one, name in erasing.pointing(writing.connection, gone):
        record = records.get(writing.connection, one)
        left: str | None = None
        if isinstance(fields_of(type(record))[name].type, ListOf):
            left = compact([other for other in getattr(record, name) if other not in going])
        records.set_columns(writing, one, {name: left})


def _only_notes_and_tags(record: Record, patch: Mapping[str, Json]) -> None:
    for name in patch:
        if name not in {"notes", "tags"} and name in fields_of(type(record)):
            raise UserError(
                "{field}: was not changed",
                "Of a {kind}, only notes and tags can be.",
                field=name,
                kind=record.kind,
            )
