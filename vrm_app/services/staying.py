"""What does not leave, and why: the other half of what leaves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from gettext import gettext as _
from itertools import groupby
from operator import itemgetter

from vrm_app.services.complaints import POSSIBLE, USUAL, Told
from vrm_app.services.wording import field_words

_ASKED_FOR = _("{field} is told only when you ask for it.")


class Why(StrEnum):
    """Why something does not leave."""

    LEFT_OUT = "left_out"
    NEVER = "never"
    STRIPPED = "stripped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staying:
    """A field or a file, and in one sentence why it, or what of it, does not leave."""

    what: str
    why: Why
    sentence: str


def staying(told: Told, scrubbed: Iterable[tuple[str, str]]) -> tuple[Staying, ...]:
    """Return what the case holds and keeps; `scrubbed` is a file and what was taken out of it."""
    return (*_left_out(told), *_never(told), *_stripped(scrubbed))


def _left_out(told: Told) -> Iterator[Staying]:
    for field in told.omitted:
        if field in POSSIBLE:
            by_me = field in USUAL
            left = _("{field} is left out.") if by_me else _ASKED_FOR
            sentence = left.format(field=field_words(field))
            yield Staying(what=field, why=Why.LEFT_OUT, sentence=sentence)


def _never(told: Told) -> Iterator[Staying]:
    for field in told.omitted:
        if field not in POSSIBLE:
            sentence = _("{field} never leaves with a complaint.").format(field=field_words(field))
            yield Staying(what=field, why=Why.NEVER, sentence=sentence)
    if told.case.notes:
        yield Staying(what="notes", why=Why.NEVER, sentence=_("Your notes never leave."))
    if told.complaint.contacts_made:
        yield Staying(
            what="interactions",
            why=Why.NEVER,
            sentence=_(
                "Of your contacts only day, channel, person and subject are told; what was "
                "written or said, and what you thought of it, stays."
            ),
        )


def _stripped(scrubbed: Iterable[tuple[str, str]]) -> Iterator[Staying]:
    for file, taken in groupby(scrubbed, key=itemgetter(0)):
        words = ", ".join(what for _file, what in taken)
        sentence = _("Taken out of {file}: {what}.").format(file=file, what=words)
        yield Staying(what=file, why=Why.STRIPPED, sentence=sentence)
