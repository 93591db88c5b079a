"""What was found in a file from elsewhere, and how it crosses to another process."""

import contextlib
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NoReturn

from vrm_app.domain.company import Channel, Relationship
from vrm_app.domain.countries import COUNTRIES
from vrm_app.domain.scalars import Language
from vrm_app.domain.text import PROSE_LENGTH
from vrm_app.language import marked
from vrm_app.outside.limits import COMPANY_HOSTS, TEXT_CHARACTERS
from vrm_app.outside.plain_text import many_lines, one_line


class Reason(StrEnum):
    """Why a row became no company; a closed set, so that no reason can repeat what a row says."""

    DAMAGED = marked("This row is damaged: it does not have the columns that the first row names")
    MALFORMED = marked("This entry is not written the way the program writes it")
    DATE = marked("The day on which the entry was created cannot be read")
    ADDRESS = marked("The web address cannot be read")
    LONG = marked("The name or the folder is longer than 300 characters")
    NOTE = marked("This is a note, not a login")
    CARD = marked("This is a payment card, not a login")
    IDENTITY = marked("This is an identity, not a login")
    KEY = marked("This is a key, not a login")
    OTHER = marked("This is not a login")
    TRASH = marked("This is in the password manager's trash")
    OWN_NETWORK = marked("The web address is inside your own network")
    NUMBER = marked("The web address is a number, not a name")
    NO_WEBSITE = marked("The address belongs to an app or a device, not to a website")
    NAMELESS = marked("This has neither a name nor a web address")
    TEXT = marked("A text is longer than the 300 characters that a line can have")
    PROSE = marked("The notes are longer than 100,000 characters")
    MANY = marked("A list has more than 1,000 entries")
    FORMULA = marked("A cell holds a formula, not a text")
    DAY = marked("The day cannot be read")
    DAY_ORDER = marked(
        "The day can be read in two ways, and which number is the month is not known"
    )
    COUNTRY = marked("The country cannot be read")
    LANGUAGE = marked("The language cannot be read")
    RELATIONSHIP = marked("The relationship is none of prospect, customer, former and avoided")
    YES_OR_NO = marked("Whether it is a favourite is said neither with yes nor with no")
    EMAIL = marked("The e-mail address cannot be read")
    PHONE = marked("The telephone number cannot be read")


# These rows were left out on purpose; the others should have become a company and did not.
ERRORS = frozenset(Reason) - {
    *(Reason.NOTE, Reason.CARD, Reason.IDENTITY, Reason.KEY, Reason.OTHER, Reason.TRASH),
    *(Reason.OWN_NETWORK, Reason.NUMBER, Reason.NO_WEBSITE, Reason.NAMELESS),
}


class UnreadCellError(Exception):
    """A cell does not show what it should; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundContact:
    """A way to reach a company, by e-mail, phone or post."""

    channel: Channel
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCompany:
    """A company that the file tells of; `rows` tell where, `accounts` how many logins it shows."""

    name: str
    domains: tuple[str, ...]
    category: str | None
    favourite: bool
    known_since: date | None
    accounts: int
    rows: tuple[int, ...]
    legal_name: str | None = None
    country: str | None = None
    language: str | None = None
    relationship: Relationship | None = None
    account_numbers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: str | None = None
    contacts: tuple[FoundContact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowError:
    """A row that became no company, and why."""

    row: int
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything found in one export; `skipped` was left out on purpose."""

    companies: tuple[FoundCompany, ...]
    errors: tuple[RowError, ...]
    skipped: tuple[RowError, ...]


class NotAReadingError(Exception):
    """The value does not hold a reading."""


def as_json(reading: Reading) -> object:
    """Return the reading as a JSON value."""
    return {
        "companies": [
            {
                "name": company.name,
                "domains": list(company.domains),
                "category": company.category,
                "favourite": company.favourite,
                "known_since": company.known_since and company.known_since.isoformat(),
                "accounts": company.accounts,
                "rows": list(company.rows),
                **_more(company),
            }
            for company in reading.companies
        ],
        "errors": [[error.row, error.reason.name] for error in reading.errors],
        "skipped": [[error.row, error.reason.name] for error in reading.skipped],
    }


def _more(company: FoundCompany) -> dict[str, object]:
    """Return what only tables tell."""
    return {
        "legal_name": company.legal_name,
        "country": company.country,
        "language": company.language,
        "relationship": company.relationship,
        "account_numbers": list(company.account_numbers),
        "tags": list(company.tags),
        "notes": company.notes,
        "contacts": [[contact.channel, contact.address] for contact in company.contacts],
    }


def from_json(value: object) -> Reading:
    """Return the reading that a JSON value holds, or raise NotAReadingError."""
    match value:
        case {"companies": list(companies), "errors": list(errors), "skipped": list(skipped)}:
            return Reading(
                companies=tuple(_company(company) for company in companies),
                errors=tuple(_row_error(error) for error in errors),
                skipped=tuple(_row_error(error) for error in skipped),
            )
    raise NotAReadingError


_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def _company(value: object) -> FoundCompany:
    match value:
        case {
            "name": str(name),
            "domains": list(domains),
            "category": str() | None as category,
            "favourite": bool(favourite),
            "known_since": str() | None as known_since,
            "accounts": int(accounts),
            "rows": list(rows),
            "legal_name": str() | None as legal_name,
            "country": str() | None as country,
            "language": str() | None as language,
            "relationship": str() | None as relationship,
            "account_numbers": list(account_numbers),
            "tags": list(tags),
            "notes": str() | None as notes,
            "contacts": list(contacts),
        } if name:
            return FoundCompany(
                name=_line(name),
                domains=tuple(_domain(domain) for domain in domains),
                category=category and _line(category),
                favourite=favourite,
                known_since=None if known_since is None else _day(known_since),
                accounts=_count(accounts),
                rows=tuple(_count(row) for row in rows),
                legal_name=legal_name and _line(legal_name),
                country=country and _country(country),
                language=language and _language(language),
                relationship=_relationship(relationship),
                account_numbers=_lines(account_numbers),
                tags=_lines(tags),
                notes=notes and _prose(notes),
                contacts=tuple(_contact(contact) for contact in contacts),
            )
    raise NotAReadingError


def _row_error(value: object) -> RowError:
    match value:
        case [int(row), str(name)] if name in Reason.__members__:
            return RowError(row=_count(row), reason=Reason[name])
    raise NotAReadingError


def _line(text: str) -> str:
    if len(text) > TEXT_CHARACTERS or text != one_line(text):
        raise NotAReadingError
    return text


def _lines(values: list[object]) -> tuple[str, ...]:
    if len(values) > COMPANY_HOSTS:
        raise NotAReadingError
    return tuple(_line(value) if isinstance(value, str) else _nothing() for value in values)


def _prose(text: str) -> str:
    if len(text) > PROSE_LENGTH or text != many_lines(text):
        raise NotAReadingError
    return text


def _country(code: str) -> str:
    return code if code in COUNTRIES else _nothing()


def _language(tag: str) -> str:
    with contextlib.suppress(ValueError):
        return Language().read(tag)
    raise NotAReadingError


def _relationship(word: str | None) -> Relationship | None:
    if word is None:
        return None
    return Relationship(word) if word in set(Relationship) else _nothing()


_CHANNELS = frozenset({Channel.EMAIL, Channel.PHONE, Channel.POST})


def _contact(value: object) -> FoundContact:
    match value:
        case [str(channel), str(address)] if channel in _CHANNELS and address:
            return FoundContact(channel=Channel(channel), address=_line(address))
    raise NotAReadingError


def _nothing() -> NoReturn:
    raise NotAReadingError


def _day(text: str) -> date:
    with contextlib.suppress(ValueError):
        return date.fromisoformat(text)
    raise NotAReadingError


def _domain(value: object) -> str:
    if not isinstance(value, str) or len(value) > TEXT_CHARACTERS or not _DOMAIN.fullmatch(value):
        raise NotAReadingError
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 1:
        raise NotAReadingError
    return value
