"""Write days, amounts, spans, sizes and lists as a language does."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from vrm_app.domain.money import Money
from vrm_app.domain.spans import Span, Unit

_UNITS = {Unit.DAY: "day", Unit.WEEK: "week", Unit.MONTH: "month", Unit.YEAR: "year"}
_THOUSAND = 1000


def day_text(day: date, locale: str) -> str:
    """Return the day with its month as a word: 4 December 2026."""
    from babel.dates import format_date

    return format_date(day, "long", locale=locale)


def skeleton_text(day: date, parts: str, locale: str) -> str:
    """Return the parts of a day that are named as CLDR does, in that language's order: MMMEd."""
    from babel.dates import format_skeleton

    return format_skeleton(parts, day, locale=locale)


def near_day_text(day: date, locale: str) -> str:
    """Return the day with its weekday in short, as one jots it down: Mo 30. Nov."""
    from babel import Locale
    from babel.dates import format_date

    pattern = Locale.parse(locale).datetime_skeletons["MMMEd"].pattern
    # The weekday as it stands alone, without the points and commas of a sentence.
    return format_date(day, re.sub(r"E+[.,]*", "ccc", pattern), locale=locale)


def long_day_text(day: date, locale: str) -> str:
    """Return the day in full, without its year: Sunday, November 22."""
    from babel import Locale
    from babel.dates import format_date

    # Of the ways to write a weekday with its day this is the one that every language has.
    pattern = Locale.parse(locale).datetime_skeletons["MMMEd"].pattern
    whole = re.sub("E+", "EEEE", re.sub("MMM", "MMMM", pattern))
    return format_date(day, whole, locale=locale)


def month_text(day: date, locale: str) -> str:
    """Return the name of the month alone: November."""
    from babel.dates import format_date

    return format_date(day, "LLLL", locale=locale)


@lru_cache(maxsize=4)
def names_of_days(locale: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the weekdays from Monday on, and of the months, in small letters."""
    from babel import Locale

    found = Locale.parse(locale)
    days, months = found.days["format"]["wide"], found.months["format"]["wide"]
    return (
        tuple(days[number].casefold() for number in range(7)),
        tuple(months[number].casefold() for number in range(1, 13)),
    )


def number_text(number: float, places: int, locale: str) -> str:
    """Return a number with so many decimals: 1,5."""
    from babel.numbers import format_decimal

    return format_decimal(number, format=f"0.{'0' * places}" if places else "0", locale=locale)


def money_text(money: Money, locale: str) -> str:
    """Return the amount with its currency, no digit lost: €1,289.90."""
    from babel.numbers import format_currency

    return format_currency(
        Decimal(money.amount), money.currency, locale=locale, decimal_quantization=False
    )


def span_text(span: Span, locale: str) -> str:
    """Return the span in words: 6 months."""
    from babel.units import format_unit

    return format_unit(span.count, f"duration-{_UNITS[span.unit]}", locale=locale)


def size_text(size: int, locale: str) -> str:
    """Return a number of bytes as a person reads it: 213 kB."""
    from babel.numbers import format_decimal

    if size < _THOUSAND:
        return f"{size}\u00a0B"
    if size < _THOUSAND**2:
        return f"{format_decimal(round(size / _THOUSAND), locale=locale)}\u00a0kB"
    return f"{format_decimal(round(size / _THOUSAND**2, 1), locale=locale)}\u00a0MB"


def choice_text(options: Iterable[str], locale: str) -> str:
    """Return the options with the word "or" before the last."""
    from babel.lists import format_list

    return format_list(list(options), style="or", locale=locale)
