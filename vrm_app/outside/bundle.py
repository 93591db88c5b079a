"""Put together the exact bytes of a complaint that leaves, in the formats that were chosen.

Two proofs cover it. The manifest, signed inside, lists every file but itself and its signature.
For those who have only ssh-keygen, the document and the manifest also have a signature beside them.
The same input makes the same bytes, so that what was shown beforehand is what leaves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from vrm_app.outside import check_note, manifest, sshsig
from vrm_app.outside.complaint import Complaint, Enclosure, complaint_document
from vrm_app.outside.file_names import safe_names
from vrm_app.outside.formats import ALL_FORMATS, Format
from vrm_app.outside.json_ld import json_bytes
from vrm_app.outside.letter import compose
from vrm_app.outside.letter_layout import text_of
from vrm_app.outside.letter_parts import Letter
from vrm_app.outside.letter_pdf import letter_pdf
from vrm_app.outside.mail_draft import fits, mail_draft
from vrm_app.outside.manifest import BundleFile
from vrm_app.outside.signature import Document, SigningKey, add_proof

LETTER = "letter.txt"
PAPER = "letter.pdf"
MAIL = "letter.eml"
DOCUMENT = "complaint.json"
PLAIN_TEXT = "text/plain; charset=utf-8"
PDF = "application/pdf"
MESSAGE = "message/rfc822"
JSON_LD = "application/ld+json"
SSH_SIGNATURE = "text/plain; charset=us-ascii"
DOCUMENT_SIGNATURE = DOCUMENT + sshsig.SUFFIX
MANIFEST_SIGNATURE = manifest.NAME + sshsig.SUFFIX
OWN_NAMES = (
    LETTER,
    PAPER,
    MAIL,
    DOCUMENT,
    DOCUMENT_SIGNATURE,
    check_note.NAME,
    sshsig.ALLOWED_SIGNERS,
    manifest.NAME,
    MANIFEST_SIGNATURE,
)
"""The names of what is written here; all other files are enclosures."""


def bundle(
    complaint: Complaint,
    key: SigningKey,
    *,
    created: datetime,
    enclosures: Sequence[tuple[str, str, bytes]] = (),
    formats: frozenset[Format] = ALL_FORMATS,
) -> tuple[BundleFile, ...]:
    """Return the files of a complaint, signed with one key at one moment.

    Each enclosure is a name, a media type and its bytes. The complaint lists these, under the
    names they leave by, whatever enclosures it listed before. There is no mail where the files
    are too large for one.
    """
    enclosed, sent = _enclosed(enclosures), listed(complaint, enclosures)
    letter, proof = compose(sent, formats), _Proof(sent, formats, key, created)
    shared = [*_paper(letter, formats), *proof.document(), *enclosed]
    return proof.added_to(
        [*_text(letter, formats), *_mail(sent, letter, shared, proof=proof), *shared]
    )


def _signed(name: str, document: Document, key: SigningKey) -> tuple[BundleFile, BundleFile]:
    content = json_bytes(document)
    signature = sshsig.signature_file(content, key)
    return (
        BundleFile(name=name, media_type=JSON_LD, content=content),
        BundleFile(name=name + sshsig.SUFFIX, media_type=SSH_SIGNATURE, content=signature),
    )


def listed(complaint: Complaint, enclosures: Sequence[tuple[str, str, bytes]]) -> Complaint:
    """Return the complaint with these enclosures, under the names they leave by."""
    return replace(complaint, enclosures=tuple(_listed(file) for file in _enclosed(enclosures)))


@dataclass(frozen=True, slots=True)
class _Proof:
    """What shows that files are unchanged, and from the same sender as before."""

    complaint: Complaint
    formats: frozenset[Format]
    key: SigningKey
    created: datetime

    def document(self) -> Iterator[BundleFile]:
        """Yield the complaint as a signed document, if it is to leave as one."""
        if Format.JSON in self.formats:
            signed = add_proof(complaint_document(self.complaint), self.key, created=self.created)
            document, signature = _signed(DOCUMENT, signed, self.key)
            yield document
            if Format.PROOF in self.formats:
                yield signature

    def added_to(self, files: Sequence[BundleFile]) -> tuple[BundleFile, ...]:
        """Return the files with a note how to check them and their signed list, if chosen."""
        if Format.PROOF not in self.formats:
            return tuple(files)
        reference = self.complaint.reference
        document = DOCUMENT if Format.JSON in self.formats else None
        note = check_note.check_note(
            self.complaint.language, reference=reference, did=self.key.did, document=document
        )
        signers = sshsig.allowed_signers(reference, self.key.did)
        proven = (
            *files,
            BundleFile(name=check_note.NAME, media_type=PLAIN_TEXT, content=note.encode()),
            BundleFile(name=sshsig.ALLOWED_SIGNERS, media_type=SSH_SIGNATURE, content=signers),
        )
        unsigned = manifest.manifest_document(reference, document, proven)
        listing = add_proof(unsigned, self.key, created=self.created)
        return (*proven, *_signed(manifest.NAME, listing, self.key))


def _text(letter: Letter, formats: frozenset[Format]) -> Iterator[BundleFile]:
    if Format.LETTER_TEXT in formats:
        yield BundleFile(name=LETTER, media_type=PLAIN_TEXT, content=text_of(letter).encode())


def _paper(letter: Letter, formats: frozenset[Format]) -> Iterator[BundleFile]:
    if Format.LETTER_PDF in formats:
        yield BundleFile(name=PAPER, media_type=PDF, content=letter_pdf(letter))


def _mail(
    complaint: Complaint, letter: Letter, shared: Sequence[BundleFile], *, proof: _Proof
) -> Iterator[BundleFile]:
    if Format.MAIL in proof.formats and fits(shared):
        # The files in the mail have a list of their own: put into one folder, they can be checked.
        attached = proof.added_to(shared)
        content = mail_draft(letter, complaint.sender, complaint.recipient, attached)
        yield BundleFile(name=MAIL, media_type=MESSAGE, content=content)


def _enclosed(enclosures: Sequence[tuple[str, str, bytes]]) -> tuple[BundleFile, ...]:
    names = safe_names((name for name, _, _ in enclosures), taken=OWN_NAMES)
    return tuple(
        BundleFile(name=name, media_type=media_type, content=content)
        for name, (_, media_type, content) in zip(names, enclosures, strict=True)
    )


def _listed(file: BundleFile) -> Enclosure:
    return Enclosure(
        file_name=file.name, media_type=file.media_type, size=file.size, sha256=file.sha256
    )
