"""Which records a list shows, and in which order: all of them, as ids.

A list of any length is as many small texts. What the rows say is read by these ids, a page at a
time, so that every row can be reached and none moves while others come and go.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from vrm_app.domain.fields import Cell, compact
from vrm_app.domain.record import Record
from vrm_app.domain.text import folded
from vrm_app.domain.turns import BY_STAGE, OPEN_ENDED
from vrm_app.vault.database import Connection, rows
from vrm_app.vault.query import beginning
from vrm_app.vault.records import columns_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a row must have somewhere: letters that begin a word, or one of some values."""

    letters: str
    values: tuple[tuple[str, str], ...] = ()
    """Columns with values whose names have these letters, as the customer calls them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """By which column a list is sorted, or by which, one after the other."""

    columns: tuple[str, ...]
    descending: bool = False
    is_by_day: bool = False
    """Whether the first of them holds a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Which of a kind's records are wanted: of a company, linking to a record, with words."""

    company_id: str = ""
    link: str = ""
    target: str = ""
    words: tuple[Word, ...] = ()
    column: str = ""
    """A column that must hold one value."""
    value: str = ""


COMPANY = "company"
"""The name of its company, as a column to sort by."""

_BY_NAME = 'folded("{kind}".name)'
_BY_COMPANY = '(SELECT folded(name) FROM company WHERE id = "{kind}".company_id)'
_USUAL = {
    "agreement": "\"agreement\".state <> 'active'",
    "contact_point": f'{_BY_COMPANY.format(kind="contact_point")}, "contact_point".channel',
    "need": "\"need\".state <> 'open'",
    "person": _BY_NAME.format(kind="person"),
    "promise": "\"promise\".state <> 'open', iif(\"promise\".state = 'open',"
    " coalesce(\"promise\".due_on, '9999'), '')",
    "reminder": '"reminder".done_on IS NOT NULL, "reminder".due_on',
    "saved_search": _BY_NAME.format(kind="saved_search"),
    "source": _BY_NAME.format(kind="source"),
}
"""How a kind is sorted where nobody says otherwise, before newest first: what is over comes last,
what has a name stands where one looks for the name."""
_DAY = {"reminder": 'iif("reminder".done_on IS NULL, "reminder".due_on, NULL)'}
"""The day by which a kind is sorted where nobody says otherwise."""


def ids_of(
    connection: Connection, cls: type[Record], narrowing: Narrowing, sort: Sort | None = None
) -> list[str]:
    """Return the ids of the shown records of a kind, newest first unless sorted otherwise."""
    return [one for one, _day in dated(connection, cls, narrowing, sort)]


Dated = tuple[str, str | None]
"""A record by its id, and the day (2026-11-23) by which it is sorted, where it is by one."""


def dated(
    connection: Connection, cls: type[Record], narrowing: Narrowing, sort: Sort | None = None
) -> Iterator[Dated]:
    """Yield the ids of the shown records of a kind in the same order, each with its day."""
    connection.create_function("folded", 1, _folded, deterministic=True)
    kind = cls.kind
    tests, values = _tests(connection, kind, narrowing)
    order = _sorted_by(kind, sort) if sort else _USUAL.get(kind, "")
    day = _DAY.get(kind, "NULL") if not sort else "NULL"
    if sort and sort.is_by_day:
        day = f'"{kind}"."{_column(kind, sort.columns[0])}"'
    # Where nothing is asked of the record itself, the index of all records is enough.
    join = _WITH_ITSELF.format(kind=kind) if f'"{kind}".' in tests + order else ""
    sql = _IDS.format(
        kind=kind, join=join, tests=tests, order=f"{order}," if order else "", day=day
    )
    yield from rows(connection, sql, values, at_once=_AT_ONCE)


def counts(connection: Connection, kind: str, narrowing: Narrowing, column: str) -> dict[str, int]:
    """Return how many of the shown records of a kind have each value in a column."""
    tests, values = _tests(connection, kind, narrowing)
    sql = _COUNTS.format(kind=kind, column=_column(kind, column), tests=tests)
    return {value: count for value, count in rows(connection, sql, values) if value is not None}


_COUNTS = """
    SELECT "{kind}"."{column}", count(*)
    FROM shown JOIN "{kind}" ON "{kind}".id = shown.id
    WHERE shown.kind = '{kind}' {tests}
    GROUP BY 1
"""

_AT_ONCE = 10_000

_WITH_ITSELF = 'JOIN "{kind}" ON "{kind}".id = shown.id'

_IDS = """
    SELECT shown.id, {day}
    FROM shown {join}
    WHERE shown.kind = '{kind}' {tests}
    ORDER BY {order} shown.at DESC, shown.id DESC
"""


def _tests(connection: Connection, kind: str, narrowing: Narrowing) -> tuple[str, list[Cell]]:
    tests, values = "", list[Cell]()
    if narrowing.company_id:
        tests += _OF_COMPANY
        values.append(narrowing.company_id)
    if narrowing.link:
        tests += f' AND "{kind}"."{_column(kind, narrowing.link)}" = ?'
        values.append(narrowing.target)
    if narrowing.column:
        tests += f' AND "{kind}"."{_column(kind, narrowing.column)}" = ?'
        values.append(narrowing.value)
    for word in narrowing.words:
        test, found = _has(connection, kind, word)
        tests += test
        values += found
    return tests, values


_OF_COMPANY = " AND (SELECT number FROM record WHERE id = ?) IN (shown.company, shown.number)"


def _has(connection: Connection, kind: str, word: Word) -> tuple[str, list[Cell]]:
    tests: list[str] = []
    values: list[Cell] = []
    match = beginning(word.letters)
    if match:
        tests += ["shown.number IN hit", "shown.owner IN hit"]
        tests = [one.replace("hit", _HIT) for one in tests]
        values += [match, match]
    tests.append(_COMPANY_IN)
    values.append(compact(_companies_named(connection, word.letters)))
    for column, value in word.values:
        tests.append(f'"{kind}"."{_column(kind, column)}" = ?')
        values.append(value)
    return f" AND ({' OR '.join(tests)})", values


_HIT = "(SELECT rowid FROM search_text WHERE search_text MATCH ?)"
_COMPANY_IN = "shown.company IN (SELECT value FROM json_each(?))"


def _companies_named(connection: Connection, letters: str) -> list[int]:
    found = connection.execute(_NAMES)
    return [number for number, name in found if letters in folded(name)]


_NAMES = "SELECT record.number, company.name FROM company JOIN record ON record.id = company.id"


def _sorted_by(kind: str, sort: Sort) -> str:
    way = "DESC" if sort.descending else "ASC"
    terms = [_term(kind, one) for one in sort.columns]
    # What has no value stands at the end, whichever way one sorts.
    return ", ".join(f"{one} IS NULL, {one} {way}" for one in terms)


def _term(kind: str, column: str) -> str:
    if column == COMPANY:
        return _BY_COMPANY.format(kind=kind)
    return f'folded("{kind}"."{_column(kind, column)}")'


def _column(kind: str, name: str) -> str:
    if name not in columns_of(kind):
        raise KeyError(name)
    return name


def _folded(cell: Cell) -> Cell:
    return folded(cell) if isinstance(cell, str) else cell


def _live_in(connection: Connection, now: datetime) -> None:
    """Let the vault say on which day something was, as the customer lived it."""

    def day_lived(at: str | None) -> str | None:
        return at and str(datetime.fromisoformat(at).astimezone(now.tzinfo).date())

    connection.create_function("day_lived", 1, day_lived, deterministic=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """A case that is not closed: whose turn it is, if anybody's."""

    id: str
    type: str
    turn: str | None
    since: str | None
    """The day (2026-11-23) from which it waits for somebody."""


def open_cases(connection: Connection, letters: str, *, now: datetime) -> list[OpenCase]:
    """Return the cases that are not closed, longest waiting first, then those nobody waits for."""
    connection.create_function("folded", 1, _folded, deterministic=True)
    _live_in(connection, now)
    given = (compact(BY_STAGE), compact(sorted(OPEN_ENDED)), str(now.date()), folded(letters))
    found = rows(connection, _OPEN_CASES, given, at_once=_AT_ONCE)
    return [OpenCase(id=one[0], type=one[1], turn=one[2], since=one[3]) for one in found]


# Whoever writes in a case, or hands it over, from then on it waits anew; a day to come is as today.
_OPEN_CASES = """
    WITH given (by_stage, open_ended, today, letters) AS (SELECT ?, ?, ?, ?),
    said (id, at) AS (
        SELECT case_id, at FROM interaction WHERE case_id IS NOT NULL AND deleted_at IS NULL
        UNION ALL
        SELECT what, at FROM "release"
        WHERE state IN ('written', 'sent', 'delivered', 'answered') AND deleted_at IS NULL
    ),
    last (id, at) AS (SELECT id, day_lived(max(at)) FROM said GROUP BY id),
    turned AS (
        SELECT "case".id, "case".type, company.name, shown.at, coalesce(
            "case".waiting_on,
            iif("case".type IN (SELECT value FROM json_each(given.open_ended)), NULL,
                json_extract(given.by_stage, '$.' || "case".stage))
        ) AS turn,
        min(max(coalesce(last.at, "case".opened_on), "case".opened_on), given.today) AS since
        FROM given
        JOIN shown ON shown.kind = 'case'
        JOIN "case" ON "case".id = shown.id
        JOIN company ON company.id = "case".company_id
        LEFT JOIN last ON last.id = "case".id
        WHERE "case".stage <> 'closed'
            AND instr(folded("case".title || ' ' || company.name), given.letters)
    )
    SELECT id, type, turn, iif(turn IS NULL, NULL, since) FROM turned
    ORDER BY turn IS NULL,
        iif(turn IS NULL, '', since), iif(turn IS NULL, '', name), iif(turn IS NULL, '', id),
        at DESC, id DESC
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A company by its names, and the day of its newest entry."""

    id: str
    name: str
    letters: str
    last_on: str
    """Empty where there is no entry."""


def companies(connection: Connection, *, now: datetime) -> list[Named]:
    """Return every shown company, the one last spoken with first, then by name."""
    _live_in(connection, now)
    connection.create_function("folded", 1, _folded, deterministic=True)
    found = rows(connection, _COMPANIES, at_once=_AT_ONCE)
    return [Named(id=one[0], name=one[1], letters=one[2], last_on=one[3]) for one in found]


# One step into the index a company, however many entries it has.
_COMPANIES = """
    SELECT company.id, company.name,
        folded(company.name || ' ' || ifnull((
            SELECT group_concat(value, ' ') FROM json_each(company.brands)
        ), '') || ' ' || ifnull((
            SELECT group_concat(value, ' ') FROM json_each(company.domains)
        ), '')) AS letters,
        ifnull((
            SELECT day_lived(at) FROM interaction
            WHERE interaction.company_id = company.id AND interaction.deleted_at IS NULL
            ORDER BY at DESC LIMIT 1
        ), '') AS last_on
    FROM shown JOIN company ON company.id = shown.id
    WHERE shown.kind = 'company'
    ORDER BY last_on DESC, folded(company.name), company.id
"""


def several_kinds(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return the kind of each of these records, by id."""
    found = connection.execute(_KINDS, (compact(list(ids)),))
    return dict(found.fetchall())


_KINDS = "SELECT id, kind FROM record WHERE id IN (SELECT value FROM json_each(?))"
