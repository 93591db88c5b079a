"""Keeping a company together with the ways to reach it."""

import pytest
from building import NOW, changes, shown

from vrm_app.domain.errors import FieldError
from vrm_app.services.keeping_companies import Point, find_company, keep_company
from vrm_app.services.undoing import undo
from vrm_app.vault.vault import Vault

PHONE = {"channel": "phone", "address": "+49 30 000000"}
MAIL = {"channel": "email", "address": "help@acme.example", "desk": "support"}


def test_a_company_is_kept_with_the_ways_to_reach_it_and_undone_as_one(vault: Vault) -> None:
    kept = keep_company(
        vault, "", {"name": "Acme"}, [Point(fields=PHONE), Point(fields=MAIL)], now=NOW
    )

    found = find_company(vault, kept.id)
    assert {one.address for one in found.points} == {PHONE["address"], MAIL["address"]}
    undo(vault, now=NOW)
    assert shown(vault, "company") == shown(vault, "contact_point") == []


def test_a_way_that_is_no_longer_named_goes_to_the_trash(vault: Vault) -> None:
    kept = keep_company(vault, "", {"name": "Acme"}, [Point(fields=PHONE)], now=NOW)
    phone = find_company(vault, kept.id).points[0]

    keep_company(vault, kept.id, {"name": "Acme Ltd"}, [Point(fields=MAIL)], now=NOW)

    found = find_company(vault, kept.id)
    assert found.company.name == "Acme Ltd"
    assert [one.address for one in found.points] == [MAIL["address"]]
    assert shown(vault, "contact_point", trash=True) == [phone.id]


def test_a_way_that_cannot_be_kept_is_named_by_its_place_and_nothing_is_written(
    vault: Vault,
) -> None:
    before = len(changes(vault))

    with pytest.raises(FieldError) as refused:
        keep_company(
            vault,
            "",
            {"name": "Acme"},
            [Point(fields=PHONE), Point(fields={"channel": "email", "address": ""})],
            now=NOW,
        )

    assert refused.value.field == "points.1"
    assert len(changes(vault)) == before
