"""What the customer is looking for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from vrm_app.domain.errors import FieldError
from vrm_app.domain.identity import OfferId, TermsId
from vrm_app.domain.money import Money
from vrm_app.domain.record import Long, Record, Text
from vrm_app.domain.scalars import Whole


class Identity(StrEnum):
    """How much the recipient learns of who asks."""

    ANONYMOUS = "anonymous"
    ALIAS = "alias"
    KNOWN = "known"


class NeedState(StrEnum):
    """How the search stands."""

    OPEN = "open"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Need(Record):
    """An intent: a job to be done, and what may be spent on it."""

    kind = "need"
    heading_fields = ("title",)

    title: Text
    description: Long | None = None
    category: Text | None = None
    must_haves: tuple[Text, ...] = ()
    nice_to_haves: tuple[Text, ...] = ()
    quantity: Annotated[int, Whole(1)] = 1
    budget_min: Money | None = None
    budget_max: Money | None = None
    region: Text | None = None
    needed_by: date | None = None
    valid_from: date | None = None
    valid_through: date | None = None
    identity: Identity = Identity.ANONYMOUS
    terms_id: TermsId | None = None
    state: NeedState = NeedState.OPEN
    decision: OfferId | None = None
    decision_reason: Long | None = None
    review_on: date | None = None

    def check(self) -> None:
        """Refuse a budget whose ends do not fit together."""
        least, most = self.budget_min, self.budget_max
        if least is None or most is None:
            return
        if least.currency != most.currency:
            raise FieldError("budget_max", "must be in the same currency as budget_min")
        if most.minor < least.minor:
            raise FieldError("budget_max", "must not be less than budget_min")
