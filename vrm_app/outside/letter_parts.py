"""What a letter consists of, whatever it is written on: text, paper, or mail."""

from dataclasses import dataclass
from typing import TypeAlias

from vrm_app.outside.letter_phrases import Phrases


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text of ours."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A text of the customer's, in lines, set apart from ours."""

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and their values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence of ours, what was written, and what came of it."""

    head: str
    text: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Item, ...]


Part: TypeAlias = Paragraph | Quote | Facts | Items


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter from top to bottom; what is empty is not there."""

    phrases: Phrases
    sender: tuple[str, ...]
    """Name and addresses, line by line."""
    recipient: tuple[str, ...]
    day: str
    subject: str
    reference: str
    """The reference alone, for the foot of a page."""
    references: tuple[str, ...]
    """Sentences that name the references."""
    body: tuple[Part, ...]
    signer: str
    enclosures: tuple[Part, ...]
    remarks: tuple[Paragraph, ...]
    """What is said about the files that come with the letter."""
