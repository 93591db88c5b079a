"""Days, amounts and sizes in the customer's words."""

from datetime import date, timedelta

import pytest

from vrm_app.domain.agenda import AgendaKind
from vrm_app.domain.case import CaseType, Remedy, Stage
from vrm_app.domain.company import Channel
from vrm_app.domain.judgement import Dimension
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.money import Money
from vrm_app.presenters import words

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "said", "tone"),
    [
        (-2, "2 days late", "bad"),
        (-1, "1 day late", "bad"),
        (0, "today", "bad"),
        (1, "tomorrow", "bad"),
        (2, "in 2 days", "bad"),
        (3, "in 3 days", "warn"),
        (30, "in 30 days", "warn"),
        (31, "in 31 days", ""),
    ],
)
def test_a_day_to_come_says_how_much_is_left_to_act(days: int, said: str, tone: str) -> None:
    day = TODAY + timedelta(days=days)
    assert words.days_left_words(day, today=TODAY) == said
    assert words.urgency(day, today=TODAY) == tone


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 24), "Tue 24 Nov"),
        (date(2026, 10, 24), "Sat 24 Oct"),
        (date(2026, 3, 5), "5 Mar"),
        (date(2027, 3, 5), "5 Mar 2027"),
    ],
)
def test_a_near_day_has_its_weekday_and_a_far_one_its_year(day: date, said: str) -> None:
    assert words.day_words(day, today=TODAY) == said


@pytest.mark.parametrize(
    ("day", "group"),
    [
        (date(2026, 11, 22), "Today"),
        (date(2026, 11, 21), "Yesterday"),
        (date(2026, 11, 3), "Earlier in November"),
        (date(2026, 10, 31), "October"),
        (date(2025, 11, 22), "November 2025"),
        (date(2026, 12, 1), "To come"),
    ],
)
def test_past_days_are_grouped_as_people_speak_of_them(day: date, group: str) -> None:
    assert words.month_words(day, today=TODAY) == group


def test_amounts_have_their_sign_before_them() -> None:
    assert words.money_words(Money(8420, "EUR")) == "€84.20"
    assert words.money_words(Money(8420, "CHF")) == "CHF 84.20"
    assert words.money_words(Money(500, "JPY")) == "¥500"


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1.0 KiB"),
        (86_016, "84 KiB"),
        (1_258_291, "1.2 MiB"),
        (5 << 30, "5.0 GiB"),
    ],
)
def test_sizes_are_short(size: int, said: str) -> None:
    assert words.size_words(size) == said


def test_every_word_of_the_vault_has_the_customers_word() -> None:
    assert set(words.KINDS) == set(KINDS)
    for table, choices in (
        (words.CHANNELS, Channel),
        (words.CHANNEL_ICONS, Channel),
        (words.CASE_TYPES, CaseType),
        (words.STAGES, Stage),
        (words.REMEDIES, Remedy),
        (words.DIMENSIONS, Dimension),
        (words.AGENDA_ICONS, AgendaKind),
    ):
        assert set(table) == set(choices)
