"""The list of open cases: longest waiting first, narrowed down by type and a few letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple, Protocol

from vrm_app.domain.case import CaseType, WaitingOn
from vrm_app.domain.text import flattened, folded
from vrm_app.presenters import words
from vrm_app.presenters.day_groups import Groups, InGroups, Meaning, groups_of
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.filter_chips import offered
from vrm_app.presenters.paging import PAGE, Latest
from vrm_app.services.cases import CaseOrder, CaseRow, case_order, case_rows
from vrm_app.services.complaints import TELLABLE
from vrm_app.vault.vault import Vault

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
    company_id: str
    can_leave: bool
    """Whether something of this type can be handed over."""
    more: str = ""
    """What happened, and what is wanted, at length."""

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        return ". ".join(part for part in (self.title, self.company, self.about, self.turn) if part)


class CasesView(Protocol):
    """What the list can show."""

    def show_types(self, types: list[tuple[str, str]]) -> None:
        """Offer the types that there are, each with how many; nothing where all are of one."""

    def show_cases(self, order: InGroups, rows: list[ListedCase], told: str) -> None:
        """Show which rows there are, the first of them, and what they are in a sentence."""

    def show_more(self, rows: list[ListedCase]) -> None:
        """Show rows that were asked for."""


class _Found(NamedTuple):
    order: CaseOrder
    groups: Groups
    first: list[CaseRow]


class CasesPresenter:
    """Reads the open cases and narrows them down."""

    def __init__(self, view: CasesView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._latest = Latest(desk)
        self._type = ""
        self._letters = ""

    @property
    def letters(self) -> str:
        """What the list is narrowed down by."""
        return self._letters

    def refresh(self) -> None:
        """Read the cases again."""
        now, letters, type_ = self._desk.now(), folded(self._letters), self._type

        def ask(vault: Vault) -> _Found:
            order = case_order(vault, letters, type_, now=now)
            none = _("Nobody’s turn")
            groups = groups_of(order.since, Meaning.GONE, today=now.date(), none=none)
            return _Found(order, groups, case_rows(vault, order.ids[:PAGE], now=now))

        self._latest.read(ask, self._came)

    def fill(self, ids: Sequence[str]) -> None:
        """Read rows that come into sight."""
        now = self._desk.now()
        self._desk.read(
            lambda vault: case_rows(vault, ids, now=now),
            lambda rows: self._view.show_more([_listed(row) for row in rows]),
        )

    def choose_type(self, type_: str) -> None:
        """Show only cases of a type, or all."""
        self._type = type_
        self.refresh()

    def narrow(self, text: str) -> None:
        """Show only cases whose title or company has these letters."""
        self._letters = text.strip()
        self.refresh()

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands above the cells of `lines`."""
        return _("Name"), _("Company"), _("About"), _("Whose turn")

    def lines(self, vault: Vault, ids: Sequence[str]) -> list[tuple[str, ...]]:
        """Return rows as cells, to be copied or printed."""
        rows = case_rows(vault, ids, now=self._desk.now())
        return [(one.title, one.company, one.about, one.turn) for one in map(_listed, rows)]

    def _came(self, found: _Found) -> None:
        order = found.order
        named = ((str(one), words.CASE_TYPES[one]) for one in CaseType)
        self._view.show_types(offered(named, order.counts, self._type))
        count = len(order.ids)
        told = ngettext("{n} open case", "{n} open cases", count).format(n=f"{count:,}")
        if order.mine:
            told = _("{cases}, in {n} of them it is your turn").format(
                cases=told, n=f"{order.mine:,}"
            )
        first = [_listed(row) for row in found.first]
        self._view.show_cases(InGroups(order.ids, found.groups), first, told)


def _listed(row: CaseRow) -> ListedCase:
    case = row.case
    return ListedCase(
        id=case.id,
        title=flattened(case.title),
        company=flattened(row.company),
        about=f"{words.CASE_TYPES[case.type]}, {words.STAGES[case.stage]}",
        turn=turn_words(row),
        tone=waiting_tone(row),
        company_id=case.company_id,
        can_leave=case.type in TELLABLE,
        more="\n".join(one.strip() for one in (case.happened, case.expected, case.notes) if one),
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
