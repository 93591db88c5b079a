"""Filters as a person types them come to what the vault is asked."""

import pytest
from desks import SUNDAY

from vrm_app.presenters.filter_words import narrowed, understand, without

TODAY = SUNDAY.date()


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("kind:promise company:acme after:2026-03", "kind:promise company:acme after:2026-03-01"),
        ("Art:Versprechen Firma:acme seit märz", "kind:promise company:acme after:2026-03-01"),
        ("refund last month", "after:2026-10-01 before:2026-11-01 refund"),
        ("letzten Monat", "after:2026-10-01 before:2026-11-01"),
        ("2026-03", "after:2026-03-01 before:2026-04-01"),
        ("2026-03-05", "after:2026-03-05 before:2026-03-06"),
        ("this week", "after:2026-11-16 before:2026-11-23"),
        ("last year", "after:2025-01-01 before:2026-01-01"),
        ("in march 2025 bill", "after:2025-03-01 before:2025-04-01 bill"),
        ("im dezember", "after:2025-12-01 before:2026-01-01"),
        ("bis 2026-03", "before:2026-04-01"),
        ("vor märz", "before:2026-03-01"),
        ("since yesterday", "after:2026-11-21"),
        ("-kanal:telefon tag:bill", "-channel:phone tag:bill"),
        ("channel:e-mail", "channel:email"),
        ("channel:in", "channel:in_person"),
        ('person:"Dana Kaur" is:offen', 'person:"Dana Kaur" is:open'),
        ("kind:pr", "kind:promise"),
        ("kind:", ""),
        ("company:", ""),
    ],
)
def test_filters_are_read_in_both_languages(typed: str, query: str) -> None:
    assert understand(typed, today=TODAY).query == query


@pytest.mark.parametrize(
    "typed",
    ["after sales", "from acme", "in person", "2026", '"last month"', "re: bill", "-", "a:b"],
)
def test_words_that_are_no_filter_stay_words(typed: str) -> None:
    found = understand(typed, today=TODAY)

    assert (found.query, found.parts) == (typed, ())


def test_each_filter_is_told_and_can_be_taken_away() -> None:
    typed = "kettle -channel:phone since march company:acme"

    found = understand(typed, today=TODAY)

    assert [one.label for one in found.parts] == ["not Phone", "From 1 Mar 2026", "acme"]
    assert found.words == ("kettle",)
    assert [without(typed, one) for one in found.parts] == [
        "kettle since march company:acme",
        "kettle -channel:phone company:acme",
        "kettle -channel:phone since march",
    ]
    assert narrowed("kettle ", "last month") == "kettle last month "
