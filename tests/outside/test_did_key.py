import pytest

from vrm_app.outside import base58, did_key

# The key of the W3C examples for eddsa-jcs-2022.
DID = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"


def test_a_did_names_its_key() -> None:
    public_key = did_key.public_key_of(DID)

    assert len(public_key) == 32
    assert did_key.did_of(public_key) == DID


def test_the_verification_method_repeats_the_key() -> None:
    assert did_key.method_of(DID) == f"{DID}#{DID.removeprefix('did:key:')}"


@pytest.mark.parametrize(
    "did",
    [
        "",
        "did:web:shop.example",
        DID.removeprefix("did:key:"),
        DID[:-1],
        DID + "1",
        "did:key:" + base58.encode(b"\xe7\x01" + bytes(32)),  # another kind of key
        "did:key:" + base58.encode(b"\xed\x01" + bytes(31)),
        "did:key:" + base58.encode(b"\xed\x01" + bytes(33)),
    ],
)
def test_other_names_are_refused(did: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        did_key.public_key_of(did)
