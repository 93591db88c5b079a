"""A piece of the customer's personal data."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vrm_app.domain.identity import CompanyId
from vrm_app.domain.record import Long, Record, Text


class DataItemType(StrEnum):
    """What the piece is."""

    NAME = "name"
    EMAIL = "email"
    ALIAS_EMAIL = "alias_email"
    PHONE = "phone"
    POSTAL_ADDRESS = "postal_address"
    USERNAME = "username"
    CUSTOMER_NUMBER = "customer_number"
    DATE_OF_BIRTH = "date_of_birth"
    PAYMENT_CARD = "payment_card"
    BANK_ACCOUNT = "bank_account"
    IDENTITY_DOCUMENT = "identity_document"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataItem(Record):
    """A piece of the customer's personal data."""

    kind = "data_item"
    heading_fields = ("label", "value")

    type: DataItemType
    value: Long
    label: Text | None = None
    usual: bool = False
    for_company_id: CompanyId | None = None
    dpv: Text | None = None
    valid_from: date | None = None
    valid_until: date | None = None
