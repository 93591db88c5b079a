"""What a letter is made of: whole sentences, the same set in every language."""

from collections.abc import Mapping
from dataclasses import dataclass

from vrm_app.domain.case import Remedy
from vrm_app.domain.company import Channel
from vrm_app.domain.promise import Party, PromiseState


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The sentences of one language; words in braces are filled in.

    `locale` decides how days, amounts and lists are written.
    """

    locale: str

    subject: str
    reference: str
    earlier_reference: str
    salutation: str
    opening: str
    product: str
    order_number: str
    amount: str

    expected: str
    happened: str

    contacts: str
    contact: str
    contact_with: str
    """With the person's name."""
    by_channel: Mapping[Channel, str]

    promises: str
    promised: Mapping[Party, str]
    promised_by: Mapping[Party, str]
    """With the day it was due."""
    outcome: Mapping[Party, Mapping[PromiseState, str]]
    overdue: Mapping[Party, str]
    """For an open promise whose day has passed."""

    wanted: Mapping[Remedy, str]
    nothing_named: str
    in_detail: str
    fallback: Mapping[Remedy, str]

    answer_by: str
    answer_when: str
    answer_to: str
    answer_to_top: str
    answer_under_reference: str
    alias: str

    terms: str
    purposes: str
    retention: str
    contact_only: str
    contact_never: str
    contact_note: str
    marketing: Mapping[bool, str]
    agreement: str
    expires: str
    terms_text: str

    closing: str
    unnamed: str
    enclosures: str
    enclosure: str
    signature: str
    document: str
    """That a file says the same for a computer."""

    page: str
    """At the foot of a page."""
    has_window: bool
    """Whether letters go into envelopes with a window for the address, as DIN 5008 lays it."""
