"""Whatever does not fit a field is refused, and the refusal names the field."""

import unicodedata
from typing import Any

import contract
import pytest
from building import IDS, NOW, least, refusal

from vrm_app.domain.errors import FieldError, UserError
from vrm_app.domain.kinds import KINDS

EUR = {"amount": "12.90", "currency": "EUR"}

UNPRINTABLE = [
    *("a\x00b", "a\x07b", "a\x1bb", "a\x7fb", "a\x85b", "a\x9bb"),
    *("a\ud800b", "a\udfffb", "a\ufffeb", "a\uffffb"),
]
OFF_THE_LINE = [
    *("two\nlines", "two\rlines", "tab\there", "a\x0bb", "a\x0cb", "a\u2028b", "a\u2029b"),
    *("a\u202eb", "a\u202ab", "a\u202bb", "a\u202cb", "a\u202db"),
    *("a\u2066b", "a\u2067b", "a\u2068b", "a\u2069b"),
]
NO_TEXT: list[Any] = [1, 1.5, True, ["a"], {"a": 1}]
BAD_DAYS: list[Any] = [
    *("2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "20260131", "31.01.2026"),
    *(
        "2026-01-31T00:00:00Z",
        "today",
        "2026-W05-1",
        "9999-12-31",
        "0001-01-01",
        "\u0662\u0660\u0662\u0666-01-31",
    ),
    *(20260131, True, ["2026-01-31"]),
]
BAD_INSTANTS: list[Any] = [
    *("2026-01-31", "2026-01-31T09:30:00", "2026-01-31 09:30", "09:30:00Z", "now", "1769850000"),
    *("2026-02-30T09:30:00Z", "2026-01-31T25:00:00Z", "2026-01-31T09:61:00Z"),
    *("2026-01-31T24:00:00Z", "2026-01-31T23:59:60Z", "2026-01-31T09:30:00+25:00"),
    *("2026-01-31T09:30Z", "2026-01-31T09Z", "20260131T093000Z", "2026-01-31T09:30:00+01"),
    *("2026-01-31T09:30:00,5Z", "2026-01-31T09:30:00+01:00:30", "2026-W05-6T09:30:00Z"),
    *("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", 1769850000, True),
]
BAD_MONEY: list[Any] = [
    *("12.90", "12.90 EUR", 12.9, 12, True, [], {}, {"amount": "12.90"}, {"currency": "EUR"}),
    *({**EUR, "amount": one} for one in (12.9, 12, True, None, ["1"], {"a": 1})),
    *({**EUR, "amount": one} for one in ("-1", "+1", "1,50", "1e3", ".5", "5.", "", " 1", "1 ")),
    *({**EUR, "amount": one} for one in ("12.901", "0.001", "1" * 13, "\u0663", "NaN", "Infinity")),
    *({**EUR, "currency": one} for one in ("eur", "EURO", "EU", "XXX", "€", "", " EUR", 978, None)),
    {"amount": "100.5", "currency": "JPY"},
    {"amount": "100.0", "currency": "JPY"},
    {"amount": "1.0001", "currency": "KWD"},
    {**EUR, "cents": 1290},
]
BAD_SPANS: list[Any] = [
    *("P0D", "P0M", "P0Y", "P1Y6M", "P1M1D", "PT1H", "P1DT1H", "-P1M", "P-1M", "P1.5M", "P1,5Y"),
    *(
        "1M",
        "P",
        "PM",
        "P12",
        "p12m",
        "P12m",
        "12 months",
        "P99999D",
        "P\u0661M",
        12,
        True,
        {"months": 1},
    ),
]
BAD: dict[str, list[Any]] = {
    "text": [*UNPRINTABLE, *OFF_THE_LINE, "x" * 301, "é" * 301, *NO_TEXT],
    "long": [*UNPRINTABLE, "x" * 100_001, *NO_TEXT],
    "host": [
        "shop",
        "shop.",
        "-a.example",
        "a..example",
        "http://a.example",
        "a.example/x",
        "a b.example",
        "a" * 64 + ".example",
        "a@b.example",
        "a.example:80",
        *UNPRINTABLE,
        *NO_TEXT,
    ],
    "address": [
        "acme.example",
        "ftp://acme.example",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://",
        "https://a b.example",
        "mailto:me@home.example",
        "//acme.example",
        "https:/acme.example",
        "https://a\u202eb.example",
        *NO_TEXT,
    ],
    "country": ["XX", "DEU", "D", "Germany", "ß", "ﬁ", "DE ,", *NO_TEXT],
    "language": [
        "german",
        "d",
        "de_DE",
        "de-",
        "-de",
        "de--DE",
        "1",
        "deutsch-DE-1",
        "de DE",
        *NO_TEXT,
    ],
    "day": BAD_DAYS,
    "instant": BAD_INSTANTS,
    "money": BAD_MONEY,
    "span": BAD_SPANS,
    "notice": [one for one in BAD_SPANS if one != "P0D"],
    "bool": ["true", "yes", 0, 1, 1.0, [], {}, ""],
    "count": [-1, 1.0, 1.5, "1", True, [], 10**18],
    "quantity": [0, -1, 1.0, "1", True, 10**18],
    "score": [0, 6, -1, 3.0, "3", True, [3]],
    "days": [-1, 366, 1.0, "1", True],
    "sha256": ["ab", "A" * 64, "g" * 64, "0" * 63, "0" * 65, *NO_TEXT],
    "rules": [
        "none",
        [],
        1,
        True,
        {"allow": []},
        {"allowed": "email"},
        {"allowed": ["fax"]},
        {"blocked": [None, 1]},
        {"marketing": "no"},
        {"note": "a\nb"},
        {"note": "x" * 301},
    ],
    "change": [
        {},
        {"from": "2026-01-01"},
        {"price": EUR},
        {"from": "2026-02-30", "price": EUR},
        {"from": "2026-01-01", "price": "9.99"},
        {"from_": "2026-01-01", "price": EUR},
        {"from": "2026-01-01", "price": EUR, "until": "2026-02-01"},
        {"from": "2026-01-01", "price": EUR, "reason": "a\u202eb"},
        "2026-01-01",
        1,
    ],
    "file": [{}, {"name": "a.txt"}, "a.txt", 1],
}
BAD_LINKS: list[Any] = [
    *(
        "acme",
        "1",
        "0" * 36,
        "01900000-0000-4000-8000-000000000000",
        "00000000-0000-0000-0000-000000000000",
    ),
    *("01900000-0000-7000-8000-00000000000G", "{01900000-0000-7000-8000-000000000000}"),
    *("01900000-0000-7000-8000-000000000000\n01900000-0000-7000-8000-000000000000",),
    *("01900000000070008000000000000000", 1, True, ["a"], {"id": "a"}),
]


def bad_values(type_name: str) -> list[Any]:
    if type_name.startswith("["):
        item = type_name.strip("[]")
        return ["one, two", 1, True, {"0": "a"}, *([one] for one in bad_values(item))]
    if type_name.startswith("id:"):
        return BAD_LINKS
    if "|" in type_name:
        first = type_name.split("|", maxsplit=1)[0]
        return ["nonsense", first.upper() + "x", first + " " + first, *NO_TEXT]
    return BAD[type_name]


FIELDS = [
    pytest.param(kind, name, id=f"{kind}.{name}")
    for kind, fields in contract.KINDS.items()
    for name in fields
]


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_a_field_refuses_what_does_not_fit_it(kind: str, name: str) -> None:
    for bad in bad_values(contract.KINDS[kind][name].type):
        refused = refusal(kind, {**least(kind, IDS), name: bad})
        assert isinstance(refused, FieldError), f"{bad!r} was taken as {refused}"
        assert refused.field == name, bad
        assert isinstance(refused, UserError)
        assert refused.title.startswith(f"{name}: ")


@pytest.mark.parametrize(("kind", "name"), FIELDS)
def test_a_choice_is_one_of_the_words_of_the_contract(kind: str, name: str) -> None:
    for word in contract.KINDS[kind][name].choices:
        if (kind, name) == ("case", "stage"):
            continue
        needed = {"about": IDS["case"]} if name == "agenda_kind" else {}
        record = KINDS[kind].read({**least(kind, IDS), **needed, name: word}, now=NOW)
        assert record.to_json()[name] == word


def test_a_list_says_which_kind_of_item_is_wrong_and_takes_a_thousand() -> None:
    with pytest.raises(FieldError):
        KINDS["company"].read({"name": "Acme", "tags": ["a"] * 1001}, now=NOW)
    KINDS["company"].read({"name": "Acme", "tags": ["a"] * 1000}, now=NOW)


def test_a_text_is_kept_in_composed_form_and_counted_in_it() -> None:
    decomposed = unicodedata.normalize("NFD", "é" * 300)
    company = KINDS["company"].read({"name": decomposed}, now=NOW)
    assert company.to_json()["name"] == "é" * 300


def test_a_long_text_keeps_its_lines_and_its_edges() -> None:
    text = "  First\n\tsecond \n\n"
    assert KINDS["company"].read({"name": "A", "notes": text}, now=NOW).notes == text
    windows = KINDS["company"].read({"name": "A", "notes": "one\r\ntwo\rthree"}, now=NOW)
    assert windows.notes == "one\ntwo\nthree"


def test_a_line_loses_the_space_around_it() -> None:
    assert KINDS["company"].read({"name": "  Acme  "}, now=NOW).to_json()["name"] == "Acme"


@pytest.mark.parametrize(
    "tag",
    [
        "de",
        "en-GB",
        "zh-Hant-TW",
        "sr-Latn",
        "de-1996",
        "es-419",
        "x-klingon",
        "de-DE-u-co-phonebk",
        "sl-rozaj-biske",
        "yue",
        "en-x-plain",
    ],
)
def test_a_language_is_any_tag_of_bcp_47(tag: str) -> None:
    assert (
        KINDS["company"].read({"name": "A", "language": tag}, now=NOW).to_json()["language"] == tag
    )


@pytest.mark.parametrize(
    "host",
    [
        "acme.example",
        "shop.acme.example",
        "xn--bcher-kva.example",
        "bücher.example",
        "हिन्दी.example",
        "a-b.example",
        "ACME.example",
        "acme.example.",
    ],
)
def test_a_domain_is_a_host_name_in_small_letters(host: str) -> None:
    (kept,) = KINDS["company"].read({"name": "A", "domains": [host]}, now=NOW).to_json()["domains"]
    assert kept == host.lower().rstrip(".")
