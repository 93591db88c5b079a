"""What ssh-keygen, as every system brings it, says of our signatures."""

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from vrm_app.outside.bundle import bundle
from vrm_app.outside.complaint import Complaint
from vrm_app.outside.signature import SignatureError, SigningKey
from vrm_app.outside.sshsig import allowed_signers, check_signature_file, signature_file

REFERENCE = "D-7K3M-9QXT"
SIGNED = ("manifest.json", "complaint.json")
CONTENTS = [b"", b"\n", b"Dear Sir or Madam,\n", bytes(range(256)) * 300]


@pytest.fixture
def folder(tmp_path: Path, complaint: Complaint, key: SigningKey, created: datetime) -> Path:
    place = tmp_path / "bundle"
    place.mkdir()
    enclosed = [("invoice.pdf", "application/pdf", b"%PDF-1.7\n")]
    for file in bundle(complaint, key, created=created, enclosures=enclosed):
        (place / file.name).write_bytes(file.content)
    return place


def stock_verdict(folder: Path, name: str, *, reference: str = REFERENCE) -> bool | None:
    """Return what the system's own ssh-keygen says; None, said aloud, where there is none."""
    if shutil.which("ssh-keygen") is None:
        print("There is no ssh-keygen on this system, so it was not asked.")  # noqa: T201
        return None
    command = ["ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", reference, "-n", "file"]
    with (folder / name).open("rb") as content:
        ran = subprocess.run(
            [*command, "-s", f"{name}.sig"],
            stdin=content,
            cwd=folder,
            check=False,
            capture_output=True,
        )
    return ran.returncode == 0


@pytest.mark.parametrize("name", SIGNED)
def test_ssh_keygen_takes_what_is_untouched_and_refuses_what_is_not(
    name: str, folder: Path
) -> None:
    assert stock_verdict(folder, name) is not False
    assert not stock_verdict(folder, name, reference="D-0000-0000")
    for spoilt in (name, f"{name}.sig"):
        path = folder / spoilt
        content = path.read_bytes()
        for at in (len(content) // 3, len(content) // 2, len(content) - 60):
            path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
            assert not stock_verdict(folder, name), (spoilt, at)
        path.write_bytes(content)
    assert stock_verdict(folder, name) is not False


@pytest.mark.parametrize("name", SIGNED)
def test_ssh_keygen_refuses_another_signer_and_another_purpose(name: str, folder: Path) -> None:
    signers = folder / "allowed_signers"
    content = signers.read_bytes()
    for spoilt in (
        allowed_signers(REFERENCE, SigningKey.generate().did),
        content.replace(b'"file"', b'"git"'),
        b"",
    ):
        signers.write_bytes(spoilt)
        assert not stock_verdict(folder, name)


@pytest.mark.parametrize("content", CONTENTS)
def test_ssh_keygen_itself_writes_the_same_signature(
    content: bytes, key: SigningKey, tmp_path: Path
) -> None:
    private = Ed25519PrivateKey.from_private_bytes(key.private_bytes)
    text = private.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption())
    (tmp_path / "key").write_bytes(text)
    (tmp_path / "key").chmod(0o600)
    (tmp_path / "given").write_bytes(content)
    ours = signature_file(content, key)
    check_signature_file(ours, content, key.did)

    if shutil.which("ssh-keygen") is None:
        print("There is no ssh-keygen on this system, so it was not asked.")  # noqa: T201
        return
    command = ["ssh-keygen", "-Y", "sign", "-f", "key", "-n", "file", "given"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "given.sig").read_bytes() == ours


def test_any_changed_byte_of_a_signature_is_noticed(key: SigningKey) -> None:
    file = signature_file(b"content", key)

    for at in range(len(file)):
        for other in {0, 10, 65, file[at] ^ 1} - {file[at]}:
            spoilt = file[:at] + bytes([other]) + file[at + 1 :]
            with pytest.raises(SignatureError):
                check_signature_file(spoilt, b"content", key.did)


def test_a_signature_is_of_one_content_by_one_key(key: SigningKey) -> None:
    file = signature_file(b"content", key)

    with pytest.raises(SignatureError, match="another content"):
        check_signature_file(file, b"content\n", key.did)
    with pytest.raises(SignatureError, match="another key"):
        check_signature_file(file, b"content", SigningKey.generate().did)
    with pytest.raises(SignatureError, match="damaged"):
        check_signature_file(bytes(50_000_000), b"content", key.did)


@pytest.mark.parametrize(
    "reference", ["", "*", "!D-1", "D-?", "a,b", "a b", "#D", '"D"', "D\nroot", "Ü", "D\t"]
)
def test_a_reference_that_would_be_read_as_a_pattern_names_no_signer(
    reference: str, key: SigningKey
) -> None:
    with pytest.raises(ValueError, match="cannot name a signer"):
        allowed_signers(reference, key.did)
