"""The list of companies: what is due first, narrowed down by a few letters."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import Protocol

from vrm_app.domain.text import folded
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.services.companies import CompanyRow, company_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCompany:
    """A company as a row says it."""

    id: str
    name: str
    day: str
    icon: str
    due: str
    tone: str

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        return ". ".join(part for part in (self.name, self.due, self.day) if part)


class CompaniesView(Protocol):
    """What the list can show."""

    def show_companies(self, rows: list[ListedCompany], hint: str) -> None:
        """Show the rows, and the hint in the empty filter."""

    def show_selected(self, company_id: str) -> None:
        """Mark a company as the one whose page is shown."""


class CompaniesPresenter:
    """Reads the companies and narrows them down."""

    def __init__(self, view: CompaniesView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._rows: list[CompanyRow] = []
        self._filter = ""
        self._selected = ""

    def refresh(self) -> None:
        """Read the companies again."""
        now = self._desk.now()
        self._desk.read(lambda vault: company_rows(vault, now=now), self._came)

    def narrow(self, text: str) -> None:
        """Show only companies whose name or domain has these letters."""
        self._filter = folded(text.strip())
        self._show()

    def select(self, company_id: str) -> None:
        """Mark the company whose page is shown."""
        self._selected = company_id
        self._view.show_selected(company_id)

    @property
    def first(self) -> str:
        """The company at the top of the list, if there is one."""
        shown = self._shown()
        return shown[0].company.id if shown else ""

    def _came(self, rows: list[CompanyRow]) -> None:
        self._rows = rows
        self._show()

    def _shown(self) -> list[CompanyRow]:
        if not self._filter:
            return self._rows
        return [
            row
            for row in self._rows
            if any(
                self._filter in folded(text)
                for text in (row.company.name, *row.company.brands, *row.company.domains)
            )
        ]

    def _show(self) -> None:
        today = self._desk.now().date()
        count = len(self._rows)
        hint = ngettext("Filter {n} company", "Filter {n} companies", count).format(n=count)
        self._view.show_companies([_listed(row, today) for row in self._shown()], hint)
        self._view.show_selected(self._selected)


def _listed(row: CompanyRow, today: date) -> ListedCompany:
    due = row.due
    return ListedCompany(
        id=row.company.id,
        name=row.company.name,
        day="" if row.last_on is None else words.past_day_words(row.last_on, today=today),
        icon="" if due is None else words.AGENDA_ICONS[due.kind],
        due=_("Nothing due")
        if due is None
        else _("{title}, {day}").format(title=due.title, day=words.day_words(due.on, today=today)),
        tone="muted" if due is None else words.urgency(due.on, today=today) or "muted",
    )
