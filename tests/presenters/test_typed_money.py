"""Amounts as they are typed."""

import pytest

from vrm_app.domain.money import Money
from vrm_app.presenters.typed_money import money_text, read_money


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("84,20 €", "84.20 EUR"),
        ("84.20", "84.20 EUR"),
        ("EUR 84.20", "84.20 EUR"),
        ("84", "84.00 EUR"),
        ("€84.2", "84.20 EUR"),
        ("1.234,50", "1234.50 EUR"),
        ("1,234.50 usd", "1234.50 USD"),
        ("$1,234", "1234.00 USD"),
        ("1 234,5", "1234.50 EUR"),
        ("500 jpy", "500 JPY"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed: str, amount: str) -> None:
    money = read_money(typed)

    assert money is not None
    assert money_text(money) == amount


@pytest.mark.parametrize(
    "typed",
    ["", "much", "-5", "5.5555", "1.2.3", "12,34,5", "5 xyz", "1,234 kwd", "5 €€", "5.5 jpy", "5,"],
)
def test_what_is_no_clear_amount_is_refused(typed: str) -> None:
    assert read_money(typed) is None


@pytest.mark.parametrize("currency", ["EUR", "JPY", "KWD", "UYW"])
@pytest.mark.parametrize("minor", [0, 1, 1234, 123_456, 1_234_567_890])
def test_an_amount_is_written_so_that_it_can_be_read_again(minor: int, currency: str) -> None:
    money = Money(minor, currency)

    assert read_money(money_text(money)) == money


def test_an_amount_without_a_currency_has_the_one_last_used() -> None:
    money = read_money("12.50", currency="CHF")

    assert money is not None
    assert money.currency == "CHF"
