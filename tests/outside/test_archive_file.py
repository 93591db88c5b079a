"""Archives as files: always the same bytes, read by others too, refused when damaged."""

import io
import stat
import zipfile

import pytest
from archives import ARCHIVE, FILES, ROWS, archive, members, opened, refused, sha256
from hypothesis import given
from hypothesis import strategies as st
from repacked import told, zipped

from vrm_app.domain.errors import UserError
from vrm_app.outside import archive_file, stored_zip
from vrm_app.outside.archive_file import (
    TABLES,
    Contents,
    DamagedContentError,
    TooManyFilesError,
    write,
)


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
