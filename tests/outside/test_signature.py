"""The signature against the published example of the W3C, and against tampering."""

import copy
import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.outside import base58, did_key
from vrm_app.outside.signature import (
    Document,
    SignatureError,
    Signer,
    SigningKey,
    add_proof,
    signed_bytes,
    verify_proof,
)

# Facts from Data Integrity EdDSA Cryptosuites 1.0, "Representation: eddsa-jcs-2022".
W3C_PRIVATE = "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq"
W3C_DID = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
W3C_CONTEXT = [
    "https://www.w3.org/ns/credentials/v2",
    "https://www.w3.org/ns/credentials/examples/v2",
]
W3C_DOCUMENT: Document = {
    "@context": W3C_CONTEXT,
    "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
    "type": ["VerifiableCredential", "AlumniCredential"],
    "name": "Alumni Credential",
    "description": "A minimum viable example of an Alumni Credential.",
    "issuer": "https://vc.example/issuers/5678",
    "validFrom": "2023-01-01T00:00:00Z",
    "credentialSubject": {"id": "did:example:abcdefgh", "alumniOf": "The School of Examples"},
}
W3C_CREATED = datetime(2023, 2, 24, 23, 36, 38, tzinfo=UTC)
W3C_DOCUMENT_HASH = "59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19"
W3C_PROOF_HASH = "66ab154f5c2890a140cb8388a22a160454f80575f6eae09e5a097cabe539a1db"
W3C_PROOF_VALUE = (
    "z2HnFSSPPBzR36zdDgK8PbEHeXbR56YF24jwMpt3R1eHXQzJDMWS93FCzpvJpwTWd3GAVFuUfjoJdcnTMuVor51aX"
)

KEY = SigningKey(private_bytes=bytes(range(32)))
NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
LETTER: Document = {
    "@context": ["https://schema.org", {"title": "urn:dealings:terms#title"}],
    "type": "Letter",
    "title": "The lamp flickers",
    "size": 3,
    "sent": True,
    "lines": ["one", "two", {"deep": [{"deeper": "x"}]}],
}


def w3c_key() -> SigningKey:
    return SigningKey(private_bytes=base58.decode(W3C_PRIVATE, size=34)[2:])


def test_the_example_of_the_w3c_is_signed_as_published() -> None:
    signed = add_proof(W3C_DOCUMENT, w3c_key(), created=W3C_CREATED)

    assert w3c_key().did == W3C_DID
    assert signed["proof"] == {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": "2023-02-24T23:36:38Z",
        "verificationMethod": f"{W3C_DID}#{W3C_DID.removeprefix('did:key:')}",
        "proofPurpose": "assertionMethod",
        "@context": W3C_CONTEXT,
        "proofValue": W3C_PROOF_VALUE,
    }
    assert verify_proof(signed) == Signer(did=W3C_DID, signed_at=W3C_CREATED)


def test_both_hashes_of_the_w3c_example_are_as_published() -> None:
    signed: Any = add_proof(W3C_DOCUMENT, w3c_key(), created=W3C_CREATED)
    options = {name: value for name, value in signed["proof"].items() if name != "proofValue"}

    assert signed_bytes(W3C_DOCUMENT, options).hex() == W3C_PROOF_HASH + W3C_DOCUMENT_HASH


def test_a_new_key_signs_and_is_not_the_next_one() -> None:
    key = SigningKey.generate()
    signed = add_proof(LETTER, key, created=NOW)

    assert verify_proof(signed).did == key.did
    assert key.did.startswith("did:key:z6Mk")
    assert key.did != SigningKey.generate().did


def test_a_printed_key_does_not_show_its_secret() -> None:
    shown = f"{KEY!r} {KEY}"

    assert repr(KEY.private_bytes)[2:-1] not in shown
    assert KEY.private_bytes.hex() not in shown


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_a_key_has_32_bytes(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        SigningKey(private_bytes=bytes(size))


def test_the_time_of_signing_is_kept_in_utc_without_the_zone() -> None:
    there = NOW.astimezone(timezone(timedelta(hours=5, minutes=45))).replace(microsecond=999)
    signed: Any = add_proof(LETTER, KEY, created=there)

    assert signed["proof"]["created"] == "2026-05-04T09:30:00Z"
    assert signed == add_proof(LETTER, KEY, created=NOW)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        add_proof(LETTER, KEY, created=NOW.replace(tzinfo=None))


def test_a_signed_document_is_not_signed_again() -> None:
    with pytest.raises(ValueError, match="signed already"):
        add_proof(add_proof(LETTER, KEY, created=NOW), KEY, created=NOW)


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every member of a document, containers included."""
    members = value.items() if isinstance(value, dict) else enumerate(value)  # type: ignore[arg-type] # a list
    for name, member in members:
        yield (*path, name)
        if isinstance(member, dict | list):
            yield from places(member, (*path, name))


# As a recipient reads it: no part of it is shared with another part.
SIGNED: Any = json.loads(json.dumps(add_proof(LETTER, KEY, created=NOW)))
PLACES = list(places(SIGNED))


def inside(document: dict[str, Any], path: tuple[str | int, ...]) -> dict[str | int, Any]:
    """Return the container at the end of a path; a list stands in for a dict of its positions."""
    member: Any = document
    for step in path:
        member = member[step]
    found: dict[str | int, Any] = member
    return found


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)))
def test_a_change_anywhere_is_noticed(path: tuple[str | int, ...]) -> None:
    changed = copy.deepcopy(SIGNED)
    inside(changed, path[:-1])[path[-1]] = "changed"

    with pytest.raises(SignatureError):
        verify_proof(changed)


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)))
def test_a_removal_anywhere_is_noticed(path: tuple[str | int, ...]) -> None:
    changed = copy.deepcopy(SIGNED)
    del inside(changed, path[:-1])[path[-1]]

    with pytest.raises(SignatureError):
        verify_proof(changed)


@pytest.mark.parametrize("holder", [(), ("proof",), ("lines", 2)], ids=str)
def test_an_addition_is_noticed(holder: tuple[str | int, ...]) -> None:
    changed = copy.deepcopy(SIGNED)
    inside(changed, holder)["added"] = "x"

    with pytest.raises(SignatureError):
        verify_proof(changed)


def test_words_given_another_meaning_in_document_and_proof_are_noticed() -> None:
    changed = copy.deepcopy(SIGNED)
    changed["@context"].append({"title": "urn:other#title"})
    changed["proof"]["@context"].append({"title": "urn:other#title"})

    with pytest.raises(SignatureError, match="changed after it was signed"):
        verify_proof(changed)


def test_words_given_another_meaning_in_the_document_alone_are_named() -> None:
    changed = copy.deepcopy(SIGNED)
    changed["@context"].append({"title": "urn:other#title"})

    with pytest.raises(SignatureError, match="another meaning"):
        verify_proof(changed)


def test_the_signature_of_one_key_does_not_pass_for_another() -> None:
    changed = copy.deepcopy(SIGNED)
    other = SigningKey.generate()
    changed["proof"]["verificationMethod"] = did_key.method_of(other.did)

    with pytest.raises(SignatureError, match="changed after it was signed"):
        verify_proof(changed)


def resigned(**options: object) -> Document:
    """Return a letter whose proof has other options, with a signature that covers them."""
    proof = {name: value for name, value in SIGNED["proof"].items() if name != "proofValue"}
    proof |= options
    value = base58.encode(KEY.sign(signed_bytes(LETTER, proof)))
    return {**LETTER, "proof": {**proof, "proofValue": value}}


def test_a_proof_with_unchanged_options_made_by_hand_is_valid() -> None:
    assert verify_proof(resigned()).did == KEY.did


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"type": "Ed25519Signature2020"}, "in a way"),
        ({"cryptosuite": "eddsa-rdfc-2022"}, "in a way"),
        ({"proofPurpose": "authentication"}, "another purpose"),
        ({"expires": "2020-01-01T00:00:00Z"}, "conditions"),
        ({"domain": "shop.example"}, "conditions"),
        ({"verificationMethod": "did:web:shop.example#key"}, "no key"),
        ({"verificationMethod": KEY.did}, "two different keys"),
        ({"verificationMethod": f"{KEY.did}#{W3C_DID.removeprefix('did:key:')}"}, "two different"),
        ({"verificationMethod": 7}, "no key"),
        ({"created": "yesterday"}, "no time"),
        ({"created": "2026-05-04T09:30:00+02:00"}, "no time"),
        ({"created": None}, "no time"),
        ({"@context": "https://schema.org"}, "another meaning"),
    ],
)
def test_a_valid_signature_over_other_options_is_refused(
    options: dict[str, object], reason: str
) -> None:
    with pytest.raises(SignatureError, match=reason):
        verify_proof(resigned(**options))


@pytest.mark.parametrize("value", [None, 5, "", "z", "zzz", "u" + "A" * 86, "z" + "1" * 64])
def test_a_damaged_signature_is_named(value: object) -> None:
    changed = copy.deepcopy(SIGNED)
    changed["proof"]["proofValue"] = value

    with pytest.raises(SignatureError, match=r"damaged|changed"):
        verify_proof(changed)


@pytest.mark.parametrize("proof", [None, [], "x", [SIGNED["proof"]]])
def test_a_document_without_one_proof_is_not_signed(proof: object) -> None:
    with pytest.raises(SignatureError, match="no signature"):
        verify_proof({**LETTER, "proof": proof})


@pytest.mark.parametrize(
    "value",
    [1.5, 2.0, float("nan"), [{"deep": 0.1}], 2**53, b"bytes", "\ud800", {"\ud800": 1}, {1: 2}],
    ids=repr,
)
def test_what_json_cannot_keep_exactly_is_not_signed(value: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        add_proof({**LETTER, "title": value}, KEY, created=NOW)
    with pytest.raises(SignatureError, match="no signature covers"):
        verify_proof({**SIGNED, "title": value})


def test_a_document_too_deep_to_read_is_refused() -> None:
    deep: list[object] = []
    for _ in range(10**5):
        deep = [deep]

    with pytest.raises(SignatureError, match="no signature covers"):
        verify_proof({**SIGNED, "title": deep})


def test_keys_are_ordered_by_utf_16_as_rfc_8785_asks() -> None:
    # U+1F600 is two UTF-16 units from D83D, so it comes before U+FB33; by code point, after.
    document: Document = {"\ufb33": 1, "\U0001f600": 2, "ö": 3, "\r": 4}
    canonical = '{"\\r":4,"ö":3,"\U0001f600":2,"\ufb33":1}'

    covered = signed_bytes(document, {})

    assert covered[32:] == hashlib.sha256(canonical.encode()).digest()
    assert verify_proof(add_proof(document, KEY, created=NOW)).did == KEY.did


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda member: st.lists(member) | st.dictionaries(TEXT, member),
    max_leaves=10,
)


@given(st.dictionaries(TEXT.filter(lambda name: name != "proof"), JSON))
def test_every_document_still_verifies_after_a_trip_through_a_file(document: Document) -> None:
    signed = add_proof(document, KEY, created=NOW)
    read = json.loads(json.dumps(signed, indent=2))

    assert verify_proof(read) == Signer(did=KEY.did, signed_at=NOW)
