"""What would leave: drafted once, byte for byte, from what the vault holds at that moment."""

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json
from vrm_app.domain.release import Release, ReleasedFile, Route, digest_of
from vrm_app.outside.bundle import MAIL, OWN_NAMES, bundle
from vrm_app.outside.complaint import complaint_document
from vrm_app.outside.formats import Format, chosen_of
from vrm_app.outside.limits import FILE_BYTES
from vrm_app.outside.manifest import BundleFile
from vrm_app.outside.scrubbed import Scrubbed
from vrm_app.outside.scrubbing import scrub
from vrm_app.outside.signature import SigningKey
from vrm_app.services.complaints import Choices, Told, gather, shown
from vrm_app.vault import drafts, files, records
from vrm_app.vault.database import Connection
from vrm_app.vault.records import Writing

OWN_FILES = frozenset(OWN_NAMES)
"""The files that are written here; all others of a release are enclosures."""
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class LargeEnclosureError(UserError):
    """The enclosure could not be checked by whoever gets it."""

    advice = "Leave it out, or enclose a smaller copy of it."

    def __init__(self, file_name: str) -> None:
        super().__init__(
            "Nothing was prepared, because {file} is larger than 50 MB", file=file_name
        )


class LargeMailError(UserError):
    """A mail was asked for that few would take."""

    title = "Nothing was prepared, because the enclosures are too large for a mail"
    advice = "Enclose less, or leave `--as mail` out."


class NothingToProveError(UserError):
    """Only the proof was chosen, and nothing that it proves."""

    title = "Nothing was prepared, because there would be nothing to prove"
    advice = "Choose another format with `--as`, too, such as letter-pdf."


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """All that a draft is made from, but its reference, moment and key."""

    choices: Choices
    told: Told
    enclosures: tuple[tuple[str, str, bytes], ...]
    """Name, media type and content, as they are in the vault."""

    @property
    def formats(self) -> frozenset[Format]:
        """What is to be written."""
        return chosen_of(self.choices.formats)

    @property
    def fingerprint(self) -> str:
        """What changes with anything that would leave, with the case, and with the choices."""
        case = self.told.case.to_json()
        # An edit that was undone changed nothing but this.
        del case["updated_at"]
        made_from = (
            case,
            self.choices.recipient,
            self.choices.identity,
            self.choices.terms,
            sorted(self.formats),
            complaint_document(self.told.complaint),
            [
                (name, media_type, hashlib.sha256(content).hexdigest())
                for name, media_type, content in self.enclosures
            ],
        )
        return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()


def basis_of(connection: Connection, case_id: str, choices: Choices, *, now: datetime) -> Basis:
    """Return what a draft would be made from now."""
    if chosen_of(choices.formats) == {Format.PROOF} and not choices.attachments:
        raise NothingToProveError
    return Basis(
        choices=choices,
        told=gather(connection, case_id, choices, now=now),
        # Enclosed twice is enclosed once.
        enclosures=tuple(_enclosed(connection, one) for one in dict.fromkeys(choices.attachments)),
    )


def scrubbed(basis: Basis) -> tuple[Scrubbed, ...]:
    """Return the enclosures as they may leave; those in the vault stay as they are."""
    return tuple(scrub(content, media_type) for _, media_type, content in basis.enclosures)


def as_sent(basis: Basis, outcomes: Iterable[Scrubbed]) -> tuple[tuple[str, str, bytes], ...]:
    """Return name, media type and content of the enclosures as they may leave."""
    pairs = zip(basis.enclosures, outcomes, strict=True)
    return tuple((name, media_type, one.content) for (name, media_type, _), one in pairs)


def draft(writing: Writing, basis: Basis, outcomes: Sequence[Scrubbed]) -> Release:
    """Return the draft made from this: the one that is there, or a new one in its place.

    `outcomes` are the enclosures as they may leave.
    """
    connection, choices = writing.connection, basis.choices
    contents = [outcome.content for outcome in outcomes]
    found = drafts.draft_of(connection, basis.told.case.id, choices.recipient)
    # A later release of Dealings may take more out of the same file.
    if found is not None and found[1] == basis.fingerprint and _encloses(found[0], contents):
        return found[0]
    key = SigningKey(private_bytes=drafts.signing_key(connection, choices.recipient, writing.now))
    complaint = replace(
        basis.told.complaint, reference=new_reference(), written_on=writing.now.date()
    )
    made = bundle(
        complaint,
        key,
        created=day_of(writing.now),
        enclosures=as_sent(basis, outcomes),
        formats=basis.formats,
    )
    if Format.MAIL in choices.formats and MAIL not in {file.name for file in made}:
        raise LargeMailError
    for file in made:
        files.put(connection, file.content)
    release = Release.read(_fields(basis, complaint.reference, made), now=writing.now)
    if found is None:
        kept = records.add(writing, release)
    else:
        before = found[0]
        again = replace(
            release,
            id=before.id,
            created_at=before.created_at,
            tags=before.tags,
            notes=before.notes,
        )
        kept = records.change(writing, before, again)
        files.drop_unused(connection)
    drafts.note(connection, kept.id, basis.fingerprint)
    return kept


def enclosed_in(release: Release) -> list[ReleasedFile]:
    """Return the files of a release that are enclosures, in the order they were chosen."""
    return [file for file in release.files if file.name not in OWN_FILES]


def _encloses(release: Release, contents: Iterable[bytes]) -> bool:
    digests = [hashlib.sha256(content).hexdigest() for content in contents]
    return [file.sha256 for file in enclosed_in(release)] == digests


def kept_files(connection: Connection, release: Release) -> tuple[BundleFile, ...]:
    """Return the files of a release with the bytes that are kept of them."""
    return tuple(
        BundleFile(
            name=file.name,
            media_type=file.media_type,
            content=files.read(connection, file.sha256),
        )
        for file in release.files
    )


def new_reference() -> str:
    """Return a reference that can be read out on the phone, the same nowhere else."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"D-{letters[:4]}-{letters[4:]}"


def day_of(moment: datetime) -> datetime:
    """Return the beginning of the day in UTC, which everybody shares.

    By a second, two companies could tell that the same person wrote to both, and when they work.
    """
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _enclosed(connection: Connection, attachment_id: str) -> tuple[str, str, bytes]:
    attachment = shown(connection, attachment_id, Attachment, "--attach")
    if attachment.size > FILE_BYTES:
        raise LargeEnclosureError(attachment.file_name)
    content = files.read(connection, attachment.sha256)
    return attachment.file_name, attachment.media_type, content


def _fields(basis: Basis, reference: str, made: Iterable[BundleFile]) -> dict[str, Json]:
    listed = tuple(
        ReleasedFile(name=file.name, media_type=file.media_type, size=file.size, sha256=file.sha256)
        for file in made
    )
    return {
        "what": basis.told.case.id,
        "recipient": basis.choices.recipient,
        "files": [
            {"name": one.name, "media_type": one.media_type, "size": one.size, "sha256": one.sha256}
            for one in listed
        ],
        "sha256": digest_of(listed),
        "terms_id": basis.choices.terms,
        "route": Route.FILE,
        "identity": basis.choices.identity,
        "fields": list(basis.told.fields),
        "omitted": list(basis.told.omitted),
        "reference": reference,
    }
