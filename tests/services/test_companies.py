"""Companies in a list, and what one of them comes to."""

import pytest
from building import NOW, add, case, company, delete, exchange

from vrm_app.services.companies import company_order, company_rows, overview
from vrm_app.vault.records import UnknownRecordError
from vrm_app.vault.vault import Vault


def rate(vault: Vault, acme: str, score: int, at: str, dimension: str = "care") -> None:
    add(vault, "judgement", company_id=acme, dimension=dimension, score=score, at=at)


def test_what_is_due_comes_first_then_who_was_spoken_with_last(vault: Vault) -> None:
    quiet, lately, due = (company(vault, name) for name in ("Quiet", "Lately", "Due"))
    exchange(vault, lately, at="2026-05-20T10:00:00Z")
    exchange(vault, lately, at="2026-04-20T10:00:00Z")
    add(vault, "promise", company_id=due, by="company", what="A call", due_on="2026-07-01")

    order = company_order(vault, now=NOW)
    rows = company_rows(vault, order.ids, order.due, now=NOW)

    assert [row.company.id for row in rows] == [due, lately, quiet]
    assert [str(row.last_on) for row in rows] == ["None", "2026-05-20", "None"]
    assert rows[0].due is not None
    assert rows[0].due.title == "A call"


def test_a_company_in_the_trash_is_not_listed(vault: Vault) -> None:
    delete(vault, company(vault))
    assert company_order(vault, now=NOW).ids == []


def test_trust_is_the_mean_of_the_latest_rating_in_each_dimension(vault: Vault) -> None:
    acme = company(vault)
    rate(vault, acme, 5, "2026-01-01T00:00:00Z")
    rate(vault, acme, 2, "2026-03-01T00:00:00Z")
    rate(vault, acme, 4, "2026-02-01T00:00:00Z", "honesty")

    trust = overview(vault, acme, now=NOW).trust

    assert trust is not None
    assert (trust.now, trust.before, trust.over_time) == (3, 4.5, [5, 4.5, 3])


def test_the_head_counts_promises_cases_and_days(vault: Vault) -> None:
    acme = company(vault)
    for state in ("kept", "broken", "open"):
        add(vault, "promise", company_id=acme, by="company", what=state, state=state)
    leak = case(vault, acme, stage="raised", opened_on="2026-05-01", answer_due_on="2026-06-09")
    case(vault, acme, title="Over", stage="closed")

    found = overview(vault, acme, now=NOW)

    assert (found.kept, found.settled, [one.what for one in found.open]) == (1, 2, ["open"])
    assert found.turn is not None
    assert (found.turn.case.id, found.turn.days) == (leak, 31)
    assert found.next is not None
    assert str(found.next.on) == "2026-06-09"
    assert found.counts["case"] == 2
    assert found.trust is None


def test_what_is_no_company_has_no_page(vault: Vault, ids: dict[str, str]) -> None:
    with pytest.raises(UnknownRecordError):
        overview(vault, ids["case"], now=NOW)
