"""The types of single values: texts, days, choices, links, numbers, money."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, ClassVar
from unicodedata import category

from vrm_app.domain import text
from vrm_app.domain.countries import COUNTRIES
from vrm_app.domain.fields import Cell, FieldType, Json, instant_text
from vrm_app.domain.money import Money
from vrm_app.domain.spans import Span

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_INSTANT = re.compile(
    rf"{_DAY.pattern}[T ](?:[01]\d|2[0-3]):\d\d:\d\d(?:\.\d{{1,9}})?(?:Z|[+-]\d\d:\d\d)", re.ASCII
)
_PRIVATE_USE = r"x(?:-[a-z0-9]{1,8})+"
_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"
    rf"(?:-{_PRIVATE_USE})?|{_PRIVATE_USE})",
    re.ASCII | re.IGNORECASE,
)
_LANGUAGE_LENGTH = 35
_LABEL_LENGTH = 63
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_FIRST_YEAR = 1800
_LAST_YEAR = 9000
_WHOLE_LIMIT = 10**12


class Line(FieldType):
    """One line of text."""

    def read(self, value: str) -> str:
        """Return the line in the form the vault keeps."""
        return text.line(value)

    def from_cells(self, cells: Sequence[Any]) -> Any:
        """Return the text as it was kept."""
        return cells[0]

    def words(self, value: str) -> Sequence[str]:
        """Return the text itself."""
        return (value,)


class Prose(Line):
    """A longer text, with lines."""

    def parse(self, value: Json) -> str | None:
        """Return the text in the form the vault keeps, its white space unchanged."""
        if not isinstance(value, str):
            raise ValueError("must be a text in quotation marks")
        return text.prose(value) or None


class HostName(Line):
    """A host name such as shop.example.com, in lower case."""

    def read(self, value: str) -> str:
        """Return the host name in lower case."""
        # A capital may become two signs in lower case, so that its length is known only then.
        name = text.line(text.line(value).lower()).rstrip(".")
        labels = name.split(".")
        if len(labels) == 1 or not all(map(_is_label, labels)):
            raise ValueError("must be a host name such as shop.example.com")
        return name


def _is_label(label: str) -> bool:
    """Tell whether it is one part of a host name, in the script of any country."""
    if not 0 < len(label) <= _LABEL_LENGTH or label.startswith("-") or label.endswith("-"):
        return False
    # In some scripts the vowels are marks on the letters.
    return all(sign.isalnum() or sign in "-_" or category(sign)[0] == "M" for sign in label)


class Address(Line):
    """A web address, http or https."""

    def read(self, value: str) -> str:
        """Return the address."""
        address = text.line(value)
        scheme, separator, rest = address.partition("://")
        if scheme.lower() not in {"http", "https"} or not separator or not rest or " " in rest:
            raise ValueError("must be a web address that begins with http:// or https://")
        return address


class Sha256(Line):
    """A SHA-256 in 64 hexadecimal digits."""

    def read(self, value: str) -> str:
        """Return the digest."""
        if not _SHA256.fullmatch(value):
            raise ValueError("must be a SHA-256 of 64 hexadecimal digits")
        return value

    def words(self, value: str) -> Sequence[str]:
        """Return nothing: nobody searches for a digest."""
        return ()


class Country(FieldType):
    """A country code of ISO 3166-1 alpha-2."""

    def read(self, value: str) -> str:
        """Return the code in capitals."""
        # Beyond ASCII some single signs have two letters for a capital.
        if not value.isascii() or value.upper() not in COUNTRIES:
            raise ValueError("must be a country code such as DE")
        return value.upper()


class Language(FieldType):
    """A language tag of BCP 47."""

    def read(self, value: str) -> str:
        """Return the tag."""
        if not _LANGUAGE.fullmatch(value) or len(value) > _LANGUAGE_LENGTH:
            raise ValueError("must be a language tag such as de or en-GB")
        return value


class Day(FieldType):
    """A calendar day, 2026-01-31."""

    def read(self, value: str) -> date:
        """Return the day."""
        try:
            day = date.fromisoformat(value) if _DAY.fullmatch(value) else None
        except ValueError:
            day = None
        if day is None or not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise ValueError("must be a day such as 2026-01-31")
        return day

    def from_cells(self, cells: Sequence[Any]) -> date:
        """Return the day."""
        return date.fromisoformat(cells[0])


class Instant(FieldType):
    """A moment by RFC 3339, kept in UTC to the microsecond."""

    def read(self, value: str) -> datetime:
        """Return the moment in UTC."""
        written = value.upper()
        try:
            moment = datetime.fromisoformat(written) if _INSTANT.fullmatch(written) else None
            kept = moment and moment.astimezone(UTC)
        except (ValueError, OverflowError):
            kept = None
        if kept is None or not _FIRST_YEAR <= kept.year <= _LAST_YEAR:
            raise ValueError("must be a date and time with offset such as 2026-01-31T09:30:00Z")
        return kept

    def to_json(self, value: datetime) -> str:
        """Return the moment by RFC 3339 in UTC, without a fraction that says nothing."""
        return instant_text(value).replace(".000000", "")

    def to_cells(self, value: datetime) -> tuple[Cell, ...]:
        """Return the moment by RFC 3339 in UTC."""
        return (instant_text(value),)

    def from_cells(self, cells: Sequence[Any]) -> datetime:
        """Return the moment."""
        return datetime.fromisoformat(cells[0])


class SpanType(FieldType):
    """A span of at least one unit, P12M."""

    def read(self, value: str) -> Span:
        """Return the span."""
        span = Span.parse(value)
        if not span.count:
            raise ValueError("must be longer than nothing")
        return span


class NoticeType(SpanType):
    """A span, or nothing, written P0D."""

    def read(self, value: str) -> Span:
        """Return the span."""
        return Span.parse(value) if value == "P0D" else super().read(value)


@dataclass(frozen=True)
class Choice(FieldType):
    """One of a closed list of words."""

    options: type[StrEnum]

    @cached_property
    def by_word(self) -> Mapping[str, StrEnum]:
        """The options by their words."""
        return {str(option): option for option in self.options}

    def read(self, value: str) -> StrEnum:
        """Return the option."""
        try:
            return self.by_word[value]
        except KeyError:
            raise ValueError("must be one of " + ", ".join(self.options)) from None

    def from_cells(self, cells: Sequence[Any]) -> StrEnum:
        """Return the option."""
        return self.by_word[cells[0]]


@dataclass(frozen=True)
class Link(FieldType):
    """The identity of a record: of one kind, or of any."""

    kind: str | None

    def read(self, value: str) -> str:
        """Return the identity; whether it exists, only the vault can tell."""
        identity = value.lower()
        if not _ID.fullmatch(identity):
            raise ValueError(f"must be the id of a {self.kind or 'record'}")
        return identity

    def from_cells(self, cells: Sequence[Any]) -> Any:
        """Return the identity."""
        return cells[0]


@dataclass(frozen=True)
class Whole(FieldType):
    """A whole number within bounds."""

    least: int = 0
    most: int = _WHOLE_LIMIT

    def parse(self, value: Json) -> int:
        """Return the number."""
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueError("must be a whole number")
        if not self.least <= value <= self.most:
            if self.most < _WHOLE_LIMIT:
                raise ValueError(f"must be from {self.least} to {self.most}")
            if value > self.most:
                raise ValueError(f"must be no more than {self.most:,}")
            raise ValueError(f"must be {self.least} or more")
        return value

    def to_json(self, value: int) -> Json:
        """Return the number."""
        return value

    def to_cells(self, value: int) -> tuple[Cell, ...]:
        """Return the number in its one cell."""
        return (value,)

    def from_cells(self, cells: Sequence[Any]) -> int:
        """Return the number."""
        return int(cells[0])


class Flag(Whole):
    """Yes or no."""

    def parse(self, value: Json) -> bool:
        """Return the truth."""
        if not isinstance(value, bool):
            raise ValueError("must be true or false")
        return value

    def to_cells(self, value: int) -> tuple[Cell, ...]:
        """Return 1 or 0."""
        return (int(value),)

    def from_cells(self, cells: Sequence[Any]) -> bool:
        """Return the truth."""
        return bool(cells[0])


class MoneyType(FieldType):
    """An amount with its currency, {"amount": "12.90", "currency": "EUR"}."""

    suffixes: ClassVar[tuple[str, ...]] = ("_minor", "_currency")

    def parse(self, value: Json) -> Money:
        """Return the money."""
        if not isinstance(value, dict) or not {"amount", "currency"} == set(value):
            raise ValueError('must be money such as {"amount": "12.90", "currency": "EUR"}')
        amount, currency = value["amount"], value["currency"]
        if not isinstance(amount, str) or not isinstance(currency, str):
            raise ValueError("amount and currency must be texts in quotation marks")
        return Money.parse(amount, currency)

    def to_json(self, value: Money) -> Json:
        """Return the object with amount and currency."""
        return {"amount": value.amount, "currency": value.currency}

    def to_cells(self, value: Money) -> tuple[Cell, ...]:
        """Return minor units and currency."""
        return value.minor, value.currency

    def from_json(self, kept: Json) -> Money:
        """Return the money."""
        return Money.parse(kept["amount"], kept["currency"])

    def from_cells(self, cells: Sequence[Any]) -> Money:
        """Return the money."""
        return Money(cells[0], cells[1])
