"""What kind of data somebody writes down, as far as it can be seen from how it looks."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from vrm_app.domain.data_item import DataItem, DataItemType

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_PHONE = re.compile(r"(\+|00?)?[\d\s()/.-]+")
_DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)|(\d\d?)[./](\d\d?)[./](\d{4})")
_ACCOUNT = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_NUMBER = re.compile(r"[A-Z]{1,4}[-/ ]?\d{4,}")
_USER = re.compile(r"(?=.*[\d_.])[^\W\d][\w.]*")
_TOWN = re.compile(r"\b[A-Z]{0,2}-?\d{4,5}\s+[^\W\d]{2,}")
_HOUSE = re.compile(r"[^\W\d]{3,}.*\s\d+\s?[a-zA-Z]?$|\d+\s?[a-zA-Z]?,?\s+[^\W\d]{3,}.*")
_NAME = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*\.?")
_LEAST_PHONE, _MOST_PHONE = 6, 15
_CARD = range(13, 20)
_FIRST_YEAR = 1900


def meant_type(text: str) -> DataItemType | None:
    """Return what a piece of data looks like; none where it could be several, or anything."""
    typed = text.strip()
    return next((kind for kind, fits in _LOOKS.items() if typed and fits(typed)), None)


def _is_card(typed: str) -> bool:
    """Tell by its last digit (ISO/IEC 7812-1, annex B), which few other numbers have right."""
    digits = re.sub(r"[\s-]", "", typed)
    if not (digits.isascii() and digits.isdigit() and len(digits) in _CARD and digits[0] in "3456"):
        return False
    doubled = [int(one) * (1 + at % 2) for at, one in enumerate(reversed(digits))]
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0  # noqa: PLR2004


def _is_account(typed: str) -> bool:
    """Tell by the two check digits of an IBAN (ISO 13616-1)."""
    account = re.sub(r"\s", "", typed).upper()
    if not _ACCOUNT.fullmatch(account):
        return False
    return int("".join(str(int(one, 36)) for one in account[4:] + account[:4])) % 97 == 1


def _is_day(typed: str) -> bool:
    found = _DAY.fullmatch(typed)
    if found is None:
        return False
    one = [int(part) for part in found.groups() if part]
    year, month, day = one if found[1] else reversed(one)
    if year < _FIRST_YEAR:
        return False
    for order in ((month, day), (day, month)):
        try:
            date(year, *order)
        except ValueError:
            continue
        return True
    return False


def _is_phone(typed: str) -> bool:
    count = sum(one.isdigit() for one in typed)
    is_parted = bool(re.search(r"\d[\s()/-]+\d", typed))
    return (
        bool(_PHONE.fullmatch(typed))
        and _LEAST_PHONE <= count <= _MOST_PHONE
        and (typed[0] in "+0(" or is_parted)
    )


def _is_address(typed: str) -> bool:
    return bool(_TOWN.search(typed) or _HOUSE.fullmatch(typed.splitlines()[0].split(",")[0]))


def _is_name(typed: str) -> bool:
    names = typed.split()
    is_named = len(names) in range(2, 5) and all(_NAME.fullmatch(one) for one in names)
    return is_named and names[0][0].isupper() and names[-1][0].isupper()


_LOOKS: Mapping[DataItemType, Callable[[str], bool]] = {
    DataItemType.EMAIL: lambda typed: bool(_EMAIL.fullmatch(typed)),
    DataItemType.BANK_ACCOUNT: _is_account,
    DataItemType.DATE_OF_BIRTH: _is_day,
    DataItemType.PAYMENT_CARD: _is_card,
    DataItemType.PHONE: _is_phone,
    DataItemType.CUSTOMER_NUMBER: lambda typed: bool(_NUMBER.fullmatch(typed)),
    DataItemType.POSTAL_ADDRESS: _is_address,
    DataItemType.NAME: _is_name,
    DataItemType.USERNAME: lambda typed: bool(_USER.fullmatch(typed)),
}
"""The first that fits is meant."""

FOLLOWED: Mapping[str, tuple[str, str, Callable[[str], str | None]]] = {
    DataItem.kind: ("value", "type", meant_type),
}
"""By kind: the field whose text tells another, that other one, and how."""
