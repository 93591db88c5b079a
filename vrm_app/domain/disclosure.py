"""That a company holds a piece of the customer's data."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vrm_app.domain.identity import CompanyId, DataItemId, ReleaseId, TermsId
from vrm_app.domain.record import Moment, Record, Text
from vrm_app.domain.spans import Span


class LegalBasis(StrEnum):
    """Why the company may hold it (GDPR Art. 6)."""

    UNKNOWN = "unknown"
    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTEREST = "vital_interest"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTEREST = "legitimate_interest"


class ConsentState(StrEnum):
    """Where the customer's consent stands."""

    UNKNOWN = "unknown"
    NOT_NEEDED = "not_needed"
    REQUESTED = "requested"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Record):
    """That a company holds a data item."""

    kind = "disclosure"
    heading_fields = ("purpose", "source", "legal_basis")

    company_id: CompanyId
    data_item_id: DataItemId
    at: Moment
    purpose: Text | None = None
    legal_basis: LegalBasis = LegalBasis.UNKNOWN
    consent_state: ConsentState = ConsentState.UNKNOWN
    source: Text | None = None
    retention: Span | None = None
    retention_text: Text | None = None
    recipients: tuple[Text, ...] = ()
    terms_id: TermsId | None = None
    release_id: ReleaseId | None = None
    withdrawn_on: date | None = None

    @property
    def owner(self) -> str | None:
        """The data item."""
        return self.data_item_id
