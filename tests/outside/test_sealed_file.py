"""Sealed files: read back at any place, and noticed when anything in them was changed."""

import io
import os
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.outside.sealed_file import (
    CHUNK,
    LARGEST_SLOT,
    TAG,
    DamagedFileError,
    Header,
    NewerFileError,
    SealedReader,
    SealedWriter,
    new_header,
    read_header,
)

KEY = bytes(range(32))
SLOT = b"what opens it"
CONTENT = os.urandom(3 * CHUNK + 1000)
HEADER_SIZE = len(new_header(SLOT).to_bytes())
SEALED_CHUNK = CHUNK + TAG


def sealed(content: bytes, header: Header | None = None) -> bytes:
    file = io.BytesIO()
    writer = SealedWriter(file, header or new_header(SLOT), KEY)
    writer.write(content)
    writer.finish()
    return file.getvalue()


def opened(content: bytes, key: bytes = KEY) -> bytes:
    file = io.BytesIO(content)
    header = read_header(file)
    if header is None:
        # It is taken for a file of another kind.
        raise DamagedFileError
    return SealedReader(file, header, key).read()


def refused(content: bytes) -> None:
    with pytest.raises((DamagedFileError, NewerFileError)):
        opened(content)


SEALED = sealed(CONTENT)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5])
def test_what_was_sealed_is_read_back(size: int) -> None:
    assert opened(sealed(CONTENT[:size])) == CONTENT[:size]


@given(st.lists(st.binary(max_size=5 * 1000), max_size=5), st.integers(1, 40))
def test_it_does_not_matter_in_which_parts_it_was_written(parts: list[bytes], times: int) -> None:
    file = io.BytesIO()
    header = new_header(SLOT)
    writer = SealedWriter(file, header, KEY)
    for part in parts * times:
        writer.write(part)
    writer.finish()

    assert file.getvalue() == sealed(b"".join(parts * times), header)


@given(st.integers(0, len(CONTENT) + 10), st.integers(0, 2 * CHUNK))
def test_it_is_read_from_any_place(start: int, size: int) -> None:
    file = io.BytesIO(SEALED)
    header = read_header(file)
    assert header is not None
    reader = io.BufferedReader(SealedReader(file, header, KEY))

    assert reader.seek(0, io.SEEK_END) == len(CONTENT)
    reader.seek(start)

    assert reader.read(size) == CONTENT[start : start + size]


def test_the_same_content_sealed_twice_shares_nothing() -> None:
    first, second = sealed(bytes(CHUNK)), sealed(bytes(CHUNK))
    blocks = {first[at : at + 16] for at in range(HEADER_SIZE, len(first) - 16)}

    assert all(second[at : at + 16] not in blocks for at in range(HEADER_SIZE, len(second), 16))


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(DamagedFileError):
        opened(SEALED, key=bytes(32))


@given(st.integers(0, 8 * len(SEALED) - 1))
def test_a_bit_changed_anywhere_is_noticed(bit: int) -> None:
    refused(flipped(bit))


def test_a_bit_changed_in_the_header_is_noticed() -> None:
    for bit in range(8 * (HEADER_SIZE + TAG)):
        refused(flipped(bit))


def flipped(bit: int) -> bytes:
    changed = bytearray(SEALED)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


CHUNK_ENDS = [HEADER_SIZE + SEALED_CHUNK * count for count in range(4)]


@pytest.mark.parametrize(
    "end", [*(end + off for end in CHUNK_ENDS for off in (-17, -16, -1, 0, 1, 16)), *range(20)]
)
def test_what_is_cut_off_is_noticed(end: int) -> None:
    refused(SEALED[:end])


@given(st.integers(0, len(SEALED) - 1))
def test_what_is_cut_off_anywhere_is_noticed(end: int) -> None:
    refused(SEALED[:end])


def test_what_is_cut_off_is_noticed_before_anything_is_read() -> None:
    for end in CHUNK_ENDS[1:]:
        file = io.BytesIO(SEALED[:end])
        header = read_header(file)
        assert header is not None
        with pytest.raises(DamagedFileError):
            SealedReader(file, header, KEY)


def chunks() -> list[bytes]:
    return [SEALED[start : start + SEALED_CHUNK] for start in [*CHUNK_ENDS]]


def joined(parts: list[bytes]) -> bytes:
    return SEALED[:HEADER_SIZE] + b"".join(parts)


def test_chunks_left_out_put_in_another_order_or_twice_are_noticed() -> None:
    first, second, third, last = chunks()

    assert joined([first, second, third, last]) == SEALED
    for other in (
        [second, first, third, last],
        [first, third, last],
        [first, second, third, last, last],
        [first, second, second, third, last],
        [first, second, last],
        [last],
        [],
    ):
        refused(joined(other))


def test_a_chunk_of_another_file_with_the_same_key_is_noticed() -> None:
    other = sealed(CONTENT)
    first, second = CHUNK_ENDS[:2]

    refused(SEALED[:first] + other[first:second] + SEALED[second:])


def test_more_at_the_end_is_noticed() -> None:
    for more in (b"\0", bytes(TAG), bytes(SEALED_CHUNK)):
        refused(SEALED + more)


def test_a_file_of_a_later_version_is_left_alone() -> None:
    later = bytearray(SEALED)
    struct.pack_into(">H", later, 16, 2)

    with pytest.raises(NewerFileError):
        read_header(io.BytesIO(bytes(later)))


def test_a_slot_that_is_too_long_is_neither_written_nor_read() -> None:
    long = Header(slot=bytes(LARGEST_SLOT + 1), salt=bytes(32))

    with pytest.raises(ValueError, match="too long"):
        new_header(long.slot)
    with pytest.raises(DamagedFileError):
        read_header(io.BytesIO(long.to_bytes()))


def test_there_is_nothing_before_the_beginning() -> None:
    file = io.BytesIO(SEALED)
    header = read_header(file)
    assert header is not None

    with pytest.raises(ValueError, match="before"):
        SealedReader(file, header, KEY).seek(-1)


def test_another_file_is_not_taken_for_a_sealed_one() -> None:
    assert read_header(io.BytesIO(b"PK\x03\x04 and so on")) is None
    assert read_header(io.BytesIO(b"")) is None
