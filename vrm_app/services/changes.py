"""What changed, told in the words of the records."""

from collections.abc import Iterator, Mapping
from typing import Any

from vrm_app.domain.fields import Json
from vrm_app.vault import history as log
from vrm_app.vault.vault import Vault


def history(vault: Vault, record_id: str | None = None) -> Iterator[dict[str, Json]]:
    """Yield entries of history as JSON, oldest first; an erased one has no before and no after."""
    with vault.reading() as connection:
        if record_id is not None:
            log.must_be_known(connection, record_id)
        for entry in log.changes(connection, record_id):
            yield {
                "seq": entry.seq,
                "at": entry.at.replace(".000000", ""),
                "device": entry.device,
                "kind": entry.kind,
                "id": entry.id,
                "action": "delete" if entry.change == "erase" else entry.change,
                "before": _fields(entry.kind, entry.before),
                "after": _fields(entry.kind, entry.after),
                "hash": entry.hash,
                "previous": entry.previous,
            }


def _fields(kind: str, columns: Mapping[str, Any] | None) -> dict[str, Json] | None:
    return None if columns is None else log.as_fields(kind, columns)
