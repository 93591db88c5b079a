"""What is due when, and how that day came about."""

from enum import StrEnum


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
