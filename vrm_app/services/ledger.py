"""What left the vault: to whom, when, and its exact bytes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from vrm_app.domain.release import Release
from vrm_app.domain.text import folded
from vrm_app.outside.manifest import BundleFile
from vrm_app.services.drafting import kept_files
from vrm_app.vault import lists, orders, records
from vrm_app.vault.database import Connection
from vrm_app.vault.departures import Departure, departures
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Something that left, with the names of the company and of what it was about."""

    release: Release
    company: str
    what: str
    what_kind: str
    """Of what kind the record is that left, empty where it went for good."""
    answer: str
    """The first words of the answer, if one was noted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOrder:
    """All that left and is wanted, the newest first."""

    ids: list[str]
    days: list[str]
    """The day (2026-11-23) on which each left, as the customer lived it."""
    counts: dict[str, int]
    """How much is in each state, whatever the state that is wanted."""
    is_empty: bool
    """Whether nothing ever left."""


def left_order(
    vault: Vault,
    letters: Sequence[str] = (),
    state: str = "",
    *,
    said: Mapping[str, str],
    now: datetime,
) -> LeftOrder:
    """Return all that left in a state, or in any, with each of some letters somewhere.

    They are looked for in company, record, reference, and what is said of its state.
    """
    with vault.reading() as connection:
        every = list(departures(connection))
        found = _with_letters(connection, every, letters, said) if letters else every
    wanted = [one for one in found if state in {"", one.state}]
    days = [datetime.fromisoformat(one.at).astimezone(now.tzinfo).date() for one in wanted]
    return LeftOrder(
        ids=[one.id for one in wanted],
        days=[str(one) for one in days],
        counts=dict(Counter(one.state for one in found)),
        is_empty=not every,
    )


def _with_letters(
    connection: Connection,
    every: Sequence[Departure],
    letters: Sequence[str],
    said: Mapping[str, str],
) -> list[Departure]:
    names = lists.names_of_companies(connection)
    kinds = orders.several_kinds(connection, list({one.what for one in every}))
    texts = records.texts_of(connection, kinds)

    def has_all(one: Departure) -> bool:
        heading = texts[one.what][0] if one.what in texts else ""
        parts = (names.get(one.recipient, ""), heading, one.reference, said.get(one.state, ""))
        within = folded("\n".join(parts))
        return all(part in within for part in letters)

    return [one for one in every if has_all(one)]


def left(vault: Vault, ids: Sequence[str]) -> list[Left]:
    """Return some of what left, in the order given."""
    with vault.reading() as connection:
        held = records.several(connection, dict.fromkeys(ids, Release.kind))
        found = [one for one in map(held.get, ids) if isinstance(one, Release)]
        return [
            Left(
                release=one,
                company=_heading(connection, one.recipient),
                what=_heading(connection, one.what),
                what_kind=records.kind_of(connection, one.what) or "",
                answer=_heading(connection, one.answer) if one.answer else "",
            )
            for one in found
        ]


def files_that_left(vault: Vault, release_id: str) -> tuple[BundleFile, ...]:
    """Return the files of something that left, with the bytes that were kept."""
    with vault.reading() as connection:
        release = records.find(connection, release_id)
        return kept_files(connection, release) if isinstance(release, Release) else ()


def _heading(connection: Connection, record_id: str) -> str:
    record = records.find(connection, record_id)
    return record.heading if record is not None else ""
