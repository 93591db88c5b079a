"""Handing over: what would leave is shown to the byte, and only that leaves."""

import base64
import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.disclosure import Disclosure
from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json
from vrm_app.domain.release import Release, ReleasedFile, ReleaseState, Route, digest_of
from vrm_app.outside.bundle import bundle
from vrm_app.outside.complaint import complaint_document
from vrm_app.outside.manifest import BundleFile
from vrm_app.outside.signature import SigningKey
from vrm_app.services.complaints import Choices, Told, gather
from vrm_app.vault import actions, drafts, files, records
from vrm_app.vault.database import Connection
from vrm_app.vault.new_folder import new_folder
from vrm_app.vault.records import Writing
from vrm_app.vault.small_files import write_durably
from vrm_app.vault.vault import Vault

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class NotPreviewedError(UserError):
    """Nobody has looked at what would leave."""

    title = "Nothing was handed over, because nobody has looked at it yet"
    advice = "Run the same command without --confirm first, and read what would leave."


class ChangedSinceError(UserError):
    """What would leave is not what was looked at."""

    title = "Nothing was handed over, because what would leave has changed"
    advice = "Look again: run the same command without --confirm."


class NotAnAttachmentError(UserError):
    """What should be enclosed is no file."""

    title = "Nothing was prepared, because one of the enclosures is not a file of this vault"
    advice = "Give the ids of files; `vrm show` of the case names them."


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Exactly what would leave, and what would not."""

    release: Release
    files: tuple[BundleFile, ...]
    omitted: tuple[str, ...]
    missing: tuple[str, ...]
    scrubbed: tuple[tuple[str, str], ...] = ()
    """File and what was taken out of it."""


def preview(vault: Vault, case_id: str, choices: Choices, *, now: datetime) -> Preview:
    """Fix what would leave, byte for byte, and keep it as a draft."""
    with vault.writing("draft release", now=now, state=actions.FINAL) as writing:
        connection = writing.connection
        told, enclosures = _gathered(connection, case_id, choices)
        fingerprint = _fingerprint(case_id, choices, told, enclosures)
        found = drafts.draft_of(connection, case_id, choices.recipient)
        if found is None or found[1] != fingerprint:
            draft = _draft(writing, case_id, choices, told, enclosures)
            drafts.note(connection, draft.id, fingerprint)
        else:
            draft = found[0]
        return Preview(
            release=draft,
            files=_kept(connection, draft),
            omitted=told.omitted,
            missing=told.missing,
        )


def hand_over(vault: Vault, case_id: str, choices: Choices, *, out: Path, now: datetime) -> Release:
    """Write what was looked at to a new folder, and note in the vault that it left."""
    # The vault knows of it before the folder gets its name: nothing leaves without being noted.
    with (
        new_folder(out) as place,
        vault.writing("release", now=now, state=actions.FINAL) as writing,
    ):
        connection = writing.connection
        told, enclosures = _gathered(connection, case_id, choices)
        found = drafts.draft_of(connection, case_id, choices.recipient)
        if found is None:
            raise NotPreviewedError
        draft, fingerprint = found
        if fingerprint != _fingerprint(case_id, choices, told, enclosures):
            raise ChangedSinceError
        for file in _kept(connection, draft):
            write_durably(place / file.name, file.content)
        release = records.change(writing, draft, replace(draft, state=ReleaseState.WRITTEN, at=now))
        _disclose(writing, release, told)
    return release


def as_json(shown: Preview) -> dict[str, Json]:
    """Return a preview as JSON."""
    return {
        "preview": [_file_json(file) for file in shown.files],
        "omitted": list(shown.omitted),
        "scrubbed": [{"file": file, "what": what} for file, what in shown.scrubbed],
        "missing": list(shown.missing),
    }


def _file_json(file: BundleFile) -> dict[str, Json]:
    head = {"name": file.name, "media_type": file.media_type}
    if file.media_type.startswith("text/") or file.media_type.endswith("json"):
        try:
            return {**head, "text": file.content.decode("utf-8")}
        except UnicodeDecodeError:
            pass
    return {**head, "base64": base64.b64encode(file.content).decode("ascii")}


def _gathered(
    connection: Connection, case_id: str, choices: Choices
) -> tuple[Told, list[tuple[str, str, bytes]]]:
    enclosures = []
    for attachment_id in choices.attachments:
        attachment = records.find(connection, attachment_id)
        if not isinstance(attachment, Attachment):
            raise NotAnAttachmentError
        content = files.read(connection, attachment.sha256)
        enclosures.append((attachment.file_name, attachment.media_type, content))
    return gather(connection, case_id, choices), enclosures


def _fingerprint(
    case_id: str, choices: Choices, told: Told, enclosures: Sequence[tuple[str, str, bytes]]
) -> str:
    """Return what stands for everything a draft is made from, but its reference and moment."""
    made_from = (
        case_id,
        choices.recipient,
        choices.identity,
        choices.terms,
        told.fields,
        complaint_document(told.complaint),
        [(name, kind, hashlib.sha256(content).hexdigest()) for name, kind, content in enclosures],
    )
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()


def _draft(
    writing: Writing,
    case_id: str,
    choices: Choices,
    told: Told,
    enclosures: Sequence[tuple[str, str, bytes]],
) -> Release:
    connection = writing.connection
    key = SigningKey(private_bytes=drafts.signing_key(connection, choices.recipient, writing.now))
    complaint = replace(told.complaint, reference=new_reference(), written_on=writing.now.date())
    made = bundle(complaint, key, created=writing.now, enclosures=enclosures)
    for file in made:
        files.put(connection, file.content)
    listed = tuple(
        ReleasedFile(name=file.name, media_type=file.media_type, size=file.size, sha256=file.sha256)
        for file in made
    )
    found = drafts.draft_of(connection, case_id, choices.recipient)
    fields: dict[str, Json] = {
        "what": case_id,
        "recipient": choices.recipient,
        "files": [
            {"name": one.name, "media_type": one.media_type, "size": one.size, "sha256": one.sha256}
            for one in listed
        ],
        "sha256": digest_of(listed),
        "terms_id": choices.terms,
        "route": Route.FILE,
        "identity": choices.identity,
        "fields": list(told.fields),
        "omitted": list(told.omitted),
        "reference": complaint.reference,
    }
    release = Release.read(fields, now=writing.now)
    if found is None:
        return records.add(writing, release)
    before = found[0]
    again = replace(release, id=before.id, created_at=before.created_at)
    after = records.change(writing, before, again)
    files.drop_unused(connection)
    return after


def _kept(connection: Connection, release: Release) -> tuple[BundleFile, ...]:
    return tuple(
        BundleFile(
            name=file.name,
            media_type=file.media_type,
            content=files.read(connection, file.sha256),
        )
        for file in release.files
    )


def _disclose(writing: Writing, release: Release, told: Told) -> None:
    for item in told.data_items:
        given = {
            "company_id": release.recipient,
            "data_item_id": item,
            "purpose": "Answer to a complaint",
            "source": "handed over by me",
            "terms_id": release.terms_id,
            "release_id": release.id,
        }
        records.add(writing, Disclosure.read(given, now=writing.now))


def new_reference() -> str:
    """Return a reference that can be read out on the phone, the same nowhere else."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"D-{letters[:4]}-{letters[4:]}"
