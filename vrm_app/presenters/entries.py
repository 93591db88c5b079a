"""What happened as lines of a timeline, in the customer's words."""

from dataclasses import dataclass
from datetime import date, datetime, time
from gettext import gettext as _
from gettext import ngettext

from vrm_app.domain.case import Case
from vrm_app.domain.interaction import Direction, Interaction
from vrm_app.domain.judgement import Judgement
from vrm_app.domain.promise import Party, Promise, PromiseState
from vrm_app.domain.record import Record
from vrm_app.domain.release import Release
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.kind_icons import ICONS
from vrm_app.services.timeline import Event

_LONGEST_TEXT = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseLine:
    """A promise under the entry it was given in."""

    id: str
    who: str
    what: str
    state: str
    tone: str
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in the timeline, ready to be drawn."""

    id: str
    kind: str
    company_id: str
    company: str
    """The name under whose tile it stands; none where all are of one company."""
    group: str
    month: str
    """2026-03, as clocks here show it."""
    when: str
    icon: str
    mine: bool
    small: bool
    actor: str
    how: str
    text: str
    chip: str
    case_id: str
    promises: tuple[PromiseLine, ...]
    files: tuple[tuple[str, str], ...]

    @property
    def spoken(self) -> str:
        """The entry as it is read out."""
        promised = [f"{one.who} {one.what}, {one.state}" for one in self.promises]
        told = [self.group, self.when, self.company, self.actor, self.how, self.text, self.chip]
        return ". ".join(part for part in (*told, *promised) if part)


def entry_of(event: Event, now: datetime, *, with_company: bool = False) -> Entry:
    """Return what happened as a line of a timeline."""
    today, at = now.date(), moment_of(event, now)
    said = _said(event)
    return Entry(
        id=event.record.id,
        kind=event.record.kind,
        company_id=event.record.company or "",
        company=flattened(event.company) if with_company else "",
        group=words.month_words(at.date(), today=today),
        month=f"{at:%Y-%m}",
        when=_when(event, at, today),
        icon=said.icon,
        mine=said.mine,
        small=not isinstance(event.record, Interaction | Release),
        actor=said.actor,
        how=said.how,
        text=flattened(said.text[:_LONGEST_TEXT]),
        chip=event.case.title if event.case else "",
        case_id=event.case.id if event.case else "",
        promises=tuple(promise_line(one, today) for one in _promises_of(event)),
        files=tuple((one.file_name, words.size_words(one.size)) for one in event.files),
    )


def moment_of(event: Event, now: datetime) -> datetime:
    """Return when it happened, as clocks here show it."""
    if isinstance(event.record, Case):
        # A day is the same day everywhere.
        return datetime.combine(event.record.opened_on, time(), now.tzinfo)
    return event.at.astimezone(now.tzinfo)


def _promises_of(event: Event) -> tuple[Promise, ...]:
    return (event.record,) if isinstance(event.record, Promise) else event.promises


def _when(event: Event, at: datetime, today: date) -> str:
    if (today - at.date()).days not in {0, 1}:
        return words.day_and_month(at.date())
    # Of a case, only the day is known.
    return "" if isinstance(event.record, Case) else f"{at:%H:%M}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    icon: str
    actor: str
    how: str
    text: str
    mine: bool = False


def _said(event: Event) -> _Said:
    record = event.record
    if isinstance(record, Interaction):
        return _said_of_entry(record, event.person)
    if isinstance(record, Case):
        return _Said(
            icon="life-buoy",
            actor=_("{type}: {title}").format(
                type=words.CASE_TYPES[record.type], title=record.title
            ),
            how=words.STAGES[record.stage],
            text="",
        )
    if isinstance(record, Judgement):
        return _Said(
            icon="scale",
            actor=_("You rated {dimension} {score} of 5").format(
                dimension=words.within(words.DIMENSIONS[record.dimension]), score=record.score
            ),
            how="",
            text=record.reason or "",
            mine=True,
        )
    if isinstance(record, Release):
        return _Said(
            icon="send",
            actor=_("You handed it over to {company}").format(company=event.to)
            if event.to
            else _("You handed over a document"),
            how=record.reference or "",
            text="",
            mine=True,
        )
    if isinstance(record, Promise):
        return _Said(icon="handshake", actor=words.KINDS[record.kind], how="", text="")
    return _Said(
        icon=ICONS[record.kind], actor=words.KINDS[record.kind], how="", text=record.heading
    )


def _said_of_entry(entry: Interaction, person: str | None) -> _Said:
    mine = entry.direction is Direction.OUT
    channel = words.CHANNELS[entry.channel]
    how = [words.within(channel)]
    if entry.minutes:
        how.append(ngettext("{n} min", "{n} min", entry.minutes).format(n=entry.minutes))
    if entry.public:
        how.append(_("in public"))
    actor = person or _("They")
    if mine:
        actor = _("You to {person}").format(person=person) if person else _("You")
    if entry.direction is Direction.OBSERVED:
        actor = _("Observed")
    text = " — ".join(part for part in (entry.subject, entry.body or entry.outcome) if part)
    return _Said(
        icon=words.CHANNEL_ICONS[entry.channel],
        actor=actor,
        how=", ".join(how),
        text=text,
        mine=mine,
    )


def promise_line(promise: Promise, today: date) -> PromiseLine:
    """Return how a promise stands, in the customer's words."""
    is_open = promise.state is PromiseState.OPEN
    state, tone = {
        PromiseState.OPEN: (_("open"), "muted"),
        PromiseState.KEPT: (_("kept"), "ok"),
        PromiseState.BROKEN: (_("broken"), "bad"),
        PromiseState.WITHDRAWN: (_("withdrawn"), "muted"),
    }[promise.state]
    what = _with_amount(promise)
    if promise.due_on is not None:
        what = _("{what} by {day}").format(
            what=what, day=words.day_words(promise.due_on, today=today)
        )
        if is_open:
            state = words.days_left_words(promise.due_on, today=today)
            tone = "bad" if promise.due_on < today else "muted"
    return PromiseLine(
        id=promise.id,
        who=_("You promised") if promise.by is Party.ME else _("They promised"),
        what=what,
        state=state,
        tone=tone,
        is_open=is_open,
    )


def _with_amount(promise: Promise) -> str:
    """Return what was promised, with how much, unless that is said in its words already."""
    if promise.amount is None:
        return promise.what
    figure = promise.amount.amount
    if figure in promise.what or figure.replace(".", ",") in promise.what:
        return promise.what
    return _("{what}, {amount}").format(what=promise.what, amount=words.money_words(promise.amount))


def whole_text(record: Record) -> str:
    """Return all that was said in a record, paragraph by paragraph."""
    if isinstance(record, Interaction):
        parts = [record.subject, record.body]
        parts += [
            _("{what}: {text}").format(what=what, text=text)
            for what, text in (
                (_("Expected"), record.expectation),
                (_("What came of it"), record.outcome),
                (_("Cost"), words.money_words(record.cost) if record.cost else None),
                (_("Reference"), record.reference),
                (_("Web address"), record.url),
            )
            if text
        ]
    elif isinstance(record, Judgement):
        parts = [record.reason, record.what_it_would_take]
    else:
        parts = [record.words()]
    return "\n\n".join(part.strip() for part in parts if part)
