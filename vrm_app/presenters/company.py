"""The page of one company: what stands at its head, and its timeline."""

from dataclasses import dataclass
from datetime import date, datetime, time
from gettext import gettext as _
from gettext import ngettext
from typing import Protocol

from vrm_app.domain.case import Case
from vrm_app.domain.interaction import Direction, Interaction
from vrm_app.domain.judgement import Judgement
from vrm_app.domain.promise import Party, Promise, PromiseState
from vrm_app.domain.release import Release
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.company_head import Head, head_of
from vrm_app.presenters.desk import Desk
from vrm_app.services.companies import Overview, overview
from vrm_app.services.pinning import pin
from vrm_app.services.records import delete, edit
from vrm_app.services.timeline import Event, Page, timeline
from vrm_app.vault.vault import Vault

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
    group: str
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
        parts = [self.group, self.when, self.actor, self.how, self.text, self.chip, *promised]
        return ". ".join(part for part in parts if part)


class CompanyView(Protocol):
    """What the page can show."""

    def show_head(self, head: Head) -> None:
        """Show what stands at the head."""

    def show_timeline(self, entries: list[Entry], *, more: bool) -> None:
        """Show the timeline from its beginning, and whether there is more."""

    def add_to_timeline(self, entries: list[Entry], *, more: bool) -> None:
        """Show what comes after."""


class CompanyPresenter:
    """Reads one company, and says what it comes to."""

    def __init__(self, view: CompanyView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._company_id = ""
        self._next: tuple[str, str] | None = None
        self._asked = False

    @property
    def company_id(self) -> str:
        """The company that is shown, if there is one."""
        return self._company_id

    def show(self, company_id: str) -> None:
        """Show a company."""
        self._company_id = company_id
        self.refresh()

    def refresh(self) -> None:
        """Read the company again."""
        company_id, now = self._company_id, self._desk.now()
        if not company_id:
            return

        def ask(vault: Vault) -> tuple[Overview, Page]:
            return overview(vault, company_id, now=now), timeline(vault, company_id)

        def answer(found: tuple[Overview, Page]) -> None:
            if company_id == self._company_id:
                self._show(*found)

        self._desk.read(ask, answer)

    def show_more(self) -> None:
        """Read the next page of the timeline."""
        company_id, after = self._company_id, self._next
        if after is None or self._asked:
            return
        self._asked = True

        def answer(page: Page) -> None:
            self._asked = False
            if company_id == self._company_id and after == self._next:
                self._next = page.next
                self._view.add_to_timeline(self._entries(page), more=page.next is not None)

        self._desk.read(lambda vault: timeline(vault, company_id, after=after), answer)

    def settle(self, promise_id: str, state: PromiseState) -> None:
        """Note that a promise was kept or broken, today."""
        now = self._desk.now()
        patch = {"state": state, "settled_on": now.date().isoformat()}
        self._desk.write(lambda vault: edit(vault, promise_id, patch, now=now), _nothing)

    def delete(self, record_id: str) -> None:
        """Move an entry of the timeline, or a case, to the trash."""
        now = self._desk.now()
        self._desk.write(lambda vault: delete(vault, record_id, now=now), _nothing)

    def toggle_favourite(self, *, favourite: bool) -> None:
        """Pin the company, or take it off the pinned ones."""
        company_id, now = self._company_id, self._desk.now()
        self._desk.write(lambda vault: pin(vault, company_id, pinned=favourite, now=now), _nothing)

    def _show(self, found: Overview, page: Page) -> None:
        self._next = page.next
        self._view.show_head(head_of(found, self._desk.now().date()))
        self._view.show_timeline(self._entries(page), more=page.next is not None)

    def _entries(self, page: Page) -> list[Entry]:
        now = self._desk.now()
        events = sorted(page.events, key=lambda event: _moment(event, now), reverse=True)
        return [entry_of(event, now) for event in events]


def _nothing(_: object) -> None:
    """Leave the answer to the refresh that follows every change."""


def entry_of(event: Event, now: datetime) -> Entry:
    """Return what happened as a line of a timeline."""
    today, at = now.date(), _moment(event, now)
    said = _said(event)
    return Entry(
        id=event.record.id,
        kind=event.record.kind,
        group=words.month_words(at.date(), today=today),
        when=_when(event, at, today),
        icon=said.icon,
        mine=said.mine,
        small=not isinstance(event.record, Interaction | Release),
        actor=said.actor,
        how=said.how,
        text=flattened(said.text[:_LONGEST_TEXT]),
        chip=event.case.title if event.case else "",
        case_id=event.case.id if event.case else "",
        promises=tuple(promise_line(one, today) for one in event.promises),
        files=tuple((one.file_name, words.size_words(one.size)) for one in event.files),
    )


def _moment(event: Event, now: datetime) -> datetime:
    """Return when it happened, as clocks here show it."""
    if isinstance(event.record, Case):
        # A day is the same day everywhere.
        return datetime.combine(event.record.opened_on, time(), now.tzinfo)
    return event.at.astimezone(now.tzinfo)


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
    return _Said(icon="circle-dot", actor=record.heading, how="", text="")


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
    what = promise.what
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
