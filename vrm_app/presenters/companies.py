"""The list of companies: what is due first, narrowed down by a few letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple, Protocol

from vrm_app.domain.text import folded
from vrm_app.presenters import words
from vrm_app.presenters.day_groups import Groups, InGroups, Meaning, groups_of
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.paging import PAGE, Latest
from vrm_app.services.companies import CompanyOrder, CompanyRow, company_order, company_rows
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCompany:
    """A company as a row says it."""

    id: str
    name: str
    day: str
    icon: str
    due: str
    """What is due."""
    due_on: str = ""
    """On which day, in words."""
    tone: str
    more: str = ""
    """What is noted of it."""

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        return ". ".join(part for part in (self.name, self.told, self.day) if part)

    @property
    def told(self) -> str:
        """What is due, and when."""
        if not self.due_on:
            return self.due
        return _("{day}: {title}").format(day=self.due_on, title=self.due)


class CompaniesView(Protocol):
    """What the list can show."""

    def show_companies(self, order: InGroups, rows: list[ListedCompany], hint: str) -> None:
        """Show which rows there are, the first of them, and the hint in the empty filter."""

    def show_more(self, rows: list[ListedCompany]) -> None:
        """Show rows that were asked for."""

    def show_selected(self, company_id: str) -> None:
        """Mark a company as the one whose page is shown."""


class _Found(NamedTuple):
    order: CompanyOrder
    groups: Groups
    first: list[CompanyRow]


class CompaniesPresenter:
    """Reads the companies and narrows them down."""

    def __init__(self, view: CompaniesView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._latest = Latest(desk)
        self._letters = ""
        self._selected = ""
        self._after = ("", "")
        self._order = CompanyOrder(ids=[], due={}, count=0)

    @property
    def letters(self) -> str:
        """What the list is narrowed down by."""
        return self._letters

    @property
    def is_reading(self) -> bool:
        """Tell whether an answer to the latest letters is still to come."""
        return self._latest.is_open

    def refresh(self) -> None:
        """Read the companies again."""
        now, letters = self._desk.now(), folded(self._letters)

        def ask(vault: Vault) -> _Found:
            order = company_order(vault, letters, now=now)
            first = company_rows(vault, order.ids[:PAGE], order.due, now=now)
            return _Found(order, _grouped(order, now.date()), first)

        self._latest.read(ask, self._came)

    def fill(self, ids: Sequence[str]) -> None:
        """Read rows that come into sight."""
        now, due = self._desk.now(), self._order.due
        self._desk.read(
            lambda vault: company_rows(vault, ids, due, now=now),
            lambda rows: self._view.show_more([_listed(row, now.date()) for row in rows]),
        )

    def narrow(self, text: str) -> None:
        """Show only companies whose name or domain has these letters."""
        self._letters = text.strip()
        self.refresh()

    def select(self, company_id: str) -> None:
        """Mark the company whose page is shown."""
        self._selected = company_id
        self._view.show_selected(company_id)

    @property
    def first(self) -> str:
        """The company at the top of the list, if there is one."""
        return self._order.ids[0] if self._order.ids else ""

    def after(self, company_id: str) -> str:
        """Return the company that one goes to where this one, until now in the list, is gone."""
        if company_id not in self._order.ids:
            known, after = self._after
            return after if known == company_id and after in self._order.ids else ""
        at, others = self._order.ids.index(company_id), set(self._order.ids) - {company_id}
        return self._first_of(at, others)

    def _first_of(self, at: int, left: set[str]) -> str:
        """Return who comes next in the list and is left, else who came before."""
        ids = self._order.ids
        return next((one for one in [*ids[at:], *reversed(ids[:at])] if one in left), "")

    @property
    def count(self) -> int:
        """How many companies there are, whatever the list is narrowed down by."""
        return self._order.count

    @property
    def heads(self) -> tuple[str, ...]:
        """What stands above the cells of `lines`."""
        return _("Company"), _("Due"), _("Last entry")

    def lines(self, vault: Vault, ids: Sequence[str]) -> list[tuple[str, ...]]:
        """Return rows as cells, to be copied or printed."""
        now = self._desk.now()
        rows = company_rows(vault, ids, self._order.due, now=now)
        return [(one.name, one.told, one.day) for one in (_listed(row, now.date()) for row in rows)]

    def _came(self, found: _Found) -> None:
        order = found.order
        left = set(order.ids)
        if self._selected in self._order.ids and self._selected not in left:
            at = self._order.ids.index(self._selected)
            self._after = (self._selected, self._first_of(at, left))
        self._order = order
        today, count = self._desk.now().date(), order.count
        hint = ngettext("Filter {n} company", "Filter {n} companies", count)
        rows = [_listed(row, today) for row in found.first]
        hint = hint.format(n=f"{count:,}")
        self._view.show_companies(InGroups(order.ids, found.groups), rows, hint)
        self._view.show_selected(self._selected)


def _grouped(order: CompanyOrder, today: date) -> Groups:
    days = [str(order.due[one].on) if one in order.due else None for one in order.ids]
    if not any(days):
        # Nothing is due with any: there is nothing to tell them apart by.
        return ()
    return groups_of(days, Meaning.DUE, today=today, none=_("Nothing due"))


def _listed(row: CompanyRow, today: date) -> ListedCompany:
    due = row.due
    return ListedCompany(
        id=row.company.id,
        name=row.company.name,
        day="" if row.last_on is None else words.past_day_words(row.last_on, today=today),
        icon="" if due is None else words.AGENDA_ICONS[due.kind],
        due=_("Nothing due") if due is None else due.title,
        due_on="" if due is None else words.day_words(due.on, today=today),
        tone="muted" if due is None else words.urgency(due.on, today=today) or "muted",
        more=row.company.notes or "",
    )
