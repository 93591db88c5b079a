"""Who said what would be done by when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vrm_app.domain.identity import CaseId, CompanyId, InteractionId, PersonId
from vrm_app.domain.money import Money
from vrm_app.domain.record import Record, Text


class Party(StrEnum):
    """Who promised."""

    COMPANY = "company"
    ME = "me"


class PromiseState(StrEnum):
    """What became of it."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Record):
    """Who said what would be done by when."""

    kind = "promise"
    heading_fields = ("what",)

    company_id: CompanyId
    by: Party
    what: Text
    due_on: date | None = None
    state: PromiseState = PromiseState.OPEN
    settled_on: date | None = None
    amount: Money | None = None
    person_id: PersonId | None = None
    interaction_id: InteractionId | None = None
    case_id: CaseId | None = None
