"""What a person looks for: words, and filters that narrow it down."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum

from vrm_app.domain.company import Channel
from vrm_app.domain.errors import UserError
from vrm_app.domain.kinds import KINDS

CJK = (
    "\u3040-\u30ff\u3105-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U000323af"
)
"""Scripts written without spaces: kana, Bopomofo, Han (all planes), Hangul."""

CJK_RUN = re.compile(f"[{CJK}]+")
_TERM = re.compile(
    r'(?<!\S)(-?)(?:(company|kind|channel|person|tag|is|after|before):)?(?:"([^"]*)"|(\S+))',
    re.IGNORECASE,
)
# What no record holds, and SQLite would take for the end of a text or refuse.
_UNREADABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")

OPEN = "open"
"""The one thing that a record can be asked to be: neither closed nor settled."""


class SearchError(UserError):
    """A filter that cannot be read."""

    title = "Nothing was searched"


class Narrow(StrEnum):
    """By what one can narrow down what is found."""

    COMPANY = "company"
    KIND = "kind"
    CHANNEL = "channel"
    PERSON = "person"
    TAG = "tag"
    IS = "is"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for: the beginning of a word, or whole words in this order."""

    text: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """What a record must be, or must not be."""

    by: Narrow
    value: str
    excludes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for: all of the terms and none of the unwanted, within the filters.

    Of filters by the same thing, one is enough; what one of them excludes is left out. Days begin
    as they do in the zone; where none is given, as they do here.
    """

    terms: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    filters: tuple[Filter, ...] = ()
    after: date | None = None
    before: date | None = None
    zone: tzinfo | None = None

    @property
    def asks(self) -> bool:
        """Tell whether there is anything to look for, and not only what to leave out."""
        return bool(self.terms or self.filters or self.after or self.before)

    def values(self, by: Narrow, *, excluded: bool = False) -> list[str]:
        """Return what may be, or what must not be, by one thing."""
        return [one.value for one in self.filters if one.by is by and one.excludes is excluded]


def read_query(text: str, *, zone: tzinfo | None) -> Query:
    """Read what a person typed: each word a prefix unless quoted, filters, and - to exclude."""
    terms: list[Term] = []
    unwanted: list[Term] = []
    filters: list[Filter] = []
    days: dict[str, date | None] = {}
    readable = unicodedata.normalize("NFC", _UNREADABLE.sub(" ", text))
    for minus, name, quoted, plain in _TERM.findall(readable):
        value, by = quoted or plain, name.lower()
        if by in {"after", "before"}:
            days[by] = _day(by, value)
        elif by:
            _check(Narrow(by), value)
            filters.append(Filter(Narrow(by), value, excludes=bool(minus)))
        elif has_letters(value):
            (unwanted if minus else terms).append(Term(value, whole=bool(quoted)))
    return Query(
        terms=tuple(terms),
        unwanted=tuple(unwanted),
        filters=tuple(one for one in filters if one.value),
        after=days.get("after"),
        before=days.get("before"),
        zone=zone,
    )


def expression(query: Query) -> str:
    """Return how the index is asked for all of the terms."""
    return " AND ".join(map(expression_of, query.terms))


def beginning(letters: str) -> str:
    """Return what finds words that begin with these letters; empty where there are none."""
    readable = unicodedata.normalize("NFC", _UNREADABLE.sub(" ", letters))
    return expression_of(Term(readable, whole=False)) if has_letters(readable) else ""


def expression_of(term: Term) -> str:
    """Return how the index is asked for one term."""
    parts = [part for part in re.split(f"({CJK_RUN.pattern})", term.text) if has_letters(part)]
    found = []
    for part in parts:
        if CJK_RUN.fullmatch(part):
            pairs = _pairs(part)[:-1] or [part]
            found.append(_quoted(" ".join(pairs)) + ("*" if len(part) == 1 else ""))
        else:
            found.append(_quoted(part) + ("" if term.whole else "*"))
    return " AND ".join(found)


def paired(text: str) -> str:
    """Write runs of Chinese, Japanese and Korean as overlapping pairs, the last sign alone."""
    if text.isascii():
        return text
    return CJK_RUN.sub(lambda run: f" {' '.join(_pairs(run[0]))} ", text)


def has_letters(text: str) -> bool:
    """Tell whether a text holds a letter, a number or a sign of private use, as words do."""
    return any(sign.isalnum() or unicodedata.category(sign) == "Co" for sign in text)


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run))]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "") + '"'


_KNOWN = {
    Narrow.KIND: tuple(KINDS),
    Narrow.CHANNEL: tuple(Channel),
    Narrow.IS: (OPEN,),
}


def _check(by: Narrow, value: str) -> None:
    known = _KNOWN.get(by)
    if known is not None and value and value not in known:
        raise SearchError(
            advice="{filter}: must be one of {values}.", filter=by.value, values=", ".join(known)
        )


def _day(name: str, word: str) -> date | None:
    if not word:
        return None
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise SearchError(
            advice="{filter}: must be a day such as 2026-01-31.", filter=name
        ) from None
