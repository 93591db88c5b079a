"""Questions about mails: which are known already, and which others follow them."""

from collections.abc import Iterator
from typing import NamedTuple

from vrm_app.vault.database import Connection

ORIGINAL = "original"
"""The tag of the file that is the whole mail, as it came."""


class KnownMail(NamedTuple):
    """An entry that was a mail."""

    message_id: str
    id: str
    company_id: str | None
    case_id: str | None
    direction: str


def known_mails(connection: Connection) -> Iterator[KnownMail]:
    """Yield every shown entry that has the name of a mail."""
    yield from map(KnownMail._make, connection.execute(_KNOWN))


_KNOWN = """
    SELECT interaction.message_id, interaction.id, interaction.company_id, interaction.case_id,
        interaction.direction
    FROM interaction
    JOIN shown ON shown.id = interaction.id
    WHERE interaction.message_id IS NOT NULL
    ORDER BY interaction.id
"""


def originals(connection: Connection) -> dict[str, tuple[str, str]]:
    """Return kind and id of the shown record each whole mail is about, by the mail's SHA-256."""
    found = connection.execute(_ORIGINALS, (f'%"{ORIGINAL}"%',))
    return {sha256: (kind, about) for sha256, kind, about in found}


_ORIGINALS = """
    SELECT attachment.sha256, record.kind, attachment.about
    FROM attachment
    JOIN shown ON shown.id = attachment.id
    JOIN record ON record.id = attachment.about
    WHERE attachment.media_type = 'message/rfc822' AND attachment.tags LIKE ?
    ORDER BY attachment.id
"""
