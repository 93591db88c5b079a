"""A way to reach a company."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vrm_app.domain.company import Channel
from vrm_app.domain.identity import CompanyId
from vrm_app.domain.record import Record, Text


class Desk(StrEnum):
    """Whom one reaches there."""

    SUPPORT = "support"
    SALES = "sales"
    PRIVACY = "privacy"
    COMPLAINTS = "complaints"
    PRESS = "press"
    OTHER = "other"


class Preference(StrEnum):
    """Whether the customer likes to use it."""

    PREFERRED = "preferred"
    ALLOWED = "allowed"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint(Record):
    """A way to reach a company."""

    kind = "contact_point"
    heading_fields = ("address",)

    company_id: CompanyId
    channel: Channel
    address: Text
    desk: Desk = Desk.OTHER
    preference: Preference = Preference.ALLOWED
    source: Text | None = None
    as_of: date | None = None
