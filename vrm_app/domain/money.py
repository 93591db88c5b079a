"""Money in whole minor units of an ISO 4217 currency."""

import re
from dataclasses import dataclass

CURRENCIES = frozenset(
    (
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD "
        "BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP "
        "DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS "
        "INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL "
        "LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR "
        "NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP "
        "SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN "
        "UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
    ).split()
)
"""Codes of ISO 4217 that people pay with."""

_DECIMALS = {
    **dict.fromkeys(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(),
        0,
    ),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
    **dict.fromkeys(["CLF", "UYW"], 4),
}
_AMOUNT = re.compile(r"(\d{1,12})(?:\.(\d{1,4}))?", re.ASCII)


def decimals(currency: str) -> int:
    """Return how many decimals the currency has."""
    return _DECIMALS.get(currency, 2)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency, in its smallest unit."""

    minor: int
    currency: str

    @classmethod
    def parse(cls, amount: str, currency: str) -> "Money":
        """Read "12.90" and "EUR"; a ValueError says what is wrong."""
        if currency not in CURRENCIES:
            raise ValueError(f"{currency!r} is not a currency code such as EUR")
        match = _AMOUNT.fullmatch(amount)
        if not match:
            raise ValueError("the amount must be a number such as 12.90, without a sign")
        whole, fraction = match[1], match[2] or ""
        places = decimals(currency)
        if len(fraction) > places:
            raise ValueError(f"{currency} has no more than {places} decimals")
        return cls(int(whole + fraction.ljust(places, "0")), currency)

    @property
    def amount(self) -> str:
        """The amount with the decimals of its currency, as in "12.90"."""
        places = decimals(self.currency)
        if not places:
            return str(self.minor)
        digits = str(self.minor).rjust(places + 1, "0")
        return f"{digits[:-places]}.{digits[-places:]}"

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"
