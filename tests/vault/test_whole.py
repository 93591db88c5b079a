"""Reading and writing all that a vault holds."""

import pytest
from building import (
    IDS,
    NOBODY,
    NOW,
    add,
    attach,
    case,
    company,
    edit,
    erase,
    furnish,
    record,
)

from vrm_app.domain.fields import Json
from vrm_app.vault import whole
from vrm_app.vault.vault import Vault
from vrm_app.vault.whole import UnsoundError


def test_a_vault_is_empty_until_anything_was_ever_kept_in_it(vault: Vault) -> None:
    with vault.reading() as connection:
        assert whole.is_empty(connection)
    erase(vault, company(vault))

    with vault.reading() as connection:
        assert not whole.is_empty(connection)


def test_every_record_is_read_back_from_its_json(vault: Vault) -> None:
    for kind, one in furnish(vault).items():
        kept = record(vault, one)

        assert whole.record_from(kind, kept.to_json()) == kept


def test_a_record_of_an_earlier_version_may_lack_a_field(vault: Vault) -> None:
    kept = record(vault, company(vault))
    fields = kept.to_json()
    del fields["contact_rules"]

    assert whole.record_from("company", fields) == kept


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "case"},
        {"id": None},
        {"id": " "},
        {"created_at": None},
        {"updated_at": ""},
        {"deleted_at": 0},
        {"name": " Acme "},
        {"name": None},
        {"domains": ["SHOP.example"]},
        {"country": "de"},
        {"known_since": "2026-1-1"},
        {"more": 1},
        {"successor_id": IDS["company"]},
    ],
    ids=str,
)
def test_what_would_not_be_read_back_the_same_is_refused(
    vault: Vault, changed: dict[str, Json]
) -> None:
    fields = {**record(vault, company(vault)).to_json(), "id": IDS["company"]}
    whole.record_from("company", fields)

    with pytest.raises(UnsoundError):
        whole.record_from("company", {**fields, **changed})


def test_links_lead_to_records_of_their_kind(vault: Vault) -> None:
    acme, gone = company(vault), company(vault)
    erase(vault, gone)

    with vault.reading() as connection:
        for links, lead in (
            ([("company", acme), (None, acme)], True),
            ([(None, gone)], False),
            ([("case", acme)], False),
            ([("company", gone)], False),
            ([("company", NOBODY)], False),
            ([(None, NOBODY)], False),
        ):
            assert whole.all_links_lead_somewhere(connection, links) is lead


def test_files_and_reminders_are_filed_with_what_they_are_about(vault: Vault) -> None:
    acme, water = company(vault), company(vault, "Water")
    reminder = add(vault, "reminder", due_on="2026-07-01", about=case(vault, acme))
    letter = attach(vault, reminder)
    own = add(vault, "reminder", due_on="2026-07-01", subject="Mine")
    round_about = add(vault, "reminder", due_on="2026-07-01", about=water)
    edit(vault, round_about, about=attach(vault, round_about), subject="Round")
    filed = _filed(vault)

    with vault.writing("file", now=NOW) as writing:
        writing.connection.execute("UPDATE record SET owner = NULL WHERE kind = 'attachment'")
        writing.connection.execute(
            "UPDATE record SET company = NULL, owner = NULL WHERE kind = 'reminder'"
        )
        whole.file_owned(writing.connection)
        writing.changed = True

    again = _filed(vault)
    assert {one: again[one] for one in (letter, reminder, own)} == {
        one: filed[one] for one in (letter, reminder, own)
    }
    assert again[letter] == (acme, reminder)
    assert again[round_about][1] == filed[round_about][1]


def _filed(vault: Vault) -> dict[str, tuple[str | None, str | None]]:
    """Return the company and the owner of each record, by id."""
    with vault.reading() as connection:
        rows = connection.execute("""
            SELECT record.id, company.id, owner.id FROM record
            LEFT JOIN record AS company ON company.number = record.company
            LEFT JOIN record AS owner ON owner.number = record.owner
        """)
        return {one: (company, owner) for one, company, owner in rows}
