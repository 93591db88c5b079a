"""Full-text search over every text of every record, and over file names."""

from typing import NamedTuple

from vrm_app.vault.database import Connection
from vrm_app.vault.narrowing import clauses
from vrm_app.vault.query import Query, expression, paired


class Hit(NamedTuple):
    """One record found."""

    id: str
    kind: str
    company_id: str | None
    at: str


class Texts:
    """The texts of records on their way into the index.

    FTS5 writes out what it has gathered whenever another table is written to, so that one text
    after each record costs more than all else about the record: they go in many at a time.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held: dict[int, tuple[str, str]] = {}
        self._length = 0

    def remember(self, number: int, heading: str, words: str) -> None:
        """Put a record's texts into the index, at the latest when all is written."""
        self._held[number] = (paired(heading), paired(words))
        self._length += len(words)
        if self._length > _AT_ONCE:
            self.write()

    def forget(self, number: int) -> None:
        """Take a record's texts out of the index."""
        if self._held.pop(number, None) is None:
            self._connection.execute("DELETE FROM search_text WHERE rowid = ?", (number,))

    def write(self) -> None:
        """Write what is held."""
        rows = ((number, *texts) for number, texts in self._held.items())
        self._connection.executemany(_REMEMBER, rows)
        self._held.clear()
        self._length = 0


_REMEMBER = "INSERT INTO search_text (rowid, heading, words) VALUES (?, ?, ?)"
_AT_ONCE = 2_000_000
"""How many characters are held at most, but for the last text."""


def forget_erased(connection: Connection) -> None:
    """Drop from the index for good what was taken out and only marked so."""
    connection.execute("INSERT INTO search_text (search_text) VALUES ('optimize')")


def find(
    connection: Connection, query: Query, limit: int, *, among: int | None = None
) -> list[Hit]:
    """Return the best hits, best first; without words, the newest records that pass the filters.

    The best can be looked for among only so many of the newest hits: to weigh all that have a
    frequent word takes longer than one waits while typing.
    """
    filters, values = clauses(connection, query)
    if not query.terms:
        rows = connection.execute(_NEWEST.format(filters=filters), {**values, "limit": limit})
        return [Hit._make(row) for row in rows]
    match = expression(query)
    found: list[Hit] = []
    # Nearly all records are shown, so a few more hits than wanted are enough; putting all of
    # them in order would take as long again as finding them.
    for most in (-1,) if filters else (limit + _HIDDEN, -1):
        weighed = -1 if filters or among is None or most < 0 else among
        asked = {**values, "match": match, "most": most, "limit": limit, "among": weighed}
        found = [Hit._make(row) for row in connection.execute(_BEST.format(filters=filters), asked)]
        if len(found) == limit:
            break
    return found


_HIDDEN = 10
"""How many hits may be hidden, such as the records of a company in the trash, at the first try."""

# The inner query keeps its own order, and the outer one takes from it until it has enough: so
# that what is shown is looked up for the best hits only, not for every hit. What stands in the
# heading counts four times.
_BEST = """
    SELECT shown.id, shown.kind, shown.company_id, shown.at
    FROM (
        SELECT number FROM (
            SELECT rowid AS number, bm25(search_text, 4.0, 1.0) AS weight
            FROM search_text WHERE search_text MATCH :match
            ORDER BY rowid DESC LIMIT :among
        )
        ORDER BY weight LIMIT :most
    ) AS hit
    CROSS JOIN shown ON shown.number = hit.number
    WHERE true {filters}
    LIMIT :limit
"""

_NEWEST = """
    SELECT shown.id, shown.kind, shown.company_id, shown.at
    FROM shown
    WHERE true {filters}
    ORDER BY shown.at DESC, shown.id DESC
    LIMIT :limit
"""
