"""Raising a case, changing it, and closing it."""

from datetime import date
from gettext import gettext as _

from vrm_app.domain.case import Case, CaseOutcome, CaseType, Remedy, Stage
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.record import Record
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.form import Do, Drafts, FormPresenter, FormView, Typed, Values
from vrm_app.presenters.meant_company import company_meant, matching, told_new
from vrm_app.presenters.places import Ask
from vrm_app.presenters.typed_days import Toward, typed_day
from vrm_app.presenters.typed_money import money_text
from vrm_app.services.cases import close_case, raise_case
from vrm_app.services.choices import Choices, choices
from vrm_app.services.records import edit, show
from vrm_app.vault.vault import Vault

_TEXTS = ("title", "happened", "expected", "product", "order_number", "reference")
_DAYS = ("answer_due_on", "next_action_on")


class CaseFormPresenter(FormPresenter):
    """The form with which a case is raised, of an entry or of none, or changed."""

    fields = {"remedy_wanted": "remedy", "company_id": "company"}  # noqa: RUF012  (read only)

    def __init__(self, view: FormView, desk: Desk, drafts: Drafts, ask: Ask) -> None:
        super().__init__(view, desk, drafts, f"case {ask.company_id} {ask.about}")
        self._company_id = ask.company_id
        self._about = ask.about
        self._case: Case | None = None
        self._entry: Interaction | None = None
        self._companies: list[tuple[str, str]] = []

    @property
    def record_id(self) -> str:
        """Return the case that is changed, nothing where it is new."""
        return "" if self._case is None else self._case.id

    def begin(self) -> None:
        """Read what the case is raised from, or the case itself, and offer the form."""
        company_id, about = self._company_id, self._about

        def ask(vault: Vault) -> tuple[Choices, Record | None]:
            return choices(vault, company_id), show(vault, about).record if about else None

        self.ask(ask, lambda found: self._came(*found))

    def choose_company(self, typed: str) -> str:
        """Return the name of the company that was meant."""
        found = matching(self._companies, typed)
        return found[1] if found else typed

    def told_of(self, name: str, value: str) -> str:
        """Say that a company is a new one."""
        if name != "company" or not self._initial:
            return ""
        return told_new(value, [one for _id, one in self._companies])

    def read(self, typed: Typed) -> Do:
        """Return what raises or changes the case."""
        fields = {
            **{name: typed.text(name) for name in _TEXTS},
            "type": typed.text("type"),
            "title": typed.needed("title"),
            "remedy_wanted": typed.text("remedy"),
            "amount": typed.money("amount"),
            **{name: typed.day(name, Toward.FUTURE) for name in _DAYS},
        }
        now, case = typed.now, self._case
        if case is not None:
            return lambda vault: edit(vault, case.id, fields, now=now)
        company = company_meant(typed, self._company_id, self._companies)
        fields["company_id"] = company.id
        entry_id = self._entry.id if self._entry else ""
        return lambda vault: raise_case(
            vault, fields, from_entry=entry_id, new_company=company.new, now=now
        )

    def _came(self, found: Choices, about: Record | None) -> None:
        self.currency = found.currency
        self._companies = found.companies
        self._view.show_about(flattened(dict(found.companies).get(self._company_id, "")))
        self._case = about if isinstance(about, Case) else None
        self._entry = about if isinstance(about, Interaction) else None
        self._view.show_options(
            {
                "company": [(name, flattened(name)) for _id, name in found.companies],
                "type": [(one, words.CASE_TYPES[one]) for one in CaseType],
                "remedy": [
                    ("", _("Nothing in particular")),
                    *((one, words.REMEDIES[one]) for one in Remedy),
                ],
            }
        )
        self.offer(self._begun())

    def _begun(self) -> Values:
        case = self._case
        if case is not None:
            return {
                **{name: getattr(case, name) or "" for name in _TEXTS},
                "type": case.type,
                "remedy": case.remedy_wanted or "",
                "amount": money_text(case.amount) if case.amount else "",
                **{name: _day_text(getattr(case, name)) for name in _DAYS},
            }
        happened = ""
        if self._entry is not None:
            happened = self._entry.body or self._entry.subject or ""
        return {
            **dict.fromkeys(_TEXTS, ""),
            "type": CaseType.COMPLAINT,
            "happened": happened,
            "remedy": "",
            "amount": "",
            **dict.fromkeys(_DAYS, ""),
            **({} if self._company_id else {"company": ""}),
        }


def _day_text(day: date | None) -> str:
    return typed_day(day) if day is not None else ""


OUTCOMES = {
    CaseOutcome.GOT_IT: _("Got it"),
    CaseOutcome.PARTLY: _("Partly"),
    CaseOutcome.NOTHING: _("Nothing"),
    CaseOutcome.WITHDRAWN: _("I withdrew it"),
}


class ClosingFormPresenter(FormPresenter):
    """The form that asks, in one row, what came of a case."""

    fields = {"outcome_amount": "amount"}  # noqa: RUF012  (read only)

    def __init__(self, view: FormView, desk: Desk, drafts: Drafts, ask: Ask) -> None:
        super().__init__(view, desk, drafts, f"close {ask.about}")
        self._case_id = ask.about

    def begin(self) -> None:
        """Offer the form."""
        case_id = self._case_id
        self.ask(lambda vault: show(vault, case_id).record, self._came)

    def read(self, typed: Typed) -> Do:
        """Return what closes the case."""
        now, case_id = typed.now, self._case_id
        fields = {
            "stage": Stage.CLOSED,
            "closed_on": now.date().isoformat(),
            "outcome": typed.text("outcome"),
            "outcome_amount": typed.money("amount"),
            "minutes": typed.whole("minutes"),
            "satisfaction": typed.whole("satisfaction"),
        }
        trust = typed.whole("trust")
        return lambda vault: close_case(vault, case_id, fields, trust, now=now)

    def _came(self, case: Record) -> None:
        if not isinstance(case, Case):
            return
        self._view.show_options(
            {
                "outcome": [(one, OUTCOMES[one]) for one in CaseOutcome],
                "satisfaction": [(str(score), str(score)) for score in range(1, 6)],
                "trust": [(str(score), str(score)) for score in range(1, 6)],
            }
        )
        self.offer(
            {
                "outcome": case.outcome or CaseOutcome.GOT_IT,
                "amount": money_text(case.outcome_amount) if case.outcome_amount else "",
                "minutes": "" if case.minutes is None else str(case.minutes),
                "satisfaction": str(case.satisfaction or ""),
                "trust": "",
            }
        )
