"""Several texts on one line come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.presenters.typed_lists import list_text, read_list

LINES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)


@given(st.lists(LINES, max_size=5))
def test_whatever_is_written_is_read_as_it_was(texts: list[str]) -> None:
    assert read_list(list_text(texts)) == texts


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", []),
        ("4471-20938", ["4471-20938"]),
        ("12, 34,56 ,, ", ["12", "34", "56"]),
        ('"12,34", 56', ["12,34", "56"]),
        ("one\ntwo", ["one", "two"]),
        ('12"', ['12"']),
    ],
)
def test_a_person_types_commas_between_and_marks_around(typed: str, read: list[str]) -> None:
    assert read_list(typed) == read
