"""An answer to a need."""

from dataclasses import dataclass
from enum import StrEnum

from vrm_app.domain.identity import CompanyId, InteractionId, NeedId
from vrm_app.domain.money import Money
from vrm_app.domain.record import Long, Moment, Record, Score, Text
from vrm_app.domain.spans import Span


class OfferState(StrEnum):
    """What became of it."""

    RECEIVED = "received"
    SHORTLISTED = "shortlisted"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Record):
    """An answer to a need."""

    kind = "offer"
    heading_fields = ("text", "price", "state")

    need_id: NeedId
    company_id: CompanyId
    at: Moment
    price: Money | None = None
    billing: Span | None = None
    term: Span | None = None
    fit: Score | None = None
    text: Long | None = None
    promises: tuple[Text, ...] = ()
    state: OfferState = OfferState.RECEIVED
    interaction_id: InteractionId | None = None

    @property
    def owner(self) -> str | None:
        """The need."""
        return self.need_id
