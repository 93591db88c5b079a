"""The zone of the machine has summer and winter, whatever the season is now."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from vrm_app.outside.local_zone import LocalZone, local_now
from vrm_app.presenters.typed_days import moment_words, read_moment

ZONE = LocalZone()


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_summer_night_keeps_its_day_in_winter() -> None:
    assert datetime(2026, 7, 30, 22, 30, tzinfo=UTC).astimezone(ZONE).date() == date(2026, 7, 31)
    assert datetime(2026, 12, 30, 22, 30, tzinfo=UTC).astimezone(ZONE).date() == date(2026, 12, 30)


def test_now_is_the_moment_with_the_offset_of_its_season() -> None:
    now = local_now()

    assert abs(now.astimezone(UTC) - datetime.now(UTC)) < timedelta(seconds=5)
    assert now.utcoffset() == datetime.now(UTC).astimezone().utcoffset()


@pytest.mark.parametrize("hour", range(4))
def test_every_moment_comes_back_also_where_clocks_show_an_hour_twice_or_never(hour: int) -> None:
    for day in (
        datetime(2026, 3, 29, hour, 30, tzinfo=UTC),
        datetime(2026, 10, 25, hour, 30, tzinfo=UTC),
    ):
        assert day.astimezone(ZONE).astimezone(UTC) == day


def test_a_summer_time_typed_in_winter_is_that_of_summer() -> None:
    now = datetime(2026, 11, 23, 12, tzinfo=UTC).astimezone(ZONE)

    found = read_moment("2026-07-30 14:05", now=now)

    assert found is not None
    assert found.astimezone(UTC) == datetime(2026, 7, 30, 12, 5, tzinfo=UTC)
    assert moment_words(found, now=now) == "30 jul 2026 14:05"
