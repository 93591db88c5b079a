"""The forms in which a complaint can leave."""

from collections.abc import Iterable
from enum import StrEnum


class Format(StrEnum):
    """What can be written for a recipient; enclosures go along with any of it."""

    LETTER_TEXT = "letter-text"
    LETTER_PDF = "letter-pdf"
    MAIL = "mail"
    JSON = "json"
    PROOF = "proof"


ALL_FORMATS = frozenset(Format)


def chosen_of(named: Iterable[Format]) -> frozenset[Format]:
    """Return the formats that were named; naming none is choosing all."""
    return frozenset(named) or ALL_FORMATS
