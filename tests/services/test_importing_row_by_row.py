"""Companies from a password manager's export, each taken in or refused on its own."""

import json

import pytest
from building import NOW, company, shown

from vrm_app.domain.fields import Json
from vrm_app.outside.reading import FoundCompany, Reading
from vrm_app.services import importing
from vrm_app.services.importing import Imported
from vrm_app.vault.vault import Vault


def login(name: str, *hosts: str, **more: Json) -> dict[str, Json]:
    uris = [{"uri": f"https://{host}"} for host in hosts]
    return {"type": 1, "name": name, "login": {"uris": uris}, **more}


def imported(vault: Vault, *items: Json) -> Imported:
    content = json.dumps({"encrypted": False, "folders": [], "items": list(items)}).encode()
    return importing.import_companies(vault, content, "bitwarden-json", dry_run=False, now=NOW)


@pytest.mark.parametrize("year", ["0001", "1799", "9001"])
def test_a_day_out_of_all_bounds_is_an_error_of_its_row(vault: Vault, year: str) -> None:
    odd = login("Odd", "odd.example", creationDate=f"{year}-01-01T00:00:00.000Z")

    told = imported(vault, login("Shop", "shop.example"), odd)

    assert (told.created, told.errors) == (
        1,
        [(2, "The day on which the entry was created cannot be read")],
    )


def test_a_company_of_very_many_hosts_is_kept_and_the_second_time_unchanged(vault: Vault) -> None:
    hosts = [f"h{number:04}.shop.example" for number in range(1_100)]

    assert imported(vault, login("Shop", *hosts)).created == 1

    again = imported(vault, login("Shop", *hosts, "new.shop.example"))
    assert (again.updated, again.skipped, again.errors) == (0, 1, [])


def test_new_hosts_fill_the_room_that_is_left(vault: Vault) -> None:
    company(vault, "Shop", domains=["shop.example", *(f"a{n:04}.example" for n in range(998))])

    told = imported(vault, login("Shop", "one.shop.example", "two.shop.example"))

    ((_, shop),) = told.told
    assert len(shop.domains) == 1_000
    assert "one.shop.example" in shop.domains


def test_a_company_that_cannot_be_kept_keeps_no_other_out(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(name: str, row: int) -> FoundCompany:
        return FoundCompany(
            name=name,
            domains=(),
            category=None,
            favourite=False,
            known_since=None,
            accounts=1,
            rows=(row, row + 5),
        )

    reading = Reading(companies=(found("x" * 301, 3), found("Shop", 4)), errors=(), skipped=())
    monkeypatch.setattr(importing, "run_confined", lambda *_: reading)

    told = imported(vault)

    assert told.errors == [(3, "name: must have no more than 300 characters")]
    assert told.ids == shown(vault, "company")
    assert told.created == 1
