"""The document against its published schema, and as linked data."""

import copy
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError
from pyld import jsonld

from vrm_app.outside import manifest
from vrm_app.outside.bundle import bundle
from vrm_app.outside.complaint import TERMS, Complaint, complaint_document
from vrm_app.outside.formats import Format
from vrm_app.outside.json_ld import json_bytes
from vrm_app.outside.signature import Document, SigningKey, add_proof, verify_proof

SCHEMAS = Path(__file__).parents[2] / "resources" / "schemas"

# What schema.org means by these words is what we mean; all others are ours.
SCHEMA_ORG = {
    "about",
    "address",
    "currency",
    "email",
    "name",
    "recipient",
    "sender",
    "sha256",
    "text",
    "Organization",
    "Person",
}
# Stand-ins for the two published contexts, so that nothing is fetched: schema.org makes a
# property of every word, and the second one protects the words of the proof.
SECURITY = "https://w3id.org/security#"
CONTEXTS = {
    "https://schema.org": {"type": "@type", "id": "@id", "@vocab": "http://schema.org/"},
    "https://w3id.org/security/data-integrity/v2": {
        "@protected": True,
        "id": "@id",
        "type": "@type",
        "proof": {"@id": SECURITY + "proof", "@type": "@id", "@container": "@graph"},
        "DataIntegrityProof": {
            "@id": SECURITY + "DataIntegrityProof",
            "@context": {
                "@protected": True,
                "id": "@id",
                "type": "@type",
                "created": {
                    "@id": "http://purl.org/dc/terms/created",
                    "@type": "http://www.w3.org/2001/XMLSchema#dateTime",
                },
                "cryptosuite": {
                    "@id": SECURITY + "cryptosuite",
                    "@type": SECURITY + "cryptosuiteString",
                },
                "proofPurpose": {"@id": SECURITY + "proofPurpose", "@type": "@vocab"},
                "proofValue": {"@id": SECURITY + "proofValue", "@type": SECURITY + "multibase"},
                "verificationMethod": {"@id": SECURITY + "verificationMethod", "@type": "@id"},
            },
        },
    },
}


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


COMPLAINT = validator("complaint-1")
MANIFEST = validator("manifest-1")


def signed(complaint: Complaint, key: SigningKey, created: datetime) -> Document:
    return add_proof(complaint_document(complaint), key, created=created)


def test_a_full_complaint_and_a_bare_one_match_the_schema(
    complaint: Complaint, bare_complaint: Complaint, key: SigningKey, created: datetime
) -> None:
    for one in (complaint, bare_complaint):
        COMPLAINT.validate(complaint_document(one))
        COMPLAINT.validate(signed(one, key, created))


@given(drawn=st.data())
def test_every_complaint_matches_the_schema_and_can_be_signed(
    drawn: st.DataObject,
    complaints: st.SearchStrategy[Complaint],
    key: SigningKey,
    created: datetime,
) -> None:
    document = json.loads(json_bytes(signed(drawn.draw(complaints), key, created)))

    COMPLAINT.validate(document)
    assert verify_proof(document).did == key.did


def test_the_full_complaint_uses_every_member_of_the_schema(complaint: Complaint) -> None:
    def members(schema: Document) -> Iterator[str]:
        for name, value in schema.items():
            if name == "properties" and isinstance(value, dict):
                yield from value
            if isinstance(value, dict):
                yield from members(value)

    schema = json.loads((SCHEMAS / "complaint-1.json").read_text())
    del schema["$defs"]

    assert set(members(schema)) - {"proof"} == set(words(complaint_document(complaint)))


def words(value: object) -> Iterator[str]:
    """Yield the name of every member in a document, those of its context left out."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield name
            if name != "@context":
                yield from words(member)
    if isinstance(value, list):
        for member in value:
            yield from words(member)


@pytest.mark.parametrize(
    "path", [(), ("sender",), ("recipient",), ("amount",), ("terms",), ("terms", "contact_rules")]
)
def test_the_schema_takes_no_member_it_does_not_know(
    path: tuple[str, ...], complaint: Complaint
) -> None:
    document: Any = copy.deepcopy(complaint_document(complaint))
    holder = document
    for name in path:
        holder = holder[name]
    holder["notes"] = "private"

    with pytest.raises(ValidationError, match="notes"):
        COMPLAINT.validate(document)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("written_on", "2026-02-30"),
        ("remedy_wanted", "revenge"),
        ("amount", {"amount": 12.9, "currency": "EUR"}),
        ("title", ""),
        ("title", None),
        ("@context", "https://schema.org"),
        ("enclosures", []),
    ],
)
def test_the_schema_refuses_other_values(name: str, value: object, complaint: Complaint) -> None:
    document = {**complaint_document(complaint), name: value}

    with pytest.raises(ValidationError):
        COMPLAINT.validate(document)


def test_what_is_empty_is_left_out(bare_complaint: Complaint) -> None:
    document = complaint_document(bare_complaint)

    assert list(document) == [
        "@context",
        "conforms_to",
        "type",
        "reference",
        "language",
        "written_on",
        "sender",
        "recipient",
        "title",
    ]
    assert document["sender"] == {"type": "Person"}


def test_amounts_are_texts_with_all_their_digits(complaint: Complaint) -> None:
    assert complaint_document(complaint)["amount"] == {"amount": "1289.90", "currency": "EUR"}


def test_a_no_is_kept_where_nothing_said_would_mean_less(complaint: Complaint) -> None:
    terms: Any = complaint_document(complaint)["terms"]

    assert terms["contact_rules"]["marketing"] is False


def loaded(url: str, _options: object) -> dict[str, object]:
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXTS[url]},
    }


def expanded(document: Document) -> object:
    return jsonld.expand(copy.deepcopy(document), {"documentLoader": loaded})


def leaves(value: object) -> Iterator[str]:
    """Yield the values at the ends of a document, except those of its contexts."""
    if isinstance(value, dict):
        for name, member in value.items():
            if name != "@context":
                yield from leaves(member)
    elif isinstance(value, list):
        for member in value:
            yield from leaves(member)
    else:
        yield str(value).rpartition("#")[2].removeprefix("http://schema.org/")


def properties(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, member in value.items():
            if name == "@type" and isinstance(member, list):
                yield from member
            elif not name.startswith("@"):
                yield name
            yield from properties(member)
    if isinstance(value, list):
        for member in value:
            yield from properties(member)


def check_linked(document: Document) -> None:
    result = expanded(document)
    missing = set(leaves(document)) - set(leaves(result))
    of_schema_org = {
        name.removeprefix("http://schema.org/")
        for name in properties(result)
        if name.startswith("http://schema.org/")
    }

    assert not missing
    assert of_schema_org <= SCHEMA_ORG
    assert all(":" in name for name in properties(result))


def test_linked_data_keeps_every_member_of_a_complaint(
    complaint: Complaint, key: SigningKey, created: datetime
) -> None:
    document = signed(complaint, key, created)
    result = set(properties(expanded(document)))

    check_linked(document)
    assert {f"urn:dealings:terms#{term}" for term in ("conforms_to", *TERMS)} <= result
    assert {SECURITY + name for name in ("proof", "proofValue", "verificationMethod")} <= result


def test_linked_data_keeps_every_member_of_a_manifest(
    complaint: Complaint, key: SigningKey, created: datetime
) -> None:
    made = {file.name: file.content for file in bundle(complaint, key, created=created)}
    listing = json.loads(made["manifest.json"])

    check_linked(listing)
    assert {f"urn:dealings:terms#{term}" for term in manifest.TERMS} <= set(
        properties(expanded(listing))
    )


@settings(max_examples=25)
@given(drawn=st.data())
def test_linked_data_keeps_every_member_of_any_complaint(
    drawn: st.DataObject,
    complaints: st.SearchStrategy[Complaint],
    key: SigningKey,
    created: datetime,
) -> None:
    check_linked(signed(drawn.draw(complaints), key, created))


def test_a_word_without_a_meaning_would_be_noticed(complaint: Complaint) -> None:
    with pytest.raises(AssertionError):
        check_linked({**complaint_document(complaint), "mystery": "x"})


@pytest.mark.parametrize(
    ("example", "schema"), [("complaint-1", COMPLAINT), ("manifest-1", MANIFEST)]
)
def test_the_published_example_is_signed_and_matches_its_schema(
    example: str, schema: Draft202012Validator
) -> None:
    document = json.loads((SCHEMAS / f"{example}.example.json").read_text())

    schema.validate(document)
    assert verify_proof(document)


def test_the_published_examples_are_what_the_program_writes(
    complaint: Complaint, key: SigningKey, created: datetime
) -> None:
    enclosure = ("invoice.pdf", "application/pdf", b"%PDF-1.7\n")
    files = {
        file.name: file.content
        # A PDF depends on the libraries that set it, to the byte.
        for file in bundle(
            complaint,
            key,
            created=created,
            enclosures=[enclosure],
            formats=frozenset({Format.LETTER_TEXT, Format.JSON, Format.PROOF}),
        )
    }

    assert (SCHEMAS / "complaint-1.example.json").read_bytes() == files["complaint.json"]
    assert (SCHEMAS / "manifest-1.example.json").read_bytes() == files["manifest.json"]
