"""Whether what belongs together is together: records, index, links and files."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from vrm_app.domain.kinds import KINDS
from vrm_app.vault import files
from vrm_app.vault.database import Connection
from vrm_app.vault.records import columns_of


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
        unfiled = connection.execute(_unfiled(kind)).fetchone()[0]
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


def _unfiled(kind: str) -> str:
    columns = columns_of(kind)
    at = "ifnull(kept.at, kept.created_at)" if "at" in columns else "kept.created_at"
    company = "recipient" if kind == "release" else "company_id"
    own = f"kept.{company}" if company in columns else "NULL"
    return _UNFILED.format(kind=kind, at=at, company=own, owner=_OWNERS.get(kind, "NULL"))


_OWNERS = {
    "advice": "kept.source_id",
    "attachment": "kept.about",
    "disclosure": "kept.data_item_id",
    "interaction": "CASE WHEN kept.company_id IS NULL THEN kept.need_id END",
    "offer": "kept.need_id",
    "reminder": "kept.about",
}
"""Where a record of a kind says what it belongs to beside its company."""

_UNFILED = """
    SELECT count(*)
    FROM "{kind}" AS kept
    LEFT JOIN record AS filed ON filed.id = kept.id AND filed.kind = '{kind}'
    LEFT JOIN record AS company ON company.number = filed.company
    LEFT JOIN record AS owner ON owner.number = filed.owner
    LEFT JOIN record AS owners ON owners.number = owner.company
    WHERE filed.trashed IS NOT (kept.deleted_at IS NOT NULL)
        OR filed.at IS NOT {at}
        OR owner.id IS NOT {owner}
        OR company.id IS NOT
            ifnull({company}, CASE owner.kind WHEN 'company' THEN owner.id ELSE owners.id END)
"""

_LEFT_OVER = (
    "SELECT count(*) FROM record WHERE NOT ("
    + " OR ".join(f"kind = '{kind}' AND id IN (SELECT id FROM \"{kind}\")" for kind in KINDS)
    + ")"
)

_QUESTIONS = {
    "{} records are filed that are not there": _LEFT_OVER,
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
