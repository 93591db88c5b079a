"""Lines jotted down in passing, to be filed later."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from vrm_app.domain.errors import FieldError
from vrm_app.domain.identity import id_from
from vrm_app.domain.inbox import Inbox, Origin
from vrm_app.vault import actions, captures, records
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """How many lines were filed, and how many files were left because they cannot be read."""

    filed: int
    unreadable: int


def capture(folder: Path, text: str, *, now: datetime) -> None:
    """Keep a line, sealed for the vault in this folder, which may be locked."""
    line = Inbox.read({"text": text}, now=now)
    captures.seal(folder, line.text, now)


def take_in(vault: Vault, *, now: datetime) -> TakenIn:
    """File into the inbox what was jotted down while the vault was locked, each line on its own.

    This is nothing that the customer does now, so undo and redo pass over it.
    """
    filed = unreadable = 0
    for path in captures.sealed_files(vault.folder):
        line = _line_in(path, vault)
        if line is None:
            unreadable += 1
            continue
        filed += _file(vault, line, now=now)
        # What cannot be removed now is known the next time, and not filed again.
        with suppress(OSError):
            path.unlink(missing_ok=True)
    return TakenIn(filed=filed, unreadable=unreadable)


def _line_in(path: Path, vault: Vault) -> Inbox | None:
    captured = captures.unseal(path, vault.master, vault.id)
    if captured is None:
        return None
    given = {"text": captured.text, "at": captured.at.isoformat(), "origin": Origin.CAPTURE}
    try:
        line = Inbox.read(given, now=captured.at)
        return replace(line, id=id_from(line.at, path.name))
    except (FieldError, ValueError):
        return None


def _file(vault: Vault, line: Inbox, *, now: datetime) -> bool:
    """Keep a line, unless a file that outlived its filing brings it again."""
    with vault.reading() as connection:
        if records.ending_in(connection, line.id):
            return False
    with vault.writing("capture", now=now, state=actions.FINAL) as writing:
        records.add(writing, replace(line, created_at=now, updated_at=now))
    return True
