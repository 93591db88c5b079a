"""Amounts as a person types them: 84,20 €, 84.20, EUR 84.20."""

import re

from vrm_app.domain.money import CURRENCIES, Money, decimals

EURO = "EUR"
_SIGNS = {"€": EURO, "EURO": EURO, "EUROS": EURO, "£": "GBP", "$": "USD", "¥": "JPY", "₹": "INR"}
_NUMBER = re.compile(r"\d[\d.,' ]*", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}([.,' ])\d{3}(?:\1\d{3})*", re.ASCII)


def read_money(text: str, *, currency: str = EURO) -> Money | None:
    """Return the amount that was typed, of a currency unless it names another; none if unclear."""
    words = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").upper().split())
    match = _NUMBER.search(words)
    if match is None:
        return None
    named = (words[: match.start()] + words[match.end() :]).strip()
    found = _SIGNS.get(named, named) or currency
    amount = _plain(match[0].strip(), decimals(found)) if found in CURRENCIES else None
    if amount is None:
        return None
    try:
        return Money.parse(amount, found)
    except ValueError:
        return None


def money_text(money: Money) -> str:
    """Write an amount as it can be typed."""
    return f"{money.amount} {money.currency}"


def _plain(number: str, places: int) -> str | None:
    """Return a number with a point before its decimals; none where it could be two numbers."""
    if match := _GROUPED.fullmatch(number):
        if places > 2 and number.count(match[1]) == 1:  # noqa: PLR2004  (as many as a group has)
            # A point is what we write ourselves; a comma could be either.
            return number if match[1] == "." else None
        return re.sub(r"\D", "", number)
    mark = max(number.rfind("."), number.rfind(","))
    if mark < 0:
        return number if number.isdigit() else None
    whole, fraction = number[:mark], number[mark + 1 :]
    if not whole.isdigit() and not _GROUPED.fullmatch(whole):
        return None
    if number[mark] in whole or not fraction.isdigit():
        return None
    return f"{re.sub(r'[^0-9]', '', whole)}.{fraction}"
