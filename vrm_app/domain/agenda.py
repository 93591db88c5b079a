"""What is due when, and how that day came about."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vrm_app.domain.spans import Span


class AgendaKind(StrEnum):
    """What kind of day it is."""

    CANCEL_BY = "cancel_by"
    SEND_BY = "send_by"
    RENEWAL = "renewal"
    PRICE_CHANGE = "price_change"
    TRIAL_END = "trial_end"
    WARRANTY_END = "warranty_end"
    PROMISE_DUE = "promise_due"
    NEXT_ACTION = "next_action"
    DEADLINE = "deadline"
    REMINDER = "reminder"
    NEEDED_BY = "needed_by"
    CONSENT_EXPIRY = "consent_expiry"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaEntry:
    """One thing that is due; what it takes to say why in one sentence."""

    on: date
    kind: AgendaKind
    about: str
    company_id: str | None
    title: str
    lead_days: tuple[int, ...] = (0,)
    stored_on: date
    """The day as it stands in the record, before snoozing and repeating."""
    snoozed: bool = False
    repeat: Span | None = None
    by_me: bool = False
    """Whether it is the customer who promised."""
    amount: str | None = None
    """The price from then on, or what was promised."""


def is_due(entry: AgendaEntry, *, today: date, until: date) -> bool:
    """Tell whether an entry belongs on the agenda: not beyond its end, nor past and pointless.

    What somebody still has to do stays until it is done; a day that merely passes does not.
    """
    if entry.on > until:
        return False
    return entry.on >= today or entry.kind in _STAYING


_STAYING = {
    AgendaKind.PROMISE_DUE,
    AgendaKind.NEXT_ACTION,
    AgendaKind.DEADLINE,
    AgendaKind.REMINDER,
    AgendaKind.NEEDED_BY,
}
