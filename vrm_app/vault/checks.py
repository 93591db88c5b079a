"""Whether what belongs together is together: records, index, links and files."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from vrm_app.domain.kinds import KINDS
from vrm_app.vault import files
from vrm_app.vault.database import Connection


@dataclass(frozen=True, slots=True)
class Counted:
    """How much there is."""

    records: int
    history_entries: int
    commit_counter: int


def count(connection: Connection) -> Counted:
    """Count records, entries of history and commits."""
    return Counted(*connection.execute(_COUNT).fetchone())


_COUNT = """
    SELECT (SELECT count(*) FROM record), (SELECT count(*) FROM history), commit_counter
    FROM vault
"""


def structure(connection: Connection) -> Iterator[str]:
    """Yield what is missing or left over, one sentence each."""
    for kind in KINDS:
        unfiled = connection.execute(_UNFILED.format(kind=kind), {"kind": kind}).fetchone()[0]
        if unfiled:
            yield f"{unfiled} records of kind {kind} are not filed as they should be"
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"a {table} points to a {parent} that is not there"
    for sentence, question in _QUESTIONS.items():
        wrong = connection.execute(question).fetchone()[0]
        if wrong:
            yield sentence.format(wrong)
    for sha256 in files.digests(connection):
        found = hashlib.sha256()
        for part in files.parts(connection, sha256):
            found.update(part)
        if found.hexdigest() != sha256:
            yield f"the bytes of file {sha256} are not what they were"


_UNFILED = """
    SELECT count(*) FROM (
        SELECT id, deleted_at IS NOT NULL AS trashed FROM "{kind}"
        EXCEPT SELECT id, trashed FROM record WHERE kind = :kind
    )
"""

_QUESTIONS = {
    "{} records cannot be found by searching": """
        SELECT count(*) FROM (
            SELECT number FROM record WHERE NOT trashed
            EXCEPT SELECT id FROM search_text_docsize
        )
    """,
    "{} texts in the search index belong to no record": """
        SELECT count(*) FROM (
            SELECT id FROM search_text_docsize
            EXCEPT SELECT number FROM record WHERE NOT trashed
        )
    """,
    "{} files are named whose bytes are not there": """
        SELECT count(*) FROM (
            SELECT sha256 FROM attachment
            UNION
            SELECT json_extract(file.value, '$.sha256')
            FROM release, json_each(release.files) AS file
            EXCEPT SELECT sha256 FROM file_part
        )
    """,
}
