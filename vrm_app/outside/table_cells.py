"""What single cells of a table say: countries, languages, addresses, yes or no."""

import functools
import re

from vrm_app.domain.company import Relationship
from vrm_app.domain.countries import COUNTRIES
from vrm_app.domain.scalars import Language
from vrm_app.domain.text import PROSE_LENGTH
from vrm_app.outside.limits import TEXT_CHARACTERS
from vrm_app.outside.plain_text import many_lines, one_line
from vrm_app.outside.reading import Reason, UnreadCellError
from vrm_app.outside.web_address import Site, addresses_in, site_of

# How spreadsheets keep the zeros of a number, and how exports keep a text from being a formula.
_NUMBER_AS_TEXT = re.compile(r'="([^"=]*)"')
_KEPT_FROM_COUNTING = re.compile(r"'(?=[-=+@\t\r])")
_FORMULA = re.compile(r"\s*[=\uff1d]")

_EMAIL = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+")
_IN_BRACKETS = re.compile(r".*<([^<>]*)>\s*", re.DOTALL)
_BETWEEN_EMAILS = re.compile(r"[,;|\n]+|\s+(?=[^\s<]+@)")
_BETWEEN_ENTRIES = re.compile(r"[;|\n]+")
_BETWEEN_TAGS = re.compile(r"[,;|\n]+")
_BETWEEN_SITES = re.compile(r"[\s;|]+")
_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 3

_YES = frozenset("1 y yes true on x j ja wahr ✓ ✔ ★ *".split())
_NO = frozenset("0 n no false off - nein falsch".split())
_RELATIONSHIPS: dict[str, Relationship] = {
    word: relationship
    for relationship, words in {
        Relationship.PROSPECT: "prospect lead interessent",
        Relationship.CUSTOMER: "customer client kunde kundin active aktiv",
        Relationship.FORMER: "former ex ehemalig ehemals inactive inaktiv gekündigt",
        Relationship.AVOIDED: "avoided blocked gemieden gesperrt",
    }.items()
    for word in words.split()
}
_USUAL_COUNTRIES = {"uk": "GB", "england": "GB", "usa": "US", "u.s.": "US", "d": "DE", "a": "AT"}


def text_in(cell: str) -> str:
    """Return what a cell says; raises UnreadCellError for a formula."""
    kept = cell.strip()
    if _KEPT_FROM_COUNTING.match(kept):
        return kept[1:]
    if number := _NUMBER_AS_TEXT.fullmatch(kept):
        return number[1]
    if _FORMULA.match(kept):
        raise UnreadCellError(Reason.FORMULA)
    return cell


def line(text: str) -> str:
    """Return the text as one line of a record."""
    if len(text) > 4 * TEXT_CHARACTERS:
        raise UnreadCellError(Reason.TEXT)
    kept = one_line(text)
    if len(kept) > TEXT_CHARACTERS:
        raise UnreadCellError(Reason.TEXT)
    return kept


def prose(text: str) -> str:
    """Return the text as the notes of a record."""
    kept = many_lines(text)
    if len(kept) > PROSE_LENGTH:
        raise UnreadCellError(Reason.PROSE)
    return kept


def tags(text: str) -> list[str]:
    """Return the tags that a cell lists."""
    return _lines(_BETWEEN_TAGS, text)


def entries(text: str) -> list[str]:
    """Return what a cell lists with semicolons or on several lines."""
    return _lines(_BETWEEN_ENTRIES, text)


def hosts(text: str) -> list[str]:
    """Return the hosts of the websites in a cell, those that are none left out beside others."""
    pieces = (one for part in _BETWEEN_SITES.split(text) for one in addresses_in(part) if one)
    places = [site_of(one) for one in pieces]
    found = [place.host for place in places if isinstance(place, Site)]
    reasons = [place for place in places if isinstance(place, Reason)]
    if reasons and not found:
        raise UnreadCellError(reasons[0])
    return found


def emails(text: str) -> list[str]:
    """Return the e-mail addresses in a cell."""
    found = []
    for entry in _lines(_BETWEEN_EMAILS, text):
        named = _IN_BRACKETS.fullmatch(entry)
        address = (named[1] if named else entry).strip().removeprefix("mailto:")
        if not _EMAIL.fullmatch(address):
            raise UnreadCellError(Reason.EMAIL)
        found.append(address)
    return found


def phones(text: str) -> list[str]:
    """Return the telephone numbers in a cell, as they are written."""
    found = [number.removeprefix("tel:") for number in entries(text)]
    if any(len(_DIGIT.findall(number)) < _FEWEST_DIGITS for number in found):
        raise UnreadCellError(Reason.PHONE)
    return found


def postal_address(texts: list[str]) -> str:
    """Return one line of what several cells say; a postcode stands before its town."""
    joined = ""
    for text in map(line, texts):
        ends_in_number = joined.rpartition(", ")[2].isdecimal()
        joined += (" " if ends_in_number else ", ") + text if joined and text else text
    return line(joined)


def country(text: str) -> str:
    """Return the code of a country, written as a code or by its English or German name."""
    kept = line(text)
    if kept.isascii() and kept.upper() in COUNTRIES:
        return kept.upper()
    word = kept.casefold()
    code = _USUAL_COUNTRIES.get(word) or _names("territories").get(word)
    if code not in COUNTRIES:
        raise UnreadCellError(Reason.COUNTRY)
    return code


def language(text: str) -> str:
    """Return the tag of a language, written as a tag or by its English or German name."""
    kept = line(text)
    tag = _names("languages").get(kept.casefold()) or kept
    try:
        return Language().read(tag.replace("_", "-"))
    except ValueError:
        raise UnreadCellError(Reason.LANGUAGE) from None


def relationship(text: str) -> Relationship:
    """Return how the customer stands to the company."""
    word = line(text).casefold()
    if word not in _RELATIONSHIPS:
        raise UnreadCellError(Reason.RELATIONSHIP)
    return _RELATIONSHIPS[word]


def is_yes(text: str) -> bool:
    """Tell whether a cell says yes."""
    word = line(text).casefold()
    if word not in _YES | _NO:
        raise UnreadCellError(Reason.YES_OR_NO)
    return word in _YES


def _lines(between: re.Pattern[str], text: str) -> list[str]:
    found = (line(one) for one in between.split(many_lines(text)))
    return [one for one in found if one]


@functools.cache
def _names(of: str) -> dict[str, str]:
    """Return codes by their English and German names, in small letters."""
    from babel import Locale

    found: dict[str, str] = {}
    for spoken in ("en", "de"):
        for code, name in getattr(Locale(spoken), of).items():
            found.setdefault(name.casefold(), code)
    return found
