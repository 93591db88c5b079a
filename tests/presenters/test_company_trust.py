"""The chart of trust says the same in a sentence and as a table."""

from building import add, company
from desks import SUNDAY, DeskAtOnce

from vrm_app.presenters.charts import Chart
from vrm_app.presenters.company_trust import TrustPresenter
from vrm_app.vault.vault import Vault


class Shown:
    def __init__(self) -> None:
        self.chart: Chart | None = None
        self.times = 0

    def show_trust(self, chart: Chart | None) -> None:
        self.chart = chart
        self.times += 1


def _shown(vault: Vault, company_id: str) -> Shown:
    view = Shown()
    TrustPresenter(view, DeskAtOnce(vault, moment=SUNDAY)).show(company_id)
    return view


def _rate(vault: Vault, acme: str, score: int, at: str, **fields: str) -> None:
    add(vault, "judgement", company_id=acme, dimension="care", score=score, at=at, **fields)


def test_without_a_rating_there_is_no_chart(vault: Vault) -> None:
    view = _shown(vault, company(vault))
    assert (view.chart, view.times) == (None, 1)


def test_one_rating_is_said_as_one(vault: Vault) -> None:
    acme = company(vault)
    _rate(vault, acme, 4, "2026-11-01T10:00:00Z")

    chart = _shown(vault, acme).chart

    assert chart is not None
    assert chart.sentence == "You rated them once, 1 Nov: trust is 4.0 of 5."
    assert chart.legend == ()


def test_how_it_went_is_said_and_promises_are_marked_on_their_days(vault: Vault) -> None:
    acme = company(vault)
    _rate(vault, acme, 4, "2025-03-01T10:00:00Z")
    _rate(vault, acme, 2, "2026-11-20T10:00:00Z", reason="They hung up")
    for state, day in (("broken", "2026-05-02"), ("kept", "2025-01-01")):
        promise = {"by": "company", "what": "A refund", "state": state, "settled_on": day}
        add(vault, "promise", company_id=acme, **promise)

    chart = _shown(vault, acme).chart

    assert chart is not None
    assert chart.sentence == "Trust fell from 4.0 to 2.0 of 5 since 1 Mar 2025, in 2 ratings."
    # What was settled before the first rating lies outside.
    assert [(str(mark.on), mark.sign) for mark in chart.marks] == [("2026-05-02", "bad")]
    assert chart.legend == (("bad", "promise broken"),)
    assert chart.ends == ("1 Mar 2025", "Today")
    assert chart.table.rows == (
        ("20 Nov", "Care: 2 of 5", "They hung up", "2.0"),
        ("2 May", "Promise broken: A refund", "", ""),
        ("1 Mar 2025", "Care: 4 of 5", "", "4.0"),
    )
