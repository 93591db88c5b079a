"""Companies from a password manager's export: added once, completed, never overwritten."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from building import NOW, changes, company, counter, delete, dump, edit, record, shown

from vrm_app.domain.errors import UserError
from vrm_app.services.checking import check
from vrm_app.services.importing import Imported, form_of, import_companies
from vrm_app.services.undoing import redo, undo
from vrm_app.vault.vault import Vault

EXPORTS = Path(__file__).parents[1] / "fixtures" / "password_exports"
READABLE = [
    *("bitwarden.csv", "bitwarden.json", "bitwarden_organisation.csv"),
    *("bitwarden_organisation.json", "keepassxc.csv", "keepassxc_2_6_1.csv"),
    *("firefox.csv", "chrome.csv", "chrome_before_notes.csv"),
]
CANARY = "CANARY"


def brought_in(vault: Vault, content: bytes, *, dry_run: bool = False) -> Imported:
    return import_companies(vault, content, form_of(content, None), dry_run=dry_run, now=NOW)


def table(*logins: tuple[str, str, str]) -> bytes:
    """Return an export of logins, each with folder, name and address."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(
        "folder favorite type name notes fields reprompt login_uri login_username login_password"
        " login_totp".split()
    )
    for folder, name, address in logins:
        writer.writerow([folder, "", "login", name, "", "", "0", address, "me", CANARY, ""])
    return written.getvalue().encode()


def state(vault: Vault) -> tuple[int, int, dict[str, Any]]:
    companies = {one: record(vault, one).to_json() for one in shown(vault, "company")}
    return counter(vault), len(changes(vault)), companies


@pytest.mark.parametrize("name", READABLE)
def test_an_export_is_taken_once_and_changes_nothing_the_second_time(
    name: str, vault: Vault
) -> None:
    content = (EXPORTS / name).read_bytes()
    first = brought_in(vault, content)
    assert first.created == len(first.ids) == len(shown(vault, "company")) > 0
    assert first.updated == 0
    before = state(vault)
    second = brought_in(vault, content)
    assert (second.created, second.updated, second.ids) == (0, 0, [])
    assert second.skipped == first.created + first.skipped
    assert second.errors == first.errors
    assert state(vault) == before
    assert check(vault).problems == []


@pytest.mark.parametrize("name", READABLE)
def test_no_secret_gets_into_the_vault(name: str, vault: Vault) -> None:
    content = (EXPORTS / name).read_bytes()
    assert CANARY.encode() in content
    brought_in(vault, content)
    with vault.reading() as connection:
        rows = dump(connection)
    assert rows["company"]
    assert CANARY.lower() not in str(rows).lower()


def test_a_dry_run_tells_the_same_and_changes_nothing(vault: Vault) -> None:
    acme = company(vault, "Acme", domains=["acme.example"])
    content = table(
        ("Home", "Acme", "https://shop.acme.example"), ("", "Other", "https://other.example")
    )
    before = state(vault)
    tried = brought_in(vault, content, dry_run=True)
    assert (tried.created, tried.updated) == (1, 1)
    assert state(vault) == before
    done = brought_in(vault, content)
    assert [(what, one.name) for what, one in done.told] == [
        (what, one.name) for what, one in tried.told
    ]
    assert acme in done.ids


def test_a_whole_import_is_one_step_back_and_one_forth(vault: Vault) -> None:
    acme = company(vault, "Acme", domains=["acme.example"])
    content = table(
        ("Home", "Acme", "https://shop.acme.example"),
        ("", "Other", "https://other.example"),
        ("", "Third", "https://third.example"),
    )
    brought_in(vault, content)
    assert undo(vault, now=NOW) == "import"
    assert shown(vault, "company") == [acme]
    assert record(vault, acme).to_json()["domains"] == ["acme.example"]
    assert redo(vault, now=NOW) == "import"
    assert len(shown(vault, "company")) == 3
    assert record(vault, acme).to_json()["domains"] == ["acme.example", "shop.acme.example"]


def test_what_the_customer_wrote_is_never_overwritten(vault: Vault) -> None:
    written: dict[str, Any] = {
        "name": "My electricity", "category": "Energy", "known_since": "2020-05-01",
        "notes": "mine", "favourite": False, "domains": ["acme.example"], "tags": ["x"],
    }  # fmt: skip
    acme = company(vault, **written)
    content = json.dumps({
        "encrypted": False,
        "folders": [{"id": "1", "name": "Shopping"}],
        "items": [{
            "id": "1", "type": 1, "name": "Acme", "favorite": True, "folderId": "1",
            "creationDate": "2015-01-01T00:00:00.000Z", "deletedDate": None,
            "login": {"uris": [{"match": None, "uri": "https://shop.acme.example"}]},
        }],
    }).encode()  # fmt: skip
    brought_in(vault, content)
    kept = record(vault, acme).to_json()
    assert {**written, "domains": ["acme.example", "shop.acme.example"]} == {
        name: kept[name] for name in written
    }


def test_what_the_customer_left_empty_is_completed(vault: Vault) -> None:
    acme = company(vault, "Acme")
    brought_in(vault, table(("Energy", "acme", "https://acme.example")))
    kept = record(vault, acme).to_json()
    assert (kept["name"], kept["category"], kept["domains"]) == ("Acme", "Energy", ["acme.example"])


def test_a_company_that_was_renamed_is_known_by_its_site(vault: Vault) -> None:
    content = table(("", "Acme", "https://acme.example"))
    (acme,) = brought_in(vault, content).ids
    edit(vault, acme, name="My electricity")
    again = brought_in(vault, content)
    assert (again.created, again.updated, again.skipped) == (0, 0, 1)


@pytest.mark.parametrize("site", ["www.acme.example", "ACME.example", "bücher.example"])
def test_a_site_is_known_however_it_is_written(site: str, vault: Vault) -> None:
    company(vault, "My shop", domains=[site])
    again = brought_in(vault, table(("", "A shop", f"https://{site}/account")))
    assert (again.created, again.updated, again.skipped) == (0, 0, 1)


def test_two_companies_of_one_name_are_told_apart_by_their_sites(vault: Vault) -> None:
    acme = company(vault, "Acme", domains=["acme.example"])
    again = brought_in(vault, table(("", "Acme", "https://acme.test")))
    assert (again.created, again.updated) == (1, 0)
    assert record(vault, acme).to_json()["domains"] == ["acme.example"]


def test_what_was_thrown_away_is_added_anew(vault: Vault) -> None:
    content = table(("", "Acme", "https://acme.example"))
    brought_in(vault, content)
    undo(vault, now=NOW)
    assert brought_in(vault, content).created == 1
    delete(vault, shown(vault, "company")[0])
    assert brought_in(vault, content).created == 1


def test_rows_that_are_damaged_are_told_and_the_rest_is_taken(vault: Vault) -> None:
    content = table(("", "Acme", "https://acme.example"), ("", "Other", "https://other.example"))
    lines = content.splitlines(keepends=True)
    found = brought_in(vault, b"".join([lines[0], b"only,two\r\n", *lines[1:]]))
    assert found.created == 2
    assert [row for row, _ in found.errors] == [2]
    assert CANARY not in str(found)


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\xff\xfe\x00", b"a,b\r\n1,2\r\n", b"{}", b"[]", b"\x89PNG\r\n"]
)
def test_a_file_of_another_kind_is_refused_and_nothing_is_written(
    content: bytes, vault: Vault
) -> None:
    before = state(vault)
    with pytest.raises(UserError):
        brought_in(vault, content)
    assert state(vault) == before


def test_a_file_of_another_form_than_named_is_refused(vault: Vault) -> None:
    content = table(("", "Acme", "https://acme.example"))
    before = state(vault)
    for form in ("bitwarden-json", "keepassxc-csv"):
        with pytest.raises(UserError):
            import_companies(vault, content, form, dry_run=False, now=NOW)
    assert state(vault) == before
