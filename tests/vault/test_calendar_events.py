"""What a calendar program was told, kept by uid."""

from dataclasses import replace

from building import NOW, company, erase

from vrm_app.vault import calendar_events
from vrm_app.vault.calendar_events import CalendarEvent
from vrm_app.vault.vault import Vault

EVENT = CalendarEvent(
    uid="5f0c", about="x", kind="deadline", on="2026-07-01", summary="Kettle", sequence=0,
    cancelled=False,
)  # fmt: skip


def remember(vault: Vault, *events: CalendarEvent) -> dict[str, CalendarEvent]:
    with vault.writing("export calendar", now=NOW) as writing:
        calendar_events.remember(writing.connection, events)
        writing.changed = True
    with vault.reading() as connection:
        return calendar_events.exported(connection)


def test_nothing_was_told_at_first(vault: Vault) -> None:
    with vault.reading() as connection:
        assert calendar_events.exported(connection) == {}


def test_an_event_is_remembered_as_it_was_told_last(vault: Vault) -> None:
    other = replace(EVENT, uid="77aa", kind="reminder")
    assert remember(vault, EVENT, other) == {"5f0c": EVENT, "77aa": other}
    moved = replace(EVENT, on="2026-07-02", summary="Teapot", sequence=3, cancelled=True)
    assert remember(vault, moved) == {"5f0c": moved, "77aa": other}


def test_what_was_told_of_an_erased_record_is_forgotten(vault: Vault) -> None:
    acme = company(vault)
    told = remember(vault, EVENT, replace(EVENT, uid="77aa", about=acme))
    assert len(told) == 2
    erase(vault, acme)
    assert remember(vault) == {"5f0c": EVENT}
