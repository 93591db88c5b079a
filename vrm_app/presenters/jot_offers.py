"""What is offered while a line is jotted: the rest of a name, or which of several is meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _

from vrm_app.domain.case import Case
from vrm_app.domain.text import flattened, folded
from vrm_app.language import is_english
from vrm_app.presenters.jot_line import Known, Line, Named, Part, Understood
from vrm_app.presenters.new_names import readings

MOST = 4
"""How many answers a question offers."""
_SHORTEST = 2
_UNKNOWN = re.compile(r"(?<!\S)@([^\W_][^\s\"“„”]*?)(?=[.,;:!?)]*(?:\s|$))")
_SIGNS = {Part.COMPANY: "@", Part.PERSON: "+", Part.CHANNEL: "/"}
_QUESTIONS = {
    Part.COMPANY: _("Which company?"),
    Part.PERSON: _("Who?"),
    Part.CHANNEL: _("How?"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer: what is put in place of which signs, and the record that is meant."""

    words: str
    start: int = 0
    end: int = 0
    put: str = ""
    id: str = ""

    @property
    def is_case(self) -> bool:
        """Tell whether it puts no words, for it is the case that is meant."""
        return not self.put


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A question, and its answers; Tab takes the first."""

    text: str
    options: tuple[Option, ...] = ()
    is_asked: bool = False
    """Whether the line cannot be kept before it is answered."""


def offer(line: Line, caret: int, known: Known, cases: Sequence[Case]) -> Offer | None:
    """Return what is offered for a line with the caret at this place."""
    asked = line.asked
    if asked is not None:
        return Offer(
            text=_QUESTIONS[asked.part],
            options=_of_part(asked)[:MOST],
            is_asked=True,
        )
    return _rest_of_name(line, caret) or _company(line, caret, known) or _case(line, cases)


def _rest_of_name(line: Line, caret: int) -> Offer | None:
    """Offer the whole name where its beginning was typed."""
    part = line.part_at(caret)
    if part is None or part.part not in _SIGNS or not part.options:
        return None
    (option,) = _of_part(part)
    typed = line.text[part.start : part.end].rstrip(".,;:!?)")
    if folded(typed) == folded(option.put):
        return None
    return Offer(text="", options=(option,))


def _company(line: Line, caret: int, known: Known) -> Offer | None:
    """Offer a company by the first word, or say that none is called so."""
    span = line.word_at(caret)
    if line.first(Part.COMPANY) is not None:
        return None
    unknown = _UNKNOWN.search(line.text)
    if unknown is not None:
        return _new_company(line.text, unknown[1], unknown.start())
    if span is None:
        return None
    start, end = span
    typed = line.text[start:end]
    if typed == "@":
        named = known.companies[:MOST]
    elif start == 0 and end == len(line.text) and len(typed) >= _SHORTEST:
        wanted = folded(typed)
        named = [one for one in known.companies if folded(one.name).startswith(wanted)][:MOST]
    else:
        return None
    options = tuple(_option(Part.COMPANY, one, start, end) for one in named)
    return Offer(text=_QUESTIONS[Part.COMPANY], options=options) if options else None


def _new_company(text: str, typed: str, start: int) -> Offer:
    """Offer to make the company that is named and not known, however long its name is meant."""
    options = tuple(
        Option(
            words=_("New company “{name}”").format(name=one.name),
            start=start,
            end=one.end,
            put=f'@"{one.name}"',
        )
        for one in readings(text, start + 1)[:MOST]
    )
    return Offer(text=_("No company is called “{name}” yet").format(name=typed), options=options)


def _case(line: Line, cases: Sequence[Case]) -> Offer | None:
    """Offer the newest open case of the company, once something is said."""
    if line.first(Part.CASE) is not None or not cases or not line.said:
        return None
    title = flattened(cases[0].title)
    return Offer(text=_("Add to the case?"), options=(Option(words=title, id=cases[0].id),))


def _of_part(part: Understood) -> tuple[Option, ...]:
    return tuple(_option(part.part, one, part.start, part.end) for one in part.options)


def _channel(named: Named) -> str:
    """Return a channel as it is typed: /in_person."""
    return named.id if is_english() else "_".join(named.name.casefold().split())


def _option(part: Part, named: Named, start: int, end: int) -> Option:
    put = _channel(named) if part is Part.CHANNEL else named.name
    return Option(words=named.name, start=start, end=end, put=_SIGNS[part] + put, id=named.id)
