"""Files made to hurt whoever checks them: a verdict, never an error, in good time."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vrm_app.outside.bundle import bundle
from vrm_app.outside.complaint import Complaint
from vrm_app.outside.json_ld import json_bytes
from vrm_app.outside.limits import JSON_DEPTH
from vrm_app.outside.manifest import manifest_document
from vrm_app.outside.signature import SigningKey, add_proof
from vrm_app.outside.signed_json import LARGEST_DOCUMENT
from vrm_app.outside.verification import verify


@pytest.fixture
def folder(tmp_path: Path, complaint: Complaint, key: SigningKey, created: datetime) -> Path:
    place = tmp_path / "bundle"
    place.mkdir()
    for file in bundle(complaint, key, created=created):
        (place / file.name).write_bytes(file.content)
    return place


def test_a_document_over_10_mb_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(b'{"a": "' + b"x" * LARGEST_DOCUMENT + b'"}')

    assert verify([path]).problems == ("large.json is too large for a signed document.",)


HOSTILE = {
    "empty": b"",
    "text": b"Dear Sir or Madam,",
    "number": b"5",
    "list": b"[]",
    "nothing": b"null",
    "unsigned": b"{}",
    "no proof": b'{"proof": null}',
    "half": b'{"proof": {',
    "not utf-8": b'{"a": "\xff"}',
    "utf-16": '{"a": 1}'.encode("utf-16"),
    "byte order mark": b"\xef\xbb\xbf{}",
    "nan": b'{"a": NaN}',
    "infinity": b'{"a": -Infinity}',
    "twice": b'{"a": 1, "a": 1}',
    "twice inside": b'{"a": [{"b": 1, "b": 2}]}',
    "deep": b'{"a": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
    "deeper than it may be": b'{"a": ' + b"[" * 64 + b"]" * 64 + b"}",
    "many digits": b'{"a": ' + b"9" * 100_000 + b"}",
    "a large number": b'{"a": 99999999999999999999, "proof": {}}',
    "a float": b'{"a": 1.5, "proof": {}}',
    "half a character": b'{"a": "\\ud800", "proof": {}}',
    "many empty lists": b'{"a": [' + b"[]," * 500_000 + b"[]]}",
    "zip": b"PK\x03\x04" + bytes(100),
}


@pytest.mark.timeout(30)
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_content_is_not_valid_and_never_an_error(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "given.json"
    path.write_bytes(content)
    as_manifest = tmp_path / "manifest.json"
    as_manifest.write_bytes(content)

    for paths in ([path], [tmp_path], [as_manifest]):
        verdict = verify(paths)
        assert not verdict.valid
        assert verdict.signer is None
        assert all(one.endswith(".") and len(one) < 200 for one in verdict.problems)
        assert len(verdict.problems) == 1


def test_a_signed_document_that_says_a_thing_twice_is_not_valid(folder: Path) -> None:
    path = folder / "complaint.json"
    content = path.read_bytes()
    # The reader that takes the last one would find the signature valid.
    path.write_bytes(content.replace(b'"title": "The', b'"title": "x", "title": "The', 1))

    assert verify([path]).problems == ("complaint.json is not a signed document.",)


def test_a_signed_document_nested_too_deeply_is_not_valid(
    tmp_path: Path, key: SigningKey, created: datetime
) -> None:
    path = tmp_path / "deep.json"
    deep: object = "x"
    for _ in range(JSON_DEPTH):
        deep = [deep]
    signed = add_proof({"reference": deep}, key, created=created)
    path.write_bytes(json_bytes(signed))

    assert verify([path]).problems == ("deep.json is not a signed document.",)


def proof_with(folder: Path, **members: object) -> bytes:
    document = json.loads((folder / "complaint.json").read_bytes())
    document["proof"].update(members)
    return json_bytes(document)


@pytest.mark.parametrize(
    "members",
    [
        {"proofValue": "z" + "1" * 1_000_000},
        {"verificationMethod": "did:key:z" + "1" * 1_000_000},
        {"created": "2026" * 1000},
        {"type": ["DataIntegrityProof"]},
        {"@context": {}},
        {"proofValue": {}},
    ],
)
def test_a_hostile_proof_is_not_valid(members: dict[str, object], folder: Path) -> None:
    path = folder / "complaint.json"
    path.write_bytes(proof_with(folder, **members))

    assert not verify([path]).valid


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary() | st.text().map(str.encode))
def test_any_bytes_get_a_verdict(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "given.json"
    path.write_bytes(content)

    assert not verify([path]).valid


MEMBERS = ["files", "document", "conforms_to", "about"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda member: st.lists(member) | st.dictionaries(st.text(), member),
    max_leaves=10,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(members=st.dictionaries(st.sampled_from(MEMBERS), JSON))
def test_any_signed_manifest_gets_a_verdict(
    members: dict[str, object], folder: Path, key: SigningKey, created: datetime
) -> None:
    document = {**manifest_document("D-7K3M-9QXT", "complaint.json", ()), **members}
    try:
        signed = add_proof(document, key, created=created)
    except ValueError:
        signed = {**document, "proof": {}}
    (folder / "manifest.json").write_bytes(json.dumps(signed).encode())

    assert not verify([folder]).valid
