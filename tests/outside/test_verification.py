"""What a recipient, or the sender, learns about files that claim to be signed."""

import json
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from vrm_app.outside import sshsig
from vrm_app.outside.bundle import bundle
from vrm_app.outside.complaint import Complaint
from vrm_app.outside.json_ld import json_bytes
from vrm_app.outside.limits import FILE_BYTES
from vrm_app.outside.manifest import BundleFile, manifest_document
from vrm_app.outside.signature import Document, SigningKey, add_proof
from vrm_app.outside.verification import MOST_FILES, Verification, verify

ENCLOSURES = [("invoice.pdf", "application/pdf", b"%PDF-1.7\n")]


@pytest.fixture
def folder(tmp_path: Path, complaint: Complaint, key: SigningKey, created: datetime) -> Path:
    place = tmp_path / "bundle"
    place.mkdir()
    for file in bundle(complaint, key, created=created, enclosures=ENCLOSURES):
        (place / file.name).write_bytes(file.content)
    return place


def edit(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    document = json.loads(path.read_bytes())
    change(document)
    path.write_bytes(json_bytes(document))


def test_a_bundle_as_it_was_written_is_valid(folder: Path, key: SigningKey) -> None:
    verdict = verify([folder])

    assert verdict.valid
    assert verdict == Verification(signer=key.did, kind="bundle", about="D-7K3M-9QXT")


def test_a_bundle_can_be_named_by_its_files(folder: Path) -> None:
    assert verify(sorted(folder.iterdir())) == verify([folder])
    assert verify([folder / "manifest.json"]) == verify([folder])
    assert verify([folder, folder / "manifest.json"]) == verify([folder])


def test_one_document_can_be_checked_alone(folder: Path, key: SigningKey) -> None:
    verdict = verify([folder / "complaint.json"])

    assert verdict.valid
    assert verdict == Verification(signer=key.did, kind="complaint", about="D-7K3M-9QXT")


LISTED = [
    "letter.txt",
    "complaint.json",
    "complaint.json.sig",
    "invoice.pdf",
    "HOW-TO-CHECK.txt",
    "allowed_signers",
]


@pytest.mark.parametrize("name", LISTED)
def test_a_changed_file_is_named(name: str, folder: Path, key: SigningKey) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    verdict = verify([folder])

    assert not verdict.valid
    assert verdict.signer == key.did
    assert verdict.problems == (f"{name} was changed after it was signed.",)


def test_a_file_with_something_added_is_named(folder: Path) -> None:
    with (folder / "letter.txt").open("ab") as file:
        file.write(b"\n")

    assert verify([folder]).problems == ("letter.txt was changed after it was signed.",)


@pytest.mark.parametrize("name", LISTED)
def test_a_missing_file_is_named(name: str, folder: Path) -> None:
    (folder / name).unlink()

    assert verify([folder]).problems == (f"{name} is missing.",)


def test_a_file_nobody_signed_is_named(folder: Path) -> None:
    (folder / "more.txt").write_text("I take it all back")
    (folder / "drafts").mkdir()

    assert verify([folder]).problems == (
        "drafts is not among the files that were signed.",
        "more.txt is not among the files that were signed.",
    )


def test_a_signature_that_no_list_covers_is_checked_itself(folder: Path, key: SigningKey) -> None:
    path = folder / "manifest.json.sig"
    content = path.read_bytes()
    damaged = "manifest.json.sig: The signature is damaged, or was made with another key."
    for spoilt in (
        b"",
        content + b"\n",
        content[:-1],
        content.replace(b"\n", b"\r\n"),
        content.replace(b"U1NI", b"U1NJ"),
        b"\xff" * len(content),
        bytes(len(content)),
        sshsig.signature_file((folder / "manifest.json").read_bytes(), SigningKey.generate()),
    ):
        path.write_bytes(spoilt)
        assert verify([folder]).problems == (damaged,)
    path.write_bytes(sshsig.signature_file(b"another content", key))
    assert verify([folder]).problems == ("manifest.json.sig: The signature is of another content.",)
    path.unlink()
    assert verify([folder]).problems == ("manifest.json.sig could not be read.",)


@pytest.mark.parametrize(
    "signers",
    [
        sshsig.allowed_signers("D-7K3M-9QXT", SigningKey.generate().did),
        sshsig.allowed_signers("D-0000-0000", SigningKey(private_bytes=bytes(range(32))).did),
        b"",
    ],
)
def test_a_list_of_signers_that_contradicts_the_signature_is_noticed(
    signers: bytes, folder: Path, key: SigningKey, created: datetime
) -> None:
    (folder / "allowed_signers").write_bytes(signers)
    assert verify([folder]).problems == ("allowed_signers was changed after it was signed.",)

    rewritten(folder, key, created, "D-7K3M-9QXT")
    assert verify([folder]).problems == (
        "allowed_signers names another key or reference than manifest.json.",
    )


def test_a_changed_manifest_has_no_signer(folder: Path) -> None:
    edit(folder / "manifest.json", lambda document: document.update(about="D-0000-0000"))
    verdict = verify([folder])

    assert verdict == Verification(
        kind="bundle",
        problems=("manifest.json: The document was changed after it was signed.",),
    )
    assert not verdict.valid


@pytest.mark.parametrize(
    "change", [lambda text: text + b"\n", lambda text: text.replace(b": ", b":")]
)
def test_a_manifest_written_otherwise_is_noticed(
    change: Callable[[bytes], bytes], folder: Path, key: SigningKey
) -> None:
    manifest = folder / "manifest.json"
    manifest.write_bytes(change(manifest.read_bytes()))
    verdict = verify([folder])

    assert verdict.signer == key.did
    assert verdict.problems == ("manifest.json is not written as it was signed.",)


def test_a_folder_without_a_manifest_is_no_bundle(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    verdict = verify([folder])

    assert not verdict.valid
    assert verdict.problems == ("manifest.json could not be read.",)


def test_a_changed_document_has_no_signer(folder: Path) -> None:
    path = folder / "complaint.json"
    edit(path, lambda document: document["amount"].update(amount="9999.00"))
    verdict = verify([path])

    assert verdict == Verification(
        problems=("complaint.json: The document was changed after it was signed.",)
    )
    assert not verdict.valid


def rewritten(folder: Path, key: SigningKey, created: datetime, about: str) -> None:
    """Sign a manifest over whatever the folder holds, as a stranger could."""
    files = [
        BundleFile(name=path.name, media_type="text/plain", content=path.read_bytes())
        for path in sorted(folder.iterdir())
        if path.name not in {"manifest.json", "manifest.json.sig"}
    ]
    signed_anew(folder, manifest_document(about, "complaint.json", files), key, created)


def signed_anew(folder: Path, document: Document, key: SigningKey, created: datetime) -> None:
    content = json_bytes(add_proof(document, key, created=created))
    (folder / "manifest.json").write_bytes(content)
    (folder / "manifest.json.sig").write_bytes(sshsig.signature_file(content, key))


def test_a_manifest_by_another_signer_is_noticed(folder: Path, created: datetime) -> None:
    (folder / "letter.txt").write_text("I take it all back")
    rewritten(folder, SigningKey.generate(), created, "D-7K3M-9QXT")

    assert verify([folder]).problems == (
        "allowed_signers names another key or reference than manifest.json.",
        "complaint.json was signed with another key than manifest.json.",
    )


def test_a_manifest_for_another_reference_is_noticed(
    folder: Path, key: SigningKey, created: datetime
) -> None:
    rewritten(folder, key, created, "D-0000-0000")

    assert verify([folder]).problems == (
        "allowed_signers names another key or reference than manifest.json.",
        "complaint.json has another reference than manifest.json.",
    )


def test_a_document_that_was_never_signed_is_noticed_behind_a_valid_manifest(
    folder: Path, key: SigningKey, created: datetime
) -> None:
    edit(folder / "complaint.json", lambda document: document.pop("proof"))
    rewritten(folder, key, created, "D-7K3M-9QXT")

    assert verify([folder]).problems == ("complaint.json: The document carries no signature.",)


FILE: dict[str, object] = {"name": "complaint.json", "sha256": "0" * 64}


@pytest.mark.parametrize(
    "members",
    [
        {"files": None},
        {"files": []},
        {"files": ["complaint.json"]},
        {"files": [{"name": "complaint.json"}]},
        {"files": [{"name": 5, "sha256": "x"}]},
        {"files": [FILE, FILE]},
        {"document": None},
        {"document": "other.json"},
        {"document": ["complaint.json"]},
        {"conforms_to": "urn:dealings:schema:complaint:1"},
        {"files": [FILE, *({"name": str(n), "sha256": "x"} for n in range(MOST_FILES))]},
    ],
)
def test_a_signed_manifest_that_makes_no_sense_is_no_bundle(
    members: dict[str, object], folder: Path, key: SigningKey, created: datetime
) -> None:
    document = {**manifest_document("D-7K3M-9QXT", "complaint.json", ()), "files": [FILE]}
    signed_anew(folder, {**document, **members}, key, created)

    assert verify([folder]).problems == ("manifest.json does not tell which files belong to it.",)


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "inner/secret.txt", ".", ".."])
def test_a_manifest_cannot_point_out_of_its_folder(
    name: str, folder: Path, key: SigningKey, created: datetime
) -> None:
    (folder.parent / "secret.txt").write_text("secret")
    secret = BundleFile(name=name, media_type="text/plain", content=b"secret")
    document = BundleFile(
        name="complaint.json",
        media_type="application/ld+json",
        content=(folder / "complaint.json").read_bytes(),
    )
    listing = manifest_document("D-7K3M-9QXT", "complaint.json", (document, secret))
    signed_anew(folder, listing, key, created)

    assert f"{name} is missing." in verify([folder]).problems


def test_links_are_not_followed(folder: Path) -> None:
    outside = folder.parent / "letter.txt"
    (folder / "letter.txt").rename(outside)
    (folder / "letter.txt").symlink_to(outside)

    assert verify([folder]).problems == (
        "letter.txt is a link to another place and was not followed.",
    )


def test_a_link_for_a_manifest_or_a_document_is_not_followed(folder: Path) -> None:
    for name in ("manifest.json", "complaint.json"):
        outside = folder.parent / name
        (folder / name).rename(outside)
        (folder / name).symlink_to(outside)

    assert verify([folder]).problems == (
        "manifest.json is a link to another place and was not followed.",
    )
    (folder / "manifest.json").unlink()
    assert verify([folder / "complaint.json"]).problems == (
        "complaint.json is a link to another place and was not followed.",
    )


@pytest.mark.timeout(10)
def test_a_pipe_or_a_folder_in_place_of_a_file_is_named(folder: Path) -> None:
    (folder / "letter.txt").unlink()
    os.mkfifo(folder / "letter.txt")
    (folder / "invoice.pdf").unlink()
    (folder / "invoice.pdf").mkdir()

    assert verify([folder]).problems == (
        "letter.txt is not a file.",
        "invoice.pdf could not be read.",
    )


def test_a_file_over_50_mb_is_not_read(folder: Path) -> None:
    with (folder / "invoice.pdf").open("wb") as file:
        file.truncate(FILE_BYTES + 1)

    assert verify([folder]).problems == ("invoice.pdf is larger than 50 MB and was not read.",)


def test_a_folder_with_too_many_files_is_not_checked(folder: Path) -> None:
    for number in range(MOST_FILES):
        (folder / f"{number}.txt").touch()

    assert verify([folder]).problems == (
        f"The folder holds more than {MOST_FILES} files and was not checked.",
    )


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    assert verify([tmp_path / "gone.json"]).problems == ("gone.json could not be read.",)
    assert verify([Path("a\0b")]).problems == ("a\ufffdb could not be read.",)


def test_nothing_is_not_valid() -> None:
    assert verify([]) == Verification(problems=("There is nothing to check.",))
    assert not verify([]).valid


def test_names_cannot_play_tricks_on_a_terminal(folder: Path) -> None:
    (folder / "\x1b[2J\u202enone.txt").touch()
    (folder / "half \udcff").touch()

    assert verify([folder]).problems == (
        "\ufffd[2J\ufffdnone.txt is not among the files that were signed.",
        "half \ufffd is not among the files that were signed.",
    )


def test_a_reference_cannot_play_tricks_on_a_terminal(
    tmp_path: Path, key: SigningKey, created: datetime
) -> None:
    path = tmp_path / "given.json"
    path.write_bytes(json_bytes(add_proof({"reference": "\x1b]0;x\x07"}, key, created=created)))

    assert verify([path]) == Verification(signer=key.did, about="\ufffd]0;x\ufffd")


def test_several_documents_of_one_signer_are_valid_together(
    tmp_path: Path, folder: Path, key: SigningKey, created: datetime
) -> None:
    other = tmp_path / "other.json"
    document: Document = {
        "conforms_to": "urn:dealings:schema:intent:1",
        "reference": "D-2222-XYZW",
    }
    other.write_bytes(json_bytes(add_proof(document, key, created=created)))
    verdict = verify([other, folder])

    assert verdict == Verification(signer=key.did)
    assert verdict.valid


def test_documents_of_different_signers_are_not_taken_for_one(
    tmp_path: Path, folder: Path, created: datetime
) -> None:
    other = tmp_path / "other.json"
    signed = add_proof({"reference": "D-7K3M-9QXT"}, SigningKey.generate(), created=created)
    other.write_bytes(json_bytes(signed))
    verdict = verify([other, folder])

    assert not verdict.valid
    assert verdict.signer is None
    assert verdict.about == "D-7K3M-9QXT"
    assert verdict.problems == (
        "The files were signed with different keys; check them one by one.",
    )
