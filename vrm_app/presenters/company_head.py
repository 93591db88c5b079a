"""What stands at the head of a company's page: its name, and the four facts."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from gettext import ngettext

from vrm_app.domain.case import WaitingOn
from vrm_app.domain.company import Relationship
from vrm_app.presenters import words
from vrm_app.presenters.company_about import about_of
from vrm_app.services.companies import Overview

RELATIONSHIPS = {
    Relationship.PROSPECT: _("not yet a customer"),
    Relationship.CUSTOMER: "",
    Relationship.FORMER: _("former"),
    Relationship.AVOIDED: _("avoided"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One of the four facts at the head of the page."""

    name: str
    figure: str
    reason: str
    tone: str = ""
    curve: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands at the head of the page."""

    name: str
    line: str
    is_favourite: bool
    facts: tuple[Fact, ...]
    about: tuple[tuple[str, str], ...]
    """Every field of the company that holds something, with its name."""
    counts: dict[str, int]
    """How many records of each kind the company has."""


def head_of(found: Overview, today: date) -> Head:
    """Return the head of a company's page."""
    company = found.company
    since = company.known_since
    parts = [
        company.category or "",
        RELATIONSHIPS[company.relationship],
        _("since {year}").format(year=since.year) if since else "",
        _("account {number}").format(number=company.account_numbers[0])
        if company.account_numbers
        else "",
    ]
    if not any(parts):
        parts = [company.domains[0] if company.domains else ""]
    return Head(
        name=company.name,
        line=" · ".join(part for part in parts if part),
        is_favourite=company.favourite,
        facts=(
            _trust_fact(found),
            _next_fact(found, today),
            _turn_fact(found),
            _promise_fact(found, today),
        ),
        about=about_of(company, found.successor),
        counts=found.counts,
    )


def _trust_fact(found: Overview) -> Fact:
    trust = found.trust
    if trust is None:
        return Fact(name=_("Trust"), figure=_("not rated"), reason=_("Say how far you trust them"))
    direction = _("steady"), "muted"
    if trust.now < trust.before:
        direction = _("falling"), "warn"
    elif trust.now > trust.before:
        direction = _("rising"), "ok"
    return Fact(
        name=_("Trust"),
        figure=_("{score} of 5").format(score=words.number_words(trust.now, 1)),
        reason=direction[0],
        tone=direction[1],
        curve=tuple(trust.over_time[-24:]),
    )


def _next_fact(found: Overview, today: date) -> Fact:
    entry = found.next
    if entry is None:
        return Fact(name=_("Next date"), figure=_("none"), reason=_("Nothing due within a year"))
    return Fact(
        name=_("Next date"),
        figure=words.day_words(entry.on, today=today),
        reason=_("{left}: {title}").format(
            title=entry.title, left=words.days_left_words(entry.on, today=today)
        ),
        tone=words.urgency(entry.on, today=today),
    )


def _turn_fact(found: Overview) -> Fact:
    turn = found.turn
    if turn is None:
        return Fact(name=_("Whose turn"), figure=_("nobody’s"), reason=_("No open case"))
    days = ngettext("{n} day", "{n} days", turn.days).format(n=turn.days)
    mine = turn.on is WaitingOn.ME
    return Fact(
        name=_("Whose turn"),
        figure=(_("Yours, {days}") if mine else _("Theirs, {days}")).format(days=days),
        reason=turn.case.title,
        tone="accent" if mine else "",
    )


def _promise_fact(found: Overview, today: date) -> Fact:
    first, count = found.open[0] if found.open else None, len(found.open)
    day = first.due_on if first is not None else None
    due = words.day_words(day, today=today) if day is not None else ""
    if found.settled:
        figure = _("{kept} of {all} kept").format(kept=found.kept, all=found.settled)
        reason = _("{n} open").format(n=count) if count else _("none open")
        if due:
            reason = _("{n} open, due {day}").format(n=count, day=due)
    else:
        # That none is kept yet reads as if none had been given.
        figure = _("{n} open").format(n=count) if count else _("none yet")
        reason = _("none kept or broken yet")
        if due:
            reason = _("due {day}").format(day=due)
    late = first is not None and first.due_on is not None and first.due_on < today
    return Fact(name=_("Promises"), figure=figure, reason=reason, tone="bad" if late else "")
