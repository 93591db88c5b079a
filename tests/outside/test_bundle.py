"""The exact bytes that leave."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from vrm_app.outside.bundle import bundle
from vrm_app.outside.complaint import Complaint, Language
from vrm_app.outside.formats import Format
from vrm_app.outside.letter import letter
from vrm_app.outside.mail_draft import LARGEST
from vrm_app.outside.manifest import BundleFile
from vrm_app.outside.signature import SigningKey, verify_proof
from vrm_app.outside.verification import verify

ENCLOSURES = [
    ("invoice.pdf", "application/pdf", b"%PDF-1.7\n"),
    (r"C:\photos\Letter.TXT", "text/plain", b"not the letter"),
    ("../manifest.json", "application/json", b"{}"),
]
NAMES = [
    "letter.txt",
    "letter.eml",
    "letter.pdf",
    "complaint.json",
    "complaint.json.sig",
    "invoice.pdf",
    "Letter-2.TXT",
    "manifest-2.json",
    "HOW-TO-CHECK.txt",
    "allowed_signers",
    "manifest.json",
    "manifest.json.sig",
]
ENCLOSED = ["invoice.pdf", "Letter-2.TXT", "manifest-2.json"]


@pytest.fixture
def files(complaint: Complaint, key: SigningKey, created: datetime) -> dict[str, BundleFile]:
    made = bundle(complaint, key, created=created, enclosures=ENCLOSURES)
    return {file.name: file for file in made}


def test_the_files_have_safe_names_in_a_steady_order(files: dict[str, BundleFile]) -> None:
    assert list(files) == NAMES
    assert files["Letter-2.TXT"].content == b"not the letter"
    assert files["invoice.pdf"].media_type == "application/pdf"


def test_the_manifest_lists_every_file_but_itself_and_its_signature(
    files: dict[str, BundleFile], key: SigningKey
) -> None:
    listing = json.loads(files["manifest.json"].content)

    assert listing["about"] == "D-7K3M-9QXT"
    assert listing["document"] == "complaint.json"
    assert listing["files"] == [
        {
            "name": file.name,
            "media_type": file.media_type,
            "size": len(file.content),
            "sha256": hashlib.sha256(file.content).hexdigest(),
        }
        for file in files.values()
        if file.name not in {"manifest.json", "manifest.json.sig"}
    ]
    assert verify_proof(listing).did == key.did


def test_the_document_is_signed_and_lists_the_enclosures_as_they_are_named(
    files: dict[str, BundleFile], key: SigningKey
) -> None:
    document = json.loads(files["complaint.json"].content)

    assert verify_proof(document).did == key.did
    assert [one["file_name"] for one in document["enclosures"]] == ENCLOSED
    assert document["enclosures"][0]["sha256"] == files["invoice.pdf"].sha256


def test_the_letter_says_the_same_as_the_document(
    files: dict[str, BundleFile], complaint: Complaint
) -> None:
    text = files["letter.txt"].content.decode()

    assert text.startswith(letter(complaint).partition("Enclosures:")[0])
    for name in ENCLOSED:
        assert f"  - {name} (" in text
        assert files[name].sha256[:16] in " ".join(text.split())
    for name in ("HOW-TO-CHECK.txt", "complaint.json"):
        assert name in text


def test_the_same_input_makes_the_same_bytes(
    files: dict[str, BundleFile], complaint: Complaint, key: SigningKey, created: datetime
) -> None:
    elsewhere = created.astimezone(timezone(timedelta(hours=-7)))
    again = bundle(complaint, key, created=elsewhere, enclosures=ENCLOSURES)

    assert again == tuple(files.values())


def test_texts_are_utf_8_and_end_with_a_line_feed(files: dict[str, BundleFile]) -> None:
    for name in ("letter.txt", "complaint.json", "HOW-TO-CHECK.txt", "manifest.json"):
        content = files[name].content

        assert content.decode().endswith("\n")
        assert b"\r" not in content
        assert not content.startswith(b"\xef\xbb\xbf")
    assert "“built for life”" in files["complaint.json"].content.decode()


@pytest.mark.parametrize("language", Language)
def test_the_note_tells_in_the_recipients_language_how_to_check(
    language: Language, complaint: Complaint, key: SigningKey, created: datetime
) -> None:
    made = bundle(replace(complaint, language=language), key, created=created)
    (note,) = (file.content.decode() for file in made if file.name == "HOW-TO-CHECK.txt")

    assert {Language.ENGLISH: "How to check", Language.GERMAN: "So prüfen Sie"}[language] in note
    assert key.did in note
    assert "D-7K3M-9QXT" in note
    assert "sha256sum *" in note
    assert "eddsa-jcs-2022" in note
    command = "ssh-keygen -Y verify -f allowed_signers -I D-7K3M-9QXT -n file \\\n"
    for name in ("manifest.json", "complaint.json"):
        assert f"{command}      -s {name}.sig < {name}\n" in note
    assert max(map(len, note.splitlines())) <= 72


@pytest.mark.parametrize("name", ["complaint.json", "manifest.json"])
def test_the_commands_in_the_note_find_what_was_signed(
    name: str, files: dict[str, BundleFile], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(files[name].content)
    note = files["HOW-TO-CHECK.txt"].content.decode()
    script = note.partition("<<'END'\n")[2].partition("END\n")[0]
    subprocess.run([sys.executable, "-", name], input=script.encode(), cwd=tmp_path, check=True)

    public_key = load_der_public_key((tmp_path / "key.der").read_bytes())
    assert isinstance(public_key, Ed25519PublicKey)
    public_key.verify((tmp_path / "value.bin").read_bytes(), (tmp_path / "signed.bin").read_bytes())


def test_two_companies_see_nothing_in_common(
    complaint: Complaint, key: SigningKey, created: datetime
) -> None:
    other = replace(complaint, reference="D-2222-XYZW")
    first = bundle(complaint, key, created=created)
    second = bundle(other, SigningKey.generate(), created=created)
    marks = re.compile(rb"did:key:\w+|z[1-9A-HJ-NP-Za-km-z]{60,}|D-\w{4}-\w{4}")

    def found(made: tuple[BundleFile, ...]) -> set[bytes]:
        # Packed for a mail's way, any file looks like a row of such signs.
        unpacked = (file.content.partition(b"Encoding: base64")[0] for file in made)
        return {mark for content in unpacked for mark in marks.findall(content)}

    assert found(first)
    assert not found(first) & found(second)


def test_no_secret_of_the_key_leaves(files: dict[str, BundleFile], key: SigningKey) -> None:
    for file in files.values():
        assert key.private_bytes not in file.content
        assert key.private_bytes.hex().encode() not in file.content


def made_in(
    formats: set[Format], complaint: Complaint, key: SigningKey, created: datetime
) -> dict[str, BundleFile]:
    made = bundle(
        complaint, key, created=created, enclosures=ENCLOSURES, formats=frozenset(formats)
    )
    return {file.name: file for file in made}


PROOF_NAMES = NAMES[-4:]


@pytest.mark.parametrize(
    ("formats", "names"),
    [
        ({Format.LETTER_TEXT}, ["letter.txt", *ENCLOSED]),
        ({Format.LETTER_PDF}, ["letter.pdf", *ENCLOSED]),
        ({Format.MAIL}, ["letter.eml", *ENCLOSED]),
        ({Format.JSON}, ["complaint.json", *ENCLOSED]),
        (
            {Format.LETTER_PDF, Format.PROOF},
            ["letter.pdf", *ENCLOSED, *PROOF_NAMES],
        ),
        ({Format.MAIL, Format.JSON}, ["letter.eml", "complaint.json", *ENCLOSED]),
    ],
)
def test_only_the_chosen_formats_leave_and_the_letter_speaks_of_no_other(
    formats: set[Format],
    names: list[str],
    complaint: Complaint,
    key: SigningKey,
    created: datetime,
) -> None:
    files = made_in(formats, complaint, key, created)

    assert list(files) == names
    said = letter(complaint, frozenset(formats))
    for name, its in (("complaint.json", Format.JSON), ("HOW-TO-CHECK.txt", Format.PROOF)):
        assert (name in said) == (its in formats)


def test_a_bundle_without_a_document_can_be_checked(
    complaint: Complaint, key: SigningKey, created: datetime, tmp_path: Path
) -> None:
    files = made_in({Format.LETTER_PDF, Format.PROOF}, complaint, key, created)
    written(files.values(), tmp_path)

    assert verify([tmp_path]).valid
    assert "document" not in json.loads(files["manifest.json"].content)
    assert "complaint.json" not in files["HOW-TO-CHECK.txt"].content.decode()
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.4 other")
    assert verify([tmp_path]).problems == ("letter.pdf was changed after it was signed.",)


def test_what_comes_with_the_mail_can_be_checked_on_its_own(
    files: dict[str, BundleFile], tmp_path: Path, key: SigningKey
) -> None:
    mail = message_from_bytes(files["letter.eml"].content, policy=default)
    attached = [
        BundleFile(
            name=str(part.get_filename()),
            media_type=part.get_content_type(),
            content=part.get_payload(decode=True),  # type: ignore[arg-type]  # bytes if decoded
        )
        for part in mail.iter_attachments()
    ]
    written(attached, tmp_path)

    assert [file.name for file in attached] == NAMES[2:]
    assert verify([tmp_path]).valid
    assert verify([tmp_path]).signer == key.did
    for file in attached:
        if not file.name.startswith("manifest.json"):
            assert file.content == files[file.name].content
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.4 other")
    assert not verify([tmp_path]).valid


def written(files: Iterable[BundleFile], folder: Path) -> None:
    for file in files:
        (folder / file.name).write_bytes(file.content)


def test_there_is_no_mail_that_nobody_would_take(
    complaint: Complaint, key: SigningKey, created: datetime
) -> None:
    large = ("film.mp4", "video/mp4", bytes(LARGEST))
    made = bundle(complaint, key, created=created, enclosures=[large])

    assert "letter.eml" not in {file.name for file in made}


def test_hundreds_of_enclosures_leave_under_names_of_their_own(
    complaint: Complaint, key: SigningKey, created: datetime, tmp_path: Path
) -> None:
    enclosures = [("photo.jpg", "image/jpeg", str(n).encode()) for n in range(500)]
    made = bundle(complaint, key, created=created, enclosures=enclosures)
    written(made, tmp_path)

    assert len({file.name.casefold() for file in made}) == len(made) == 509
    assert verify([tmp_path]).valid
