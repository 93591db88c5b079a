"""Full-text search over every text of every record, and over file names."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vrm_app.domain.errors import UserError
from vrm_app.domain.kinds import KINDS
from vrm_app.vault.database import Connection

# Scripts written without spaces: kana, Bopomofo, Han (all planes), Hangul.
_CJK = "\u3040-\u30ff\u3105-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
_CJK_RUN = re.compile(f"[{_CJK}\U00020000-\U000323af]+")
_TERM = re.compile(r'(?:(company|kind|after|before):)?(?:"([^"]*)"|(\S+))', re.IGNORECASE)


class SearchError(UserError):
    """A filter that cannot be read."""

    title = "Nothing was searched"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for: words by which to match, and filters."""

    terms: tuple[str, ...]
    """What must be found, in the index's own language, one expression a word."""
    words: tuple[str, ...]
    """The same as the person wrote it, for marking it in a snippet."""
    company: str | None = None
    kind: str | None = None
    after: date | None = None
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found."""

    id: str
    kind: str
    company_id: str | None
    at: str


def read_query(text: str) -> Query:
    """Read what a person typed: each word a prefix unless quoted, and four filters."""
    terms: list[str] = []
    words: list[str] = []
    filters: dict[str, str] = {}
    for name, quoted, plain in _TERM.findall(unicodedata.normalize("NFC", text)):
        if name:
            filters[name.lower()] = quoted or plain
            continue
        word = quoted or plain
        expression = _expression(word, whole=bool(quoted))
        if expression:
            terms.append(expression)
            words.append(word)
    return Query(
        terms=tuple(terms),
        words=tuple(words),
        company=filters.get("company"),
        kind=_kind(filters.get("kind")),
        after=_day("after", filters.get("after")),
        before=_day("before", filters.get("before")),
    )


def remember(connection: Connection, number: int, heading: str, words: str) -> None:
    """Put a record's texts into the index."""
    connection.execute(
        "INSERT INTO search_text (rowid, heading, words) VALUES (?, ?, ?)",
        (number, paired(heading), paired(words)),
    )


def forget(connection: Connection, number: int) -> None:
    """Take a record's texts out of the index."""
    connection.execute("DELETE FROM search_text WHERE rowid = ?", (number,))


def forget_erased(connection: Connection) -> None:
    """Drop from the index for good what was taken out and only marked so."""
    connection.execute("INSERT INTO search_text (search_text) VALUES ('optimize')")


def paired(text: str) -> str:
    """Write runs of Chinese, Japanese and Korean as overlapping pairs, the last sign alone."""
    if text.isascii():
        return text
    return _CJK_RUN.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", text)


def find(connection: Connection, query: Query, limit: int) -> Iterator[Hit]:
    """Yield the best hits, best first; without words, the newest records that pass the filters."""
    filters, values = _filters(query)
    if query.terms:
        sql = _RANKED.format(filters=filters)
        values = {"match": " AND ".join(query.terms), **values}
    else:
        sql = _NEWEST.format(filters=filters)
    for row in connection.execute(sql, {**values, "limit": limit}):
        yield Hit(*row)


# The inner query keeps its own order, and the outer one takes from it until it has enough: so
# that what is shown is looked up for the best hits only, not for every hit.
_RANKED = """
    SELECT shown.id, shown.kind, company.id, shown.at
    FROM (
        SELECT rowid AS number, rank FROM search_text WHERE search_text MATCH :match
        ORDER BY rank LIMIT -1
    ) AS hit
    CROSS JOIN shown ON shown.number = hit.number
    LEFT JOIN record AS company
        ON company.number = CASE shown.kind WHEN 'company' THEN shown.number ELSE shown.company END
    WHERE true {filters}
    LIMIT :limit
"""

_NEWEST = """
    SELECT shown.id, shown.kind, company.id, shown.at
    FROM shown
    LEFT JOIN record AS company
        ON company.number = CASE shown.kind WHEN 'company' THEN shown.number ELSE shown.company END
    WHERE true {filters}
    ORDER BY shown.at DESC, shown.id DESC
    LIMIT :limit
"""

_OF_COMPANY = """
    AND company.id IN (
        SELECT id FROM company WHERE id = :company OR instr(lower(name), lower(:company))
    )
"""


def _filters(query: Query) -> tuple[str, dict[str, str | int]]:
    clauses: list[str] = []
    values: dict[str, str | int] = {}
    if query.company:
        clauses.append(_OF_COMPANY)
        values["company"] = query.company
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


def _expression(word: str, *, whole: bool) -> str:
    parts = [part for part in re.split(f"({_CJK_RUN.pattern})", word) if _has_letters(part)]
    found = []
    for part in parts:
        if _CJK_RUN.fullmatch(part):
            pairs = _pairs(part)[:-1] or [part]
            found.append(_quoted(" ".join(pairs)) + ("*" if len(part) == 1 else ""))
        else:
            found.append(_quoted(part) + ("" if whole else "*"))
    return " AND ".join(found)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run))]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "").replace("\x00", "") + '"'


def _has_letters(text: str) -> bool:
    return any(unicodedata.category(sign)[0] in "LNMC" for sign in text)


def _kind(word: str | None) -> str | None:
    if word is None or word in KINDS:
        return word
    raise SearchError(advice="kind: must be one of " + ", ".join(KINDS) + ".")


def _day(name: str, word: str | None) -> date | None:
    if word is None:
        return None
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise SearchError(advice=f"{name}: must be a day such as 2026-01-31.") from None
