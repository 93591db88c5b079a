"""The list of open cases: longest waiting first, narrowed down by type and a few letters."""

from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from typing import Protocol

from vrm_app.domain.case import CaseType, WaitingOn
from vrm_app.domain.text import flattened, folded
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.services.cases import CaseRow, open_cases

_LONG_WAIT = 20
_WAIT = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """A case as a row says it."""

    id: str
    title: str
    company: str
    about: str
    turn: str
    tone: str

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        return ". ".join(part for part in (self.title, self.company, self.about, self.turn) if part)


class CasesView(Protocol):
    """What the list can show."""

    def show_types(self, types: list[tuple[str, str]]) -> None:
        """Offer the types that there are, each with how many; the first is all."""

    def show_cases(self, rows: list[ListedCase], told: str) -> None:
        """Show the rows, and what they are in a sentence."""


class CasesPresenter:
    """Reads the open cases and narrows them down."""

    def __init__(self, view: CasesView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._rows: list[CaseRow] = []
        self._type = ""
        self._filter = ""

    def refresh(self) -> None:
        """Read the cases again."""
        now = self._desk.now()
        self._desk.read(lambda vault: open_cases(vault, now=now), self._came)

    def choose_type(self, type_: str) -> None:
        """Show only cases of a type, or all."""
        self._type = type_
        self._show()

    def narrow(self, text: str) -> None:
        """Show only cases whose title or company has these letters."""
        self._filter = folded(text.strip())
        self._show()

    def _came(self, rows: list[CaseRow]) -> None:
        self._rows = rows
        counts = dict.fromkeys(CaseType, 0)
        for row in rows:
            counts[row.case.type] += 1
        every = _("{name}  {count}")
        self._view.show_types(
            [("", every.format(name=_("All"), count=len(rows)))]
            + [
                (type_, every.format(name=words.CASE_TYPES[type_], count=count))
                for type_, count in counts.items()
                if count
            ]
        )
        self._show()

    def _show(self) -> None:
        shown = [
            row
            for row in self._rows
            if self._type in {"", row.case.type}
            and self._filter in folded(f"{row.case.title} {row.company}")
        ]
        mine = sum(row.on is WaitingOn.ME for row in shown)
        told = ngettext("{n} open case", "{n} open cases", len(shown)).format(n=len(shown))
        if mine:
            told = _("{cases}, in {n} of them it is your turn").format(cases=told, n=mine)
        self._view.show_cases([_listed(row) for row in shown], told)


def _listed(row: CaseRow) -> ListedCase:
    case = row.case
    return ListedCase(
        id=case.id,
        title=flattened(case.title),
        company=flattened(row.company),
        about=f"{words.CASE_TYPES[case.type]}, {words.STAGES[case.stage]}",
        turn=turn_words(row),
        tone=waiting_tone(row),
    )


def turn_words(row: CaseRow) -> str:
    """Say whose turn it is, and for how long."""
    if row.on is None:
        return _("nobody’s turn")
    days = ngettext("{n} day", "{n} days", row.days).format(n=row.days)
    whose = {
        WaitingOn.ME: _("your turn, {days}"),
        WaitingOn.COMPANY: _("their turn, {days}"),
        WaitingOn.OTHER: _("others’ turn, {days}"),
    }[row.on]
    return whose.format(days=days)


def waiting_tone(row: CaseRow) -> str:
    """Return the tone in which it is said how long a case waits."""
    if row.on is WaitingOn.ME:
        return "accent"
    if row.on is None or row.days <= _WAIT:
        return "muted"
    return "bad" if row.days > _LONG_WAIT else "warn"
