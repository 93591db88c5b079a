"""Sign documents and check who signed them.

W3C Data Integrity with the cryptosuite eddsa-jcs-2022 (Data Integrity EdDSA Cryptosuites 1.0):
an Ed25519 signature over SHA-256 of the canonical proof options (RFC 8785), followed by SHA-256
of the canonical document. It shows "same sender as before, unchanged", never who the sender is.
"""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

import rfc8785

from vrm_app.domain.errors import UserError
from vrm_app.outside import base58, did_key

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

Document = dict[str, object]

PROOF_TYPE = "DataIntegrityProof"
CRYPTOSUITE = "eddsa-jcs-2022"
PURPOSE = "assertionMethod"
CREATED_FORM = "%Y-%m-%dT%H:%M:%SZ"
KEY_SIZE = 32
SIGNATURE_SIZE = 64
OPTIONS = frozenset(
    {"@context", "type", "cryptosuite", "created", "verificationMethod", "proofPurpose"}
)


class SignatureError(UserError):
    """A document whose signature does not hold; `title` names what is wrong."""

    advice = "Do not rely on this document; ask its sender for it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """The key behind a valid signature, and the time the signer claims."""

    did: str
    signed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A private Ed25519 key of 32 bytes, which do not show when it is printed."""

    private_bytes: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.private_bytes) != KEY_SIZE:
            raise ValueError(f"a signing key has {KEY_SIZE} bytes")

    @classmethod
    def generate(cls) -> Self:
        """Return a new random key (RFC 8032: any 32 bytes are a private key)."""
        return cls(private_bytes=secrets.token_bytes(KEY_SIZE))

    @property
    def did(self) -> str:
        """Return the did:key of the public half."""
        return did_key.did_of(self._private().public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of the signature over a message."""
        return self._private().sign(message)

    def _private(self) -> "Ed25519PrivateKey":
        # Imported here because it is slow and most commands never sign.
        from cryptography.hazmat.primitives.asymmetric import ed25519

        return ed25519.Ed25519PrivateKey.from_private_bytes(self.private_bytes)


def add_proof(document: Document, key: SigningKey, *, created: datetime) -> Document:
    """Return the document with its proof.

    Raise `ValueError` if it is signed already, holds what JSON cannot keep exactly (such as
    a float), or if `created` has no time zone.
    """
    if "proof" in document:
        raise ValueError("the document is signed already")
    if created.tzinfo is None:
        raise ValueError("the time of signing needs a time zone")
    context = {"@context": document["@context"]} if "@context" in document else {}
    options: Document = {
        **context,
        "type": PROOF_TYPE,
        "cryptosuite": CRYPTOSUITE,
        "created": created.astimezone(UTC).strftime(CREATED_FORM),
        "verificationMethod": did_key.method_of(key.did),
        "proofPurpose": PURPOSE,
    }
    signature = key.sign(signed_bytes(document, options))
    return {**document, "proof": {**options, "proofValue": base58.encode(signature)}}


def verify_proof(document: Document) -> Signer:
    """Return who signed this document; raise `SignatureError` naming what is wrong."""
    proof = document.get("proof")
    if not isinstance(proof, dict):
        raise SignatureError("The document carries no signature")
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    _check_options(options, document)
    did = _did(options.get("verificationMethod"))
    signer = Signer(did=did, signed_at=_time(options.get("created")))
    signature = _signature(proof.get("proofValue"))
    unsigned = {name: value for name, value in document.items() if name != "proof"}
    try:
        message = signed_bytes(unsigned, options)
    except (ValueError, RecursionError) as error:
        raise SignatureError("The document holds something no signature covers exactly") from error
    _check_signature(did, signature, message)
    return signer


def signed_bytes(document: Document, options: Document) -> bytes:
    """Return the 64 bytes the signature covers, for a document without its proof."""
    return _sha256(options) + _sha256(document)


def _sha256(value: Document) -> bytes:
    _refuse_floats(value)
    # The annotation of rfc8785 knows only its own recursive type; it checks every value itself.
    return hashlib.sha256(rfc8785.dumps(value)).digest()  # type: ignore[arg-type]


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        # Programs disagree about digits; amounts are texts in every document of ours.
        raise ValueError("a document holds no floats")  # noqa: TRY004 - the value, not the call
    if isinstance(value, dict):
        for member in value.values():
            _refuse_floats(member)
    if isinstance(value, list | tuple):
        for member in value:
            _refuse_floats(member)


def _check_signature(did: str, signature: bytes, message: bytes) -> None:
    # Imported here because it is slow and most commands never verify.
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ed25519

    public_key = ed25519.Ed25519PublicKey.from_public_bytes(did_key.public_key_of(did))
    try:
        public_key.verify(signature, message)
    except InvalidSignature as error:
        raise SignatureError("The document was changed after it was signed") from error


def _check_options(options: Document, document: Document) -> None:
    # The proof repeats the context, so that words cannot be given another meaning later.
    if options.get("@context") != document.get("@context"):
        raise SignatureError("The words of the document were given another meaning")
    if options.get("type") != PROOF_TYPE or options.get("cryptosuite") != CRYPTOSUITE:
        raise SignatureError("The document is signed in a way that cannot be checked here")
    if options.get("proofPurpose") != PURPOSE:
        raise SignatureError("The document was signed for another purpose")
    # An option we do not know may limit the proof, for example to a time or a recipient.
    if not options.keys() <= OPTIONS:
        raise SignatureError("The signature has conditions that cannot be checked here")


def _did(method: object) -> str:
    text = method if isinstance(method, str) else ""
    did = text.partition("#")[0]
    try:
        did_key.public_key_of(did)
    except ValueError as error:
        raise SignatureError("The signature names no key that can be checked here") from error
    if text != did_key.method_of(did):
        raise SignatureError("The signature names two different keys")
    return did


def _time(created: object) -> datetime:
    text = created if isinstance(created, str) else ""
    try:
        return datetime.strptime(text, CREATED_FORM).replace(tzinfo=UTC)
    except ValueError as error:
        raise SignatureError("The signature names no time in UTC") from error


def _signature(value: object) -> bytes:
    try:
        return base58.decode(value if isinstance(value, str) else "", size=SIGNATURE_SIZE)
    except ValueError as error:
        raise SignatureError("The signature of the document is damaged") from error
