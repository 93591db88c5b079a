"""What left the vault: to whom, when, and its exact bytes."""

from dataclasses import dataclass

from vrm_app.domain.release import Release, ReleaseState
from vrm_app.outside.manifest import BundleFile
from vrm_app.services.drafting import kept_files
from vrm_app.vault import lists, records
from vrm_app.vault.database import Connection
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


def everything_that_left(vault: Vault) -> list[Left]:
    """Return all that left, the newest first; what was only looked at is none of it."""
    with vault.reading() as connection:
        left = (
            one
            for one in lists.of_kind(connection, Release)
            if one.state is not ReleaseState.DRAFTED
        )
        found = [
            Left(
                release=one,
                company=_heading(connection, one.recipient),
                what=_heading(connection, one.what),
                what_kind=records.kind_of(connection, one.what) or "",
                answer=_heading(connection, one.answer) if one.answer else "",
            )
            for one in left
        ]
    return sorted(found, key=lambda one: (one.release.at, one.release.id), reverse=True)


def files_that_left(vault: Vault, release_id: str) -> tuple[BundleFile, ...]:
    """Return the files of something that left, with the bytes that were kept."""
    with vault.reading() as connection:
        release = records.find(connection, release_id)
        return kept_files(connection, release) if isinstance(release, Release) else ()


def _heading(connection: Connection, record_id: str) -> str:
    record = records.find(connection, record_id)
    return record.heading if record is not None else ""
