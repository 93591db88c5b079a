"""Archives as files: always the same bytes, read by others too, and refused when hostile."""

import hashlib
import io
import json
import stat
import struct
import zipfile
import zlib
from collections import deque
from collections.abc import Iterable
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from repacked import Members, members_of, told, zipped

from vrm_app.domain.errors import UserError
from vrm_app.outside import archive_file, stored_zip
from vrm_app.outside.archive_file import (
    TABLES,
    Archive,
    Contents,
    DamagedContentError,
    NotAnArchiveError,
    TooManyFilesError,
    write,
)
from vrm_app.outside.sealed_file import DamagedFileError, NewerFileError
from vrm_app.outside.stored_zip import Measured, StoredZip

SCHEMA = 7
FILES = [b"", b"a file", b"\0" * 700_000]
ROWS: dict[str, list[Any]] = {
    "actions": [{"id": 1, "name": "add company"}],
    "records/company": [{"id": "b", "name": "Bücher"}, {"id": "a", "name": "顧客"}],
    "history": [],
}


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def archive(rows: dict[str, list[Any]] | None = None, files: Iterable[bytes] = FILES) -> bytes:
    by_digest = {sha256(content): content for content in files}
    output = io.BytesIO()
    write(
        output,
        Contents(
            schema=SCHEMA,
            tables={name: partial(list, given) for name, given in (rows or ROWS).items()},
            files=by_digest,
            parts=lambda digest: [by_digest[digest][:5], by_digest[digest][5:]],
        ),
    )
    return output.getvalue()


def opened(content: bytes) -> Archive:
    return Archive(io.BytesIO(content), schema=SCHEMA)


ARCHIVE = archive()


def members() -> Members:
    return members_of(ARCHIVE)


def read_through(content: bytes) -> None:
    found = opened(content)
    found.check()
    for table in TABLES:
        deque(found.rows(table), maxlen=0)


def refused(content: bytes, error: type[UserError] = DamagedFileError) -> None:
    with pytest.raises(error):
        read_through(content)


def test_what_was_written_is_read_back() -> None:
    found = opened(ARCHIVE)

    assert {name: list(found.rows(name)) for name in TABLES if found.count(name)} == {
        name: rows for name, rows in ROWS.items() if rows
    }
    assert found.files == {sha256(content): len(content) for content in FILES}
    assert [b"".join(found.parts(sha256(content))) for content in FILES] == FILES


def test_the_same_contents_make_the_same_bytes() -> None:
    shuffled = {name: ROWS[name] for name in reversed(ROWS)}

    assert archive(shuffled, reversed(FILES)) == ARCHIVE
    # Bytes as they are written since version 1; whoever changes them changes the format.
    assert sha256(ARCHIVE) == EXPECTED


EXPECTED = "0bd2ecc9316ef40e6d6f6804f803739ccf6c86c9fe38d4052e6dcbfff9890fa2"


def test_other_programs_read_it_and_find_nothing_of_the_machine_that_wrote_it() -> None:
    with zipfile.ZipFile(io.BytesIO(ARCHIVE)) as found:
        assert found.testzip() is None
        assert found.namelist() == sorted(found.namelist())
        for member in found.infolist():
            assert member.date_time == (1980, 1, 1, 0, 0, 0)
            assert member.external_attr >> 16 == stat.S_IFREG | 0o600
            assert member.compress_type == zipfile.ZIP_STORED
            assert (member.flag_bits, member.extra, member.comment) == (0, b"", b"")


def test_an_archive_that_another_program_packed_again_is_read() -> None:
    assert members() == told(members()) | {"manifest.json": members()["manifest.json"]}

    opened(zipped(told(members()))).check()


def test_sizes_beyond_four_gigabytes_are_written_so_that_others_read_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # As if few members and bytes were already more than a ZIP file's short numbers can tell.
    monkeypatch.setattr(stored_zip, "_MANY", 2)
    monkeypatch.setattr(stored_zip, "_LONG", 50)

    large = archive()

    with zipfile.ZipFile(io.BytesIO(large)) as found:
        assert found.testzip() is None
        assert {name: found.read(name) for name in found.namelist()} == members()
    opened(large).check()


def test_a_file_whose_bytes_changed_in_the_vault_is_not_written() -> None:
    contents = Contents(schema=1, tables={}, files=[sha256(b"a")], parts=lambda _: [b"b"])

    with pytest.raises(DamagedContentError):
        write(io.BytesIO(), contents)


def test_more_files_than_can_be_read_again_are_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_file, "MOST_FILES", 2)

    with pytest.raises(TooManyFilesError):
        archive()


def test_the_most_files_that_are_written_are_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    most = [number.to_bytes(4) for number in range(70_000)]

    most_archived = archive(files=most)
    opened(most_archived).check()

    monkeypatch.setattr(archive_file, "MOST_FILES", 69_999)
    refused(most_archived)


@given(st.integers(0, len(ARCHIVE) - 1))
def test_an_archive_cut_off_anywhere_is_refused(end: int) -> None:
    refused(ARCHIVE[:end], UserError)


@given(st.integers(0, 8 * len(ARCHIVE) - 1))
def test_a_bit_changed_anywhere_changes_nothing_or_is_refused(bit: int) -> None:
    changed = bytearray(ARCHIVE)
    changed[bit // 8] ^= 1 << bit % 8

    try:
        found = opened(bytes(changed))
        rows = {name: list(found.rows(name)) for name in TABLES if found.count(name)}
        files = [b"".join(found.parts(sha256(content))) for content in FILES]
    except UserError:
        return
    assert rows == {name: given for name, given in ROWS.items() if given}
    assert files == FILES


@given(st.binary(max_size=300) | st.binary(max_size=300).map(b"PK\x03\x04".__add__))
def test_any_bytes_are_refused(content: bytes) -> None:
    refused(content, UserError)


COMPANY = "records/company.jsonl"
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


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"[]\n",
        b'"text"\n',
        b'{"id": NaN}\n',
        b'{"id": Infinity}\n',
        b'{"id": 1e999}\n',
        b'{"id": 1, "id": 2}\n',
        b'{"id": ' + b"[" * 65 + b"]" * 65 + b"}\n",
        b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
        b'{"id": ' + b"9" * 5000 + b"}\n",
        b'{"id": "\xff"}\n',
        b'{"id": 1}',
        b'{"id": 1}\n{"id": 2}',
    ],
    ids=lambda line: line[:20],
)
def test_a_line_that_is_no_clear_json_object_is_refused(line: bytes) -> None:
    content = members() | {COMPANY: line}
    if not line:
        content[COMPANY] = b" \n"

    refused(zipped(told(content)))


def test_a_line_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_file, "LONGEST_LINE", 1000)
    long = b'{"id": "' + b"x" * 1000 + b'"}\n'

    refused(zipped(told(members() | {COMPANY: long})))


def test_a_manifest_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_file, "LONGEST_LINE", len(members()["manifest.json"]) - 1)

    refused(ARCHIVE)


@pytest.mark.parametrize(
    "changed",
    [
        {"members": {}},
        {"members": []},
        {"members": {COMPANY: 3}},
        {"files": None},
        {"files": {sha256(content): 1 for content in FILES}},
        {"files": {sha256(content): True for content in FILES}},
        {"version": "1"},
        {"version": 0},
        {"version": True},
        {"schema": None},
        {"more": 1},
    ],
    ids=str,
)
def test_a_manifest_that_says_something_else_is_refused(changed: dict[str, Any]) -> None:
    refused(zipped(told(members(), **changed)))


@pytest.mark.parametrize("field", ["lines", "sha256", "size"])
def test_a_member_that_is_not_what_the_manifest_says_is_refused(field: str) -> None:
    content = told(members())
    manifest = json.loads(content["manifest.json"])
    manifest["members"][COMPANY][field] = {"lines": 3, "sha256": sha256(b""), "size": 1}[field]

    refused(zipped(content | {"manifest.json": json.dumps(manifest).encode()}))


def test_a_file_that_is_not_what_its_name_says_is_refused() -> None:
    refused(zipped(told(members() | {f"files/{sha256(b'a file')}": b"a fire"})))


def test_an_archive_of_a_later_version_is_left_alone() -> None:
    surprise = members() | {"records/surprise.jsonl": b"{}\n"}

    refused(zipped(told(surprise, version=2, more="of this")), NewerFileError)
    refused(zipped(told(surprise, schema=SCHEMA + 1)), NewerFileError)


def test_other_files_are_no_archive() -> None:
    refused(b"", NotAnArchiveError)
    refused(b"%PDF-1.7 and so on", NotAnArchiveError)
    refused(zipped({"a": b"b"}), NotAnArchiveError)
    refused(zipped({"manifest.json": b"{}"}), NotAnArchiveError)
    refused(zipped({"manifest.json": b'{"format": "zoo", "version": 3}'}), NotAnArchiveError)


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
