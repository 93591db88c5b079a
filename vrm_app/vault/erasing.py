"""What goes for good with a record that is erased."""

from collections.abc import Iterator, Sequence

from vrm_app.domain.compounds import ListOf
from vrm_app.domain.fields import compact
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import fields_of
from vrm_app.domain.scalars import Link
from vrm_app.vault.database import Connection


def belonging(connection: Connection, record_id: str) -> list[str]:
    """Return the ids of all that belongs to a record, the record itself last."""
    rows = connection.execute(_BELONGING, {"id": record_id}).fetchall()
    return [found for (found,) in rows if found != record_id] + [record_id]


_BELONGING = """
    WITH RECURSIVE gone (number) AS (
        SELECT number FROM record WHERE id = :id
        UNION
        SELECT record.number
        FROM record JOIN gone ON record.company = gone.number OR record.owner = gone.number
        UNION
        -- What was handed over of a record holds its words.
        SELECT filed.number
        FROM gone
        JOIN record ON record.number = gone.number
        JOIN release ON release.what = record.id
        JOIN record AS filed ON filed.id = release.id
    )
    SELECT record.id FROM gone JOIN record ON record.number = gone.number
    ORDER BY record.number DESC
"""


def pointing(connection: Connection, gone: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield id and field of every other record that links to one of these and can do without."""
    ids = {"gone": compact([*gone])}
    for kind, cls in KINDS.items():
        for name, field in fields_of(cls).items():
            listed = isinstance(field.type, ListOf) and isinstance(field.type.item, Link)
            if field.required or not (listed or isinstance(field.type, Link)):
                continue
            question = _LISTING if listed else _LINKING
            for (found,) in connection.execute(
                question.format(kind=kind, name=name), ids
            ).fetchall():
                yield found, name


_LINKING = """
    WITH gone AS MATERIALIZED (SELECT value FROM json_each(:gone))
    SELECT id FROM "{kind}" WHERE "{name}" IN gone AND id NOT IN gone
"""

_LISTING = """
    WITH gone AS MATERIALIZED (SELECT value FROM json_each(:gone))
    SELECT id FROM "{kind}"
    WHERE EXISTS (SELECT 1 FROM json_each("{name}") AS linked WHERE linked.value IN gone)
        AND id NOT IN gone
"""


def forget_beside(connection: Connection, record_id: str) -> None:
    """Forget what is kept beside a record: calendar events, its signing key, a form of it."""
    connection.execute("DELETE FROM calendar_event WHERE about = ?", (record_id,))
    connection.execute("DELETE FROM signing_key WHERE company_id = ?", (record_id,))
    connection.execute("DELETE FROM left_at WHERE record_id = ?", (record_id,))
    connection.execute("DELETE FROM unsaved WHERE instr(form, ?) > 0", (record_id,))
