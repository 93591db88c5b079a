"""The members of a hostile archive: none too many, hidden, packed, or inside another."""

import io
import stat
import struct
import zipfile
import zlib
from functools import partial

import pytest
from archives import ARCHIVE, COMPANY, archive, members, opened, refused, sha256
from repacked import told, zipped

from vrm_app.domain.errors import UserError
from vrm_app.outside import stored_zip
from vrm_app.outside.sealed_file import DamagedFileError
from vrm_app.outside.stored_zip import Measured, StoredZip

UNSAFE_NAMES = [
    "../vault.db",
    "/etc/passwd",
    "C:\\x",
    "records/../records/company.jsonl",
    "records/",
    "records/surprise.jsonl",
    "files/" + "A" * 64,
    "files/" + "a" * 64 + "/b",
    "files\\" + "a" * 64,
    "more.txt",
    "",
]


@pytest.mark.parametrize("name", UNSAFE_NAMES)
def test_a_member_that_does_not_belong_there_is_refused(name: str) -> None:
    refused(zipped(told(members()) | {name: b"x"}))
    refused(zipped(told(members() | {name: b"{}\n"})))


def test_a_member_that_the_manifest_does_not_tell_of_is_refused() -> None:
    refused(zipped(told(members()) | {"records/case.jsonl": b"{}\n"}))
    refused(zipped(told(members()) | {f"files/{sha256(b'x')}": b"x"}))


@pytest.mark.parametrize("name", sorted(members()))
def test_a_member_that_is_missing_is_refused(name: str) -> None:
    left = told(members())
    del left[name]

    refused(zipped(left), UserError)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_comes_twice_is_refused() -> None:
    output = io.BytesIO(zipped(told(members())))
    with zipfile.ZipFile(output, "a") as more:
        more.writestr(COMPANY, members()[COMPANY])

    refused(output.getvalue())


def test_a_compressed_member_is_refused_before_anything_of_it_is_read() -> None:
    content = told(members() | {f"files/{sha256(bytes(10**8))}": bytes(10**8)})
    bomb = zipped(content, lambda member: setattr(member, "compress_type", zipfile.ZIP_DEFLATED))

    assert len(bomb) < 10**6
    with pytest.raises(DamagedFileError):
        opened(bomb)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_every_member_must_be_stored(method: int) -> None:
    def compress(member: zipfile.ZipInfo) -> None:
        if member.filename == COMPANY:
            member.compress_type = method

    refused(zipped(told(members()), compress))


def test_every_member_must_be_as_large_as_it_says() -> None:
    changed = bytearray(zipped(told(members())))
    entry = found_in(changed, b"PK\x01\x02")[0]
    struct.pack_into("<I", changed, entry + 24, 5)

    refused(bytes(changed))


def test_links_and_folders_are_refused() -> None:
    for kind in (stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR):
        refused(zipped(told(members()), partial(_make, kind)))


def _make(kind: int, member: zipfile.ZipInfo) -> None:
    member.external_attr = (kind | 0o777) << 16


def test_encrypted_members_are_refused() -> None:
    changed = bytearray(zipped(told(members())))
    for at in found_in(changed, b"PK\x01\x02"):
        changed[at + 8] |= 1
    for at in found_in(changed, b"PK\x03\x04"):
        changed[at + 6] |= 1

    refused(bytes(changed))


def found_in(content: bytes | bytearray, signature: bytes) -> list[int]:
    found, at = [], content.find(signature)
    while at >= 0:
        found.append(at)
        at = content.find(signature, at + 1)
    return found


def test_members_that_lie_inside_each_other_are_refused() -> None:
    content = b"0" * 1000
    names = []
    for _ in range(50):
        names.append(f"files/{sha256(content)}")
        content = local(names[-1], content) + content
    # Each file is the next one's beginning and the one before: a thousand bytes, fifty times.
    nested = index_over(content, names)

    with zipfile.ZipFile(io.BytesIO(nested)) as found:
        assert sum(member.file_size for member in found.infolist()) > 5 * len(nested)
    refused(nested)


def test_an_index_that_would_take_much_memory_is_refused_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stored_zip, "_MANY", 2)
    large = bytearray(archive())
    # The short number tells of a small index, the long one of all of it.
    struct.pack_into("<I", large, len(large) - 10, 0)
    opened(ARCHIVE).check()
    opened(bytes(large)).check()

    monkeypatch.setattr(stored_zip, "_LARGEST_INDEX", 100)

    refused(ARCHIVE)
    refused(bytes(large))


def test_a_content_that_is_not_as_it_was_measured_is_not_written() -> None:
    measured = Measured(name="a", size=3, crc=0)

    with pytest.raises(ValueError, match="measured"):
        StoredZip(io.BytesIO()).add(measured, [b"more than that"])


def test_a_comment_at_the_end_is_refused() -> None:
    output = io.BytesIO(ARCHIVE)
    with zipfile.ZipFile(output, "a") as commented:
        commented.comment = b"hello"

    refused(output.getvalue())


def local(name: str, content: bytes) -> bytes:
    """Return what stands before a member."""
    told_first = (0x04034B50, 20, 0, 0, 0, 0x21, zlib.crc32(content))
    return (
        struct.pack("<IHHHHHIIIHH", *told_first, len(content), len(content), len(name), 0)
        + name.encode()
    )


def index_over(content: bytes, names: list[str]) -> bytes:
    """Return a ZIP file whose members each begin where the content tells their name."""
    entries = b""
    for name in names:
        at = content.index(name.encode()) - 30
        version, flags, method, time, day, crc, size, _, length, _ = struct.unpack_from(
            "<HHHHHIIIHH", content, at + 4
        )
        fixed = (0x02014B50, 20, version, flags, method, time, day, crc, size, size, length)
        entries += struct.pack("<IHHHHHHIIIHHHHHII", *fixed, 0, 0, 0, 0, 0, at) + name.encode()
    count = len(names)
    end = (0x06054B50, 0, 0, count, count, len(entries), len(content), 0)
    return content + entries + struct.pack("<IHHHHIIH", *end)
