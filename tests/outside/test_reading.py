from datetime import date
from typing import Any

import pytest

from vrm_app.domain.company import Channel, Relationship
from vrm_app.outside.reading import (
    FoundCompany,
    FoundContact,
    NotAReadingError,
    Reading,
    Reason,
    RowError,
    as_json,
    from_json,
)

READING = Reading(
    companies=(
        FoundCompany(
            name="Example Shop",
            domains=("shop.example", "help.shop.example"),
            category="Shops",
            favourite=True,
            known_since=date(2019, 11, 30),
            accounts=2,
            rows=(2, 3),
            legal_name="Example Shop Limited",
            country="GB",
            language="en-GB",
            relationship=Relationship.FORMER,
            account_numbers=("1", "2"),
            tags=("toys",),
            notes="One\ntwo",
            contacts=(FoundContact(channel=Channel.EMAIL, address="help@shop.example"),),
        ),
        FoundCompany(
            name="Familie 👩‍👩‍👧",
            domains=(),
            category=None,
            favourite=False,
            known_since=None,
            accounts=1,
            rows=(4,),
        ),
    ),
    errors=(RowError(row=5, reason=Reason.DATE),),
    skipped=(RowError(row=6, reason=Reason.NOTE),),
)


def value() -> Any:  # noqa: ANN401  (a JSON value that the tests spoil)
    return as_json(READING)


def test_a_reading_crosses_over_as_json_and_is_the_same() -> None:
    assert from_json(value()) == READING


@pytest.mark.parametrize("found", [None, 3, "x", [], {}, {"companies": []}])
def test_another_value_is_no_reading(found: object) -> None:
    with pytest.raises(NotAReadingError):
        from_json(found)


@pytest.mark.parametrize(
    ("member", "spoiled"),
    [
        ("name", ""),
        ("name", None),
        ("name", "a" * 301),
        ("name", "two\nlines"),
        ("name", "\u202edeceiving"),
        ("domains", "shop.example"),
        ("domains", [3]),
        ("domains", ["shop.example/x"]),
        ("domains", ["shop"]),
        ("domains", ["a." * 200 + "example"]),
        ("category", 3),
        ("category", "a" * 301),
        ("favourite", 1),
        ("known_since", "yesterday"),
        ("known_since", 3),
        ("accounts", 0),
        ("accounts", True),
        ("accounts", "2"),
        ("rows", [0]),
        ("rows", ["2"]),
        ("rows", None),
        ("legal_name", "a" * 301),
        ("country", "XX"),
        ("language", "no language"),
        ("relationship", "friend"),
        ("account_numbers", ["1"] * 1_001),
        ("account_numbers", [1]),
        ("tags", ["two\nlines"]),
        ("notes", "a" * 100_001),
        ("notes", "\x00"),
        ("contacts", [["pigeon", "x"]]),
        ("contacts", [["social", "x"]]),
        ("contacts", [["email", ""]]),
        ("contacts", [["email", 3]]),
        ("contacts", [["email"]]),
    ],
)
def test_a_company_with_an_unsound_member_is_no_reading(member: str, spoiled: object) -> None:
    answer = value()
    answer["companies"][0][member] = spoiled

    with pytest.raises(NotAReadingError):
        from_json(answer)


@pytest.mark.parametrize(
    "spoiled", [None, [], [5], [5, "DATE", 3], [0, "DATE"], ["5", "DATE"], [5, "My password"]]
)
def test_a_row_with_an_unsound_reason_is_no_reading(spoiled: object) -> None:
    answer = value()
    answer["errors"] = [spoiled]

    with pytest.raises(NotAReadingError):
        from_json(answer)
