"""The addresses from which a company wrote, out of the heads of mails filed with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.company import Channel
from vrm_app.domain.contact_point import ContactPoint
from vrm_app.domain.data_item import DataItem, DataItemType
from vrm_app.domain.identity import CompanyId
from vrm_app.domain.interaction import Direction, Interaction
from vrm_app.outside.mail_address import address_key
from vrm_app.outside.mail_from import plain_sender
from vrm_app.vault import files, lists
from vrm_app.vault.database import Connection
from vrm_app.vault.mails import ORIGINAL
from vrm_app.vault.vault import Vault

_MOST_MAILS = 6
"""What was written long ago is seldom asked for."""
_UNREAD = ("noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "mailer-daemon")
"""How addresses begin that nobody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """An address, and the mail that came from it."""

    address: str
    on: date
    subject: str


def writers_of(vault: Vault, case_id: str, company_id: str, *, now: datetime) -> list[Writer]:
    """Return from where a company wrote, in a case first, then elsewhere, the newest first.

    What is kept as a way to reach it, even as one that is blocked, is left out.
    """
    with vault.reading() as connection:
        known = _known(connection, company_id)
        mails = [
            # The head stands in the first part of the file; what is enclosed may be large.
            (entry, next(files.parts(connection, original.sha256), b""))
            for entry, original in _originals(connection, case_id, company_id)
        ]
    found = []
    for entry, content in mails:
        sender = plain_sender(content) or ""
        key = address_key(sender)
        if _is_read(sender) and key not in known:
            known.add(key)
            on = entry.at.astimezone(now.tzinfo).date()
            found.append(Writer(address=sender, on=on, subject=entry.subject or ""))
    return found


def _known(connection: Connection, company_id: str) -> set[str]:
    """Return what is theirs already, and what is the customer's own."""
    points = lists.of_kind(connection, ContactPoint, company_id=company_id)
    own = {DataItemType.EMAIL, DataItemType.ALIAS_EMAIL}
    return {address_key(one.address) for one in points if one.channel is Channel.EMAIL} | {
        address_key(one.value) for one in lists.of_kind(connection, DataItem) if one.type in own
    }


def _originals(
    connection: Connection, case_id: str, company_id: str
) -> Iterator[tuple[Interaction, Attachment]]:
    in_case = lists.of_case(connection, Interaction, case_id)
    newest = lists.newest_of_company(connection, CompanyId(company_id), limit=_MOST_MAILS * 4)
    entries = {
        one.id: one
        for one in [*in_case, *newest]
        if one.company_id == company_id
        and one.direction is Direction.IN
        and one.channel is Channel.EMAIL
    }
    originals = {
        one.about: one
        for one in lists.linked_from(connection, Attachment, "about", list(entries))
        if ORIGINAL in one.tags
    }
    there = [(one, originals[one.id]) for one in entries.values() if one.id in originals]
    yield from there[:_MOST_MAILS]


def _is_read(address: str) -> bool:
    return bool(address) and not address.casefold().startswith(_UNREAD)
