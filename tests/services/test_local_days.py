"""Days are counted as the customer lives them, wherever the clocks of UTC stand."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from building import case, company, exchange, keep, least

from vrm_app.services.by_name import by_name
from vrm_app.services.cases import find_case, open_cases
from vrm_app.services.companies import company_rows, overview
from vrm_app.services.today import today_of
from vrm_app.vault.vault import Vault

EAST = timezone(timedelta(hours=13))
WEST = timezone(timedelta(hours=-8))
BERLIN = ZoneInfo("Europe/Berlin")


def _last_on(vault: Vault, company_id: str, now: datetime) -> date | None:
    return company_rows(vault, [company_id], {}, now=now)[0].last_on


def test_an_entry_of_the_early_morning_is_of_this_day_in_the_east(vault: Vault) -> None:
    acme = company(vault)
    one = case(vault, acme, stage="raised", opened_on="2026-05-01")
    # One o'clock at night on the second of June there, and still the first in UTC.
    exchange(vault, acme, case_id=one, at="2026-06-01T12:00:00Z")
    now = datetime(2026, 6, 4, 9, tzinfo=EAST)

    assert _last_on(vault, acme, now) == date(2026, 6, 2)
    assert by_name(vault, now=now).companies[0].last_on == date(2026, 6, 2)
    assert open_cases(vault, now=now)[0].days == 2
    assert find_case(vault, one, now=now).row.days == 2
    (turn,) = today_of(vault, now=now).turns
    assert turn.days == 2
    found = overview(vault, acme, now=now).turn
    assert found is not None
    assert found.days == 2


def test_an_entry_of_the_evening_is_of_that_day_in_the_west(vault: Vault) -> None:
    acme = company(vault)
    one = case(vault, acme, stage="raised", opened_on="2026-05-01")
    exchange(vault, acme, case_id=one, at="2026-06-02T05:30:00Z")
    now = datetime(2026, 6, 2, 21, tzinfo=WEST)

    assert _last_on(vault, acme, now) == date(2026, 6, 1)
    assert open_cases(vault, now=now)[0].days == 1


def test_a_summer_night_seen_in_winter_keeps_its_day(vault: Vault) -> None:
    acme = company(vault)
    exchange(vault, acme, at="2026-06-30T22:30:00Z")

    now = datetime(2026, 12, 1, 12, tzinfo=BERLIN)

    assert _last_on(vault, acme, now) == date(2026, 7, 1)
    assert _last_on(vault, acme, now.astimezone(UTC)) == date(2026, 6, 30)


def test_a_case_waits_since_it_last_left(vault: Vault) -> None:
    acme = company(vault)
    one = case(vault, acme, stage="raised", opened_on="2026-05-01")
    exchange(vault, acme, case_id=one, at="2026-05-04T12:00:00Z")
    now = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert open_cases(vault, now=now)[0].days == 28

    for state, at in (("written", "2026-05-20T12:00:00Z"), ("drafted", "2026-05-30T12:00:00Z")):
        _left(vault, one, acme, state=state, at=at)

    assert open_cases(vault, now=now)[0].days == 12


def _left(vault: Vault, case_id: str, company_id: str, **fields: str) -> None:
    keep(
        vault,
        "release",
        {
            **least("release", {"case": case_id, "company": company_id}),
            **fields,
        },
    )
