"""An archive for tests: what is in it, its bytes, and whether others are refused."""

import hashlib
import io
from collections import deque
from collections.abc import Iterable
from functools import partial
from typing import Any

import pytest
from repacked import Members, members_of

from vrm_app.domain.errors import UserError
from vrm_app.outside.archive_file import TABLES, Archive, Contents, write
from vrm_app.outside.sealed_file import DamagedFileError

COMPANY = "records/company.jsonl"
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
