"""Raising, changing and closing a case, as it is typed."""

from building import case, company, edit, exchange, record, shown
from desks import SUNDAY as NOW
from desks import DeskAtOnce
from form_views import NotedForm

from vrm_app.domain.case import Case
from vrm_app.domain.interaction import Interaction
from vrm_app.presenters.case_form import CaseFormPresenter, ClosingFormPresenter
from vrm_app.presenters.form import Drafts
from vrm_app.presenters.places import Ask, Form
from vrm_app.vault.vault import Vault


def _form(vault: Vault, company_id: str, about: str = "") -> tuple[NotedForm, CaseFormPresenter]:
    view = NotedForm()
    ask = Ask(Form.CASE, company_id, about)
    presenter = CaseFormPresenter(view, DeskAtOnce(vault, moment=NOW), Drafts(), ask)
    presenter.begin()
    return view, presenter


def _kept(vault: Vault, record_id: str) -> Case:
    kept = record(vault, record_id)
    assert isinstance(kept, Case)
    return kept


def test_a_case_from_an_entry_takes_over_what_happened_and_holds_the_entry(vault: Vault) -> None:
    acme = company(vault)
    entry = exchange(vault, acme, body="It leaks")
    view, presenter = _form(vault, acme, entry)

    presenter.save({**view.values, "title": "The kettle", "amount": "49,90", "remedy": "refund"})

    raised = _kept(vault, shown(vault, "case")[0])
    kept = record(vault, entry)
    assert isinstance(kept, Interaction)
    assert str(kept.case_id) == raised.id
    assert (raised.happened, str(raised.amount), raised.remedy_wanted) == (
        "It leaks",
        "49.90 EUR",
        "refund",
    )


def test_a_case_needs_a_title_and_clear_days_and_amounts(vault: Vault) -> None:
    view, presenter = _form(vault, company(vault))

    presenter.save({**view.values, "amount": "much", "answer_due_on": "later"})

    assert set(view.wrong) == {"title", "amount", "answer_due_on"}
    assert shown(vault, "case") == []


def test_an_amount_has_the_currency_that_was_used_last(vault: Vault) -> None:
    acme = company(vault)
    case(vault, acme, amount={"amount": "5.00", "currency": "CHF"})
    view, presenter = _form(vault, acme)

    presenter.save({**view.values, "title": "A second one", "amount": "7.50"})

    assert str(_kept(vault, shown(vault, "case")[0]).amount) == "7.50 CHF"


def test_a_case_is_changed_in_the_form_it_was_raised_with(vault: Vault) -> None:
    acme = company(vault)
    about = case(vault, acme, product="Kettle K2", amount={"amount": "5.00", "currency": "EUR"})
    view, presenter = _form(vault, acme, about)
    assert (view.values["product"], view.values["amount"]) == ("Kettle K2", "5.00 EUR")

    presenter.save({**view.values, "product": "", "answer_due_on": "in 2w"})

    kept = _kept(vault, about)
    assert (kept.product, str(kept.answer_due_on)) == (None, "2026-12-06")
    assert len(shown(vault, "case")) == 1


def test_a_type_without_the_stage_it_has_come_to_is_told_not_lost(vault: Vault) -> None:
    acme = company(vault)
    about = case(vault, acme)
    edit(vault, about, stage="deadlock")
    view, presenter = _form(vault, acme, about)

    presenter.save({**view.values, "type": "praise"})

    assert view.refused is not None
    assert _kept(vault, about).type == "complaint"


def test_closing_asks_what_came_of_it_and_notes_the_day(vault: Vault) -> None:
    about = case(vault, company(vault), stage="raised")
    view = NotedForm()
    presenter = ClosingFormPresenter(
        view, DeskAtOnce(vault, moment=NOW), Drafts(), Ask(Form.CLOSING, "", about)
    )
    presenter.begin()

    presenter.save(
        {**view.values, "outcome": "partly", "amount": "20", "minutes": "35", "satisfaction": "2"}
    )

    kept = _kept(vault, about)
    assert (kept.stage, kept.outcome, str(kept.closed_on)) == ("closed", "partly", "2026-11-22")
    assert (str(kept.outcome_amount), kept.minutes, kept.satisfaction) == ("20.00 EUR", 35, 2)


def test_a_company_that_is_not_known_yet_is_made_with_the_case(vault: Vault) -> None:
    view, presenter = _form(vault, "")
    assert presenter.told_of("company", "Muster") == "New company “Muster”, made with this"

    presenter.save({**view.values, "company": "Muster", "title": "The kettle"})

    raised = _kept(vault, shown(vault, "case")[0])
    assert record(vault, raised.company_id).heading == "Muster"


def test_a_name_that_no_company_can_have_is_told_beside_the_company(vault: Vault) -> None:
    view, presenter = _form(vault, "")

    presenter.save({**view.values, "company": "M" * 301, "title": "The kettle"})

    assert list(view.wrong) == ["company"]
    assert (shown(vault, "case"), shown(vault, "company")) == ([], [])
