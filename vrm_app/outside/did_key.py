"""Name an Ed25519 public key as a did:key, and find the key in such a name.

The name holds the key itself, so nobody has to be asked: base58btc multibase over the multicodec
prefix for Ed25519 public keys and the 32 bytes of the key.
"""

from vrm_app.outside import base58

PREFIX = "did:key:"
ED25519_PUBLIC = b"\xed\x01"
KEY_SIZE = 32


def did_of(public_key: bytes) -> str:
    """Return the did:key of a public key of 32 bytes."""
    return PREFIX + base58.encode(ED25519_PUBLIC + public_key)


def public_key_of(did: str) -> bytes:
    """Return the 32 bytes a did:key names; raise `ValueError` if it names no Ed25519 key."""
    if not did.startswith(PREFIX):
        raise ValueError("not a did:key")
    raw = base58.decode(did.removeprefix(PREFIX), size=len(ED25519_PUBLIC) + KEY_SIZE)
    if not raw.startswith(ED25519_PUBLIC):
        raise ValueError("not an Ed25519 public key")
    return raw.removeprefix(ED25519_PUBLIC)


def method_of(did: str) -> str:
    """Return the verification method: the did with its key as the fragment."""
    return f"{did}#{did.removeprefix(PREFIX)}"
