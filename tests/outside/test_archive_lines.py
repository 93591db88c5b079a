"""What a hostile archive says of itself, and line by line: refused unless it is clear."""

import json
from typing import Any

import pytest
from archives import ARCHIVE, COMPANY, FILES, SCHEMA, members, refused, sha256
from repacked import told, zipped

from vrm_app.outside import archive_file
from vrm_app.outside.archive_file import (
    NotAnArchiveError,
)
from vrm_app.outside.sealed_file import NewerFileError


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
