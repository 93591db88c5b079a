"""The order of a list: all its records, sorted and narrowed down by the vault itself."""

from datetime import timedelta

import pytest
from building import NOW, TODAY, add, case, company, delete, exchange

from vrm_app.domain.kinds import KINDS
from vrm_app.services import cases as services
from vrm_app.vault import orders
from vrm_app.vault.orders import Narrowing, Sort, Word
from vrm_app.vault.vault import Vault


def ids_of(
    vault: Vault, kind: str, narrowing: Narrowing | None = None, sort: Sort | None = None
) -> list[str]:
    with vault.reading() as connection:
        return orders.ids_of(connection, KINDS[kind], narrowing or Narrowing(), sort)


def contract(vault: Vault, of: str, title: str, price: str = "", **fields: str) -> str:
    money = {"price": {"amount": price, "currency": "EUR"}} if price else {}
    return add(vault, "agreement", company_id=of, type="contract", title=title, **money, **fields)


def test_a_column_sorts_up_and_down_and_what_is_empty_stands_last(vault: Vault) -> None:
    acme = company(vault)
    dear, none, cheap = (contract(vault, acme, "x", price) for price in ("100", "", "20"))
    columns = ("price_currency", "price_minor")

    assert ids_of(vault, "agreement", sort=Sort(columns=columns)) == [cheap, dear, none]
    down = Sort(columns=columns, descending=True)
    assert ids_of(vault, "agreement", sort=down) == [dear, cheap, none]


def test_a_list_that_is_sorted_by_a_day_carries_the_day_of_each(vault: Vault) -> None:
    acme = company(vault)
    early = contract(vault, acme, "a", trial_ends_on="2026-12-01")
    late = contract(vault, acme, "b", trial_ends_on="2027-02-01")
    none = contract(vault, acme, "c")
    columns = ("trial_ends_on",)

    with vault.reading() as connection:
        up, down, unsaid = (
            list(orders.dated(connection, KINDS["agreement"], Narrowing(), sort))
            for sort in (
                Sort(columns=columns, is_by_day=True),
                Sort(columns=columns, is_by_day=True, descending=True),
                None,
            )
        )

    assert up == [(early, "2026-12-01"), (late, "2027-02-01"), (none, None)]
    assert down == [(late, "2027-02-01"), (early, "2026-12-01"), (none, None)]
    assert {day for _one, day in unsaid} == {None}


def test_names_are_sorted_without_regard_to_capitals_and_accents(vault: Vault) -> None:
    acme = company(vault)
    made = {title: contract(vault, acme, title) for title in ("Zoo", "äther", "Bus")}

    found = ids_of(vault, "agreement", sort=Sort(columns=("title",)))

    assert found == [made["äther"], made["Bus"], made["Zoo"]]


def test_what_is_looked_for_by_its_name_stands_by_its_name(vault: Vault) -> None:
    zephyr, acme = company(vault, "Zephyr"), company(vault, "Ácme")
    ada, ole = (add(vault, "person", company_id=zephyr, name=name) for name in ("Ada", "ole"))
    ways = [
        add(vault, "contact_point", company_id=of, channel="email", address="a@shop.example")
        for of in (acme, zephyr)
    ]

    assert ids_of(vault, "person") == [ada, ole]
    assert ids_of(vault, "contact_point") == ways


def test_open_promises_come_first_by_their_day_and_settled_ones_last(vault: Vault) -> None:
    acme = company(vault)
    made = {"company_id": acme, "by": "company", "what": "A refund"}
    kept = add(vault, "promise", due_on="2026-01-01", state="kept", **made)
    late, early = (
        add(vault, "promise", due_on=day, **made) for day in ("2027-02-01", "2026-12-01")
    )
    some_day = add(vault, "promise", **made)

    assert ids_of(vault, "promise") == [early, late, some_day, kept]


def test_a_column_that_no_record_has_is_refused(vault: Vault) -> None:
    with pytest.raises(KeyError):
        ids_of(vault, "agreement", sort=Sort(columns=("title; DROP TABLE agreement",)))


def test_what_is_in_the_trash_or_hidden_with_its_company_is_in_no_order(vault: Vault) -> None:
    acme, other = company(vault), company(vault, "Other")
    gone, hidden, left = (contract(vault, of, "x") for of in (acme, other, acme))
    delete(vault, gone)
    delete(vault, other)

    assert ids_of(vault, "agreement") == [left]
    assert ids_of(vault, "agreement", sort=Sort(columns=("title",))) == [left]
    assert hidden not in ids_of(vault, "agreement")


def test_words_are_looked_for_in_texts_companies_and_chosen_values(vault: Vault) -> None:
    acme, other = company(vault, "Acmé"), company(vault, "Other")
    power = contract(vault, acme, "Power", notes="a blue meter")
    water = contract(vault, other, "Water", state="ended")

    def left(*words: Word) -> list[str]:
        return ids_of(vault, "agreement", Narrowing(words=words))

    assert left(Word(letters="acm")) == [power]
    assert left(Word(letters="met")) == [power]
    assert left(Word(letters="met"), Word(letters="other")) == []
    assert left(Word(letters="over", values=(("state", "ended"),))) == [water]
    assert left(Word(letters='")')) == []


def test_open_cases_stand_in_the_order_in_which_they_wait(vault: Vault) -> None:
    acme, globex = company(vault, "Acme"), company(vault, "Globex")
    for at, (stage, type_) in enumerate(
        [
            ("raised", "complaint"),
            ("draft", "question"),
            ("raised", "idea"),
            ("answered", "question"),
            ("closed", "complaint"),
            ("raised", "complaint"),
            ("adopted", "idea"),
        ]
    ):
        day = str(TODAY - timedelta(days=at * 3 % 7))
        made = case(vault, (acme, globex)[at % 2], stage=stage, type=type_, opened_on=day)
        if at in {0, 3}:
            exchange(vault, (acme, globex)[at % 2], case_id=made, at="2026-05-30T10:00:00Z")
    case(vault, acme, stage="raised", opened_on=str(TODAY + timedelta(days=4)))

    order = services.case_order(vault, now=NOW)

    # What is said of each case one by one, and put in order by Python, says the same.
    every = services.open_cases(vault, now=NOW)
    assert order.ids == [row.case.id for row in every]
    assert order.mine == sum(row.on == "me" for row in every)
    assert sum(order.counts.values()) == len(every)
    assert services.case_rows(vault, order.ids, now=NOW) == every
