"""Sign files so that the ssh-keygen every system brings can check them.

A detached signature as OpenSSH describes it in PROTOCOL.sshsig: Ed25519 over the SHA-512 of the
file, made for one namespace, in an armour of text. Beside it a list of who may sign.
"""

import base64
import hashlib
import struct

from vrm_app.outside import did_key
from vrm_app.outside.signature import SignatureError, SigningKey

SUFFIX = ".sig"
ALLOWED_SIGNERS = "allowed_signers"
NAMESPACE = "file"

_MAGIC = b"SSHSIG"
_VERSION = struct.pack(">I", 1)
_KEY_TYPE = b"ssh-ed25519"
_HASH = b"sha512"
_RESERVED = b""
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_LINE = 70  # as ssh-keygen writes it
_SIGNATURE_SIZE = 64
# What else a name may hold, the list of signers reads as a pattern, a quote or a comment.
_IN_A_NAME = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.@")


def signature_file(content: bytes, key: SigningKey) -> bytes:
    """Return the file that holds the signature over a content; always the same one."""
    return _file(key.did, key.sign(_signed(content)))


def check_signature_file(file: bytes, content: bytes, did: str) -> None:
    """Raise `SignatureError` unless the file is this key's signature over the content."""
    signature = b""
    if len(file) == len(_file(did, bytes(_SIGNATURE_SIZE))):
        signature = _signature_in(file)
    # Written again, it is the same to the last byte: nothing in it is left unread.
    if file != _file(did, signature):
        raise SignatureError("The signature is damaged, or was made with another key")
    _check(did, signature, _signed(content))


def allowed_signers(reference: str, did: str) -> bytes:
    """Return the list of who may sign: under this reference, files, with this key only."""
    if not reference or not _IN_A_NAME.issuperset(reference):
        raise ValueError("this reference cannot name a signer")
    key = base64.b64encode(_public_blob(did)).decode("ascii")
    return f'{reference} namespaces="{NAMESPACE}" {_KEY_TYPE.decode()} {key}\n'.encode()


def _signature_in(file: bytes) -> bytes:
    try:
        lines = file.decode("ascii").split("\n")[1:-2]
        return base64.b64decode("".join(lines), validate=True)[-_SIGNATURE_SIZE:]
    except ValueError:
        return b""


def _check(did: str, signature: bytes, message: bytes) -> None:
    # Imported here because it is slow and most commands never verify.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ed25519

    public_key = ed25519.Ed25519PublicKey.from_public_bytes(did_key.public_key_of(did))
    try:
        public_key.verify(signature, message)
    except InvalidSignature as error:
        raise SignatureError("The signature is of another content") from error


def _signed(content: bytes) -> bytes:
    digest = hashlib.sha512(content).digest()
    return _MAGIC + _strings(NAMESPACE.encode(), _RESERVED, _HASH, digest)


def _file(did: str, signature: bytes) -> bytes:
    text = base64.b64encode(_blob(did, signature)).decode("ascii")
    lines = (text[at : at + _LINE] for at in range(0, len(text), _LINE))
    return "".join(f"{line}\n" for line in (_BEGIN, *lines, _END)).encode()


def _blob(did: str, signature: bytes) -> bytes:
    signed = _strings(_KEY_TYPE, signature)
    namespace = NAMESPACE.encode()
    return _MAGIC + _VERSION + _strings(_public_blob(did), namespace, _RESERVED, _HASH, signed)


def _public_blob(did: str) -> bytes:
    return _strings(_KEY_TYPE, did_key.public_key_of(did))


def _strings(*values: bytes) -> bytes:
    """Return the values as SSH writes strings (RFC 4251): each after its length."""
    return b"".join(struct.pack(">I", len(value)) + value for value in values)
