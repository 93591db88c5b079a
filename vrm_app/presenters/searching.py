"""Finding anything by a few letters: companies, cases, what was said, and what can be done."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from vrm_app.domain.errors import UserError
from vrm_app.domain.text import flattened, folded
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.filter_offers import filter_offers
from vrm_app.presenters.filter_words import Understood, understand
from vrm_app.presenters.kind_icons import ICONS
from vrm_app.presenters.opening import ask_of, open_record, place_of
from vrm_app.presenters.places import Ask, Form, Go, Open, Place, Section
from vrm_app.presenters.results import (
    Command,
    Result,
    SearchView,
    fits,
    from_mark,
    is_in_address,
    marks,
)
from vrm_app.services.by_name import ByName, NamedCompany, by_name
from vrm_app.services.cases import CaseRow
from vrm_app.services.filter_names import FilterNames, filter_names
from vrm_app.services.searching import Found, search
from vrm_app.vault.vault import Vault

COMMANDS_ONLY = ">"
SHOWN = 50
"""How many records a search shows; whether there are more is told."""
_OF_NAMES = 4
_OF_RECENT = 6
_OF_COMMANDS = 5
_LONGEST_TITLE = 200
_DO = "chevron-right"
"""What stands before a command."""
_WEIGHED = 1000
"""Among how many of the newest hits the best are looked for."""
_FILTER_OFFERS = 6


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
        self._asked: str | None = None
        """What is being looked for just now; what is typed meanwhile waits for its answer."""
        self._found: list[Found] = []
        self._has_more = False
        self._told = ""
        self._filters = FilterNames()
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
        self._desk.read(filter_names, self._knows_filters)

    def stop(self) -> None:
        """Let go of answers that are still to come, for the palette is gone."""
        self._is_gone = True

    def type(self, text: str) -> None:
        """Look for what is typed by now; what is known by name is shown at once."""
        self._text = text
        understood = self._understood
        if text.startswith(COMMANDS_ONLY) or not (understood.query and _is_enough(understood)):
            self._found = []
            self._show("")
            return
        self._show(self._told, is_whole=False)
        if self._asked is None:
            self._ask(understood.query)

    def _ask(self, query: str) -> None:
        text = self._asked = self._text
        zone = self._desk.now().tzinfo

        def ask(vault: Vault) -> list[Found] | UserError:
            try:
                return search(vault, query, zone=zone, limit=SHOWN + 1, among=_WEIGHED)
            except UserError as error:
                return error

        def answer(found: list[Found] | UserError) -> None:
            self._asked = None
            if self._is_gone:
                return
            if text != self._text:
                self.type(self._text)
                return
            if isinstance(found, UserError):
                self._found = []
                self._show(flattened(found.advice))
                return
            self._found, self._has_more = found[:SHOWN], len(found) > SHOWN
            self._show(_count_words(found))

        self._desk.read(ask, answer)

    def choose(self, result: Result) -> None:
        """Go to what was found, or do it."""
        if result.typed:
            self._view.show_typed(result.typed)
        elif result.open is not None:
            self._view.show_chosen()
            result.open()

    @property
    def _understood(self) -> Understood:
        return understand(self._text, today=self._desk.now().date())

    def _knows(self, found: ByName) -> None:
        if self._is_gone:
            return
        self._known = found
        self._names = {one.id: one.name for one in found.companies}
        if not self._text:
            self._show("")

    def _knows_filters(self, names: FilterNames) -> None:
        self._filters = names

    def _show(self, told: str, *, is_whole: bool = True) -> None:
        self._told = told
        if is_whole:
            self._answered = self._text
        if self._text.startswith(COMMANDS_ONLY):
            terms = self._text.removeprefix(COMMANDS_ONLY).split()
            commands = self._matching_commands(terms)
            self._view.show_results([_command(one, terms) for one in commands], told)
            return
        understood = self._understood
        terms = list(understood.words)
        # A filter asks for records; what is known by name has none.
        companies = [] if understood.is_filtered else self._matching_companies(terms)
        cases = [] if understood.is_filtered else self._matching_cases(terms)
        shown = {one.id for one in companies} | {one.case.id for one in cases}
        results = self._offers()
        results += [self._company(one, terms) for one in companies]
        results += [self._case(one, terms) for one in cases]
        others = [one for one in self._found if one.id not in shown]
        results += [self._record(one, terms) for one in others]
        if others and is_whole:
            results.append(self._all())
        groups = [_("Filters"), *_GROUPS] if self._text.endswith(":") else _GROUPS
        results = sorted(results, key=lambda one: groups.index(one.group))
        if terms and not understood.is_filtered:
            if companies:
                results += self._commands_for(companies[0], terms)
            commands = self._matching_commands(terms)[:_OF_COMMANDS]
            results += [_command(one, terms) for one in commands]
            if is_whole and not results:
                results.append(self._new_company(" ".join(terms)))
            # Whoever types the whole name of a page goes there, whatever has these words in it.
            wanted = folded(" ".join(terms))
            results.sort(key=lambda one: one.icon != _DO or folded(one.text) != wanted)
        self._view.show_results(results, told)

    def _offers(self) -> list[Result]:
        """Return how the filter that is being typed can go on."""
        offers = filter_offers(self._text, self._filters)[:_FILTER_OFFERS]
        if any(one.is_whole for one in offers):
            return []
        return [
            Result(
                id=one.line,
                group=_("Filters"),
                icon="list-filter",
                text=one.text,
                aside=one.line.split()[-1],
                typed=one.line,
            )
            for one in offers
        ]

    def _all(self) -> Result:
        """Return the way to where all that was found is seen, page by page."""
        count = len(self._found)
        text = _("Show all in the timeline")
        if not self._has_more:
            text = ngettext(
                "Show {n} hit in the timeline", "Show all {n} hits in the timeline", count
            ).format(n=count)
        typed = " ".join(self._text.split())
        return Result(
            id=f"all {typed}",
            group=_("More"),
            icon="history",
            text=text,
            open=lambda: self._go(Place(Section.TIMELINE, "", typed)),
        )

    def _matching_companies(self, terms: list[str]) -> list[NamedCompany]:
        companies = self._known.companies
        if not terms:
            return companies[:_OF_RECENT]
        named = [one for one in companies if fits(one.name, terms)]
        known_ids = {one.id for one in named}
        others = [
            one
            for one in companies
            if one.id not in known_ids and any(fits(name, terms) for name in one.others)
        ]
        first = folded(terms[0])
        named.sort(key=lambda one: not folded(one.name).startswith(first))
        return (named + others)[:_OF_NAMES]

    def _matching_cases(self, terms: list[str]) -> list[CaseRow]:
        fitting = [row for row in self._known.cases if fits(row.case.title, terms)]
        return fitting[:_OF_NAMES]

    def _matching_commands(self, terms: list[str]) -> list[Command]:
        return [one for one in self._commands if fits(f"{one.text} {one.group}", terms)]

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
            marks=marks(name, terms),
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
            marks=marks(title, terms),
            aside=flattened(row.company),
            open=lambda: self._go(Place(Section.CASES, row.case.id)),
        )

    def _record(self, found: Found, terms: list[str]) -> Result:
        text = flattened(found.title)[:_LONGEST_TITLE]
        said = flattened(found.snippet)
        places = [one for one in marks(said, terms) if not is_in_address(said, one[0])]
        if places and not marks(text, terms):
            text = from_mark(said, places[0][0])
        at = found.at.astimezone(self._desk.now().tzinfo).date()
        day = words.past_day_words(at, today=self._desk.now().date())
        group = _group_of(found.kind)
        first = words.KINDS[found.kind]
        if group == _("Timeline"):
            first = flattened(self._names.get(found.company_id or "", "")) or first
        aside = f"{first}, {day}"
        is_company = found.kind == "company"
        known = (found.kind, found.id, found.company_id or "", found.under)
        can_open = place_of(*known) is not None or ask_of(*known[:3]) is not None
        return Result(
            id=found.id,
            group=group,
            icon="" if is_company else ICONS[found.kind],
            tile=text if is_company else "",
            text=text,
            marks=marks(text, terms),
            aside=aside if can_open else _("{kind}, no page yet").format(kind=aside),
            open=partial(open_record, known, self._go, self._open) if can_open else None,
        )

    def _new_company(self, name: str) -> Result:
        """Return the way to a company of which nothing is known yet."""
        said = _("New company “{name}”").format(name=flattened(name)[:_LONGEST_TITLE])
        return Result(
            id="new company",
            group=_("Commands"),
            icon="plus",
            text=said,
            open=partial(self._open, Ask(Form.COMPANY, begun=(("name", name),))),
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
                    marks=marks(said, terms),
                    open=partial(self._open, Ask(form, company.id)),
                )
            )
        return made


_GROUPS = [_("Companies"), _("Cases"), _("Timeline"), _("More"), _("Filters"), _("Commands")]
_TIMELINE = {"interaction", "judgement", "release", "attachment"}


def _group_of(kind: str) -> str:
    if kind in {"company", "case"}:
        return _("Companies") if kind == "company" else _("Cases")
    return _("Timeline") if kind in _TIMELINE else _("More")


def _command(command: Command, terms: list[str]) -> Result:
    return Result(
        id=command.text,
        group=_("Commands"),
        icon=_DO,
        text=command.text,
        marks=marks(command.text, terms),
        aside=command.group,
        keys=command.keys,
        open=command.do,
    )


def _is_enough(understood: Understood) -> bool:
    """Tell whether it is worth while to look: nearly all records have a word with any letter."""
    alone = [word for word in understood.words if len(word) == 1 and word.isascii()]
    return understood.is_filtered or len(alone) < len(understood.words)


def _count_words(found: list[Found]) -> str:
    if len(found) > SHOWN:
        return _("The best {n} of more; another word narrows it down").format(n=SHOWN)
    if not found:
        return _("No record holds these words")
    return ngettext("{n} hit", "{n} hits", len(found)).format(n=len(found))
