"""The bytes of files, in parts, kept once by what they are."""

import hashlib

import pytest
from building import NOW, attach, company, keep, least, record

from vrm_app.vault import files
from vrm_app.vault.files import PART
from vrm_app.vault.vault import Vault


@pytest.mark.parametrize(
    ("size", "parts"), [(0, 1), (1, 1), (PART, 1), (PART + 1, 2), (2 * PART, 2)]
)
def test_bytes_are_kept_in_parts_under_their_digest(size: int, parts: int, vault: Vault) -> None:
    content = b"x" * size
    with vault.writing("put", now=NOW) as writing:
        digest = files.put(writing.connection, content)
        writing.changed = True
    assert digest == hashlib.sha256(content).hexdigest()
    with vault.reading() as connection:
        assert files.has(connection, digest)
        assert files.read(connection, digest) == content
        assert len(list(files.parts(connection, digest))) == parts
        assert files.digests(connection) == [digest]


def test_what_nothing_names_is_dropped_and_what_a_release_names_stays(vault: Vault) -> None:
    acme = company(vault)
    attach(vault, acme, b"attached")
    with vault.writing("put", now=NOW) as writing:
        released = files.put(writing.connection, b"released")
        stray = files.put(writing.connection, b"stray")
        writing.changed = True
    file = {"name": "a.txt", "media_type": "text/plain", "size": 8, "sha256": released}
    release = {**least("release", {"company": acme, "case": acme}), "files": [file]}
    kept = keep(vault, "release", release)
    with vault.writing("drop", now=NOW) as writing:
        files.drop_unused(writing.connection)
        writing.changed = True
    with vault.reading() as connection:
        left = files.digests(connection)
        assert not files.has(connection, stray)
    assert released in left
    assert len(left) == 2
    assert record(vault, kept)
