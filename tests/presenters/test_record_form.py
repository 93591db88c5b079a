"""The form for any kind: what it asks, reads and keeps."""

from datetime import UTC, datetime

import pytest
from building import NOW, add, attach, case, company, keep, least, record, shown
from desks import SUNDAY, DeskAtOnce
from form_views import NotedForm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import records

from vrm_app.domain.agreement import Agreement
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.record import Record, fields_of
from vrm_app.presenters.asked import Shape, asked_of, choices_of
from vrm_app.presenters.form import Drafts, Typed
from vrm_app.presenters.places import Ask, Form
from vrm_app.presenters.record_form import RecordFormPresenter
from vrm_app.presenters.typed_fields import read
from vrm_app.services import records as keeping
from vrm_app.services.done_actions import newest_done
from vrm_app.services.linking import begun
from vrm_app.vault import history
from vrm_app.vault.vault import Vault

WRITABLE = [kind for kind, cls in KINDS.items() if cls.made_by is None]


def _form(
    vault: Vault, kind: str, about: str = "", company_id: str = "", **begun: str
) -> tuple[NotedForm, RecordFormPresenter]:
    view = NotedForm()
    ask = Ask(Form.RECORD, company_id, about, kind, tuple(begun.items()))
    presenter = RecordFormPresenter(view, DeskAtOnce(vault, moment=SUNDAY), Drafts(), ask)
    presenter.begin()
    return view, presenter


def _changes(vault: Vault) -> int:
    with vault.reading() as connection:
        return len(list(history.changes(connection)))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_kind_is_asked_under_a_name_of_its_own(kind: str) -> None:
    asked = asked_of(kind)

    names = [one.words for one in asked]
    assert all(names)
    declared = set(fields_of(KINDS[kind])) if kind in WRITABLE else {"tags", "notes"}
    assert {one.top for one in asked} == declared
    for one in asked:
        if one.shape in {Shape.CHOICE, Shape.CHIPS, Shape.MARKS}:
            words = [words for _value, words in choices_of(one)]
            assert len(words) == len(set(words))
            assert all(words)


@pytest.mark.parametrize("kind", WRITABLE)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_form_that_is_saved_as_it_was_filled_changes_nothing(
    vault: Vault, ids: dict[str, str], kind: str, data: st.DataObject
) -> None:
    kept = keeping.add(vault, kind, data.draw(records(kind, ids)), now=NOW)
    view, presenter = _form(vault, kind, kept.id)
    before = _changes(vault)

    presenter.save(view.values)

    assert view.wrong == {}
    assert view.refused is None
    assert _changes(vault) == before
    assert record(vault, kept.id) == kept


@pytest.mark.parametrize("kind", WRITABLE)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_what_is_written_into_a_form_is_read_out_of_it_again(
    vault: Vault, ids: dict[str, str], kind: str, data: st.DataObject
) -> None:
    kept = keeping.add(vault, kind, data.draw(records(kind, ids)), now=NOW)
    view, _presenter = _form(vault, kind, kept.id)
    typed = Typed(view.values, DeskAtOnce(vault, moment=SUNDAY), "EUR")

    for asked in asked_of(kind):
        if asked.name.endswith("at") or asked.name != asked.top:
            continue
        found = read(asked, typed)
        again = None if found in (None, []) else asked.type.parse(found)
        assert (again or None) == (_value(kept, asked.name) or None), asked.name
    assert typed.wrong == {}


def _value(kept: Record, name: str) -> object:
    return getattr(kept, fields_of(type(kept))[name].name)


def test_a_contract_is_kept_as_it_is_typed(vault: Vault) -> None:
    acme = company(vault)
    view, presenter = _form(vault, "agreement", company_id=acme)
    assert view.values["company_id"] == acme

    presenter.save(
        {
            **view.values,
            "title": "Green Home 24",
            "price": "78",
            "billing": "month",
            "started_on": "2026-02-01",
            "first_term": "2 years",
            "renewal_term": "12 months",
            "notice": "6w",
            "price_changes": '[{"from":"2027-01-01","price":"84","announced_on":"","reason":"Up"}]',
        }
    )

    kept = record(vault, shown(vault, "agreement")[0])
    assert isinstance(kept, Agreement)
    shown_as = kept.to_json()
    assert shown_as["price"] == {"amount": "78.00", "currency": "EUR"}
    terms = [shown_as[name] for name in ("billing", "first_term", "renewal_term", "notice")]
    assert terms == ["P1M", "P2Y", "P12M", "P6W"]
    assert kept.after_term == "renews"
    assert [str(one.from_) for one in kept.price_changes] == ["2027-01-01"]


def test_everything_that_is_wrong_is_told_at_once_in_the_customers_words(vault: Vault) -> None:
    view, presenter = _form(vault, "agreement", company_id=company(vault))

    presenter.save({**view.values, "title": "", "price": "much", "billing": "long", "notice": "x"})

    assert set(view.wrong) == {"title", "price", "billing", "notice"}
    assert shown(vault, "agreement") == []


def test_what_only_the_whole_can_tell_is_told_beside_its_field(vault: Vault) -> None:
    view, presenter = _form(vault, "agreement", company_id=company(vault))

    presenter.save({**view.values, "title": "Power", "first_term": "1 year"})

    assert list(view.wrong) == ["started_on"]
    assert "first_term" not in view.wrong["started_on"]


def test_letters_that_several_records_have_are_told(vault: Vault) -> None:
    company(vault, "Acme")
    company(vault, "Acme Energy")
    view, presenter = _form(vault, "person")

    presenter.save({**view.values, "name": "Kim", "company_id": "Acm"})

    assert view.wrong == {"company_id": "Which one: Acme, or Acme Energy?"}


def test_a_company_that_is_not_known_yet_is_made_with_what_is_kept_of_it(vault: Vault) -> None:
    acme = company(vault, "Acme")
    kim = add(vault, "person", company_id=acme, name="Kim")
    view, presenter = _form(vault, "agreement")
    assert presenter.told_of("company_id", "Muster") == "New company “Muster”, made with this"
    assert presenter.told_of("company_id", acme) == ""
    assert presenter.told_of("title", "Muster") == ""

    presenter.save({**view.values, "title": "Power", "company_id": "Muster"})

    (contract,) = shown(vault, "agreement")
    done = newest_done(vault)
    assert done is not None
    assert done.record_id == contract
    assert record(vault, record(vault, contract).company or "").heading == "Muster"
    view, presenter = _form(vault, "person", kim)
    presenter.save({**view.values, "company_id": "Beispiel"})
    assert record(vault, record(vault, kim).company or "").heading == "Beispiel"


def test_a_change_leaves_every_other_field_to_whoever_changed_it_meanwhile(vault: Vault) -> None:
    acme = company(vault)
    person = add(vault, "person", company_id=acme, name="Kim")
    view, presenter = _form(vault, "person", person)
    keeping.edit(vault, person, {"phone": "1"}, now=datetime(2026, 7, 1, tzinfo=UTC))

    presenter.save({**view.values, "role": "Sales"})

    assert record(vault, person).to_json()["phone"] == "1"
    assert record(vault, person).to_json()["role"] == "Sales"


def test_rules_in_parts_come_and_go_as_one(vault: Vault) -> None:
    acme = company(vault)
    view, presenter = _form(vault, "company", acme)
    presenter.save({**view.values, "contact_rules.blocked": "phone\nsms"})
    rules = record(vault, acme).to_json()["contact_rules"]
    assert rules["blocked"] == ["phone", "sms"]

    view, presenter = _form(vault, "company", acme)
    presenter.save({**view.values, "contact_rules.blocked": ""})

    assert record(vault, acme).to_json()["contact_rules"] is None


def test_what_can_be_linked_is_offered_by_its_name_and_company(vault: Vault) -> None:
    acme = company(vault)
    need = add(vault, "need", title="A new phone")
    add(vault, "agreement", company_id=acme, type="contract", title="Power")

    view, _presenter = _form(vault, "offer", need_id=need)
    assert view.options["need_id"] == [(need, "A new phone")]
    assert view.values["need_id"] == need

    view, _presenter = _form(vault, "reminder")
    assert "Contract: Power, Acme" in [words for _id, words in view.options["about"]]


def test_two_of_the_same_name_are_told_apart(vault: Vault) -> None:
    company(vault, "Acme")
    company(vault, "Acme")

    view, _presenter = _form(vault, "person")

    words = [words for _id, words in view.options["company_id"]]
    assert sorted(words) == ["Acme (1)", "Acme (2)"]


def test_a_file_or_what_was_handed_over_can_show_why_one_trusts(vault: Vault) -> None:
    acme = company(vault)
    letter = attach(vault, acme)
    left = keep(vault, "release", least("release", {"company": acme, "case": case(vault, acme)}))
    offered = begun(vault, "judgement", "", acme).links["evidence"]
    assert {letter, left} <= {one.id for one in offered}
