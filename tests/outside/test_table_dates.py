import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.outside.reading import Reason, UnreadCellError
from vrm_app.outside.table_dates import DateOrder, day_of, order_of

WRITTEN = {
    DateOrder.YEAR_FIRST: "{0.year}-{0.month:02}-{0.day:02}",
    DateOrder.DOTTED: "{0.day}.{0.month}.{0.year}",
    DateOrder.DAY_FIRST: "{0.day:02}/{0.month:02}/{0.year}",
    DateOrder.MONTH_FIRST: "{0.month}/{0.day}/{0.year}",
}


@given(st.sampled_from(DateOrder), st.dates(date(1800, 1, 1), date(9000, 12, 31)))
def test_a_day_is_read_in_the_order_it_is_written_in(order: DateOrder, day: date) -> None:
    assert day_of(WRITTEN[order].format(day), order) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-31", date(2026, 1, 31)),
        (" 2026/1/5 ", date(2026, 1, 5)),
        ("2026.12.01", date(2026, 12, 1)),
        ("2026-01-31T10:11:12.000Z", date(2026, 1, 31)),
        ("2026-01-31 10:11", date(2026, 1, 31)),
        ("31.1.2026", date(2026, 1, 31)),
        ("1. 2. 2026", date(2026, 2, 1)),
        ("01.02.2026 10:11", date(2026, 2, 1)),
        ("13/02/2026", date(2026, 2, 13)),
        ("02/13/2026", date(2026, 2, 13)),
        ("13-02-2026", date(2026, 2, 13)),
        ("5/5/2026", date(2026, 5, 5)),
        ("1/31/2026, 10:11:12 AM", date(2026, 1, 31)),
    ],
)
def test_a_day_that_can_be_only_one_needs_no_order(text: str, day: date) -> None:
    assert day_of(text, None) == day


def test_a_day_that_can_be_two_is_read_only_when_the_order_is_known() -> None:
    with pytest.raises(UnreadCellError) as refusal:
        day_of("3/4/2026", None)

    assert refusal.value.reason is Reason.DAY_ORDER
    assert day_of("3/4/2026", DateOrder.DAY_FIRST) == date(2026, 4, 3)
    assert day_of("3/4/2026", DateOrder.DOTTED) == date(2026, 4, 3)
    assert day_of("3/4/2026", DateOrder.MONTH_FIRST) == date(2026, 3, 4)


@pytest.mark.parametrize("order", [None, *DateOrder])
@pytest.mark.parametrize(
    "text",
    [
        *("yesterday", "today", "2026", "1/2", "31/1/26", "31.02.2026", "32/1/2026", "2026-13-01"),
        *(
            "13/13/2026",
            "0/0/2026",
            "2026-01-31x",
            "01-02/2026",
            "1.1.9999",
            "1.1.0001",
            "-1/1/2026",
        ),
        *("\u0663/\u0664/2026", "2026-01-31 " + "1" * 100, "44927", "1551398399000"),
    ],
)
def test_what_is_no_day_is_none_in_any_order(text: str, order: DateOrder | None) -> None:
    with pytest.raises(UnreadCellError) as refusal:
        day_of(text, order)

    assert refusal.value.reason is Reason.DAY


@pytest.mark.parametrize("text", ["31.1.2026", "13/2/2026"])
def test_a_year_behind_does_not_stand_in_front(text: str) -> None:
    with pytest.raises(UnreadCellError):
        day_of(text, DateOrder.YEAR_FIRST)


@pytest.mark.parametrize("text", ["31/1/2026", "12/31/2026"])
def test_an_order_that_was_named_is_kept_to(text: str) -> None:
    wrong = DateOrder.MONTH_FIRST if text.startswith("31") else DateOrder.DAY_FIRST

    with pytest.raises(UnreadCellError):
        day_of(text, wrong)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        ([], None),
        (["", "gestern"], None),
        (["2026-01-02", "2026-03-04"], DateOrder.YEAR_FIRST),
        (["1.2.2026"], DateOrder.DOTTED),
        (["3/4/2026"], None),
        (["3/4/2026", "13/4/2026"], DateOrder.DAY_FIRST),
        (["3/4/2026", "4/13/2026"], DateOrder.MONTH_FIRST),
        (["13/4/2026", "4/13/2026"], None),
        (["2026-01-02", "3/4/2026"], None),
        (["2026-01-02", "1.2.2026"], DateOrder.DOTTED),
        (["1.2.2026", "13/4/2026"], DateOrder.DAY_FIRST),
    ],
)
def test_the_order_of_a_column_is_found_out_or_left_open(
    texts: list[str], order: DateOrder | None
) -> None:
    assert order_of(texts) is order


@given(st.text(max_size=70), st.sampled_from([None, *DateOrder]))
def test_any_text_is_a_day_or_refused(text: str, order: DateOrder | None) -> None:
    order_of([text])
    with contextlib.suppress(UnreadCellError):
        assert isinstance(day_of(text, order), date)
