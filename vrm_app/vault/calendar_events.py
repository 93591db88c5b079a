"""What was handed to a calendar program, so that the next export brings it up to date."""

from collections.abc import Iterable
from dataclasses import dataclass

from vrm_app.vault.database import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One event as it was exported last."""

    uid: str
    about: str
    kind: str
    on: str
    summary: str
    sequence: int
    cancelled: bool


def exported(connection: Connection) -> dict[str, CalendarEvent]:
    """Return every event that was ever exported, by its uid."""
    rows = connection.execute(
        'SELECT uid, about, kind, "on", summary, sequence, cancelled FROM calendar_event'
    )
    return {
        uid: CalendarEvent(
            uid=uid,
            about=about,
            kind=kind,
            on=on,
            summary=summary,
            sequence=sequence,
            cancelled=bool(cancelled),
        )
        for uid, about, kind, on, summary, sequence, cancelled in rows
    }


def remember(connection: Connection, events: Iterable[CalendarEvent]) -> None:
    """Note how these events are exported now."""
    connection.executemany(
        _REMEMBER,
        [
            (one.uid, one.about, one.kind, one.on, one.summary, one.sequence, int(one.cancelled))
            for one in events
        ],
    )


_REMEMBER = """
    INSERT INTO calendar_event (uid, about, kind, "on", summary, sequence, cancelled)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (uid) DO UPDATE SET
        "on" = excluded."on", summary = excluded.summary,
        sequence = excluded.sequence, cancelled = excluded.cancelled
"""
