"""Files inside the vault."""

import mimetypes
from datetime import datetime

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.errors import UserError
from vrm_app.vault import files, records
from vrm_app.vault.vault import Vault


class NotAFileError(UserError):
    """The record is not a file."""

    title = "Nothing was saved, because this is not the id of a file"
    advice = "Look up the file's id with `vrm show` of the record it belongs to."


def attach(
    vault: Vault, about: str, file_name: str, content: bytes, *, now: datetime
) -> Attachment:
    """Put a file into the vault, about a record."""
    with vault.writing("attach", now=now) as writing:
        attachment = Attachment.read(
            {
                "about": about,
                "file_name": file_name,
                "media_type": media_type(file_name),
                "size": len(content),
                "sha256": files.put(writing.connection, content),
            },
            now=now,
        )
        return records.add(writing, attachment)


def content_of(vault: Vault, attachment_id: str) -> tuple[Attachment, bytes]:
    """Return a file and its bytes."""
    with vault.reading() as connection:
        attachment = records.get(connection, attachment_id)
        if not isinstance(attachment, Attachment):
            raise NotAFileError
        return attachment, files.read(connection, attachment.sha256)


def media_type(file_name: str) -> str:
    """Return the media type that the ending of a file name stands for."""
    guessed, encoding = mimetypes.guess_type(file_name)
    return guessed if guessed and not encoding else "application/octet-stream"
