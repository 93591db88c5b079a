"""Back and forth through the customer's actions."""

from datetime import datetime

from vrm_app.domain.errors import UserError
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


def _set_back(writing: Writing, record_id: str, change: str, payload: str | None) -> None:
    if change == "add":
        records.set_columns(writing, record_id, {"deleted_at": _stamp(writing)})
    elif payload is not None:
        before, _ = unpacked(payload)
        records.set_columns(writing, record_id, before)


def _do_again(writing: Writing, record_id: str, change: str, payload: str | None) -> None:
    if change == "add":
        records.set_columns(writing, record_id, {"deleted_at": None})
    elif payload is not None:
        _, after = unpacked(payload)
        records.set_columns(writing, record_id, after)


def _stamp(writing: Writing) -> str:
    return writing.now.isoformat()
