"""Single values at the edges of what they may be."""

from datetime import date

import pytest
from building import NOW
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.domain.errors import FieldError
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.money import CURRENCIES, Money, decimals
from vrm_app.domain.scalars import Country, HostName, Instant, Language, NoticeType
from vrm_app.domain.spans import Span, Unit, add_months


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2026-01-31T09:30:00Z", "2026-01-31T09:30:00Z"),
        ("2026-01-31t09:30:00z", "2026-01-31T09:30:00Z"),
        ("2026-01-31 09:30:00+01:00", "2026-01-31T08:30:00Z"),
        ("2026-01-31T23:30:00-05:30", "2026-02-01T05:00:00Z"),
        ("2026-01-31T09:30:00.5Z", "2026-01-31T09:30:00.500000Z"),
        ("2026-01-31T09:30:00.123456789Z", "2026-01-31T09:30:00.123456Z"),
        ("2026-01-31T09:30:00.000Z", "2026-01-31T09:30:00Z"),
        ("2026-01-31T09:30:00-00:00", "2026-01-31T09:30:00Z"),
    ],
)
def test_an_instant_is_kept_in_utc(written: str, kept: str) -> None:
    assert Instant().to_json(Instant().parse(written)) == kept


@pytest.mark.parametrize("edge", ["1800-01-01T00:30:00+01:00", "9000-12-31T23:30:00-01:00"])
def test_an_instant_that_could_not_be_read_again_in_utc_is_refused(edge: str) -> None:
    with pytest.raises(ValueError, match="must be a date and time"):
        Instant().parse(edge)


@pytest.mark.parametrize("sign", ["ß", "ﬁ", "ﬆ"])
def test_a_sign_whose_capitals_are_two_letters_is_no_country(sign: str) -> None:
    with pytest.raises(ValueError, match="country"):
        Country().parse(sign)


def test_a_country_may_be_written_small() -> None:
    assert Country().parse("de") == "DE"


@pytest.mark.parametrize("notice", ["P0M", "P0W", "P0Y"])
def test_no_notice_is_written_in_days_only(notice: str) -> None:
    assert str(NoticeType().parse("P0D")) == "P0D"
    with pytest.raises(ValueError, match="longer than nothing"):
        NoticeType().parse(notice)


@pytest.mark.parametrize("tag", ["x-klingon", "de-DE-u-co-phonebk", "en-x-plain", "sl-rozaj-biske"])
def test_a_language_tag_may_have_the_rarer_parts(tag: str) -> None:
    assert Language().parse(tag) == tag


def test_a_host_name_may_be_in_a_script_with_marks() -> None:
    assert HostName().parse("हिन्दी.example") == "हिन्दी.example"
    with pytest.raises(ValueError, match="host name"):
        HostName().parse("a" * 64 + ".example")


@pytest.mark.parametrize(
    ("currency", "places"),
    [
        ("EUR", 2),
        ("JPY", 0),
        ("KRW", 0),
        ("ISK", 0),
        ("KWD", 3),
        ("TND", 3),
        ("CLF", 4),
        ("MGA", 2),
    ],
)
def test_a_currency_has_its_own_decimals(currency: str, places: int) -> None:
    assert decimals(currency) == places
    assert Money.parse("7", currency).amount == "7" + ("." + "0" * places if places else "")


@given(st.sampled_from(sorted(CURRENCIES)), st.integers(0, 10**15))
def test_money_is_written_as_it_is_read(currency: str, minor: int) -> None:
    money = Money(minor, currency)
    if len(money.amount.partition(".")[0]) <= 12:
        assert Money.parse(money.amount, currency) == money


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2024-01-31", 1, "2024-02-29"),
        ("2025-01-31", 1, "2025-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
    ],
)
def test_months_end_with_the_month(day: str, months: int, then: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(then)


def test_a_span_taken_several_times_is_counted_from_the_first_day() -> None:
    month = Span(1, Unit.MONTH)
    start = date(2026, 1, 31)
    assert [month.after(start, times).day for times in (1, 2, 3)] == [28, 31, 30]


@given(st.integers(1, 9999), st.sampled_from(Unit))
def test_a_span_is_written_as_it_is_read(count: int, unit: Unit) -> None:
    assert Span.parse(str(Span(count, unit))) == Span(count, unit)


def test_a_whole_number_that_is_too_large_is_told_so() -> None:
    given_ = {"title": "A", "quantity": 10**13}
    with pytest.raises(FieldError) as refused:
        KINDS["need"].read(given_, now=NOW)
    assert refused.value.reason == "must be no more than 1,000,000,000,000"
