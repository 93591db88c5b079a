"""What the customer should know about the files before they leave, in one sentence each."""

import re
from collections.abc import Iterator

from vrm_app.domain.need import Identity
from vrm_app.outside.bundle import LETTER, MAIL, PAPER
from vrm_app.outside.complaint import Complaint
from vrm_app.outside.formats import Format
from vrm_app.outside.letter_font import UNSHOWN, unshown
from vrm_app.outside.mail_draft import mail_address, sender_address
from vrm_app.services.wording import day_words

_MOST_SIGNS = 12
# What has no width, or turns the direction of what follows.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def remarks_on(
    complaint: Complaint,
    text: str,
    names: frozenset[str],
    *,
    identity: Identity,
    formats: frozenset[Format],
) -> tuple[str, ...]:
    """Return what is to be known of the files with these names, `text` being the letter."""
    found = list(_on_terms(complaint))
    if MAIL in names:
        found += _on_mail(complaint, identity)
    elif Format.MAIL in formats:
        found.append(f"{MAIL} is not written: the enclosures are too large for a mail.")
    if PAPER in names:
        found += _on_paper(text)
    found += _on_unseen(text, names)
    return tuple(found)


def _on_terms(complaint: Complaint) -> Iterator[str]:
    ended_on = complaint.terms.expires_on if complaint.terms else None
    if ended_on is not None and ended_on < complaint.written_on:
        yield f"Your terms ended on {day_words(ended_on)}: choose others, or give them a later day."


def _on_mail(complaint: Complaint, identity: Identity) -> Iterator[str]:
    recipient, alias = complaint.recipient, complaint.sender.alias
    otherwise = "Write one into it, send the letter by post, or put its text into their form."
    if recipient.email is None:
        yield f"No e-mail address of {recipient.name} is known, so {MAIL} has none. {otherwise}"
    elif mail_address(recipient.email) is None:
        yield f"{recipient.email} is not an e-mail address, so {MAIL} has none. {otherwise}"
    if sender_address(complaint.sender) is None:
        reveals = ", which may tell who you are" if identity is not Identity.KNOWN else ""
        yield f"{MAIL} names no sender: your mail program puts its own address there{reveals}."
    elif alias:
        yield f"Send {MAIL} from {alias}: some mail programs put another address there."


def _on_paper(text: str) -> Iterator[str]:
    signs = unshown(text)
    if signs:
        more = " …" if len(signs) > _MOST_SIGNS else ""
        yield (
            f"{PAPER} cannot show these signs and prints {UNSHOWN} for each: "
            f"{' '.join(signs[:_MOST_SIGNS])}{more}. Letters as text and as mail hold them."
        )


def _on_unseen(text: str, names: frozenset[str]) -> Iterator[str]:
    marks = sorted({f"U+{ord(mark):04X}" for mark in _UNSEEN.findall(text)})
    if marks:
        where = " and ".join(name for name in (LETTER, MAIL) if name in names)
        there = f"; in {where} they can make a line read differently" if where else ""
        yield f"The letter holds marks that one does not see ({', '.join(marks)}){there}."
