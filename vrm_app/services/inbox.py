"""Lines jotted down in passing, to be filed later."""

import hashlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from vrm_app.domain.identity import RecordId, id_of
from vrm_app.domain.inbox import Inbox, Origin
from vrm_app.vault import captures, records
from vrm_app.vault.captures import Captured
from vrm_app.vault.vault import Vault

_CHANCE_BITS = 74


def capture(folder: Path, text: str, *, now: datetime) -> None:
    """Keep a line, sealed for the vault in this folder, which may be locked."""
    line = Inbox.read({"text": text}, now=now)
    captures.seal(folder, line.text, now)


def take_in(vault: Vault, *, now: datetime) -> int:
    """File into the inbox what was jotted down while the vault was locked; return how much."""
    waiting = list(captures.unseal(vault.folder, vault.master, vault.id))
    if not waiting:
        return 0
    with vault.writing("capture", now=now) as writing:
        for captured in waiting:
            # The program may have been stopped after filing a line and before removing its file.
            if records.kind_of(writing.connection, _identity(captured)) is None:
                records.add(writing, _inbox(captured, now))
    for captured in waiting:
        captured.path.unlink(missing_ok=True)
    return len(waiting)


def _inbox(captured: Captured, now: datetime) -> Inbox:
    given = {"text": captured.text, "origin": Origin.CAPTURE}
    line = Inbox.read(given, now=captured.at)
    return replace(line, id=_identity(captured), created_at=now, updated_at=now)


def _identity(captured: Captured) -> RecordId:
    chance = int.from_bytes(hashlib.sha256(captured.path.name.encode()).digest())
    return id_of(int(captured.at.timestamp() * 1000), chance >> (256 - _CHANCE_BITS))
