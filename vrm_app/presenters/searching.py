"""Finding anything by a few letters: companies, cases, what was said, and what can be done."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple, Protocol

from vrm_app.domain.errors import UserError
from vrm_app.domain.text import flattened, folded
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.kind_icons import ICONS
from vrm_app.presenters.opening import ask_of, open_record, place_of
from vrm_app.presenters.places import Ask, Form, Go, Open, Place, Section
from vrm_app.presenters.typed_days import Toward, read_day
from vrm_app.services.by_name import ByName, NamedCompany, by_name
from vrm_app.services.cases import CaseRow
from vrm_app.services.searching import Found, search
from vrm_app.vault.vault import Vault

COMMANDS_ONLY = ">"
SHOWN = 50
"""How many records a search shows; whether there are more is told."""
_OF_NAMES = 4
_OF_RECENT = 6
_OF_COMMANDS = 5
_LONGEST_TITLE = 200
_LEAD = 40
"""How far into a line what was looked for may stand."""

_FILTER = re.compile(r"\b(company|kind|after|before):(\S+)", re.IGNORECASE)
_MONTH = re.compile(r"\d{4}(-\d{2})?", re.ASCII)
_KINDS = {words_.casefold(): kind for kind, words_ in words.KINDS.items() if " " not in words_}


class Command(NamedTuple):
    """Something that can be done: in words, by which keys, under which group."""

    text: str
    keys: str
    group: str
    do: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One line of what was found."""

    id: str
    group: str
    icon: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()
    """Where in the text stands what was looked for: from, to."""
    aside: str = ""
    keys: str = ""
    tile: str = ""
    """The company whose tile stands in place of an icon."""
    open: Callable[[], object] | None = None

    @property
    def spoken(self) -> str:
        """The line as it is read out."""
        return ". ".join(part for part in (self.group, self.text, self.aside, self.keys) if part)


class SearchView(Protocol):
    """What the palette can show."""

    def show_results(self, results: list[Result], told: str) -> None:
        """Show what was found, and in words how much."""

    def show_chosen(self) -> None:
        """Go away, for something was chosen."""


class SearchPresenter:
    """Looks for what was typed; an answer that a later letter overtook is not shown."""

    def __init__(self, view: SearchView, desk: Desk, go: Go, open_: Open) -> None:
        self._view = view
        self._desk = desk
        self._go = go
        self._open = open_
        self._commands: Sequence[Command] = ()
        self._known = ByName(companies=[], cases=[])
        self._names: dict[str, str] = {}
        self._text = ""
        self._answered = ""
        self._is_gone = False

    @property
    def is_waiting(self) -> bool:
        """Tell whether the answer to what was typed last is still to come."""
        return self._text != self._answered

    def begin(self, commands: Sequence[Command]) -> None:
        """Read the names, and show what is likely to be looked for."""
        self._commands = commands
        now = self._desk.now()
        self._desk.read(lambda vault: by_name(vault, now=now), self._knows)

    def stop(self) -> None:
        """Let go of answers that are still to come, for the palette is gone."""
        self._is_gone = True

    def type(self, text: str) -> None:
        """Look for what is typed by now."""
        self._text = text
        if text.startswith(COMMANDS_ONLY) or not text.strip():
            self._show([], "")
            return
        query = self._query(text)

        def ask(vault: Vault) -> list[Found] | UserError:
            try:
                return search(vault, query, limit=SHOWN + 1)
            except UserError as error:
                return error

        def answer(found: list[Found] | UserError) -> None:
            if text != self._text or self._is_gone:
                return
            if isinstance(found, UserError):
                self._show([], flattened(found.advice))
                return
            self._show(found[:SHOWN], _count_words(found))

        self._desk.read(ask, answer)

    def choose(self, result: Result) -> None:
        """Go to what was found, or do it."""
        if result.open is not None:
            self._view.show_chosen()
            result.open()

    def _knows(self, found: ByName) -> None:
        if self._is_gone:
            return
        self._known = found
        self._names = {one.id: one.name for one in found.companies}
        if not self._text:
            self._show([], "")

    def _query(self, text: str) -> str:
        """Return the query with the customer's words for kinds and days in place of ours."""
        today = self._desk.now().date()
        return _FILTER.sub(lambda match: f"{match[1]}:{_value(match, today)}", text)

    def _show(self, found: list[Found], told: str) -> None:
        self._answered = self._text
        terms = _terms(self._text)
        if self._text.startswith(COMMANDS_ONLY):
            commands = self._matching_commands(terms)
            self._view.show_results([_command(one, terms) for one in commands], told)
            return
        # A filter asks for records; what is known by name has none.
        is_filtered = _FILTER.search(self._text) is not None
        companies = [] if is_filtered else self._matching_companies(terms)
        cases = [] if is_filtered else self._matching_cases(terms)
        shown = {one.id for one in companies} | {one.case.id for one in cases}
        results = [self._company(one, terms) for one in companies]
        results += [self._case(one, terms) for one in cases]
        results += [self._record(one, terms) for one in found if one.id not in shown]
        results = sorted(results, key=lambda one: _GROUPS.index(one.group))
        if terms and not is_filtered:
            if companies:
                results += self._commands_for(companies[0], terms)
            commands = self._matching_commands(terms)[:_OF_COMMANDS]
            results += [_command(one, terms) for one in commands]
        self._view.show_results(results, told)

    def _matching_companies(self, terms: list[str]) -> list[NamedCompany]:
        companies = self._known.companies
        if not terms:
            return companies[:_OF_RECENT]
        named = [one for one in companies if _fits(one.name, terms)]
        known_ids = {one.id for one in named}
        others = [
            one
            for one in companies
            if one.id not in known_ids and any(_fits(name, terms) for name in one.others)
        ]
        first = folded(terms[0])
        named.sort(key=lambda one: not folded(one.name).startswith(first))
        return (named + others)[:_OF_NAMES]

    def _matching_cases(self, terms: list[str]) -> list[CaseRow]:
        fitting = [row for row in self._known.cases if _fits(row.case.title, terms)]
        return fitting[:_OF_NAMES]

    def _matching_commands(self, terms: list[str]) -> list[Command]:
        return [one for one in self._commands if _fits(f"{one.text} {one.group}", terms)]

    def _company(self, company: NamedCompany, terms: list[str]) -> Result:
        today = self._desk.now().date()
        name = flattened(company.told)
        last = company.last_on
        return Result(
            id=company.id,
            group=_("Companies"),
            icon="",
            tile=name,
            text=name,
            marks=_marks(name, terms),
            aside=words.past_day_words(last, today=today) if last else "",
            open=lambda: self._go(Place(Section.COMPANIES, company.id)),
        )

    def _case(self, row: CaseRow, terms: list[str]) -> Result:
        title = flattened(row.case.title)
        return Result(
            id=row.case.id,
            group=_("Cases"),
            icon="life-buoy",
            text=title,
            marks=_marks(title, terms),
            aside=flattened(row.company),
            open=lambda: self._go(Place(Section.CASES, row.case.id)),
        )

    def _record(self, found: Found, terms: list[str]) -> Result:
        text = flattened(found.title)[:_LONGEST_TITLE]
        said = flattened(found.snippet)
        marks = [one for one in _marks(said, terms) if not _is_in_address(said, one[0])]
        if marks and not _marks(text, terms):
            text = _from_mark(said, marks[0][0])
        at = found.at.astimezone(self._desk.now().tzinfo).date()
        day = words.past_day_words(at, today=self._desk.now().date())
        group = _group_of(found.kind)
        first = words.KINDS[found.kind]
        if group == _("Timeline"):
            first = flattened(self._names.get(found.company_id or "", "")) or first
        aside = f"{first}, {day}"
        is_company = found.kind == "company"
        known = (found.kind, found.id, found.company_id or "")
        can_open = place_of(*known) is not None or ask_of(*known) is not None
        return Result(
            id=found.id,
            group=group,
            icon="" if is_company else ICONS[found.kind],
            tile=text if is_company else "",
            text=text,
            marks=_marks(text, terms),
            aside=aside if can_open else _("{kind}, no page yet").format(kind=aside),
            open=partial(open_record, known, self._go, self._open) if can_open else None,
        )

    def _commands_for(self, company: NamedCompany, terms: list[str]) -> list[Result]:
        name = flattened(company.name)
        made = []
        for form, icon, text in (
            (Form.LOG, "pen-line", _("Log with {company}")),
            (Form.CASE, "life-buoy", _("Raise a case with {company}")),
            (Form.RATING, "scale", _("Rate your trust in {company}")),
        ):
            said = text.format(company=name)
            made.append(
                Result(
                    id=f"{form} {company.id}",
                    group=_("Commands"),
                    icon=icon,
                    text=said,
                    marks=_marks(said, terms),
                    open=partial(self._open, Ask(form, company.id)),
                )
            )
        return made


_GROUPS = [_("Companies"), _("Cases"), _("Timeline"), _("More"), _("Commands")]
_TIMELINE = {"interaction", "judgement", "release", "attachment"}


def _group_of(kind: str) -> str:
    if kind in {"company", "case"}:
        return _("Companies") if kind == "company" else _("Cases")
    return _("Timeline") if kind in _TIMELINE else _("More")


def _command(command: Command, terms: list[str]) -> Result:
    return Result(
        id=command.text,
        group=_("Commands"),
        icon="chevron-right",
        text=command.text,
        marks=_marks(command.text, terms),
        aside=command.group,
        keys=command.keys,
        open=command.do,
    )


def _terms(text: str) -> list[str]:
    plain = _FILTER.sub(" ", text.removeprefix(COMMANDS_ONLY))
    return [word for word in plain.replace('"', " ").split() if word]


def _fits(text: str, terms: list[str]) -> bool:
    """Tell whether each term begins a word of the text."""
    return all(_starts(text, term) for term in terms)


def _starts(text: str, term: str) -> list[int]:
    within, wanted = folded(text), folded(term)
    return [
        at.start()
        for at in re.finditer(re.escape(wanted), within)
        if at.start() == 0 or not within[at.start() - 1].isalnum()
    ]


def _marks(text: str, terms: list[str]) -> tuple[tuple[int, int], ...]:
    found = sorted((start, start + len(term)) for term in terms for start in _starts(text, term))
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(joined)


def _is_in_address(text: str, at: int) -> bool:
    """Tell whether a place is inside a mail or web address, which nobody reads."""
    start = text.rfind(" ", 0, at) + 1
    word = text[start:].split(" ", 1)[0]
    return "@" in word or "://" in word


def _from_mark(text: str, at: int) -> str:
    """Return the text from shortly before a place, where that would be out of sight."""
    if at < _LEAD:
        return text
    space = text.find(" ", at - _LEAD // 2)
    return f"…{text[min(space + 1, at) :]}"


def _value(match: re.Match[str], today: date) -> str:
    name, value = match[1].casefold(), match[2]
    if name == "kind":
        return _KINDS.get(value.casefold(), value)
    if name == "company":
        return value
    if _MONTH.fullmatch(value):
        return f"{value}-01-01"[:10]
    day = read_day(value, today=today, toward=Toward.PAST)
    return value if day is None else day.isoformat()


def _count_words(found: list[Found]) -> str:
    if len(found) > SHOWN:
        return _("The best {n} of more; another word narrows it down").format(n=SHOWN)
    if not found:
        return _("No record holds these words")
    return ngettext("{n} hit", "{n} hits", len(found)).format(n=len(found))
