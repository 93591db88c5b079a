"""The one secret of a vault, and the keys derived from it."""

import re
import secrets
import uuid
from dataclasses import dataclass, field
from typing import NoReturn

MASTER_KEY_SIZE = 32
VAULT_ID = re.compile(r"[0-9A-Za-z-]{1,64}")

_USE = re.compile(r"[a-z-]+")
_LONGEST = 255 * 32


@dataclass(frozen=True, slots=True)
class MasterKey:
    """32 random bytes, made once per vault; whoever has them reads everything."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != MASTER_KEY_SIZE:
            raise ValueError("a master key has 32 bytes")

    def __reduce__(self) -> NoReturn:
        # A pickle is a copy in a place that nobody wipes.
        raise TypeError("a master key is never pickled")

    @classmethod
    def generate(cls) -> "MasterKey":
        """Return a new key from the system's source of randomness."""
        return cls(secrets.token_bytes(MASTER_KEY_SIZE))

    def derive(self, use: str, vault_id: str, length: int) -> bytes:
        """Return the key for one use in one vault, by HKDF-SHA256 (RFC 5869)."""
        if not _USE.fullmatch(use) or not VAULT_ID.fullmatch(vault_id):
            raise ValueError("the use or the vault's id holds a character that is not allowed")
        return self._expand(f"{use}|{vault_id}", length)

    def vault_id(self) -> str:
        """Return the id that a new vault with this key takes.

        It follows from the key, so that the recovery words and the database are enough even when
        every other file is lost; it tells nothing about the key.
        """
        return str(uuid.UUID(bytes=self._expand("vault-id", 16), version=4))

    def _expand(self, purpose: str, length: int) -> bytes:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        if not 0 < length <= _LONGEST:
            raise ValueError("HKDF-SHA256 gives 1 to 8160 bytes")
        info = f"dealings/v1/{purpose}".encode()
        return HKDF(algorithm=SHA256(), length=length, salt=None, info=info).derive(self.secret)


def database_key(master: MasterKey, vault_id: str) -> str:
    """Return 96 hex digits for SQLCipher: 64 of the key, then 32 of a fixed salt."""
    key = master.derive("database", vault_id, 32)
    salt = master.derive("database-salt", vault_id, 16)
    return key.hex() + salt.hex()
