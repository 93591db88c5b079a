"""What a piece of data looks like."""

import pytest

from vrm_app.domain.data_item import DataItemType
from vrm_app.presenters.meant_type import meant_type

LOOKS = [
    ("+49 30 1234567", "phone"),
    ("0151 23456789", "phone"),
    ("(555) 010-0199", "phone"),
    ("jane@home.example", "email"),
    ("DE89 3704 0044 0532 0130 00", "bank_account"),
    ("gb82west12345698765432", "bank_account"),
    ("4111 1111 1111 1111", "payment_card"),
    ("1980-05-04", "date_of_birth"),
    ("04.05.1980", "date_of_birth"),
    ("5/31/1980", "date_of_birth"),
    ("Hauptstraße 12, 12345 Berlin", "postal_address"),
    ("12 Elm Street", "postal_address"),
    ("Jane Doe\nElm Street 4\n12345 Springfield", "postal_address"),
    ("KD-482133", "customer_number"),
    ("Jane Q. Doe", "name"),
    ("Zoë O’Brien-Müller", "name"),
    ("jane_doe42", "username"),
]


@pytest.mark.parametrize(("text", "kind"), LOOKS)
def test_it_is_what_it_looks_like(text: str, kind: str) -> None:
    assert meant_type(text) is DataItemType(kind)


@pytest.mark.parametrize(
    "text",
    ["", "Jane", "48213377", "no idea what this is", "DE89 3704 0044 0532 0130 01x", "30.30.1980"],
)
def test_what_could_be_anything_is_left_to_be_chosen(text: str) -> None:
    assert meant_type(text) is None


def test_an_account_with_a_wrong_digit_is_none() -> None:
    assert meant_type("DE89 3704 0044 0532 0130 01") is not DataItemType.BANK_ACCOUNT
    assert meant_type("4111 1111 1111 1112") is not DataItemType.PAYMENT_CARD


@pytest.mark.parametrize("text", ["x" * 60 + "!", "Na " * 40 + "1", "1 " * 60 + "x!", "a-" * 60])
def test_what_is_long_is_looked_at_once_and_not_in_every_way_it_can_be_cut(text: str) -> None:
    assert meant_type(text) is None
