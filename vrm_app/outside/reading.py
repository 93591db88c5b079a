"""What was found in a password manager's export, and how it crosses to another process."""

import contextlib
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vrm_app.outside.limits import TEXT_CHARACTERS
from vrm_app.outside.plain_text import one_line


class Reason(StrEnum):
    """Why a row became no company; a closed set, so that no reason can repeat what a row says."""

    DAMAGED = "This row is damaged: it does not have the columns that the first row names"
    MALFORMED = "This entry is not written the way the program writes it"
    DATE = "The day on which the entry was created cannot be read"
    ADDRESS = "The web address cannot be read"
    LONG = "The name or the folder is longer than 300 characters"
    NOTE = "This is a note, not a login"
    CARD = "This is a payment card, not a login"
    IDENTITY = "This is an identity, not a login"
    KEY = "This is a key, not a login"
    OTHER = "This is not a login"
    TRASH = "This is in the password manager's trash"
    OWN_NETWORK = "The web address is inside your own network"
    NUMBER = "The web address is a number, not a name"
    NO_WEBSITE = "The address belongs to an app or a device, not to a website"
    NAMELESS = "This has neither a name nor a web address"


# A row that should have become a company and did not; the other reasons leave out on purpose.
ERRORS = frozenset(
    {Reason.DAMAGED, Reason.MALFORMED, Reason.DATE, Reason.ADDRESS, Reason.LONG},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCompany:
    """A company with which the export shows one or more accounts; `rows` tell where."""

    name: str
    domains: tuple[str, ...]
    category: str | None
    favourite: bool
    known_since: date | None
    accounts: int
    rows: tuple[int, ...]


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
            }
            for company in reading.companies
        ],
        "errors": [[error.row, error.reason.name] for error in reading.errors],
        "skipped": [[error.row, error.reason.name] for error in reading.skipped],
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
        } if name:
            return FoundCompany(
                name=_line(name),
                domains=tuple(_domain(domain) for domain in domains),
                category=None if category is None else _line(category),
                favourite=favourite,
                known_since=None if known_since is None else _day(known_since),
                accounts=_count(accounts),
                rows=tuple(_count(row) for row in rows),
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
