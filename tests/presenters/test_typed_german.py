"""What is typed in German is read as well as in English, once German is spoken."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from desks import SUNDAY

from vrm_app.domain.spans import Span
from vrm_app.language import speak
from vrm_app.outside.resources import resource
from vrm_app.presenters.filter_words import understand
from vrm_app.presenters.typed_days import Toward, read_day, read_moment
from vrm_app.presenters.typed_money import read_money
from vrm_app.presenters.typed_spans import read_span

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    speak(["de"], resource("locale"))
    yield
    speak((), resource("locale"))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("heute", "2026-11-22"),
        ("Morgen", "2026-11-23"),
        ("übermorgen", "2026-11-24"),
        ("vorgestern", "2026-11-20"),
        ("in 2 Wochen", "2026-12-06"),
        ("in zwei Wochen", "2026-12-06"),
        ("in einem Monat", "2026-12-22"),
        ("in 10 T.", "2026-12-02"),
        ("vor 3 Tagen", "2026-11-19"),
        ("vor einem Jahr", "2025-11-22"),
        ("Fr", "2026-11-27"),
        ("fr.", "2026-11-27"),
        ("So", "2026-11-22"),
        ("Freitag", "2026-11-27"),
        ("nächsten Freitag", "2026-11-27"),
        ("kommenden Mo", "2026-11-23"),
        ("am 30. Nov", "2026-11-30"),
        ("bis zum 30. November", "2026-11-30"),
        ("30.11.", "2026-11-30"),
        ("30.11.26", "2026-11-30"),
        ("5. Dez. 2027", "2027-12-05"),
        ("3. März", "2027-03-03"),
        ("Ende November", "2026-11-30"),
        ("Mitte Dez", "2026-12-15"),
        ("Anfang März 2028", "2028-03-01"),
        ("Monatsende", "2026-11-30"),
        ("Jahresende", "2026-12-31"),
        ("nächste Woche", "2026-11-29"),
        ("in 2w", "2026-12-06"),
        ("30 nov", "2026-11-30"),
        ("tomorrow", "2026-11-23"),
    ],
)
def test_a_day_to_come_is_read_as_germans_write_it(typed: str, day: str) -> None:
    assert read_day(typed, today=TODAY, toward=Toward.FUTURE) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("letzten Freitag", "2026-11-20"),
        ("Ende November", "2025-11-30"),
        ("Anfang Nov", "2026-11-01"),
    ],
)
def test_a_day_that_is_gone_is_looked_for_in_the_past(typed: str, day: str) -> None:
    assert read_day(typed, today=TODAY, toward=Toward.PAST) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed",
    ["so", "die", "mit", "", "bald", "am", "vor Tagen", "in Wochen", "Ende", "31. Nov", "wo"],
)
def test_words_of_any_sentence_are_no_day(typed: str) -> None:
    assert read_day(typed, today=TODAY, toward=Toward.FUTURE) is None


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("heute 14:05", "2026-11-22T14:05"),
        ("gestern um 14 Uhr", "2026-11-21T14:00"),
        ("um 9.30 Uhr", "2026-11-22T09:30"),
        ("vorgestern 8:15", "2026-11-20T08:15"),
        ("Fr, 12:15", "2026-11-20T12:15"),
        ("vor 3 Tagen", "2026-11-19T12:00"),
    ],
)
def test_a_moment_is_read_as_germans_write_it(typed: str, moment: str) -> None:
    assert read_moment(typed, now=NOW) == datetime.fromisoformat(f"{moment}+00:00")


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("3 Monate", "P3M"),
        ("drei Monate", "P3M"),
        ("1 Jahr", "P1Y"),
        ("ein halbes Jahr", "P6M"),
        ("14 Tage", "P14D"),
        ("2 Wochen", "P2W"),
        ("alle 2 Wochen", "P2W"),
        ("monatlich", "P1M"),
        ("jeden Monat", "P1M"),
        ("Quartal", "P3M"),
        ("jährlich", "P1Y"),
        ("keine", "P0D"),
        ("12 months", "P12M"),
    ],
)
def test_a_span_is_read_as_germans_write_it(typed: str, span: str) -> None:
    assert read_span(typed) == Span.parse(span)


@pytest.mark.parametrize("typed", ["84,20 €", "84,20 Euro", "84.20", "€ 84,20", "EUR 84,20"])
def test_an_amount_is_read_as_germans_write_it(typed: str) -> None:
    assert str(read_money(typed)) == "84.20 EUR"


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("art:zusage firma:acme seit:märz", "kind:promise company:acme after:2026-03-01"),
        ("art:anliegen vor:2026-03", "kind:case before:2026-03-01"),
        ("seit 2 Wochen", "after:2026-11-08"),
        ("kanal:brief letzten Monat", "channel:post after:2026-10-01 before:2026-11-01"),
        ("schlagwort:gas ist:offen", "tag:gas is:open"),
        ("vor so langer Zeit", "vor so langer Zeit"),
    ],
)
def test_filters_are_read_as_germans_write_them(typed: str, query: str) -> None:
    assert understand(typed, today=SUNDAY.date()).query == query


LINES = """
import sys
from datetime import date
from vrm_app.language import speak
from vrm_app.outside.resources import resource
speak(["de"], resource("locale"))
from vrm_app.presenters.jot_line import Known, Named, Part, read_line
known = Known(companies=(Named("1", "Acme"),))
line = read_line(sys.argv[1], known, today=date(2026, 11, 22))
for one in line.parts:
    print(one.part, one.day or one.money or one.value, sep="=")
print(line.promised)
"""


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        (
            "@acme /telefon +dana Erstattung 84,20 € versprochen bis 30. Nov #zähler",
            (
                "company=1 channel=phone person=Dana amount=84.20 EUR promise=company by=2026-11-30"
                " tag=zähler / Erstattung"
            ),
        ),
        (
            "@acme hat mir Erstattung von 84,20 Euro bis zum 30. November zugesagt.",
            "company=1 amount=84.20 EUR by=2026-11-30 promise=company / Erstattung",
        ),
        (
            "@acme Ich habe versprochen, die Rechnung bis Freitag zu schicken",
            "company=1 promise=me by=2026-11-27 / die Rechnung",
        ),
        (
            "@acme versprochen: Rückruf bis morgen",
            "company=1 promise=company by=2026-11-23 / Rückruf",
        ),
        (
            "@acme ich habe angerufen, Dana hat einen Rückruf bis Fr versprochen",
            "company=1 by=2026-11-27 promise=company / einen Rückruf",
        ),
        ("@acme /brief erinnern Fr", "company=1 channel=post reminder=2026-11-27 / "),
        (
            "@acme /persönlich erinnere mich am Freitag",
            "company=1 channel=in_person reminder=2026-11-27 / ",
        ),
        ("@acme /mail erinnern in 2 Wochen", "company=1 channel=email reminder=2026-12-06 / "),
        ("erinnern die Rechnung zu zahlen", " / "),
        (
            "@acme promised refund €84.20 by 30 nov",
            "company=1 promise=company amount=84.20 EUR by=2026-11-30 / refund",
        ),
    ],
)
def test_a_line_is_understood_as_germans_write_it(typed: str, understood: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LINES, typed], check=True, capture_output=True, encoding="utf-8"
    )
    *parts, promised = ran.stdout.splitlines()
    assert f"{' '.join(parts)} / {promised}" == understood
