"""Importing a file again brought back what the customer had taken out by hand."""

import pytest
from building import NOW, delete, edit, record, shown

from vrm_app.domain.fields import Json
from vrm_app.services.importing import Imported, import_companies
from vrm_app.services.undoing import undo
from vrm_app.vault.vault import Vault

LOGINS = (
    b"folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,"
    b"login_totp\nHome,,login,Acme,,,0,https://shop.acme.example,,,\n"
)
TABLE = (
    b"Company,Website,Category,Country,Tags,Customer number,Since,Notes,Email,Phone\n"
    b'Acme,shop.acme.example acme.example,Home,DE,"x,y",1;2,2020-01-02,Mine,'
    b"help@acme.example,+49 30 123\n"
)
FORMS = [(LOGINS, "bitwarden-csv"), (TABLE, "company-csv")]


def imported(vault: Vault, content: bytes, form: str) -> Imported:
    return import_companies(vault, content, form, dry_run=False, now=NOW)


def fields(vault: Vault, record_id: str) -> dict[str, Json]:
    return record(vault, record_id).to_json()


@pytest.mark.parametrize(("content", "form"), FORMS)
@pytest.mark.parametrize("left", [["shop.acme.example"], ["acme.example"], ["other.example"], []])
def test_a_domain_that_was_taken_out_stays_out(
    left: list[str], content: bytes, form: str, vault: Vault
) -> None:
    (acme,) = imported(vault, content, form).ids
    edit(vault, acme, domains=left)

    again = imported(vault, content, form)

    assert (again.created, again.updated, again.skipped) == (0, 0, 1)
    assert fields(vault, acme)["domains"] == left


@pytest.mark.parametrize(("content", "form"), FORMS)
def test_a_category_that_was_taken_out_stays_out(content: bytes, form: str, vault: Vault) -> None:
    (acme,) = imported(vault, content, form).ids
    edit(vault, acme, category=None)

    assert imported(vault, content, form).updated == 0
    assert fields(vault, acme)["category"] is None


def test_whatever_was_taken_out_stays_out(vault: Vault) -> None:
    (acme,) = imported(vault, TABLE, "company-csv").ids
    emptied: dict[str, Json] = {
        "country": None,
        "tags": ["y"],
        "account_numbers": ["2"],
        "known_since": None,
        "notes": None,
        "domains": ["acme.example"],
    }
    edit(vault, acme, **emptied)

    assert imported(vault, TABLE, "company-csv").updated == 0
    kept = fields(vault, acme)
    assert {name: kept[name] for name in emptied} == emptied


def test_a_way_to_reach_a_company_that_was_deleted_or_corrected_stays_so(vault: Vault) -> None:
    imported(vault, TABLE, "company-csv")
    by_channel = {fields(vault, one)["channel"]: one for one in shown(vault, "contact_point")}
    delete(vault, by_channel["email"])
    edit(vault, by_channel["phone"], address="+49 30 124")

    assert imported(vault, TABLE, "company-csv").updated == 0
    (left,) = shown(vault, "contact_point")
    assert fields(vault, left)["address"] == "+49 30 124"


@pytest.mark.parametrize(("content", "form"), FORMS)
def test_what_was_only_undone_comes_with_the_next_import(
    content: bytes, form: str, vault: Vault
) -> None:
    (acme,) = imported(vault, b"Company,Website\nAcme,acme.example\n", "company-csv").ids
    imported(vault, content, form)
    undo(vault, now=NOW)
    assert fields(vault, acme)["category"] is None

    again = imported(vault, content, form)

    assert (again.created, again.updated) == (0, 1)
    assert fields(vault, acme)["category"] == "Home"
    assert "shop.acme.example" in fields(vault, acme)["domains"]
    assert len(shown(vault, "contact_point")) == (2 if form == "company-csv" else 0)


def test_another_value_than_the_one_taken_out_is_taken(vault: Vault) -> None:
    (acme,) = imported(vault, TABLE, "company-csv").ids
    edit(vault, acme, category=None, domains=["acme.example"])
    other = TABLE.replace(b"Home", b"Shops").replace(b"shop.acme.example", b"new.acme.example")

    assert imported(vault, other, "company-csv").updated == 1
    assert fields(vault, acme)["category"] == "Shops"
    assert fields(vault, acme)["domains"] == ["acme.example", "new.acme.example"]


def test_a_domain_that_was_given_to_another_company_makes_that_one_known(vault: Vault) -> None:
    (acme,) = imported(vault, TABLE, "company-csv").ids
    edit(vault, acme, domains=["acme.example"])

    told = imported(vault, b"Company,Website\nThe Shop,shop.acme.example\n", "company-csv")

    assert told.created == 1
    assert fields(vault, acme)["domains"] == ["acme.example"]
