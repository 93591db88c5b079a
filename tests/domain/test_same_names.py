"""Companies of the same name are told apart by what differs."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from vrm_app.domain.company import Company
from vrm_app.domain.fields import Json
from vrm_app.domain.identity import RecordId
from vrm_app.domain.same_names import is_same_name, told_apart

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def _companies(*given: dict[str, Json]) -> list[Company]:

    made = [Company.read({"name": "Acme", **fields}, now=NOW) for fields in given]
    return [replace(one, id=RecordId(str(at))) for at, one in enumerate(made, 1)]


def test_a_name_of_one_company_stays_as_it_is() -> None:
    assert told_apart(_companies({}, {"name": "Globex"}), {}) == {"1": "Acme", "2": "Globex"}


@pytest.mark.parametrize(
    ("fields", "places", "details"),
    [
        (
            ({"domains": ["a.example"], "country": "DE"}, {"domains": ["b.example"]}),
            {},
            ("a.example", "b.example"),
        ),
        (({"domains": ["a.example"]}, {}), {"1": "Bonn", "2": "Kiel"}, ("Bonn", "Kiel")),
        (({"country": "DE"}, {"country": "AT"}), {"1": "Bonn"}, ("DE", "AT")),
        (({}, {"name": "ACME"}), {}, ("1", "2")),
        (({"country": "DE"}, {"category": "energy"}, {}), {}, ("DE", "energy", "3")),
        (({"country": "DE"}, {"country": "DE"}, {"country": "AT"}), {}, ("1", "2", "AT")),
    ],
)
def test_the_first_detail_that_all_have_and_that_differs_is_told(
    fields: tuple[dict[str, Json], ...], places: dict[str, str], details: tuple[str, ...]
) -> None:
    companies = _companies(*fields)
    named = told_apart(companies, places)
    assert list(named.values()) == [
        f"{one.name} ({detail})" for one, detail in zip(companies, details, strict=True)
    ]


def test_names_are_the_same_but_for_their_details() -> None:
    assert is_same_name("Acme (Bonn)", "ACME (Kiel)")
    assert not is_same_name("Acme (Bonn)", "Acme Bank (Bonn)")
    assert not is_same_name("Acme", "Globex")
