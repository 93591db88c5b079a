"""What a release was drafted from, and the keys that sign for each company."""

import secrets
from datetime import datetime

from vrm_app.domain.fields import instant_text
from vrm_app.domain.release import Release
from vrm_app.vault import records
from vrm_app.vault.database import Connection

_KEY_BYTES = 32


def draft_of(connection: Connection, what: str, recipient: str) -> tuple[Release, str] | None:
    """Return the draft of handing this record to this company, and what it was made from."""
    return _with_fingerprint(connection, _DRAFT, what, recipient)


_DRAFT = """
    WHERE what = ? AND recipient = ? AND state = 'drafted' AND deleted_at IS NULL
    ORDER BY id DESC
    LIMIT 1
"""


def left_last(connection: Connection, what: str, recipient: str) -> tuple[Release, str] | None:
    """Return the release by which this record last left for this company, and its basis."""
    return _with_fingerprint(connection, _LEFT, what, recipient)


_LEFT = """
    WHERE what = ? AND recipient = ? AND state <> 'drafted' AND deleted_at IS NULL
    ORDER BY at DESC, id DESC
    LIMIT 1
"""


def _with_fingerprint(
    connection: Connection, tail: str, what: str, recipient: str
) -> tuple[Release, str] | None:
    found = next(records.read(connection, Release, tail, (what, recipient)), None)
    if found is None:
        return None
    row = connection.execute(
        "SELECT fingerprint FROM draft WHERE release_id = ?", (found.id,)
    ).fetchone()
    return None if row is None else (found, row[0])


def note(connection: Connection, release_id: str, fingerprint: str) -> None:
    """Note what a draft was made from."""
    connection.execute(
        "INSERT INTO draft (release_id, fingerprint) VALUES (?, ?) "
        "ON CONFLICT (release_id) DO UPDATE SET fingerprint = excluded.fingerprint",
        (release_id, fingerprint),
    )


def signing_key(connection: Connection, company_id: str, now: datetime) -> bytes:
    """Return the private key under which a company knows the customer; a new one if need be."""
    row = connection.execute(
        "SELECT private_key FROM signing_key WHERE company_id = ?", (company_id,)
    ).fetchone()
    if row is not None:
        return bytes(row[0])
    key = secrets.token_bytes(_KEY_BYTES)
    connection.execute(
        "INSERT INTO signing_key (company_id, private_key, created_at) VALUES (?, ?, ?)",
        (company_id, key, instant_text(now)),
    )
    return key
