"""One exchange with a company, in or out, or something observed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from vrm_app.domain.company import Channel
from vrm_app.domain.errors import FieldError
from vrm_app.domain.identity import AgreementId, CaseId, CompanyId, InteractionId, NeedId, PersonId
from vrm_app.domain.money import Money
from vrm_app.domain.record import Count, Long, Record, Text
from vrm_app.domain.scalars import Address


class Direction(StrEnum):
    """Who spoke: the company (in), the customer (out), or neither to the other."""

    IN = "in"
    OUT = "out"
    OBSERVED = "observed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction(Record):
    """One exchange, in or out, or something observed."""

    kind = "interaction"
    heading_fields = ("subject", "body", "outcome", "channel")

    at: datetime
    direction: Direction
    channel: Channel
    company_id: CompanyId | None = None
    person_id: PersonId | None = None
    answers_id: InteractionId | None = None
    subject: Text | None = None
    body: Long | None = None
    expectation: Long | None = None
    outcome: Long | None = None
    minutes: Count | None = None
    cost: Money | None = None
    url: Annotated[str, Address()] | None = None
    public: bool = False
    message_id: Text | None = None
    reference: Text | None = None
    case_id: CaseId | None = None
    agreement_id: AgreementId | None = None
    need_id: NeedId | None = None

    def check(self) -> None:
        """Refuse an exchange with nobody, about nothing."""
        if self.company_id is None and self.need_id is None and not self.public:
            raise FieldError("company_id", "is needed unless need_id is given or public is true")

    @property
    def owner(self) -> str | None:
        """The need, when there is no company."""
        return None if self.company_id else self.need_id
