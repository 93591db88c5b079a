"""Put together the exact bytes of a complaint that leaves: letter, document, enclosures, manifest.

The same input makes the same bytes, so that what was shown beforehand is what leaves.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from vrm_app.outside import check_note, manifest
from vrm_app.outside.complaint import Complaint, Enclosure, complaint_document
from vrm_app.outside.file_names import safe_names
from vrm_app.outside.json_ld import json_bytes
from vrm_app.outside.letter import letter
from vrm_app.outside.manifest import BundleFile
from vrm_app.outside.signature import SigningKey, add_proof

LETTER = "letter.txt"
DOCUMENT = "complaint.json"
PLAIN_TEXT = "text/plain; charset=utf-8"
JSON_LD = "application/ld+json"


def bundle(
    complaint: Complaint,
    key: SigningKey,
    *,
    created: datetime,
    enclosures: Sequence[tuple[str, str, bytes]] = (),
) -> tuple[BundleFile, ...]:
    """Return the files of a complaint, signed with one key at one moment.

    Each enclosure is a name, a media type and its bytes. The complaint lists these, under the
    names they leave by, whatever enclosures it listed before.
    """
    enclosed = _enclosed(enclosures)
    sent = replace(complaint, enclosures=tuple(_listed(file) for file in enclosed))
    document = add_proof(complaint_document(sent), key, created=created)
    note = check_note.check_note(sent.language, reference=sent.reference, did=key.did)
    files = (
        BundleFile(name=LETTER, media_type=PLAIN_TEXT, content=letter(sent).encode()),
        BundleFile(name=DOCUMENT, media_type=JSON_LD, content=json_bytes(document)),
        *enclosed,
        BundleFile(name=check_note.NAME, media_type=PLAIN_TEXT, content=note.encode()),
    )
    listing = add_proof(
        manifest.manifest_document(sent.reference, DOCUMENT, files), key, created=created
    )
    return (
        *files,
        BundleFile(name=manifest.NAME, media_type=JSON_LD, content=json_bytes(listing)),
    )


def _enclosed(enclosures: Sequence[tuple[str, str, bytes]]) -> tuple[BundleFile, ...]:
    own = (LETTER, DOCUMENT, check_note.NAME, manifest.NAME)
    names = safe_names((name for name, _, _ in enclosures), taken=own)
    return tuple(
        BundleFile(name=name, media_type=media_type, content=content)
        for name, (_, media_type, content) in zip(names, enclosures, strict=True)
    )


def _listed(file: BundleFile) -> Enclosure:
    return Enclosure(
        file_name=file.name, media_type=file.media_type, size=file.size, sha256=file.sha256
    )
