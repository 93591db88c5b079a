"""Back and forth through the customer's actions."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from vrm_app.domain.compounds import ListOf
from vrm_app.domain.errors import FieldError, UserError
from vrm_app.domain.fields import Cell, compact, instant_text
from vrm_app.domain.record import Record, fields_of
from vrm_app.vault import actions, history, records
from vrm_app.vault.keeping import unpacked
from vrm_app.vault.records import Writing
from vrm_app.vault.vault import Vault


class NothingToUndoError(UserError):
    """There is no action left to undo."""

    title = "There is nothing to undo"
    advice = "What was handed over or erased, and an archive brought back, cannot be undone."


class NothingToRedoError(UserError):
    """There is no undone action."""

    title = "There is nothing to redo"
    advice = "Only what was just undone can be done again."


def newest_action(vault: Vault) -> tuple[int, str] | None:
    """Return number and name of the action that undo takes back next, if there is one."""
    with vault.reading() as connection:
        return actions.newest_done(connection)


def undo(vault: Vault, *, now: datetime) -> str:
    """Take back the newest action and return its name; what it added goes to the trash."""
    with vault.writing("undo", now=now, state=actions.FINAL) as writing:
        found = actions.newest_done(writing.connection)
        if found is None:
            raise NothingToUndoError
        action_id, name = found
        for _, record_id, change, payload in history.of_action(writing.connection, action_id):
            _set_back(writing, record_id, change, payload)
        actions.mark(writing.connection, action_id, actions.UNDONE)
        writing.changed = True
        return name


def redo(vault: Vault, *, now: datetime) -> str:
    """Do the action again that was undone last, and return its name."""
    with vault.writing("redo", now=now, state=actions.FINAL) as writing:
        found = actions.oldest_undone(writing.connection)
        if found is None:
            raise NothingToRedoError
        action_id, name = found
        entries = history.of_action(writing.connection, action_id)
        for _, record_id, change, payload in reversed(entries):
            _do_again(writing, record_id, change, payload)
        actions.mark(writing.connection, action_id, actions.DONE)
        writing.changed = True
        return name


class NotPutBackError(UserError):
    """What the record was then cannot be again."""

    title = "It was not put back"
    advice = "Something that belonged to it then was erased for good meanwhile."


def put_back(vault: Vault, record_id: str, seq: int, *, now: datetime) -> Record:
    """Let a record say again what it said after an entry of its history, as a new change.

    Whether it lies in the trash stays as it is. What left, and what came from elsewhere, goes on
    saying what it said: of it, only notes and tags are put back.
    """
    with vault.writing("put back", now=now) as writing:
        present = records.get(writing.connection, record_id)
        columns: dict[str, Cell] = {}
        for entry in history.changes(writing.connection, record_id):
            if entry.seq > seq:
                for name, cell in (entry.before or {}).items():
                    columns.setdefault(name, cell)
        columns.pop("deleted_at", None)
        wanted = records.with_columns(present, _possible(writing, present, columns))
        if present.made_by is not None and not _is_a_note(present, wanted):
            raise NotPutBackError(
                advice="Of a {kind}, only notes and tags can be.", kind=present.kind
            )
        try:
            wanted.check()
        except FieldError:
            raise NotPutBackError from None
        return records.change(writing, present, wanted)


def _is_a_note(present: Record, wanted: Record) -> bool:
    """Tell whether no more would change than what can be written about any record."""
    return replace(present, notes=wanted.notes, tags=wanted.tags) == wanted


def _set_back(writing: Writing, record_id: str, change: str, payload: str | None) -> None:
    if change == "add":
        records.set_columns(writing, record_id, {"deleted_at": instant_text(writing.now)})
    elif payload is not None:
        before, _ = unpacked(payload)
        _set(writing, record_id, before)


def _do_again(writing: Writing, record_id: str, change: str, payload: str | None) -> None:
    if change == "add":
        records.set_columns(writing, record_id, {"deleted_at": None})
    elif payload is not None:
        _, after = unpacked(payload)
        _set(writing, record_id, after)


def _set(writing: Writing, record_id: str, columns: Mapping[str, Cell]) -> None:
    present = records.get(writing.connection, record_id)
    wanted = records.with_columns(present, _possible(writing, present, columns))
    try:
        wanted.check()
    except FieldError:
        # What made the record whole was erased meanwhile: it stays as it is.
        return
    records.change(writing, present, wanted)


def _possible(writing: Writing, present: Record, columns: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return the columns without links to what was erased meanwhile."""
    links = [link for link in records.with_columns(present, columns).links() if link[0] in columns]
    known = {one for _, _, one in links if records.kind_of(writing.connection, one) is not None}
    possible = dict(columns)
    for name in {name for name, _, target in links if target not in known}:
        field = fields_of(type(present))[name]
        if field.required:
            del possible[name]
        elif isinstance(field.type, ListOf):
            kept = [one for field_name, _, one in links if field_name == name and one in known]
            possible[name] = compact(kept)
        else:
            possible[name] = None
    return possible
