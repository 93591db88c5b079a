"""Filters by day and the months of the timeline went by UTC, not by the customer's own days."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from building import case, company, exchange
from desks import DeskAtOnce

from vrm_app.presenters.entries import Entry
from vrm_app.presenters.stretch import Stretch
from vrm_app.services.records import add
from vrm_app.services.searching import search
from vrm_app.services.timeline import around, months_of, timeline
from vrm_app.services.today import today_of
from vrm_app.vault.lived_days import end_of_month
from vrm_app.vault.query import read_query
from vrm_app.vault.vault import Vault

KIRITIMATI = ZoneInfo("Pacific/Kiritimati")  # Fourteen hours ahead.
NIUE = ZoneInfo("Pacific/Niue")  # Eleven hours behind.
BERLIN = ZoneInfo("Europe/Berlin")
HAVANA = ZoneInfo("America/Havana")  # Summer begins and ends at midnight.
SANTIAGO = ZoneInfo("America/Santiago")
APIA = ZoneInfo("Pacific/Apia")  # Left out the 30th of December 2011.

# Each the first and the last moment of a day.
DAYS = [
    (KIRITIMATI, "2026-02-28T10:00:00Z", "2026-03-01T09:59:59Z", "2026-03-01"),
    (NIUE, "2026-03-01T11:00:00Z", "2026-03-02T10:59:59Z", "2026-03-01"),
    (BERLIN, "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", "2026-03-29"),
    (BERLIN, "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", "2026-10-25"),
    (HAVANA, "2026-03-08T05:00:00Z", "2026-03-09T03:59:59Z", "2026-03-08"),
    (HAVANA, "2026-11-01T04:00:00Z", "2026-11-02T04:59:59Z", "2026-11-01"),
    (SANTIAGO, "2026-09-06T04:00:00Z", "2026-09-07T02:59:59Z", "2026-09-06"),
    (APIA, "2011-12-30T10:00:00Z", "2011-12-31T09:59:59Z", "2011-12-31"),
]


@pytest.mark.parametrize(("zone", "first", "last", "day"), DAYS)
def test_a_day_begins_and_ends_where_the_customer_lives(
    vault: Vault, zone: tzinfo, first: str, last: str, day: str
) -> None:
    next_day = str(date.fromisoformat(day) + timedelta(days=1))
    acme = company(vault)
    within = {exchange(vault, acme, at=first), exchange(vault, acme, at=last)}
    within.add(case(vault, acme, opened_on=day))
    for moment, by in ((first, -1), (last, 1)):
        away = datetime.fromisoformat(moment).timestamp() + by
        exchange(vault, acme, at=datetime.fromtimestamp(away, UTC).isoformat())
    case(vault, acme, opened_on=next_day)

    for asked in ("", "company:acme ", "kind:interaction kind:case "):
        query = read_query(f"{asked}after:{day} before:{next_day}", zone=zone)
        assert {one.record.id for one in timeline(vault, query).events} == within, asked
        assert sum(months_of(vault, query).values()) == len(within)
    typed = f"kettle after:{day} before:{next_day}"
    assert {one.id for one in search(vault, typed, zone=zone)} < within
    typed = f"kind:interaction kind:case after:{day} before:{next_day}"
    assert {one.id for one in search(vault, typed, zone=zone)} == within


@pytest.mark.parametrize(
    ("zone", "months"),
    [
        (UTC, {"2026-02": 1, "2026-03": 2}),
        (KIRITIMATI, {"2026-03": 3}),
        (NIUE, {"2026-02": 2, "2026-03": 1}),
    ],
)
def test_a_month_has_what_happened_in_it_where_the_customer_lives(
    vault: Vault, zone: tzinfo, months: dict[str, int]
) -> None:
    acme = company(vault)
    exchange(vault, acme, at="2026-02-28T10:00:00Z", subject="The kettle")
    exchange(vault, acme, at="2026-03-01T10:00:00Z", subject="The kettle")
    case(vault, acme, opened_on="2026-03-01")

    for asked in ("", "company:acme", "kettle kind:interaction kind:case"):
        assert months_of(vault, read_query(asked, zone=zone)) == months, asked


class _Seen:
    """A timeline that remembers what it shows."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry], chosen: str = "") -> None:
        del chosen
        self.entries = entries

    def show_from(self, entries: list[Entry]) -> None:
        self.entries = entries

    def add_older(self, entries: list[Entry], *, without: int = 0) -> None:
        """Leave it: nothing here is that long."""

    def add_newer(self, entries: list[Entry], *, without: int = 0) -> None:
        """Leave it: nothing here is that long."""

    def show_whole(self, record_id: str, text: str) -> None:
        """Leave it: nothing here is opened."""


@pytest.mark.parametrize("zone", [KIRITIMATI, NIUE, UTC])
def test_going_to_a_month_begins_with_its_last_day_there(vault: Vault, zone: tzinfo) -> None:
    acme = company(vault)
    for day in ("2026-03-31", "2026-04-01"):
        case(vault, acme, opened_on=day)
        at = datetime.fromisoformat(f"{day}T01:00:00").replace(tzinfo=zone)
        exchange(vault, acme, at=at.astimezone(UTC).isoformat())
    seen = _Seen()
    stretch = Stretch(
        seen, DeskAtOnce(vault, moment=datetime(2026, 6, 1, 12, tzinfo=zone)), with_company=True
    )
    stretch.ask("")
    assert [one.month for one in seen.entries] == ["2026-04", "2026-04", "2026-03", "2026-03"]

    stretch.go_to("2026-03")

    assert [one.month for one in seen.entries] == ["2026-03", "2026-03"]


@pytest.mark.parametrize("zone", [KIRITIMATI, NIUE])
def test_the_ends_of_the_calendar_can_be_asked_for_too(vault: Vault, zone: tzinfo) -> None:
    entry = exchange(vault, company(vault))

    whole = read_query("after:0001-01-01 before:9999-12-31", zone=zone)

    assert [one.record.id for one in timeline(vault, whole).events] == [entry]
    assert [one.record.id for one in around(vault, whole, entry).events] == [entry]
    assert end_of_month("9999-12", zone) > "9999-12-31T23:59:59.999999Z"


def test_a_promise_counts_for_the_year_in_which_it_was_settled_there(vault: Vault) -> None:
    acme = company(vault)
    given = {"company_id": acme, "by": "company", "what": "A refund", "state": "kept"}
    eve = datetime(2025, 12, 31, 23, 30, tzinfo=NIUE)
    add(vault, "promise", given, now=eve)

    assert today_of(vault, now=eve).kept == 1
    assert today_of(vault, now=datetime(2026, 1, 2, 12, tzinfo=NIUE)).kept == 0
