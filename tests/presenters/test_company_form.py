"""Keeping a company and rating trust, as it is typed."""

from building import add, company, record, shown
from desks import SUNDAY as NOW
from desks import DeskAtOnce
from form_views import NotedForm

from vrm_app.domain.company import Company
from vrm_app.domain.contact_point import ContactPoint
from vrm_app.domain.judgement import Judgement
from vrm_app.presenters.company_form import CompanyFormPresenter, RatingFormPresenter
from vrm_app.presenters.form import Drafts
from vrm_app.presenters.places import Ask, Form
from vrm_app.vault.vault import Vault


def _form(vault: Vault, company_id: str = "") -> tuple[NotedForm, CompanyFormPresenter]:
    view = NotedForm()
    ask = Ask(Form.COMPANY, company_id)
    presenter = CompanyFormPresenter(view, DeskAtOnce(vault, moment=NOW), Drafts(), ask)
    presenter.begin()
    return view, presenter


def _point(at: int, address: str, channel: str = "email") -> dict[str, str]:
    fields = {"id": "", "channel": channel, "address": address, "desk": "support"}
    return {f"point.{at}.{name}": value for name, value in fields.items()}


def test_a_name_is_enough_for_a_company(vault: Vault) -> None:
    view, presenter = _form(vault)

    presenter.save({**view.values, "name": "Acme"})

    assert len(shown(vault, "company")) == 1


def test_a_year_is_offered_again_as_the_year_that_was_written(vault: Vault) -> None:
    since_2019 = add(vault, "company", name="Acme", known_since="2019-01-01")

    view, _presenter = _form(vault, since_2019)

    assert view.values["known_since"] == "2019"


def test_a_company_is_kept_with_all_that_is_known_of_it(vault: Vault) -> None:
    view, presenter = _form(vault)

    presenter.save(
        {
            **view.values,
            "name": "Acme",
            "domains": "Acme.example, shop.acme.example",
            "country": "de",
            "accounts": "4711, 4712",
            "known_since": "2019",
            **_point(0, ""),
            **_point(1, "help@acme.example"),
        }
    )

    kept = record(vault, shown(vault, "company")[0])
    assert isinstance(kept, Company)
    assert kept.domains == ("acme.example", "shop.acme.example")
    assert (kept.country, str(kept.known_since)) == ("DE", "2019-01-01")
    point = record(vault, shown(vault, "contact_point")[0])
    assert isinstance(point, ContactPoint)
    assert (point.address, point.desk) == ("help@acme.example", "support")


def test_a_company_is_offered_as_it_is_and_changed(vault: Vault) -> None:
    acme = company(vault, domains=["acme.example"])
    point = add(vault, "contact_point", company_id=acme, channel="phone", address="+49 30 0000")
    view, presenter = _form(vault, acme)
    assert view.values["point.0.id"] == point

    presenter.save({**view.values, "domains": "", "point.0.address": "+49 30 1111"})

    kept, reached = record(vault, acme), record(vault, point)
    assert isinstance(kept, Company)
    assert isinstance(reached, ContactPoint)
    assert (kept.domains, reached.address) == ((), "+49 30 1111")


def test_what_is_wrong_with_a_way_to_reach_it_is_told_beside_its_address(vault: Vault) -> None:
    view, presenter = _form(vault)

    presenter.save({**view.values, "name": "Acme", **_point(0, ""), **_point(1, "x" * 301)})

    assert list(view.wrong) == ["point.1.address"]
    assert shown(vault, "company") == []


def test_an_address_that_is_none_is_told_beside_the_addresses(vault: Vault) -> None:
    view, presenter = _form(vault)

    presenter.save({**view.values, "name": "Acme", "domains": "no address", "country": ""})

    assert list(view.wrong) == ["domains"]


def test_trust_is_rated_in_what_was_rated_last(vault: Vault) -> None:
    acme = company(vault)
    add(vault, "judgement", company_id=acme, dimension="care", score=4)
    view = NotedForm()
    presenter = RatingFormPresenter(
        view, DeskAtOnce(vault, moment=NOW), Drafts(), Ask(Form.RATING, acme)
    )
    presenter.begin()
    presenter.save(view.values)
    assert list(view.wrong) == ["score"]

    presenter.save({**view.values, "score": "2", "reason": "They rang"})

    assert isinstance(view.saved, Judgement)
    assert (view.saved.dimension, view.saved.score) == ("care", 2)


def test_an_account_number_with_a_comma_stays_one_when_the_company_is_changed(vault: Vault) -> None:
    acme = company(vault, account_numbers=["4471,20938", '12"', "56"])
    view, presenter = _form(vault, acme)

    presenter.save({**view.values, "category": "Electricity"})

    kept = record(vault, acme)
    assert isinstance(kept, Company)
    assert kept.account_numbers == ("4471,20938", '12"', "56")
