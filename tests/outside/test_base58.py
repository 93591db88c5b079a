import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.outside import base58


# The examples of the Internet-Draft "The Base58 Encoding Scheme", with the multibase sign.
@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"Hello World!", "z2NEpo7TZRRrLZSi2U"),
        (
            b"The quick brown fox jumps over the lazy dog.",
            "zUSm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
        ),
        (bytes.fromhex("0000287fb4cd"), "z11233QC4"),
        (b"", "z"),
    ],
)
def test_published_examples_read_the_same_in_both_directions(raw: bytes, text: str) -> None:
    assert base58.encode(raw) == text
    assert base58.decode(text, size=len(raw)) == raw


@given(st.binary(max_size=80))
def test_all_bytes_come_back(raw: bytes) -> None:
    assert base58.decode(base58.encode(raw), size=len(raw)) == raw


@given(size=st.integers(0, 80))
def test_the_longest_text_of_each_size_is_read(size: int) -> None:
    raw = b"\xff" * size

    assert base58.decode(base58.encode(raw), size=size) == raw


@pytest.mark.parametrize(
    "text",
    ["", "2NEpo7TZRRrLZSi2U", "f2NEpo7TZRRrLZSi2U", "z0", "zO", "zé", "z11", "z" + "2" * 10**6],
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        base58.decode(text, size=12)
