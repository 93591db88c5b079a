"""Reading and writing whole records of any kind, generated from what they declare."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from vrm_app.domain.compounds import ListOf
from vrm_app.domain.courtesy import give_way
from vrm_app.domain.errors import FieldError, UserError
from vrm_app.domain.fields import Cell, FieldType, compact, instant_text
from vrm_app.domain.identity import RecordId, ascending_ids
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import STAMPS, Record, fields_of
from vrm_app.domain.scalars import Instant, Link
from vrm_app.vault import database, search
from vrm_app.vault.database import Connection

R = TypeVar("R", bound=Record)

_Place = tuple[Callable[[Record, Any], None], int, int, Callable[[Sequence[Any]], Any], Any]
"""What sets a field, where its cells begin and end in a row, what reads them, and its nothing."""


class UnknownRecordError(UserError):
    """No record has this identity."""

    title = "There is no such record"
    advice = "Look up its id with `vrm list` or `vrm search`."


@dataclass(slots=True)
class Writing:
    """One action under way: its connection, its moment, and what it has changed."""

    connection: Connection
    now: datetime
    texts: search.Texts = field(init=False)
    ids: Iterator[RecordId] = field(init=False)
    """Ids of new records, which sort in the order in which they are added."""
    known: dict[str, str] = field(default_factory=dict)
    """Kinds of ids already looked up."""
    changed: bool = False

    def __post_init__(self) -> None:
        self.texts = search.Texts(self.connection)
        self.ids = ascending_ids(self.now)


@cache
def columns_of(kind: str) -> tuple[str, ...]:
    """Return the columns of a kind's table, stamps first."""
    declared = fields_of(KINDS[kind]).values()
    return STAMPS + tuple(column for one in declared for column in one.columns)


def select(kind: str, tail: str = "") -> str:
    """Return the SQL that reads whole records of a kind."""
    return _select(kind, columns_of(kind), tail)


def _select(kind: str, columns: Iterable[str], tail: str) -> str:
    names = ", ".join(f'"{kind}"."{column}"' for column in columns)
    return f'SELECT {names} FROM "{kind}" {tail}'


def from_row(cls: type[R], row: Sequence[Any]) -> R:
    """Return the record that a row holds."""
    return _filled(cls, _places(cls.kind), row)


def _filled(cls: type[R], places: Iterable[_Place], row: Sequence[Any]) -> R:
    # What stands in a table was checked before it was kept. Making the record slot by slot takes
    # half as long as its own way of making itself, and lists make hundreds.
    record = object.__new__(cls)
    for keep, start, end, value_of, nothing in places:
        keep(record, nothing if row[start] is None else value_of(row[start:end]))
    return record


@cache
def _places(kind: str) -> tuple[_Place, ...]:
    stamps: list[tuple[str, FieldType, int]] = [("id", Link(kind), 1)]
    stamps += [(name, Instant(), 1) for name in STAMPS[1:]]
    declared = fields_of(KINDS[kind]).values()
    return _placed(kind, stamps + [(one.name, one.type, len(one.columns)) for one in declared])


def _placed(kind: str, columns: Iterable[tuple[str, FieldType, int]]) -> tuple[_Place, ...]:
    places = []
    start = 0
    for name, type_, width in columns:
        end = start + width
        keep = getattr(KINDS[kind], name).__set__
        places.append((keep, start, end, type_.from_cells, type_.nothing))
        start = end
    return tuple(places)


def find(connection: Connection, record_id: str) -> Record | None:
    """Return the record with this id, in the trash or not."""
    kind = kind_of(connection, record_id)
    if kind is None:
        return None
    row = connection.execute(select(kind, "WHERE id = ?"), (record_id,)).fetchone()
    database.refuse_damage(connection)
    return from_row(KINDS[kind], row)


def get(connection: Connection, record_id: str) -> Record:
    """Return the record with this id; refuse an unknown one."""
    record = find(connection, record_id)
    if record is None:
        raise UnknownRecordError
    return record


def ending_in(connection: Connection, ending: str) -> list[str]:
    """Return the ids, of records or of what was one, that end in these signs: two at the most."""
    rows = connection.execute(_ENDING, {"ending": ending})
    return [found for (found,) in rows]


_ENDING = """
    SELECT id FROM record WHERE id LIKE '%' || :ending
    UNION
    SELECT record_id FROM history WHERE change = 'erase' AND record_id LIKE '%' || :ending
    LIMIT 2
"""


def several(connection: Connection, kinds: Mapping[str, str]) -> dict[str, Record]:
    """Return the records with these ids, each given with its kind, by id."""
    found: dict[str, Record] = {}
    for kind in set(kinds.values()):
        wanted = compact([one for one, its_kind in kinds.items() if its_kind == kind])
        found |= {record.id: record for record in read(connection, KINDS[kind], _AMONG, (wanted,))}
    return found


def texts_of(connection: Connection, kinds: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return the headings and words of records, by id; each id is given with its kind."""
    found: dict[str, tuple[str, str]] = {}
    for kind in set(kinds.values()):
        wanted = compact([one for one, its_kind in kinds.items() if its_kind == kind])
        sql, places = _reading_of_texts(kind)
        for row in database.rows(connection, sql, (wanted,)):
            record = _filled(KINDS[kind], places, row)
            found[record.id] = record.heading, record.words()
    return found


@cache
def _reading_of_texts(kind: str) -> tuple[str, tuple[_Place, ...]]:
    # A search shows fifty records: to read the rest of each would take as long as to find them.
    cls = KINDS[kind]
    texts = [
        one for one in fields_of(cls).values() if one.has_words or one.name in cls.heading_fields
    ]
    places = [("id", Link(kind), 1), *((one.name, one.type, len(one.columns)) for one in texts)]
    columns = ("id", *(column for one in texts for column in one.columns))
    return _select(kind, columns, _AMONG), _placed(kind, places)


_AMONG = "WHERE id IN (SELECT value FROM json_each(?))"


def kind_of(connection: Connection, record_id: str) -> str | None:
    """Return the kind of the record with this id."""
    row = connection.execute("SELECT kind FROM record WHERE id = ?", (record_id,)).fetchone()
    return None if row is None else row[0]


def read(
    connection: Connection, cls: type[R], tail: str = "", values: Iterable[Cell] = ()
) -> Iterator[R]:
    """Yield the records that the end of a query selects."""
    for row in database.rows(connection, select(cls.kind, tail), values):
        yield from_row(cls, row)


def add(writing: Writing, record: R) -> R:
    """Keep a new record; it gets an id and stamps, unless it brings them along."""
    kept = record
    if not record.id:
        kept = replace(record, id=next(writing.ids), created_at=writing.now, updated_at=writing.now)
    check_links(writing, kept)
    _insert(writing.connection, writing.texts, kept)
    writing.known[kept.id] = kept.kind
    writing.changed = True
    return kept


def bring_back(connection: Connection, brought: Iterable[Record]) -> None:
    """Put records where their history is already, or will be, brought back beside them."""
    texts = search.Texts(connection)
    for record in brought:
        _insert(connection, texts, record)
    texts.write()


def change(writing: Writing, before: Record, after: R) -> R:
    """Keep a changed record; a change of nothing leaves no trace."""
    if before == after:
        return after
    return overwrite(writing, replace(after, updated_at=writing.now))


def overwrite(writing: Writing, kept: R) -> R:
    """Keep a record in place of what it was, with the stamps it brings along."""
    give_way()
    check_links(writing, kept)
    connection = writing.connection
    connection.execute(_update(kept.kind), (*_cells(kept)[1:], kept.id))
    connection.execute(_REFILE, {**_filing(kept), "id": kept.id})
    connection.execute(_REFILE_OWNED, {"id": kept.id})
    number = connection.execute("SELECT number FROM record WHERE id = ?", (kept.id,)).fetchone()[0]
    writing.texts.forget(number)
    if kept.deleted_at is None:
        writing.texts.remember(number, kept.heading, kept.words())
    writing.changed = True
    return kept


def set_columns(writing: Writing, record_id: str, columns: Mapping[str, Cell]) -> None:
    """Change single columns of a record, as history kept them."""
    before = get(writing.connection, record_id)
    change(writing, before, with_columns(before, columns))


def with_columns(record: R, columns: Mapping[str, Cell]) -> R:
    """Return the record with single columns as history kept them."""
    row = dict(zip(columns_of(record.kind), _cells(record), strict=True))
    row.update(columns)
    return from_row(type(record), list(row.values()))


def without_links(record: R, gone: AbstractSet[str]) -> R:
    """Return the record without those of its links to these ids that it can do without."""
    left: dict[str, Any] = {}
    for one in fields_of(type(record)).values():
        value = getattr(record, one.name)
        if isinstance(one.type, ListOf) and isinstance(one.type.item, Link):
            left[one.name] = tuple(target for target in value if target not in gone)
        elif isinstance(one.type, Link) and not one.required and value in gone:
            left[one.name] = None
    return replace(record, **left)


def remove(writing: Writing, record: Record) -> None:
    """Take a record out of its table and the index for ever; history notes that it happened."""
    give_way()
    connection = writing.connection
    connection.execute(f'DELETE FROM "{record.kind}" WHERE id = ?', (record.id,))
    number = connection.execute("SELECT number FROM record WHERE id = ?", (record.id,)).fetchone()[
        0
    ]
    writing.texts.forget(number)
    connection.execute("DELETE FROM record WHERE number = ?", (number,))
    writing.known.pop(record.id, None)
    writing.changed = True


def check_links(writing: Writing, record: Record) -> None:
    """Refuse a link to a record that is unknown, erased, or of another kind."""
    for name, kind, target in record.links():
        found = writing.known.get(target)
        if found is None:
            found = kind_of(writing.connection, target)
            if found is None:
                raise FieldError(name, f"there is no {kind or 'record'} with the id {target}")
            writing.known[target] = found
        if kind is not None and found != kind:
            raise FieldError(name, f"{target} is not a {kind} but a {found}")
        if target == record.id:
            raise FieldError(name, "a record cannot point to itself")


def _insert(connection: Connection, texts: search.Texts, record: Record) -> None:
    give_way()
    connection.execute(_insertion(record.kind), _cells(record))
    filed = connection.execute(_FILE, {**_filing(record), "id": record.id, "kind": record.kind})
    if record.deleted_at is None:
        texts.remember(filed.lastrowid or 0, record.heading, record.words())


def _cells(record: Record) -> tuple[Cell, ...]:
    deleted = None if record.deleted_at is None else instant_text(record.deleted_at)
    cells: list[Cell] = [
        record.id,
        instant_text(record.created_at),
        instant_text(record.updated_at),
        deleted,
    ]
    for one in fields_of(type(record)).values():
        cells += one.cells_of(getattr(record, one.name))
    return tuple(cells)


def _filing(record: Record) -> dict[str, Cell]:
    company = None if record.company == record.id else record.company
    return {
        "company": company,
        "owner": record.owner,
        "at": instant_text(record.moment),
        "trashed": int(record.deleted_at is not None),
    }


@cache
def _insertion(kind: str) -> str:
    columns = columns_of(kind)
    names = ", ".join(f'"{column}"' for column in columns)
    return f'INSERT INTO "{kind}" ({names}) VALUES ({", ".join("?" * len(columns))})'


@cache
def _update(kind: str) -> str:
    pairs = ", ".join(f'"{column}" = ?' for column in columns_of(kind)[1:])
    return f'UPDATE "{kind}" SET {pairs} WHERE id = ?'


_COMPANY_NUMBER = """coalesce(
        (SELECT number FROM record WHERE id = :company),
        (SELECT CASE kind WHEN 'company' THEN number ELSE company END
            FROM record WHERE id = :owner)
    )"""

_FILE = f"""
    INSERT INTO record (id, kind, company, owner, at, trashed)
    VALUES (
        :id, :kind, {_COMPANY_NUMBER}, (SELECT number FROM record WHERE id = :owner), :at, :trashed
    )
"""

_REFILE = f"""
    UPDATE record
    SET company = {_COMPANY_NUMBER},
        owner = (SELECT number FROM record WHERE id = :owner),
        at = :at,
        trashed = :trashed
    WHERE id = :id
"""

# A file or a reminder goes wherever the record goes that it is about.
_REFILE_OWNED = """
    WITH RECURSIVE about (number) AS (
        SELECT number FROM record WHERE id = :id
        UNION
        SELECT record.number FROM record JOIN about ON record.owner = about.number
        WHERE record.kind IN ('attachment', 'reminder')
    )
    UPDATE record
    SET company = (
        SELECT CASE kind WHEN 'company' THEN number ELSE company END FROM record WHERE id = :id
    )
    WHERE number IN (SELECT number FROM about) AND id <> :id
"""
