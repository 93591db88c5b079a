"""What the customer should know about the files before they leave, in one sentence each."""

import re
from collections.abc import Iterator
from gettext import gettext as _

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
        large = _("{file} is not written: the enclosures are too large for a mail.")
        found.append(large.format(file=MAIL))
    if PAPER in names:
        found += _on_paper(text)
    found += _on_unseen(text, names)
    return tuple(found)


def _on_terms(complaint: Complaint) -> Iterator[str]:
    ended_on = complaint.terms.expires_on if complaint.terms else None
    if ended_on is not None and ended_on < complaint.written_on:
        yield _("Your terms ended on {day}: choose others, or give them a later day.").format(
            day=day_words(ended_on)
        )


def _on_mail(complaint: Complaint, identity: Identity) -> Iterator[str]:
    recipient, alias = complaint.recipient, complaint.sender.alias
    if recipient.email is None:
        yield _(
            "No e-mail address of {company} is known, so {file} has none. Write one into it, send "
            "the letter by post, or put its text into their form."
        ).format(company=recipient.name, file=MAIL)
    elif mail_address(recipient.email) is None:
        yield _(
            "{address} is not an e-mail address, so {file} has none. Write one into it, send "
            "the letter by post, or put its text into their form."
        ).format(address=recipient.email, file=MAIL)
    if sender_address(complaint.sender) is None:
        yield _nameless(identity).format(file=MAIL)
    elif alias:
        yield _("Send {file} from {alias}: some mail programs put another address there.").format(
            file=MAIL, alias=alias
        )


def _nameless(identity: Identity) -> str:
    if identity is Identity.KNOWN:
        return _("{file} names no sender: your mail program puts its own address there.")
    return _(
        "{file} names no sender: your mail program puts its own address there, which may tell who "
        "you are."
    )


def _on_paper(text: str) -> Iterator[str]:
    signs = unshown(text)
    if signs:
        more = " …" if len(signs) > _MOST_SIGNS else ""
        yield _(
            "{file} cannot show these signs and prints {mark} for each: {signs}. Letters as text "
            "and as mail hold them."
        ).format(file=PAPER, mark=UNSHOWN, signs=" ".join(signs[:_MOST_SIGNS]) + more)


def _on_unseen(text: str, names: frozenset[str]) -> Iterator[str]:
    marks = ", ".join(sorted({f"U+{ord(mark):04X}" for mark in _UNSEEN.findall(text)}))
    if not marks:
        return
    inside = [name for name in (LETTER, MAIL) if name in names]
    told = {
        0: _("The letter holds marks that one does not see ({marks})."),
        1: _(
            "The letter holds marks that one does not see ({marks}); in {first} they can make a "
            "line read differently."
        ),
        2: _(
            "The letter holds marks that one does not see ({marks}); in {first} and {last} they "
            "can make a line read differently."
        ),
    }[len(inside)]
    yield told.format(marks=marks, first="".join(inside[:1]), last="".join(inside[-1:]))
