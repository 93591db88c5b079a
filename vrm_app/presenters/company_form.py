"""Keeping a company, and rating one's trust in it."""

import re
from datetime import date
from gettext import gettext as _

from vrm_app.domain.company import Channel, Relationship
from vrm_app.domain.contact_point import Desk as Reached
from vrm_app.domain.judgement import Dimension, Judgement
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.form import Do, Drafts, FormPresenter, FormView, Typed, Values
from vrm_app.presenters.places import Ask
from vrm_app.presenters.typed_days import Toward, typed_day
from vrm_app.presenters.typed_lists import list_text, read_list
from vrm_app.services.keeping_companies import CompanyFound, Point, find_company, keep_company
from vrm_app.services.records import add, list_of

POINT = "point"
"""What the names of the fields of ways to reach begin with, followed by their place."""
_POINT_FIELDS = ("id", "channel", "address", "desk")
_YEAR = re.compile(r"\d{4}", re.ASCII)
_TEXTS = ("name", "category", "country", "notes")

RELATIONSHIPS = {
    Relationship.PROSPECT: _("Not yet a customer"),
    Relationship.CUSTOMER: _("Customer"),
    Relationship.FORMER: _("Former customer"),
    Relationship.AVOIDED: _("I avoid them"),
}

DESKS = {
    Reached.SUPPORT: _("Support"),
    Reached.SALES: _("Sales"),
    Reached.PRIVACY: _("Privacy"),
    Reached.COMPLAINTS: _("Complaints"),
    Reached.PRESS: _("Press"),
    Reached.OTHER: _("Everyone"),
}


class CompanyFormPresenter(FormPresenter):
    """The form with which a company is kept, or changed."""

    fields = {"account_numbers": "accounts"}  # noqa: RUF012  (read only)

    def __init__(self, view: FormView, desk: Desk, drafts: Drafts, ask: Ask) -> None:
        super().__init__(
            view, desk, drafts, " ".join(["company", ask.company_id, *dict(ask.begun).values()])
        )
        self._company_id = ask.company_id
        self._given = dict(ask.begun)
        self._rows: list[int] = []

    @property
    def record_id(self) -> str:
        """Return the company that is changed, nothing where it is new."""
        return self._company_id

    def begin(self) -> None:
        """Offer an empty form, or the company as it is."""
        self._view.show_options(
            {
                "relationship": list(RELATIONSHIPS.items()),
                f"{POINT}.channel": [(one, words.CHANNELS[one]) for one in Channel],
                f"{POINT}.desk": list(DESKS.items()),
            }
        )
        company_id = self._company_id
        if not company_id:
            self.offer({**_begun(None), **self._given})
            return
        self.ask(
            lambda vault: find_company(vault, company_id), lambda found: self.offer(_begun(found))
        )

    def read(self, typed: Typed) -> Do:
        """Return what keeps the company."""
        fields = {
            **{name: typed.text(name) for name in _TEXTS},
            "name": typed.needed("name"),
            "domains": typed.several("domains"),
            "account_numbers": read_list(typed.text("accounts") or ""),
            "relationship": typed.text("relationship"),
            "known_since": _since(typed),
        }
        self._rows, points = _points(typed)
        now, company_id = typed.now, self._company_id
        return lambda vault: keep_company(vault, company_id, fields, points, now=now)

    def place_of(self, name: str) -> str:
        """Return the form's field; of a way to reach it, only the address is written by hand."""
        if not name.startswith("points."):
            return super().place_of(name)
        return f"{POINT}.{self._rows[int(name.removeprefix('points.'))]}.address"


def _begun(found: CompanyFound | None) -> Values:
    if found is None:
        names = (*_TEXTS, "domains", "accounts", "known_since")
        return {**dict.fromkeys(names, ""), "relationship": Relationship.CUSTOMER}
    company = found.company
    values = {name: getattr(company, name) or "" for name in _TEXTS}
    values |= {
        "domains": ", ".join(company.domains),
        "accounts": list_text(company.account_numbers),
        "relationship": company.relationship,
        "known_since": _since_words(company.known_since),
    }
    for at, point in enumerate(found.points):
        for name in _POINT_FIELDS:
            values[f"{POINT}.{at}.{name}"] = str(getattr(point, name))
    return values


def _since_words(day: date | None) -> str:
    if day is None:
        return ""
    return str(day.year) if (day.month, day.day) == (1, 1) else typed_day(day)


def _points(typed: Typed) -> tuple[list[int], list[Point]]:
    """Return the ways to reach it that have an address, after the rows they stand in."""
    rows, found = [], []
    for at in range(sum(name.endswith(".address") for name in typed.values)):
        values = {name: typed.text(f"{POINT}.{at}.{name}") for name in _POINT_FIELDS}
        if values["address"] is not None:
            fields = {name: values[name] for name in _POINT_FIELDS[1:]}
            rows.append(at)
            found.append(Point(id=values["id"] or "", fields=fields))
    return rows, found


def _since(typed: Typed) -> str | None:
    text = typed.text("known_since") or ""
    return f"{text}-01-01" if _YEAR.fullmatch(text) else typed.day("known_since", Toward.PAST)


class RatingFormPresenter(FormPresenter):
    """The form with which trust is rated: a figure, and why."""

    def __init__(self, view: FormView, desk: Desk, drafts: Drafts, ask: Ask) -> None:
        super().__init__(view, desk, drafts, f"rate {ask.company_id}")
        self._company_id = ask.company_id

    def begin(self) -> None:
        """Offer the form, with the dimension that was rated last."""
        company_id = self._company_id
        self._view.show_options(
            {
                "dimension": [(one, words.DIMENSIONS[one]) for one in Dimension],
                "score": [(str(score), str(score)) for score in range(1, 6)],
            }
        )
        self.ask(
            lambda vault: next(list_of(vault, Judgement.kind, company_id=company_id), None),
            lambda last: self.offer(
                {
                    "dimension": getattr(last, "dimension", Dimension.HONESTY),
                    "score": "",
                    "reason": "",
                }
            ),
        )

    def read(self, typed: Typed) -> Do:
        """Return what keeps the rating."""
        typed.needed("score")
        fields = {
            "company_id": self._company_id,
            "dimension": typed.text("dimension"),
            "score": typed.whole("score"),
            "reason": typed.text("reason"),
        }
        now = typed.now
        return lambda vault: add(vault, Judgement.kind, fields, now=now)
