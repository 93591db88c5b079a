"""What happened, by when it was: a page at a time in either direction, and counted by month."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from enum import StrEnum
from typing import NamedTuple

from vrm_app.domain.fields import compact
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.saved_search import SavedSearch
from vrm_app.vault.database import Connection
from vrm_app.vault.lived_days import MONTH, begin_days, live_months
from vrm_app.vault.narrowing import MOMENT, MOMENTS, Values, clauses, companies
from vrm_app.vault.query import Narrow, Query, expression

HAPPENINGS = ("interaction", "case", "judgement", "release")
"""What is shown where nothing is said of kinds; other kinds are looked for by words or name.

A promise stands under the entry it was given in.
"""

# A search that is kept has the words it looks for, and is nothing that happened.
_WITH_WORDS = tuple(kind for kind in KINDS if kind != SavedSearch.kind)


class Key(NamedTuple):
    """A place between what happened: all with this moment and a smaller id is older."""

    at: str
    id: str

    @property
    def with_itself(self) -> "Key":
        """The place just newer than the record that has this one."""
        return Key(self.at, f"{self.id}~")


NEWEST = Key("9999", "")
"""Newer than everything."""


class Toward(StrEnum):
    """Which way a page goes on from a place."""

    OLDER = "older"
    NEWER = "newer"


class Placed(NamedTuple):
    """Where a record stands by time."""

    id: str
    kind: str
    at: str

    @property
    def key(self) -> Key:
        """Its place."""
        return Key(self.at, self.id)


def page(
    connection: Connection, query: Query, *, start: Key = NEWEST, toward: Toward, limit: int
) -> list[Placed]:
    """Return a page of what happened and passes a query, newest first."""
    older = toward is Toward.OLDER
    found: list[Placed] = []
    for leg, values in _legs(connection, query):
        sql = _PAGE.format(
            **leg,
            than="<" if older else ">",
            order="DESC" if older else "ASC",
        )
        asked = {**values, "start_at": start.at, "start_id": start.id, "limit": limit}
        found += [Placed._make(row) for row in connection.execute(sql, asked)]
    found.sort(key=lambda one: one.key, reverse=older)
    return sorted(found[:limit], key=lambda one: one.key, reverse=True)


_PAGE = """
    SELECT shown.id, shown.kind, {moment} AS moment
    FROM {source}
    WHERE {kinds} {filters} AND ({moment}, shown.id) {than} (:start_at, :start_id)
    ORDER BY moment {order}, shown.id {order}
    LIMIT :limit
"""


def months(connection: Connection, query: Query) -> dict[str, int]:
    """Return how much happened in each month (2026-03) that has anything, of what passes.

    Months are those of the query's zone.
    """
    live_months(connection, query.zone)
    found: dict[str, int] = {}
    for leg, values in _legs(connection, query):
        sql = _MONTHS.format(**leg, month=MONTH.format(**leg))
        for month, count in connection.execute(sql, values):
            found[month] = found.get(month, 0) + count
    return dict(sorted(found.items()))


_MONTHS = """
    SELECT {month}, count(*) FROM {source} WHERE {kinds} {filters} GROUP BY 1
"""


def key_of(connection: Connection, record_id: str, zone: tzinfo | None) -> Key | None:
    """Return the place of a record, none where it is not shown."""
    begin_days(connection, zone)
    found = connection.execute(_KEY_OF, (record_id,)).fetchone()
    return None if found is None else Key(found[0], record_id)


_KEY_OF = f"SELECT {MOMENT} FROM shown WHERE shown.id = ?"


def _legs(connection: Connection, query: Query) -> Iterator[tuple[dict[str, str], Values]]:
    """Yield the parts of a question, each of which an index answers in the order asked for."""
    named = query.values(Narrow.KIND)
    kinds = named or list(_WITH_WORDS if query.terms else HAPPENINGS)
    if query.terms:
        filters, values = clauses(connection, query)
        leg = {"moment": MOMENT, "source": _HITS, "filters": filters + _ONLY_RELEASED}
        yield {**leg, "kinds": _among(kinds)}, {**values, "match": expression(query)}
        return
    firms = query.values(Narrow.COMPANY)
    ids = [one for part in firms for one in companies(connection, part)]
    # Of many companies, most of what happened passes: going by time finds it sooner.
    within = bool(firms) and len(ids) <= _FEW
    for group in _grouped(kinds, together=within):
        moment = MOMENTS.get(group[0], "shown.at")
        filters, values = clauses(connection, query, moment)
        if within:
            values["of_companies"] = compact(ids)
            filters += _OF_COMPANIES
        # A sign before the column keeps SQLite from choosing the index by kind.
        kinds_ = ("+" if within else "") + _among(group)
        yield (
            {
                "moment": moment,
                "source": "shown",
                "filters": filters + _ONLY_RELEASED,
                "kinds": kinds_,
            },
            values,
        )


_FEW = 8

_HITS = """
    (SELECT rowid AS number FROM search_text WHERE search_text MATCH :match) AS hit
    CROSS JOIN shown ON shown.number = hit.number
"""

_OF_COMPANIES = """
    AND shown.company IN (
        SELECT number FROM record WHERE id IN (SELECT value FROM json_each(:of_companies))
    )
"""

# What was only looked at did not leave.
_ONLY_RELEASED = """
    AND NOT (shown.kind = 'release'
        AND shown.id IN (SELECT id FROM release WHERE state = 'drafted'))
"""


def _grouped(kinds: list[str], *, together: bool) -> list[list[str]]:
    if not together:
        return [[one] for one in kinds]
    alone = [[one] for one in kinds if one in MOMENTS]
    others = [one for one in kinds if one not in MOMENTS]
    return [*alone, others] if others else alone


def _among(kinds: Sequence[str]) -> str:
    if len(kinds) == 1:
        return f"shown.kind = '{kinds[0]}'"
    return "shown.kind IN ({})".format(", ".join(f"'{one}'" for one in kinds))
