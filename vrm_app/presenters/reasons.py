"""Why a value cannot be kept, as a sentence to the customer in the language that is spoken."""

import re
from gettext import gettext as _

_SENTENCES = {
    "is needed": _("This is needed."),
    "is set by the program": _("Is set by the program."),
    "must be one line without control characters": _(
        "Must be one line without control characters."
    ),
    "must not contain control characters": _("Must not contain control characters."),
    "must be a host name such as shop.example.com": _(
        "Must be a host name such as shop.example.com."
    ),
    "must be a web address that begins with http:// or https://": _(
        "Must be a web address that begins with http:// or https://."
    ),
    "must be a country code such as DE": _("Must be a country code such as DE."),
    "must be a language tag such as de or en-GB": _("Must be a language tag such as de or en-GB."),
    "must be a day such as 2026-01-31": _("Must be a day such as 2026-01-31."),
    "must be a date and time with offset such as 2026-01-31T09:30:00Z": _(
        "Must be a date and time with offset such as 2026-01-31T09:30:00Z."
    ),
    "must be longer than nothing": _("Must be longer than nothing."),
    "must be a span such as P14D, P6W, P12M or P1Y": _(
        "Must be a span such as P14D, P6W, P12M or P1Y."
    ),
    "must be a whole number": _("Must be a whole number."),
    "the amount must be a number such as 12.90, without a sign": _(
        "The amount must be a number such as 12.90, without a sign."
    ),
    "a record cannot point to itself": _("A record cannot point to itself."),
}
_PATTERNS = (
    (
        r"must have no more than (?P<n>[\d,]+) characters",
        _("Must have no more than {n} characters."),
    ),
    (r"must have no more than (?P<n>[\d,]+) entries", _("Must have no more than {n} entries.")),
    (r"must be from (?P<least>\d+) to (?P<most>\d+)", _("Must be from {least} to {most}.")),
    (r"must be no more than (?P<n>[\d,]+)", _("Must be no more than {n}.")),
    (r"must be (?P<n>\d+) or more", _("Must be {n} or more.")),
    (
        r"(?P<currency>\S+) has no more than (?P<n>\d+) decimals",
        _("{currency} has no more than {n} decimals."),
    ),
    (
        r"(?P<currency>\S+) is not a currency code such as EUR",
        _("{currency} is not a currency code such as EUR."),
    ),
    (
        r"there is no (?P<kind>\w+) with the id (?P<id>\S+)",
        _("There is no {kind} with the id {id}."),
    ),
)


def reason_words(reason: str) -> str:
    """Return why a value cannot be kept as a sentence to the customer."""
    if reason in _SENTENCES:
        return _SENTENCES[reason]
    for pattern, sentence in _PATTERNS:
        match = re.fullmatch(pattern, reason)
        if match is not None:
            return sentence.format(**match.groupdict())
    return f"{reason[:1].upper()}{reason[1:]}."
