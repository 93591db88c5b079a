"""Companies from tables of any program: shown first, taken once, completed, undone as one."""

from pathlib import Path

import pytest
from building import NOW, changes, company, counter, dump, edit, record, shown

from vrm_app.domain.fields import Json
from vrm_app.outside.headings import TableField
from vrm_app.outside.limits import SecretColumnError, UnreadableFileError
from vrm_app.outside.table_dates import DateOrder
from vrm_app.outside.table_settings import AS_FOUND, TableSettings
from vrm_app.services.checking import check
from vrm_app.services.importing import (
    TABLE,
    Imported,
    NoNamesError,
    form_of,
    import_companies,
    import_table,
)
from vrm_app.services.undoing import redo, undo
from vrm_app.vault.vault import Vault

TABLES = Path(__file__).parents[1] / "fixtures" / "tables"
NAMES = sorted(path.name for path in TABLES.iterdir())
ACME = b"Company,Website,Email,Phone\nAcme,acme.example,help@acme.example,+49 30 123\n"


def taken(
    vault: Vault, content: bytes, settings: TableSettings = AS_FOUND, *, dry_run: bool = False
) -> Imported:
    return import_table(vault, content, settings, dry_run=dry_run, now=NOW)


def state(vault: Vault) -> tuple[int, int, list[str]]:
    kinds = ("company", "contact_point")
    return (
        counter(vault),
        len(changes(vault)),
        [one for kind in kinds for one in shown(vault, kind)],
    )


def fields(vault: Vault, record_id: str) -> dict[str, Json]:
    return record(vault, record_id).to_json()


def points(vault: Vault) -> set[tuple[Json, Json]]:
    found = [fields(vault, one) for one in shown(vault, "contact_point")]
    return {(one["channel"], one["address"]) for one in found}


@pytest.mark.parametrize("name", NAMES)
def test_a_table_is_known_taken_once_and_changes_nothing_the_second_time(
    name: str, vault: Vault
) -> None:
    content = (TABLES / name).read_bytes()
    assert form_of(content, None) == TABLE

    first = import_companies(vault, content, TABLE, dry_run=False, now=NOW)
    assert first.created == len(first.ids) == len(shown(vault, "company")) > 0
    before = state(vault)
    second = taken(vault, content)

    assert (second.created, second.updated, second.ids) == (0, 0, [])
    assert second.errors == first.errors
    assert state(vault) == before
    assert check(vault).problems == []


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".csv")])
def test_no_secret_of_a_table_gets_into_the_vault_or_the_preview(name: str, vault: Vault) -> None:
    content = (TABLES / name).read_bytes()
    assert b"CANARY" in content

    told = taken(vault, content)

    with vault.reading() as connection:
        rows = dump(connection)
    assert rows["company"]
    assert "canary" not in (str(rows) + str(told)).lower()


def test_a_preview_tells_everything_and_changes_nothing(vault: Vault) -> None:
    acme = company(vault, "Acme", domains=["acme.example"])
    content = ACME + b"Other,other.example,nobody,\nThird,third.example,,\n"
    before = state(vault)

    tried = taken(vault, content, dry_run=True)

    assert state(vault) == before
    assert tried.table is not None
    assert [(one.heading, one.field) for one in tried.table.columns] == [
        ("Company", TableField.NAME),
        ("Website", TableField.DOMAINS),
        ("Email", TableField.EMAIL),
        ("Phone", TableField.PHONE),
    ]
    assert tried.table.columns[0].samples == ("Acme", "Other", "Third")
    assert [(what, one.name) for what, one in tried.told] == [
        ("completed", "Acme"),
        ("new", "Third"),
    ]
    assert (tried.created, tried.updated, tried.ids) == (1, 1, [acme])
    assert tried.errors == [(3, "The e-mail address cannot be read")]
    done = taken(vault, content)
    assert (done.table, done.created, done.updated) == (tried.table, 1, 1)


def test_ways_to_reach_a_company_come_with_it(vault: Vault) -> None:
    (acme,) = taken(vault, ACME).ids

    assert points(vault) == {("email", "help@acme.example"), ("phone", "+49 30 123")}
    assert {fields(vault, one)["company_id"] for one in shown(vault, "contact_point")} == {acme}


def test_a_way_to_reach_a_company_is_known_however_it_is_written(vault: Vault) -> None:
    taken(vault, ACME)
    again = ACME.replace(b"help@acme", b"HELP@Acme").replace(b"+49 30 123", b"+49 (30) 12-3")

    assert taken(vault, again).updated == 0
    more = taken(vault, again.replace(b"HELP@", b"press@"))
    assert (more.created, more.updated) == (0, 1)
    assert points(vault) == {
        *[("email", "help@acme.example"), ("email", "press@Acme.example")],
        ("phone", "+49 30 123"),
    }


def test_a_whole_import_is_one_step_back_and_one_forth(vault: Vault) -> None:
    acme = company(vault, "Acme", domains=["acme.example"])
    taken(vault, ACME + b"Other,other.example,o@other.example,\n")

    assert undo(vault, now=NOW) == "import"
    assert (shown(vault, "company"), shown(vault, "contact_point")) == ([acme], [])
    assert redo(vault, now=NOW) == "import"
    assert (len(shown(vault, "company")), len(points(vault))) == (2, 3)
    assert check(vault).problems == []


def test_what_the_customer_wrote_is_never_overwritten_and_lists_are_completed(
    vault: Vault,
) -> None:
    mine: dict[str, Json] = {
        "legal_name": "Mine",
        "category": "Mine",
        "country": "FR",
        "language": "fr",
        "known_since": "2001-01-01",
        "notes": "Mine",
        "relationship": "avoided",
        "favourite": False,
        "name": "ACME",
    }
    acme = company(vault, **mine, domains=["acme.example"], tags=["mine"], account_numbers=["1"])
    content = (
        b"Name,Legal name,Website,Category,Country,Language,Since,Notes,Relationship,Favourite,"
        b"Tags,Customer number\n"
        b'Acme,Acme Ltd,acme.example,Shops,DE,de,2020-02-02,Theirs,customer,yes,"a,mine",1;2\n'
    )

    assert taken(vault, content).updated == 1
    kept = fields(vault, acme)
    assert {name: kept[name] for name in mine} == mine
    assert (kept["tags"], kept["account_numbers"]) == (["mine", "a"], ["1", "2"])


def test_rows_of_one_company_become_one_and_count_once(vault: Vault) -> None:
    content = ACME + b"Acme again,www.acme.example,second@acme.example,\nACME,,,\n"

    told = taken(vault, content)

    assert (told.created, told.updated, len(told.ids)) == (1, 0, 1)
    assert len(points(vault)) == 3


def test_a_company_of_the_same_name_and_owner_of_the_site_is_the_same(vault: Vault) -> None:
    acme = company(vault, "Acme", domains=["shop.acme.example"])

    told = taken(vault, ACME)

    assert told.ids == [acme]
    assert fields(vault, acme)["domains"] == ["shop.acme.example", "acme.example"]
    assert taken(vault, ACME.replace(b"Acme,acme", b"Acme,pages.acme")).updated == 1
    assert taken(vault, ACME.replace(b"Acme,acme.example", b"Bcme,b.acme.example")).created == 1


def test_what_was_said_of_a_table_is_kept_to(vault: Vault) -> None:
    content = b"Who;Where;When\nAcme;acme.example;3/4/2020\n"
    with pytest.raises(NoNamesError):
        taken(vault, content)
    assert taken(vault, content, dry_run=True).told == []

    mapping = (("Who", TableField.NAME), ("When", TableField.KNOWN_SINCE))
    undecided = taken(vault, content, TableSettings(mapping=mapping))
    assert (undecided.created, [row for row, _ in undecided.errors]) == (0, [2])
    settings = TableSettings(mapping=mapping, date_order=DateOrder.MONTH_FIRST)
    (acme,) = taken(vault, content, settings).ids

    assert fields(vault, acme)["known_since"] == "2020-03-04"
    assert fields(vault, acme)["domains"] == []


@pytest.mark.parametrize(
    "content", [b"", b"Company,Website\n", b"\x89PNG\r\n\x1a\n\x00\x00\x00", b'"' * 1_000_000]
)
def test_a_table_that_cannot_be_read_leaves_the_vault_as_it_was(
    content: bytes, vault: Vault
) -> None:
    before = state(vault)

    with pytest.raises(UnreadableFileError):
        taken(vault, content)
    assert state(vault) == before


def test_a_secret_column_is_refused_and_the_vault_is_as_it_was(vault: Vault) -> None:
    before = state(vault)
    settings = TableSettings(mapping=(("password", TableField.NOTES),))

    with pytest.raises(SecretColumnError):
        taken(vault, (TABLES / "lastpass.csv").read_bytes(), settings)
    assert state(vault) == before


def test_a_company_that_was_renamed_is_known_by_its_site(vault: Vault) -> None:
    (acme,) = taken(vault, ACME).ids
    edit(vault, acme, name="My kettle shop")

    assert taken(vault, ACME).skipped == 1
