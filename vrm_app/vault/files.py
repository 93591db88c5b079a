"""The bytes of files inside the vault, kept once by their SHA-256."""

import hashlib
from collections.abc import Iterable, Iterator

from vrm_app.vault.database import Connection, rows

PART = 256 * 1024


def put(connection: Connection, content: bytes) -> str:
    """Keep a file's bytes and return their SHA-256 in hexadecimal."""
    sha256 = hashlib.sha256(content).hexdigest()
    if has(connection, sha256):
        return sha256
    put_parts(
        connection,
        sha256,
        (content[start : start + PART] for start in range(0, len(content), PART)),
    )
    return sha256


def put_parts(connection: Connection, sha256: str, parts: Iterable[bytes]) -> None:
    """Keep a file's bytes as they come, part after part; whoever gives them vouches for them."""
    position = -1
    for position, part in enumerate(parts):
        connection.execute(_PUT, (sha256, position, part))
    if position < 0:
        connection.execute(_PUT, (sha256, 0, b""))


_PUT = "INSERT INTO file_part (sha256, position, content) VALUES (?, ?, ?)"


def has(connection: Connection, sha256: str) -> bool:
    """Tell whether these bytes are kept."""
    found = connection.execute("SELECT 1 FROM file_part WHERE sha256 = ? LIMIT 1", (sha256,))
    return found.fetchone() is not None


def parts(connection: Connection, sha256: str) -> Iterator[bytes]:
    """Yield the bytes of a file, part after part."""
    for (content,) in rows(connection, _PARTS, (sha256,), at_once=1):
        yield content


_PARTS = "SELECT content FROM file_part WHERE sha256 = ? ORDER BY position"


def read(connection: Connection, sha256: str) -> bytes:
    """Return the bytes of a file."""
    return b"".join(parts(connection, sha256))


def digests(connection: Connection) -> list[str]:
    """Return the SHA-256 of every file that is kept, in order."""
    found = connection.execute("SELECT DISTINCT sha256 FROM file_part ORDER BY sha256")
    return [sha256 for (sha256,) in found]


def named(connection: Connection) -> set[str]:
    """Return the SHA-256 of every file that an attachment or a release names."""
    return {sha256 for (sha256,) in connection.execute(_NAMED)}


_NAMED = """
    SELECT sha256 FROM attachment
    UNION
    SELECT json_extract(file.value, '$.sha256')
    FROM release, json_each(release.files) AS file
"""


def drop_unused(connection: Connection) -> None:
    """Remove the bytes that no attachment and no release names any more."""
    connection.execute(_DROP_UNUSED)


_DROP_UNUSED = f"DELETE FROM file_part WHERE sha256 NOT IN ({_NAMED})"
