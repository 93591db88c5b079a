"""One mail as the records that are kept of it: all of them, or none."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.company import Channel, Company
from vrm_app.domain.fields import Json
from vrm_app.domain.identity import AttachmentId, InteractionId, RecordId
from vrm_app.domain.inbox import Inbox, Origin
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.record import Record
from vrm_app.domain.release import Release, ReleaseState
from vrm_app.domain.text import PROSE_LENGTH
from vrm_app.outside.file_names import safe_names
from vrm_app.outside.mail import Mail, Mailbox
from vrm_app.services.mail_filing import Filing
from vrm_app.vault import files, records
from vrm_app.vault.mails import ORIGINAL
from vrm_app.vault.records import Writing

R = TypeVar("R", bound=Record)

_MEDIA_TYPE = "message/rfc822"
_BY_RECEIPT = "The e-mail has no date of its own that can be read; this is when it was received."


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedMail:
    """A mail, and the file it was read from."""

    mail: Mail
    path: Path
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Everything that is kept of a mail, made and found right before anything is kept."""

    company: Company | None
    entry: Interaction | Inbox
    files: tuple[tuple[Attachment, bytes], ...]


def prepared(saved: SavedMail, filing: Filing, writing: Writing) -> Prepared:
    """Return what is to be kept of a mail; a FieldError says why it cannot be."""
    now = writing.now
    company: Company | None = None
    entry: Interaction | Inbox
    if filing.company_id is None:
        entry = Inbox.read(_inbox_fields(saved.mail), now=now)
    else:
        entry = Interaction.read(_fields(saved.mail, filing), now=now)
        if filing.new_domain is not None:
            given: dict[str, Json] = {"name": filing.company_name, "domains": [filing.new_domain]}
            company = _named(Company.read(given, now=now), RecordId(filing.company_id), now)
    entry = _named(entry, next(writing.ids), now)
    return Prepared(company=company, entry=entry, files=tuple(_files(saved, entry, now)))


def keep(writing: Writing, made: Prepared) -> None:
    """Keep what was prepared."""
    if made.company is not None:
        records.add(writing, made.company)
    records.add(writing, made.entry)
    kept = []
    for attachment, content in made.files:
        files.put(writing.connection, content)
        kept.append(records.add(writing, attachment))
    if isinstance(made.entry, Inbox):
        whole = replace(made.entry, attachment_id=AttachmentId(kept[0].id))
        records.change(writing, made.entry, whole)


def settle(writing: Writing, release_id: str, interaction_id: str) -> None:
    """Note that what was handed over is answered."""
    before = records.get(writing.connection, release_id)
    if isinstance(before, Release):
        answer = InteractionId(interaction_id)
        records.change(writing, before, replace(before, state=ReleaseState.ANSWERED, answer=answer))


def take_out(writing: Writing, inbox_id: str) -> None:
    """Take out of the inbox what is filed now."""
    before = records.get(writing.connection, inbox_id)
    records.change(writing, before, replace(before, deleted_at=writing.now))


def _named(record: R, identity: RecordId, now: datetime) -> R:
    return replace(record, id=identity, created_at=now, updated_at=now)


def _fields(mail: Mail, filing: Filing) -> dict[str, Json]:
    return {
        "at": mail.at.isoformat(),
        "direction": filing.direction,
        "channel": Channel.EMAIL,
        "company_id": filing.company_id,
        "person_id": filing.person_id,
        "answers_id": filing.answers_id,
        "case_id": filing.case_id,
        "subject": mail.subject or None,
        "body": mail.body or None,
        "message_id": mail.message_id,
        "notes": _BY_RECEIPT if mail.at_receipt else None,
    }


def _inbox_fields(mail: Mail) -> dict[str, Json]:
    """Return the fields of a mail that waits: its text begins with what tells it from others."""
    head = [mail.subject or "E-mail without a subject"]
    if mail.sender is not None:
        head.append(f"From: {_written(mail.sender)}")
    if mail.to:
        head.append(f"To: {', '.join(map(_written, mail.to))}")
    text = "\n".join([*head, "", mail.body])
    return {
        "text": text[:PROSE_LENGTH].strip(),
        "at": mail.at.isoformat(),
        "origin": Origin.IMPORT,
        "notes": _BY_RECEIPT if mail.at_receipt else None,
    }


def _written(mailbox: Mailbox) -> str:
    return f"{mailbox.name} <{mailbox.address}>" if mailbox.name else mailbox.address


def _files(
    saved: SavedMail, entry: Interaction | Inbox, now: datetime
) -> Iterator[tuple[Attachment, bytes]]:
    """Yield the whole mail, so that nothing of it is lost, and each file in it, to be opened."""
    # What waits in the inbox is filed later, from the whole mail.
    inside = saved.mail.files if isinstance(entry, Interaction) else ()
    original, *names = safe_names([saved.path.name, *(file.name for file in inside)])
    whole = {"file_name": original, "media_type": _MEDIA_TYPE, "tags": [ORIGINAL]}
    yield _file(entry, whole, saved.content, now)
    for file, name in zip(inside, names, strict=True):
        part = {"file_name": name, "media_type": file.media_type}
        yield _file(entry, part, file.content(saved.content), now)


def _file(
    entry: Record, given: dict[str, Json], content: bytes, now: datetime
) -> tuple[Attachment, bytes]:
    sha256 = hashlib.sha256(content).hexdigest()
    fields = {"about": entry.id, "size": len(content), "sha256": sha256, **given}
    return Attachment.read(fields, now=now), content
