"""A contract, subscription, trial, warranty, insurance, membership or purchase."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Self

from vrm_app.domain.errors import FieldError
from vrm_app.domain.fields import Json
from vrm_app.domain.identity import CompanyId
from vrm_app.domain.money import Money
from vrm_app.domain.record import Record, Text
from vrm_app.domain.scalars import NoticeType
from vrm_app.domain.spans import Span


class AgreementType(StrEnum):
    """What was agreed."""

    CONTRACT = "contract"
    SUBSCRIPTION = "subscription"
    TRIAL = "trial"
    WARRANTY = "warranty"
    INSURANCE = "insurance"
    MEMBERSHIP = "membership"
    PURCHASE = "purchase"


class AfterTerm(StrEnum):
    """What happens when the first term is over."""

    RENEWS = "renews"
    ENDS = "ends"
    OPEN_ENDED = "open_ended"


class NoticeAnchor(StrEnum):
    """To which day notice can be given."""

    END_OF_TERM = "end_of_term"
    END_OF_MONTH = "end_of_month"
    END_OF_QUARTER = "end_of_quarter"
    END_OF_YEAR = "end_of_year"
    ANY_TIME = "any_time"


class CancelMethod(StrEnum):
    """How the agreement is cancelled."""

    WEB_BUTTON = "web_button"
    EMAIL = "email"
    LETTER = "letter"
    REGISTERED_LETTER = "registered_letter"
    PHONE = "phone"
    IN_PERSON = "in_person"
    APP = "app"


class AgreementState(StrEnum):
    """Whether it runs."""

    ACTIVE = "active"
    CANCELLED = "cancelled"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChange:
    """A new price, from a day on."""

    from_: date
    price: Money
    announced_on: date | None = None
    reason: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """What the customer and a company agreed on; the price is per billing period."""

    kind = "agreement"
    heading_fields = ("title",)

    company_id: CompanyId
    type: AgreementType
    title: Text
    price: Money | None = None
    billing: Span | None = None
    started_on: date | None = None
    first_term: Span | None = None
    renewal_term: Span | None = None
    after_term: AfterTerm = AfterTerm.OPEN_ENDED
    notice: Annotated[Span, NoticeType()] | None = None
    notice_anchor: NoticeAnchor = NoticeAnchor.END_OF_TERM
    trial_ends_on: date | None = None
    guarantee_ends_on: date | None = None
    cancel_method: CancelMethod | None = None
    price_changes: tuple[PriceChange, ...] = ()
    state: AgreementState = AgreementState.ACTIVE
    cancelled_on: date | None = None
    ended_on: date | None = None
    confirmed_on: date | None = None
    confirmation: Text | None = None
    customer_number: Text | None = None

    @classmethod
    def complete(cls, values: dict[str, Any]) -> None:
        """Say what happens after the term, unless somebody said so."""
        after = _after(values.get("first_term"), values.get("renewal_term"))
        values.setdefault("after_term", after)

    def patched(self, patch: Mapping[str, Json], *, now: datetime) -> Self:
        """Return the agreement after a merge patch; what followed from the terms follows again."""
        followed = self.after_term is _after(self.first_term, self.renewal_term)
        if followed and "after_term" not in patch:
            patch = {**patch, "after_term": None}
        return Record.patched(self, patch, now=now)

    def check(self) -> None:
        """Refuse a term that nobody knows the beginning of."""
        if (self.first_term or self.renewal_term) and self.started_on is None:
            raise FieldError("started_on", "is needed when first_term or renewal_term is given")


def _after(first_term: Span | None, renewal_term: Span | None) -> AfterTerm:
    """Return what usually happens: it renews, or else ends, where a term says so."""
    if renewal_term is not None:
        return AfterTerm.RENEWS
    return AfterTerm.OPEN_ENDED if first_term is None else AfterTerm.ENDS
