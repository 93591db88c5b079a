"""An organisation the customer deals with."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from vrm_app.domain.identity import CompanyId
from vrm_app.domain.record import Record, Text
from vrm_app.domain.scalars import Country, HostName, Language


class Channel(StrEnum):
    """How an exchange takes place."""

    EMAIL = "email"
    PHONE = "phone"
    POST = "post"
    WEB_FORM = "web_form"
    CHAT = "chat"
    APP = "app"
    SMS = "sms"
    IN_PERSON = "in_person"
    SOCIAL = "social"
    FORUM = "forum"
    OTHER = "other"


class Relationship(StrEnum):
    """How the customer stands to the company."""

    PROSPECT = "prospect"
    CUSTOMER = "customer"
    FORMER = "former"
    AVOIDED = "avoided"


class RelationshipType(StrEnum):
    """How the company deals with the customer."""

    PERSONAL = "personal"
    SELF_SERVICE = "self_service"
    AUTOMATED = "automated"
    COMMUNITY = "community"
    CO_CREATION = "co_creation"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRules:
    """How a company may contact the customer."""

    allowed: tuple[Channel, ...] = ()
    blocked: tuple[Channel, ...] = ()
    marketing: bool | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Company(Record):
    """An organisation the customer deals with."""

    kind = "company"
    heading_fields = ("name",)

    name: Text
    legal_name: Text | None = None
    brands: tuple[Text, ...] = ()
    domains: tuple[Annotated[str, HostName()], ...] = ()
    category: Text | None = None
    country: Annotated[str, Country()] | None = None
    language: Annotated[str, Language()] | None = None
    relationship: Relationship = Relationship.CUSTOMER
    relationship_type: RelationshipType | None = None
    account_numbers: tuple[Text, ...] = ()
    successor_id: CompanyId | None = None
    known_since: date | None = None
    favourite: bool = False
    contact_rules: ContactRules | None = None

    @property
    def company(self) -> str | None:
        """The company itself."""
        return self.id
