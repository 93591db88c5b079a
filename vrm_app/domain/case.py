"""Something with a life of its own: a complaint, a question, an idea and the like."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vrm_app.domain.errors import FieldError
from vrm_app.domain.identity import AgreementId, CaseId, CompanyId
from vrm_app.domain.money import Money
from vrm_app.domain.record import Count, Long, Record, Score, Text, Today


class CaseType(StrEnum):
    """What the case is."""

    COMPLAINT = "complaint"
    QUESTION = "question"
    IDEA = "idea"
    PRAISE = "praise"
    CLAIM = "claim"
    CANCELLATION = "cancellation"
    DATA_REQUEST = "data_request"


class Stage(StrEnum):
    """How far the case has come."""

    DRAFT = "draft"
    RAISED = "raised"
    ACKNOWLEDGED = "acknowledged"
    NEED_INFO = "need_info"
    OFFER_MADE = "offer_made"
    REMINDED = "reminded"
    FINAL_NOTICE = "final_notice"
    DEADLOCK = "deadlock"
    EXTERNAL = "external"
    ANSWERED = "answered"
    ADOPTED = "adopted"
    DECLINED = "declined"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    EXTENDED = "extended"
    PARTLY_ANSWERED = "partly_answered"
    CLOSED = "closed"


_EVERY = {Stage.DRAFT, Stage.RAISED, Stage.ACKNOWLEDGED, Stage.CLOSED}
_DISPUTE = _EVERY | {
    Stage.NEED_INFO,
    Stage.OFFER_MADE,
    Stage.REMINDED,
    Stage.FINAL_NOTICE,
    Stage.DEADLOCK,
    Stage.EXTERNAL,
}

STAGES: dict[CaseType, frozenset[Stage]] = {
    CaseType.COMPLAINT: frozenset(_DISPUTE),
    CaseType.CLAIM: frozenset(_DISPUTE),
    CaseType.QUESTION: frozenset(_EVERY | {Stage.ANSWERED}),
    CaseType.PRAISE: frozenset(_EVERY | {Stage.ANSWERED}),
    CaseType.IDEA: frozenset(_EVERY | {Stage.ANSWERED, Stage.ADOPTED, Stage.DECLINED}),
    CaseType.CANCELLATION: frozenset(
        _EVERY | {Stage.CONFIRMED, Stage.REFUSED, Stage.REMINDED, Stage.EXTERNAL}
    ),
    CaseType.DATA_REQUEST: frozenset(
        _EVERY
        | {
            Stage.EXTENDED,
            Stage.ANSWERED,
            Stage.PARTLY_ANSWERED,
            Stage.REFUSED,
            Stage.REMINDED,
            Stage.EXTERNAL,
        }
    ),
}
"""Which stages a case of each type can reach."""


class Remedy(StrEnum):
    """What would put it right."""

    REFUND = "refund"
    REPAIR = "repair"
    REPLACEMENT = "replacement"
    PRICE_CUT = "price_cut"
    COMPENSATION = "compensation"
    CORRECTION = "correction"
    CANCELLATION = "cancellation"
    APOLOGY = "apology"
    INFORMATION = "information"
    POLICY_CHANGE = "policy_change"
    OTHER = "other"


class WaitingOn(StrEnum):
    """Whose turn it is."""

    ME = "me"
    COMPANY = "company"
    OTHER = "other"


class CaseOutcome(StrEnum):
    """What the customer got."""

    GOT_IT = "got_it"
    PARTLY = "partly"
    NOTHING = "nothing"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """Something with a life of its own."""

    kind = "case"
    heading_fields = ("title",)

    company_id: CompanyId
    type: CaseType
    title: Text
    product: Text | None = None
    order_number: Text | None = None
    amount: Money | None = None
    expected: Long | None = None
    happened: Long | None = None
    remedy_wanted: Remedy | None = None
    remedy_fallback: Remedy | None = None
    remedy_text: Text | None = None
    stage: Stage = Stage.DRAFT
    waiting_on: WaitingOn | None = None
    next_action_on: date | None = None
    opened_on: Today
    closed_on: date | None = None
    answer_due_on: date | None = None
    reference: Text | None = None
    external_body: Text | None = None
    external_reference: Text | None = None
    agreement_id: AgreementId | None = None
    copy_of: CaseId | None = None
    outcome: CaseOutcome | None = None
    outcome_amount: Money | None = None
    satisfaction: Score | None = None
    minutes: Count | None = None
    cost: Money | None = None

    def check(self) -> None:
        """Refuse a stage that cases of this type do not have."""
        if self.stage not in STAGES[self.type]:
            known = ", ".join(stage for stage in Stage if stage in STAGES[self.type])
            raise FieldError("stage", f"for a {self.type} must be one of {known}")
