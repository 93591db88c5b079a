"""A complaint as it leaves: one value, from which the letter and its JSON-LD twin are made.

The value holds what the recipient may see and nothing else; who makes one decides what leaves.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from vrm_app.domain.case import Remedy
from vrm_app.domain.company import Channel, ContactRules
from vrm_app.domain.money import Money
from vrm_app.domain.promise import Party, PromiseState
from vrm_app.domain.spans import Span
from vrm_app.domain.terms import AgreementCode
from vrm_app.outside.json_ld import linked_document
from vrm_app.outside.signature import Document

SCHEMA = "urn:dealings:schema:complaint:1"
TERMS = (
    *("Complaint", "reference", "language", "written_on", "earlier_reference"),
    *("reply_to", "alias", "legal_name"),
    *("title", "product", "order_number", "amount", "expected", "happened"),
    *("remedy_wanted", "remedy_fallback", "remedy_text", "answer_due_on"),
    *("contacts_made", "on", "channel", "person", "summary"),
    *("promises", "by", "what", "due_on", "state"),
    *("enclosures", "file_name", "media_type", "size"),
    *("terms", "purposes", "retention", "agreement_code", "expires_on"),
    *("contact_rules", "allowed", "blocked", "marketing", "note"),
)
"""Our own words in the document; the others are schema.org's."""


class Language(StrEnum):
    """A language letters are written in."""

    ENGLISH = "en"
    GERMAN = "de"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who writes, as far as the recipient may know; all empty is anonymous.

    `alias` is an address kept for this recipient alone, `reply_to` are other mail or postal
    addresses, the latter with lines.
    """

    json_ld_type: ClassVar = "Person"

    name: str | None = None
    alias: str | None = None
    reply_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """The company the complaint goes to, and where; a postal address has lines."""

    json_ld_type: ClassVar = "Organization"

    name: str
    legal_name: str | None = None
    address: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One exchange about the matter before the complaint."""

    on: date
    channel: Channel
    person: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPromise:
    """A promise the complaint speaks of."""

    by: Party
    what: str
    due_on: date | None = None
    state: PromiseState = PromiseState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that comes with the complaint, by its name beside the letter."""

    file_name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedTerms:
    """What the sender allows with what the complaint tells."""

    purposes: tuple[str, ...] = ()
    retention: Span | None = None
    contact_rules: ContactRules | None = None
    agreement_code: AgreementCode | None = None
    expires_on: date | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What is wrong, what would put it right, and by when an answer is expected.

    `earlier_reference` is the recipient's own reference for the matter, if it has given one.
    """

    json_ld_type: ClassVar = "Complaint"

    reference: str
    language: Language
    written_on: date
    sender: Sender
    recipient: Recipient
    title: str
    product: str | None = None
    order_number: str | None = None
    amount: Money | None = None
    expected: str | None = None
    happened: str | None = None
    remedy_wanted: Remedy | None = None
    remedy_fallback: Remedy | None = None
    remedy_text: str | None = None
    answer_due_on: date | None = None
    contacts_made: tuple[Contact, ...] = ()
    promises: tuple[GivenPromise, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    terms: OfferedTerms | None = None
    earlier_reference: str | None = None


def complaint_document(complaint: Complaint) -> Document:
    """Return the complaint as JSON-LD, without what is empty and without a signature."""
    return linked_document(complaint, schema=SCHEMA, terms=TERMS)
