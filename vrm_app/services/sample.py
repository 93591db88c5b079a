"""Invented dealings, to look around in."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from vrm_app.domain.identity import RecordId, id_from
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import Record
from vrm_app.outside.resources import resource
from vrm_app.outside.sample import sample_records
from vrm_app.vault import actions, records, upkeep
from vrm_app.vault.records import Writing
from vrm_app.vault.upkeep import Deed
from vrm_app.vault.vault import Vault

EARLIEST = date(1971, 1, 1)
LATEST = date(8900, 12, 31)
"""The days on which the sample can be: its records lie years before and months after."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def fill_with_sample(vault: Vault, *, today: date, now: datetime) -> int:
    """Put the sample dealings, as they are on a day, into a new vault; return how many records.

    The day lies between EARLIEST and LATEST.
    """
    ids: dict[str, RecordId] = {}
    start = datetime.combine(today, time(), UTC)
    with vault.writing("sample", now=now, state=actions.FINAL) as writing:
        for key, kind, fields in sample_records(_lines(), today=today):
            linked = {name: _resolved(value, ids) for name, value in fields.items()}
            if key in ids:
                before = records.get(writing.connection, ids[key])
                records.change(writing, before, before.patched(linked, now=now))
            else:
                ids[key] = _add(writing, KINDS[kind].read(linked, now=now), key, start)
        upkeep.note(writing, Deed.INVENTED)
    return len(ids)


def _add(writing: Writing, record: Record, key: str, start: datetime) -> RecordId:
    # The same key has the same id in every sample vault of a day, so that one can tell of it.
    # What was before 1970 has the earliest ids there are.
    identity = id_from(max(getattr(record, "at", start), _EPOCH), key)
    kept = replace(record, id=identity, created_at=writing.now, updated_at=writing.now)
    return records.add(writing, kept).id


def _resolved(value: Any, ids: Mapping[str, RecordId]) -> Any:  # noqa: ANN401  # any JSON
    if isinstance(value, str) and value.startswith("@") and value[1:] in ids:
        return ids[value[1:]]
    if isinstance(value, list):
        return [_resolved(part, ids) for part in value]
    return value


def _lines() -> Iterable[str]:
    for path in sorted(resource("sample").glob("*.jsonl")):
        yield from path.read_text("utf-8").splitlines()
