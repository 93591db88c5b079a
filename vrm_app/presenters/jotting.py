"""Jotting a line: what it means is told while one types, and all of it is kept at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from gettext import gettext as _
from typing import Protocol

from vrm_app.domain.case import Case, CaseType
from vrm_app.domain.company import Channel
from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json
from vrm_app.domain.interaction import Direction
from vrm_app.domain.record import Record
from vrm_app.domain.text import LINE_LENGTH, flattened
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.form import Drafts
from vrm_app.presenters.jot_chips import Chip, chips, understood
from vrm_app.presenters.jot_line import Known, Line, Named, Part, Understood, read_line
from vrm_app.presenters.jot_offers import Offer, offer
from vrm_app.services.by_name import ByName, by_name
from vrm_app.services.choices import Choices, choices
from vrm_app.services.jotting import Jotted, jot
from vrm_app.services.logging_entries import NewEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What stands in the line at first, and the line of the inbox that is filed by it."""

    text: str = ""
    inbox_id: str = ""
    at: datetime | None = None
    """When it was, where that is not now."""
    company_id: str = ""
    """The company that is meant, where several have the name that stands in the line."""


class JotView(Protocol):
    """What can be shown of a line."""

    def show_text(self, text: str, caret: int) -> None:
        """Put a text in, the caret at this place."""

    def show_understood(
        self, marked: list[tuple[int, int]], chips: list[Chip], offered: Offer | None
    ) -> None:
        """Show which words came to something, to what, and what is offered."""

    def show_asking(self, text: str) -> None:
        """Say that a question has to be answered first."""

    def show_refused(self, error: UserError) -> None:
        """Say why nothing was kept."""

    def show_kept(self, record: Record | None) -> None:
        """Go; a record is opened."""


class JotPresenter:
    """Reads a line as it is typed, and keeps it."""

    def __init__(self, view: JotView, desk: Desk, drafts: Drafts, beginning: Beginning) -> None:
        self._view = view
        self._desk = desk
        self._drafts = drafts
        self._beginning = beginning
        self._key = f"jot {beginning.inbox_id}"
        self._known: Known | None = None
        self._choices: Choices | None = None
        self._of = ""
        """The company whose people and cases are known."""
        self._case_id = ""
        self._text, self._caret = "", 0
        self._offer: Offer | None = None
        self._wanted: bool | None = None
        """Whether it is to be opened, once it can be kept."""
        self._is_saving = False
        self._is_gone = False

    def begin(self) -> None:
        """Put in what was written before, and read what can be named."""
        before = self._drafts.find(self._key)
        text = before["line"] if before else self._beginning.text
        self._view.show_text(text, len(text))
        self.type(text, len(text))
        now = self._desk.now()
        self._desk.read(
            lambda vault: (by_name(vault, now=now), choices(vault, "")),
            lambda found: self._knows(*found),
        )

    def type(self, text: str, caret: int) -> None:
        """Read what is typed by now."""
        self._text, self._caret = text, caret
        self._show()

    def accept(self, number: int = 0) -> bool:
        """Take what is offered, by its number; tell whether there was any such."""
        if self._offer is None or number >= len(self._offer.options):
            return False
        option = self._offer.options[number]
        if option.is_case:
            self._case_id = option.id
            self._show()
            return True
        if self._known is not None:
            picked = self._known.picked | {option.id}
            self._known = replace(self._known, picked=picked)
        rest = self._text[option.end :].lstrip()
        text = f"{self._text[: option.start]}{option.put} {rest}"
        caret = option.start + len(option.put) + 1
        self._view.show_text(text, caret)
        self.type(text, caret)
        return True

    def save(self, *, opening: bool) -> None:
        """Keep the line; what can mean more than one thing is asked first."""
        if not self._text.strip() or self._is_saving:
            return
        if self._is_waiting:
            self._wanted = opening
            return
        self._wanted = None
        line = self._read(flattened(self._text))
        if line.asked is not None:
            self._view.show_asking(self._offer.text if self._offer else "")
            return
        jotted, now = self._jotted(line), self._desk.now()
        self._is_saving = True
        self._desk.write(
            lambda vault: jot(vault, jotted, now=now),
            lambda record: self._kept(record if opening else None),
            failed=self._refused,
        )

    def leave(self) -> None:
        """Keep what is written for the next time."""
        self._is_gone = True
        self.hold()

    def hold(self) -> None:
        """Keep what is written by now as a draft, for the line may go without a word."""
        if self._text.strip() in {"", self._beginning.text.strip()}:
            self._drafts.forget(self._key)
        else:
            self._drafts.keep(self._key, {"line": self._text})

    @property
    def _is_waiting(self) -> bool:
        """Tell whether what can be named is still to come."""
        return self._known is None or self._of != self._company_id(self._read(self._text))

    def _kept(self, record: Record | None) -> None:
        self._drafts.forget(self._key)
        if not self._is_gone:
            self._is_gone = True
            self._view.show_kept(record)

    def _refused(self, error: UserError) -> None:
        self._is_saving = False
        # Whoever went back meanwhile has the line as a draft.
        if not self._is_gone:
            self._view.show_refused(error)

    def _knows(self, found: ByName, chosen: Choices) -> None:
        if self._is_gone:
            return
        companies = [Named(one.id, flattened(one.name)) for one in found.companies]
        picked = frozenset({self._beginning.company_id} - {""})
        self._known = Known(companies=companies, picked=picked, currency=chosen.currency)
        self._choices = chosen
        self._show()
        self._go_on()

    def _knows_company(self, company_id: str, found: Choices) -> None:
        if self._is_gone or self._known is None:
            return
        people = [Named(one, flattened(name)) for one, name in found.people]
        self._known = replace(self._known, people=people)
        self._choices, self._of, self._case_id = found, company_id, ""
        self._show()
        self._go_on()

    def _go_on(self) -> None:
        if self._wanted is not None and not self._is_waiting:
            self.save(opening=self._wanted)

    def _read(self, text: str) -> Line:
        known = self._known or Known()
        return read_line(text, known, today=self._desk.now().date())

    def _show(self) -> None:
        line = self._read(self._text)
        company_id = self._company_id(line)
        if self._known is not None and company_id != self._of:
            self._ask_about(company_id)
            line = self._read(self._text)
        cases = self._cases if not self._case_id else []
        self._offer = offer(line, self._caret, self._known or Known(), cases)
        now = self._desk.now()
        at = self._beginning.at or now
        shown = chips(line, self._channel(line), self._case_title, at=at, now=now)
        self._view.show_understood(understood(line), shown, self._offer)

    def _ask_about(self, company_id: str) -> None:
        if not company_id:
            self._of = self._case_id = ""
            self._known = replace(self._known or Known(), people=())
            return

        def answer(found: Choices) -> None:
            # Another company may be meant by now.
            if company_id == self._company_id(self._read(self._text)) != self._of:
                self._knows_company(company_id, found)

        self._desk.read(lambda vault: choices(vault, company_id), answer)

    @property
    def _cases(self) -> list[Case]:
        return self._choices.cases if self._choices and self._of else []

    @property
    def _case_title(self) -> str:
        return next((one.title for one in self._cases if one.id == self._case_id), "")

    @staticmethod
    def _company_id(line: Line) -> str:
        company = line.first(Part.COMPANY)
        return company.value if company is not None else ""

    def _channel(self, line: Line) -> Channel:
        named = line.first(Part.CHANNEL)
        if named is not None and named.value:
            return Channel(named.value)
        return self._choices.channel if self._choices else Channel.PHONE

    def _jotted(self, line: Line) -> Jotted:
        company = line.first(Part.COMPANY)
        rating = line.first(Part.RATING)
        has_company = company is not None
        return Jotted(
            line=line.text,
            company="" if company is None or company.value else company.options[0].name,
            entry=self._entry(line, self._company_id(line)) if has_company else None,
            case=_case(line) if has_company and line.first(Part.CASE) else None,
            reminder=_reminder(line, is_alone=not has_company),
            score=int(rating.value) if rating is not None and has_company else None,
            inbox_id=self._beginning.inbox_id,
        )

    def _entry(self, line: Line, company_id: str) -> NewEntry:
        person = line.first(Part.PERSON)
        is_known = person is not None and bool(person.options)
        at = self._beginning.at or self._desk.now()
        raises = line.first(Part.CASE) is not None
        return NewEntry(
            fields={
                "company_id": company_id,
                "at": at.isoformat(),
                "direction": Direction.OUT if line.is_mine else Direction.IN,
                "channel": self._channel(line),
                "body": line.said or None,
                "person_id": person.value if person is not None and is_known else None,
                "case_id": None if raises else self._case_id or None,
                "tags": line.tags,
            },
            person="" if person is None or is_known else person.value,
            promise=_promise(line),
        )


def _promise(line: Line) -> Mapping[str, Json] | None:
    promise, by = line.first(Part.PROMISE), line.first(Part.BY)
    if promise is None:
        return None
    return {
        "by": promise.value,
        "what": _cut(line.promised),
        "due_on": None if by is None or by.day is None else by.day.isoformat(),
        "amount": _money(line.first(Part.AMOUNT)),
    }


def _case(line: Line) -> Mapping[str, Json]:
    return {
        "type": CaseType.COMPLAINT,
        "title": _cut(line.said) or _("Complaint"),
        "amount": _money(line.first(Part.AMOUNT)),
        "tags": line.tags,
    }


def _reminder(line: Line, *, is_alone: bool) -> Mapping[str, Json] | None:
    reminder = line.first(Part.REMINDER)
    if reminder is None or reminder.day is None:
        return None
    given: dict[str, Json] = {
        "due_on": reminder.day.isoformat(),
        "subject": _cut(line.said or line.text),
    }
    # Where no entry holds the line, the reminder does, whole.
    return given | {"notes": line.text, "tags": line.tags} if is_alone else given


def _money(amount: Understood | None) -> Json:
    if amount is None or amount.money is None:
        return None
    return {"amount": str(amount.money.amount), "currency": amount.money.currency}


def _cut(text: str) -> str:
    return text[:LINE_LENGTH].strip()
