"""Questions that read and write all that a vault holds, for archives."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from sqlcipher3 import dbapi2

from vrm_app.domain.errors import FieldError, UserError
from vrm_app.domain.fields import Json
from vrm_app.domain.identity import RecordId
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import STAMPS, Record
from vrm_app.domain.scalars import Instant, Link
from vrm_app.vault import records
from vrm_app.vault.database import Connection

OWNERS_FIRST: tuple[str, ...] = tuple(
    dict.fromkeys(("company", "source", "data_item", "need", *KINDS))
)
"""Every kind, in an order in which what records belong to comes before them.

Only files and reminders may belong to anything; `file_owned` sees to them.
"""


class UnsoundError(UserError):
    """What was read contradicts itself, so that the vault could not have written it."""

    title = "The archive was not taken, because what it holds does not fit together"
    advice = "Nothing was changed; try another copy of it."


def is_empty(connection: Connection) -> bool:
    """Tell whether nothing was ever kept in this vault."""
    return not connection.execute(_HOLDS_ANYTHING).fetchone()[0]


_HOLDS_ANYTHING = """
    SELECT EXISTS (SELECT 1 FROM record) OR EXISTS (SELECT 1 FROM action)
        OR EXISTS (SELECT 1 FROM calendar_event) OR EXISTS (SELECT 1 FROM file_part)
"""


def of_kind(connection: Connection, kind: str) -> Iterator[dict[str, Json]]:
    """Yield every record of a kind as JSON, by id, whether in the trash or not."""
    for record in records.read(connection, KINDS[kind], "ORDER BY id"):
        yield record.to_json()


def record_from(kind: str, given: Mapping[str, Json]) -> Record:
    """Return the record that this JSON was written from, with its id and stamps."""
    fields = dict(given)
    try:
        fields.pop("kind")
        stamps = {name: fields.pop(name) for name in STAMPS}
        created_at = Instant().parse(stamps["created_at"])
        record = KINDS[kind].read(fields, now=created_at)
        found = replace(
            record,
            id=RecordId(Link(kind).parse(stamps["id"])),
            created_at=created_at,
            updated_at=Instant().parse(stamps["updated_at"]),
            deleted_at=Instant().parse(stamps["deleted_at"] or ""),
        )
        known = found.to_json()
        # What would be kept in another form than it was given would not be given back the same.
        if any(known[name] != value for name, value in given.items()):
            raise UnsoundError
    except (KeyError, ValueError, AttributeError, FieldError):
        raise UnsoundError from None
    if any(target == found.id for _, _, target in found.links()):
        raise UnsoundError
    return found


def was_erased(connection: Connection, record_id: str) -> bool:
    """Tell whether a record with this id was erased here."""
    return connection.execute(_WAS_ERASED, (record_id,)).fetchone() is not None


_WAS_ERASED = "SELECT 1 FROM history WHERE record_id = ? AND change = 'erase'"


def all_links_lead_somewhere(
    connection: Connection, links: Iterable[tuple[str | None, str]]
) -> bool:
    """Tell whether each link, as kind (none for any) and id, leads to such a record."""
    for kind, target in links:
        found = records.kind_of(connection, target)
        if found is None or kind not in (None, found):
            return False
    return True


def file_owned(connection: Connection) -> None:
    """File every attachment and reminder with what it is about, in whatever order they came."""
    for kind in _OWNED:
        connection.execute(_FILE_OWNER.format(kind=kind), {"kind": kind})
    connection.execute(_FILE_COMPANY)


_OWNED = ("attachment", "reminder")

_FILE_OWNER = """
    UPDATE record
    SET owner = (
        SELECT owner.number FROM record AS owner
        WHERE owner.id = (SELECT about FROM {kind} WHERE {kind}.id = record.id)
    )
    WHERE kind = :kind
"""

# From what is about other kinds of records on to what is about that, and so on.
_FILE_COMPANY = """
    WITH RECURSIVE filed (number, company) AS (
        SELECT owned.number, CASE owner.kind WHEN 'company' THEN owner.number ELSE owner.company END
        FROM record AS owned JOIN record AS owner ON owner.number = owned.owner
        WHERE owned.kind IN ('attachment', 'reminder')
            AND owner.kind NOT IN ('attachment', 'reminder')
        UNION
        SELECT owned.number, filed.company
        FROM filed JOIN record AS owned ON owned.owner = filed.number
        WHERE owned.kind IN ('attachment', 'reminder')
    )
    UPDATE record SET company = filed.company FROM filed WHERE filed.number = record.number
"""


@contextmanager
def refusing_contradictions() -> Iterator[None]:
    """Refuse what the schema does not allow: an id twice, a link to nothing."""
    try:
        yield
    except dbapi2.IntegrityError:
        raise UnsoundError from None
