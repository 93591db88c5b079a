"""Spans as people type them."""

import pytest

from vrm_app.presenters.typed_spans import read_span, span_text


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("12 months", "P12M"),
        ("month", "P1M"),
        ("2w", "P2W"),
        (" 14  Days ", "P14D"),
        ("p1y", "P1Y"),
        ("none", "P0D"),
        ("Monthly", "P1M"),
        ("quarterly", "P3M"),
        ("half-yearly", "P6M"),
        ("annually", "P1Y"),
    ],
)
def test_a_span_is_read_as_one_says_it(typed: str, span: str) -> None:
    assert str(read_span(typed)) == span


@pytest.mark.parametrize("typed", ["", "often", "12", "12,5 m", "m 3", "1 2 months"])
def test_what_is_no_clear_span_is_none(typed: str) -> None:
    assert read_span(typed) is None


@pytest.mark.parametrize("span", ["P0D", "P1D", "P2W", "P12M", "P1Y", "P30Y"])
def test_what_is_written_is_read_again(span: str) -> None:
    found = read_span(span)
    assert found is not None

    assert read_span(span_text(found)) == found
