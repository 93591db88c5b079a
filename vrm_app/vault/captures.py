"""Lines jotted down while the vault is locked: sealed for the vault alone, beside it.

Each becomes a file that whoever sees the folder can neither read nor tell from another: X25519
with a key of its own (RFC 7748), HKDF-SHA256 (RFC 5869), AES-256-GCM, a random name, a padded
length. Sealing needs the public key only, which lies in the vault's folder.
"""

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import compact, instant_text
from vrm_app.vault import small_files
from vrm_app.vault.master_key import MasterKey
from vrm_app.vault.small_files import (
    create_private_directory,
    naming_the_file,
    read_at_most,
    write_durably,
)

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

PUBLIC_KEY = "vault.capture"
FOLDER = "inbox"
_ENDING = ".sealed"
_AN_HOUR = 3600
_KEY = 32
_NONCE = 12
_TAG = 16
_LEAST = 512
_MOST = 2 * 1024 * 1024
"""The longest padded length: five times that of the longest line a record holds."""
_LARGEST = _KEY + _NONCE + _MOST + _TAG
_INFO = b"dealings/v1/capture"


class CaptureNotTakenError(UserError):
    """The vault cannot take a line while it is locked."""

    title = "The line was not kept, because this vault cannot take one while it is locked"
    advice = "Open the vault once, and try again."


class LongCaptureError(UserError):
    """The line is longer than what is read again later."""

    title = "The line was not kept, because it is too long"
    advice = "Jot it down in several shorter ones."


@dataclass(frozen=True, slots=True)
class Captured:
    """One line, and when it was jotted down."""

    text: str
    at: datetime


def write_public_key(folder: Path, master: MasterKey, vault_id: str) -> None:
    """Put the key beside the vault that lines are sealed for, unless it is there."""
    wanted = _private_key(master, vault_id).public_key().public_bytes_raw().hex().encode()
    path = folder / PUBLIC_KEY
    with suppress(OSError):
        if read_at_most(path, 2 * _KEY) == wanted:
            return
    write_durably(path, wanted)


def seal(folder: Path, text: str, at: datetime) -> None:
    """Keep a line for a vault that is locked; durable once this returns."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    said = _padded(compact({"text": text, "at": instant_text(at)}).encode())
    try:
        public = bytes.fromhex(read_at_most(folder / PUBLIC_KEY, 2 * _KEY).decode("ascii"))
        recipient = X25519PublicKey.from_public_bytes(public)
    except (OSError, ValueError):
        raise CaptureNotTakenError from None
    once = X25519PrivateKey.generate()
    shown = once.public_key().public_bytes_raw()
    key = _shared_key(once.exchange(recipient), shown, public)
    nonce = secrets.token_bytes(_NONCE)
    sealed = shown + nonce + AESGCM(key).encrypt(nonce, said, None)
    inbox = folder / FOLDER
    if not inbox.is_dir():
        with naming_the_file(inbox):
            create_private_directory(inbox)
    write_durably(inbox / (secrets.token_hex(16) + _ENDING), sealed)


def remove_leftovers(folder: Path) -> None:
    """Remove what sealing left behind when it was cut; others may be sealing a line just now."""
    with suppress(OSError):
        small_files.remove_leftovers(folder / FOLDER, seconds=_AN_HOUR)


def sealed_files(folder: Path) -> list[Path]:
    """Return the files that wait to be taken in."""
    return sorted((folder / FOLDER).glob(f"*{_ENDING}"))


def unseal(path: Path, master: MasterKey, vault_id: str) -> Captured | None:
    """Return the line in a file; nothing where it is damaged or was not sealed for this vault."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    private = _private_key(master, vault_id)
    try:
        content = read_at_most(path, _LARGEST)
        shown, nonce = content[:_KEY], content[_KEY : _KEY + _NONCE]
        secret = private.exchange(X25519PublicKey.from_public_bytes(shown))
        key = _shared_key(secret, shown, private.public_key().public_bytes_raw())
        said = AESGCM(key).decrypt(nonce, content[_KEY + _NONCE :], None)
        return _captured(json.loads(said))
    except (OSError, ValueError, InvalidTag, RecursionError):
        return None


def _captured(said: object) -> Captured | None:
    # Whoever can write beside the vault can seal anything at all for it.
    match said:
        case {"text": str(text), "at": str(at)}:
            moment = datetime.fromisoformat(at)
            return None if moment.tzinfo is None else Captured(text, moment)
    return None


def _private_key(master: MasterKey, vault_id: str) -> "X25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(master.derive("capture", vault_id, _KEY))


def _shared_key(secret: bytes, shown: bytes, public: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=_KEY, salt=shown + public, info=_INFO).derive(secret)


def _padded(said: bytes) -> bytes:
    size = _LEAST
    while size < len(said):
        size *= 2
    if size > _MOST:
        raise LongCaptureError
    # White space after the value means nothing in JSON.
    return said.ljust(size)
