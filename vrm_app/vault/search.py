"""Full-text search over every text of every record, and over file names."""

import json
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from vrm_app.domain.errors import UserError
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.text import folded
from vrm_app.vault.database import Connection

CJK = (
    "\u3040-\u30ff\u3105-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U000323af"
)
"""Scripts written without spaces: kana, Bopomofo, Han (all planes), Hangul."""

CJK_RUN = re.compile(f"[{CJK}]+")
_TERM = re.compile(r'(?:(company|kind|after|before):)?(?:"([^"]*)"|(\S+))', re.IGNORECASE)
# What no record holds, and SQLite would take for the end of a text or refuse.
_UNREADABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


class SearchError(UserError):
    """A filter that cannot be read."""

    title = "Nothing was searched"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: the beginning of a word, or whole words in this order."""

    text: str
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for: all of the terms, within the filters."""

    terms: tuple[Term, ...]
    company: str | None = None
    kind: str | None = None
    after: date | None = None
    before: date | None = None

    @property
    def asks(self) -> bool:
        """Tell whether there is anything to look for."""
        return bool(self.terms or self.company or self.kind or self.after or self.before)


class Hit(NamedTuple):
    """One record found."""

    id: str
    kind: str
    company_id: str | None
    at: str


def read_query(text: str) -> Query:
    """Read what a person typed: each word a prefix unless quoted, and four filters."""
    terms: list[Term] = []
    filters: dict[str, str] = {}
    readable = unicodedata.normalize("NFC", _UNREADABLE.sub(" ", text))
    for name, quoted, plain in _TERM.findall(readable):
        if name:
            filters[name.lower()] = quoted or plain
        elif _has_letters(quoted or plain):
            terms.append(Term(quoted or plain, whole=bool(quoted)))
    return Query(
        terms=tuple(terms),
        company=filters.get("company"),
        kind=_kind(filters.get("kind")),
        after=_day("after", filters.get("after")),
        before=_day("before", filters.get("before")),
    )


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


def paired(text: str) -> str:
    """Write runs of Chinese, Japanese and Korean as overlapping pairs, the last sign alone."""
    if text.isascii():
        return text
    return CJK_RUN.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", text)


def find(connection: Connection, query: Query, limit: int) -> list[Hit]:
    """Return the best hits, best first; without words, the newest records that pass the filters."""
    filters, values = _filters(connection, query)
    if not query.terms:
        rows = connection.execute(_NEWEST.format(filters=filters), {**values, "limit": limit})
        return [Hit._make(row) for row in rows]
    match = " AND ".join(map(_expression, query.terms))
    found: list[Hit] = []
    # Nearly all records are shown, so a few more hits than wanted are enough; putting all of
    # them in order would take as long again as finding them.
    for most in (-1,) if filters else (limit + _HIDDEN, -1):
        asked = {**values, "match": match, "most": most, "limit": limit}
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
        SELECT rowid AS number FROM search_text WHERE search_text MATCH :match
        ORDER BY bm25(search_text, 4.0, 1.0) LIMIT :most
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


def _filters(connection: Connection, query: Query) -> tuple[str, dict[str, str | int]]:
    clauses: list[str] = []
    values: dict[str, str | int] = {}
    if query.company:
        clauses.append("AND shown.company_id IN (SELECT value FROM json_each(:companies))")
        values["companies"] = json.dumps(_companies(connection, query.company))
    if query.kind:
        clauses.append("AND shown.kind = :kind")
        values["kind"] = query.kind
    if query.after:
        clauses.append("AND shown.at >= :after")
        values["after"] = query.after.isoformat()
    if query.before:
        clauses.append("AND shown.at < :before")
        values["before"] = query.before.isoformat()
    return " ".join(clauses), values


def _companies(connection: Connection, wanted: str) -> list[str]:
    # SQLite itself knows capitals of ASCII only, and no diacritics.
    part = folded(wanted)
    rows = connection.execute("SELECT id, name FROM company")
    return [found for found, name in rows if found == wanted or part in folded(name)]


def beginning(letters: str) -> str:
    """Return what finds words that begin with these letters; empty where there are none."""
    readable = unicodedata.normalize("NFC", _UNREADABLE.sub(" ", letters))
    return _expression(Term(readable, whole=False)) if _has_letters(readable) else ""


def _expression(term: Term) -> str:
    parts = [part for part in re.split(f"({CJK_RUN.pattern})", term.text) if _has_letters(part)]
    found = []
    for part in parts:
        if CJK_RUN.fullmatch(part):
            pairs = _pairs(part)[:-1] or [part]
            found.append(_quoted(" ".join(pairs)) + ("*" if len(part) == 1 else ""))
        else:
            found.append(_quoted(part) + ("" if term.whole else "*"))
    return " AND ".join(found)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run))]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "") + '"'


def _has_letters(text: str) -> bool:
    # A letter, a number or a sign of private use: what the index takes for part of a word.
    return any(sign.isalnum() or unicodedata.category(sign) == "Co" for sign in text)


def _kind(word: str | None) -> str | None:
    if not word or word in KINDS:
        return word or None
    raise SearchError(advice="kind: must be one of {kinds}.", kinds=", ".join(KINDS))


def _day(name: str, word: str | None) -> date | None:
    if not word:
        return None
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise SearchError(
            advice="{filter}: must be a day such as 2026-01-31.", filter=name
        ) from None
