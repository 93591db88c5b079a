"""The key file's bytes: the master key, wrapped by a passphrase.

One line with the SHA-256 of the rest, then canonical JSON. Everything but the wrapped key itself
is bound to it as associated data, so that nothing in the file can be changed or moved elsewhere.
"""

import hashlib
import json
import re
import secrets
from dataclasses import dataclass
from typing import Any

from vrm_app.domain.errors import UserError
from vrm_app.vault.kdf import SALT_SIZE, KdfCost, derive_key
from vrm_app.vault.master_key import MASTER_KEY_SIZE, VAULT_ID, MasterKey

LARGEST = 16 * 1024
NONCE_SIZE = 12

_MAGIC = "dealings keys"
_VERSION = 1
_KDF = "argon2id"
_SLOT = "passphrase"
_WRAPPED_SIZE = MASTER_KEY_SIZE + 16
_HEX = re.compile(r"(?:[0-9a-f]{2})*")


class WrongPassphraseError(UserError):
    """The vault did not open with this passphrase."""

    title = "The vault did not open"
    advice = "Check the passphrase and try again. Nothing was changed."


class DamagedKeyFilesError(UserError):
    """The key file, in every copy there is, is not what was written."""

    title = "The vault did not open, because its key files are damaged"
    advice = "Open it with the recovery words, or put the key file of a backup in their place."


class NewerVaultError(UserError):
    """A newer version of the program wrote this vault."""

    title = "The vault was written by a newer version of Dealings"
    advice = "Update Dealings and open it again. Nothing was changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseSlot:
    """What the key file says: everything that opens the vault but the passphrase."""

    vault_id: str
    cost: KdfCost
    salt: bytes
    nonce: bytes
    wrapped: bytes


def wrap(master: MasterKey, passphrase: str, *, vault_id: str, cost: KdfCost) -> bytes:
    """Return the bytes of a key file that gives the master key for this passphrase."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not VAULT_ID.fullmatch(vault_id):
        raise ValueError("the vault's id holds a character that is not allowed")
    salt, nonce = secrets.token_bytes(SALT_SIZE), secrets.token_bytes(NONCE_SIZE)
    key = derive_key(passphrase, salt, cost)
    wrapped = AESGCM(key).encrypt(nonce, master.secret, _canonical(_bound(vault_id, cost, salt)))
    return _content(
        PassphraseSlot(vault_id=vault_id, cost=cost, salt=salt, nonce=nonce, wrapped=wrapped)
    )


def unwrap(content: bytes, passphrase: str) -> tuple[str, MasterKey]:
    """Return the vault's id and its master key.

    Raise WrongPassphraseError, or what parse raises, or NotEnoughMemoryError.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    slot = parse(content)
    key = derive_key(passphrase, slot.salt, slot.cost)
    bound = _canonical(_bound(slot.vault_id, slot.cost, slot.salt))
    try:
        secret = AESGCM(key).decrypt(slot.nonce, slot.wrapped, bound)
    except InvalidTag:
        raise WrongPassphraseError from None
    return slot.vault_id, MasterKey(secret)


def parse(content: bytes) -> PassphraseSlot:
    """Return what the key file's bytes say, taking nothing that wrap would not have written.

    Raise DamagedKeyFilesError, NewerVaultError or HostileKeyFileError, before any costly work.
    """
    fields = _fields(content)
    if fields.get("format") != _MAGIC:
        raise DamagedKeyFilesError
    version = fields.get("version")
    if type(version) is int and version > _VERSION:
        raise NewerVaultError
    try:
        slot = PassphraseSlot(
            vault_id=_text(fields["vault"], VAULT_ID),
            cost=KdfCost(
                memory_kib=_number(fields["memory_kib"]),
                passes=_number(fields["passes"]),
                lanes=_number(fields["lanes"]),
            ),
            salt=_bytes(fields["salt"], SALT_SIZE),
            nonce=_bytes(fields["nonce"], NONCE_SIZE),
            wrapped=_bytes(fields["wrapped"], _WRAPPED_SIZE),
        )
    except (KeyError, ValueError):
        raise DamagedKeyFilesError from None
    # Any other spelling, an unknown field, or one named twice ends here.
    if _content(slot) != content:
        raise DamagedKeyFilesError
    slot.cost.refuse_absurd()
    return slot


def _bound(vault_id: str, cost: KdfCost, salt: bytes) -> dict[str, Any]:
    """Return what the wrapped key is bound to: format, vault, slot and every parameter."""
    return {
        "format": _MAGIC,
        "version": _VERSION,
        "vault": vault_id,
        "slot": _SLOT,
        "kdf": _KDF,
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "lanes": cost.lanes,
        "salt": salt.hex(),
    }


def _content(slot: PassphraseSlot) -> bytes:
    bound = _bound(slot.vault_id, slot.cost, slot.salt)
    body = _canonical(bound | {"nonce": slot.nonce.hex(), "wrapped": slot.wrapped.hex()})
    return _checksum(body) + b"\n" + body


def _fields(content: bytes) -> dict[str, Any]:
    checksum, _, body = content.partition(b"\n")
    if len(content) > LARGEST or checksum != _checksum(body):
        raise DamagedKeyFilesError
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise DamagedKeyFilesError from None
    if not isinstance(fields, dict):
        raise DamagedKeyFilesError
    return fields


def _text(value: object, pattern: re.Pattern[str]) -> str:
    if isinstance(value, str) and pattern.fullmatch(value):
        return value
    raise ValueError(pattern.pattern)


def _bytes(value: object, size: int) -> bytes:
    content = bytes.fromhex(_text(value, _HEX))
    if len(content) != size:
        raise ValueError(size)
    return content


def _number(value: object) -> int:
    # True is an int too, and 1.0 equals 1.
    if type(value) is int:
        return value
    raise ValueError(type(value))


def _checksum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


def _canonical(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
