from typing import Any

import pytest

from vrm_app.outside.company_table import read
from vrm_app.outside.reading import NotAReadingError
from vrm_app.outside.table_reading import as_value, from_value

FOUND = read(b"Company,Since,Phone,Username\nA,2020-01-02,+49 30 12,me\nB,never,,\n")


def value() -> Any:  # noqa: ANN401  (a JSON value that the tests spoil)
    return as_value(FOUND)


def test_a_table_crosses_over_as_json_and_is_the_same() -> None:
    assert from_value(value()) == FOUND


@pytest.mark.parametrize(
    ("member", "spoiled"),
    [
        ("encoding", "ebcdic"),
        ("encoding", None),
        ("delimiter", ","),
        ("quoting", "x"),
        ("date_order", "d-m"),
        ("date_order", 3),
        ("columns", None),
        ("columns", [[]] * 1_001),
        ("columns", [["Company", "name", ["A"]]]),
        ("columns", [["Company", "password", ["A"], False]]),
        ("columns", [["Company", None, "A", False]]),
        ("columns", [["Company", None, [3], False]]),
        ("columns", [["Company", None, ["\u202eA"], False]]),
        ("columns", [["Com\npany", None, [], False]]),
        ("columns", [["x" * 301, None, [], False]]),
        ("columns", [["Username", None, ["me"], True]]),
        ("columns", [["Username", "name", [], True]]),
        ("reading", {}),
    ],
)
def test_a_table_with_an_unsound_member_is_no_reading(member: str, spoiled: object) -> None:
    answer = value()
    answer[member] = spoiled

    with pytest.raises(NotAReadingError):
        from_value(answer)


@pytest.mark.parametrize("found", [None, 3, [], {}, {"reading": {}}])
def test_another_value_is_no_reading(found: object) -> None:
    with pytest.raises(NotAReadingError):
        from_value(found)
