"""The customer's trust in a company at a moment."""

from dataclasses import dataclass
from enum import StrEnum

from vrm_app.domain.identity import CompanyId, RecordId
from vrm_app.domain.record import Long, Moment, Record, Score


class Dimension(StrEnum):
    """What is judged."""

    HONESTY = "honesty"
    COMPETENCE = "competence"
    CARE = "care"
    PRIVACY = "privacy"
    VALUE = "value"
    WOULD_BUY_AGAIN = "would_buy_again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Record):
    """A trust rating at a moment, with its reason and evidence."""

    kind = "judgement"
    heading_fields = ("reason", "dimension")

    company_id: CompanyId
    dimension: Dimension
    score: Score
    at: Moment
    reason: Long | None = None
    what_it_would_take: Long | None = None
    evidence: tuple[RecordId, ...] = ()
