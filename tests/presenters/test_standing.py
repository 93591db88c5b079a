"""What the page Today says beyond today."""

from building import add, company
from desks import SUNDAY, DeskAtOnce

from vrm_app.presenters.charts import Chart
from vrm_app.presenters.places import Place, Section
from vrm_app.presenters.standing import StandingPresenter, StandingRow
from vrm_app.vault.vault import Vault


class Shown:
    last_days: tuple[list[StandingRow], int]
    moved: tuple[list[StandingRow], int]
    shared: tuple[list[StandingRow], str]
    year: tuple[Chart | None, list[Place]]

    def show_last_days(self, rows: list[StandingRow], count: int) -> None:
        self.last_days = rows, count

    def show_moved(self, rows: list[StandingRow], count: int) -> None:
        self.moved = rows, count

    def show_shared(self, rows: list[StandingRow], sentence: str) -> None:
        self.shared = rows, sentence

    def show_year(self, chart: Chart | None, places: list[Place]) -> None:
        self.year = chart, places


def _shown(vault: Vault) -> Shown:
    view = Shown()
    StandingPresenter(view, DeskAtOnce(vault, moment=SUNDAY)).refresh()
    return view


def test_where_there_is_nothing_to_say_nothing_is_said(vault: Vault) -> None:
    add(vault, "agreement", company_id=company(vault), type="contract", title="Electricity")
    view = _shown(vault)
    assert (view.last_days, view.moved, view.shared) == (([], 0), ([], 0), ([], ""))
    assert view.year == (None, [])


def test_the_year_has_the_days_that_contracts_bring_and_leads_to_them(vault: Vault) -> None:
    acme = company(vault)
    price = {"amount": "9.90", "currency": "EUR"}

    def contract(**fields: object) -> str:
        about = {"company_id": acme, "type": "trial", "title": "Paper", **fields}
        return add(vault, "agreement", **about)

    trial = contract(trial_ends_on="2026-11-30", price=price, billing="P1M")
    changed = contract(title="Power", price_changes=[{"from": "2027-01-01", "price": price}])
    contract(trial_ends_on="2026-11-21")
    contract(trial_ends_on="2026-12-30", state="cancelled")
    contract(guarantee_ends_on="2028-01-01")
    add(vault, "promise", company_id=acme, by="company", what="Call", due_on="2026-12-01")

    view = _shown(vault)

    (row,), count = view.last_days
    assert (row.words, row.aside, row.end, count) == ("Paper", "Mon 30 Nov", "€9.90 a month", 1)
    assert row.place == Place(Section.CONTRACTS, trial)
    chart, places = view.year
    assert places == [Place(Section.CONTRACTS, trial), Place(Section.CONTRACTS, changed)]
    assert chart is not None
    assert [mark.sign for mark in chart.marks] == ["last_day", "change"]
    assert chart.sentence == (
        "2 days of your contracts come in the next twelve months, first Paper, Mon 30 Nov."
    )
    assert len(chart.table.rows) == len(places)
    assert chart.axis[0] == "Dec"


def test_trust_that_moved_is_said_with_its_direction(vault: Vault) -> None:
    acme = company(vault)
    for score, day in ((4, "2026-01-01"), (2, "2026-11-01")):
        at = f"{day}T10:00:00Z"
        add(vault, "judgement", company_id=acme, dimension="care", score=score, at=at)

    (row,), count = _shown(vault).moved

    assert (row.words, row.aside, row.end, count) == ("from 4.0 to 2.0 of 5", "falling", "1 Nov", 1)
    assert row.place == Place(Section.COMPANIES, acme, "trust")


def test_what_is_shared_is_counted_once_and_what_was_withdrawn_not_at_all(vault: Vault) -> None:
    acme, globex = company(vault), company(vault, "Globex")
    mail, phone = (
        add(vault, "data_item", type=kind, value=value)
        for kind, value in (("email", "me@home.example"), ("phone", "+44 1"))
    )
    for one, item in ((acme, mail), (acme, phone), (globex, mail)):
        add(vault, "disclosure", company_id=one, data_item_id=item)
    gone = {"company_id": globex, "data_item_id": phone, "withdrawn_on": "2026-11-01"}
    add(vault, "disclosure", **gone)

    rows, sentence = _shown(vault).shared

    assert sentence == "2 items of yours with 2 companies"
    assert [(row.company, row.end) for row in rows] == [("Acme", "2 items"), ("Globex", "1 item")]
