"""Picking a company by a few letters of its name."""

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from vrm_app.domain.text import flattened, folded
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.results import Command, Result, SearchView
from vrm_app.services.by_name import ByName, NamedCompany, by_name

Picked = Callable[[str, str], object]
"""Takes the id and the name of a company; of a new one, the name alone."""


class CompanyPicker:
    """Offers the companies that fit, the one last spoken with first."""

    def __init__(
        self, view: SearchView, desk: Desk, picked: Picked, *, can_be_new: bool = False
    ) -> None:
        self._view = view
        self._can_be_new = can_be_new
        self._desk = desk
        self._picked = picked
        self._companies: list[NamedCompany] | None = None
        self._text = ""
        self._is_gone = False

    @property
    def is_waiting(self) -> bool:
        """Tell whether the names are still to come."""
        return self._companies is None

    def begin(self, commands: Sequence[Command]) -> None:  # noqa: ARG002  (companies alone)
        """Read the names."""
        now = self._desk.now()
        self._desk.read(lambda vault: by_name(vault, now=now), self._knows)

    def stop(self) -> None:
        """Let go of answers that are still to come."""
        self._is_gone = True

    def type(self, text: str) -> None:
        """Offer what fits what is typed by now."""
        self._text = text
        if self._companies is not None:
            self._show(self._companies)

    def choose(self, result: Result) -> None:
        """Take a company."""
        if result.open is not None:
            self._view.show_chosen()
            result.open()

    def _knows(self, found: ByName) -> None:
        if not self._is_gone:
            self._companies = found.companies
            self._show(found.companies)

    def _show(self, companies: list[NamedCompany]) -> None:
        wanted = folded(self._text.strip())
        fitting = [
            one for one in companies if any(wanted in folded(n) for n in (one.name, *one.others))
        ]
        fitting.sort(key=lambda one: not folded(one.name).startswith(wanted))
        told = ngettext("{n} company", "{n} companies", len(fitting)).format(n=len(fitting))
        results = [self._result(one, wanted) for one in fitting]
        if self._can_be_new and wanted and all(folded(one.name) != wanted for one in fitting):
            results.append(self._new())
        self._view.show_results(results, told)

    def _new(self) -> Result:
        """Offer a company of the name that was typed."""
        name = flattened(self._text.strip())
        return Result(
            id="new",
            group=_("New"),
            icon="plus",
            text=_("New company “{name}”").format(name=name),
            open=partial(self._picked, "", name),
        )

    def _result(self, company: NamedCompany, wanted: str) -> Result:
        name = flattened(company.told)
        at = folded(name).find(wanted) if wanted else -1
        today = self._desk.now().date()
        last = company.last_on
        return Result(
            id=company.id,
            group=_("Companies"),
            icon="",
            tile=name,
            text=name,
            marks=((at, at + len(wanted)),) if at >= 0 else (),
            aside=words.past_day_words(last, today=today) if last else "",
            open=partial(self._picked, company.id, name),
        )
