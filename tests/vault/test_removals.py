"""What somebody took out of a record is told from what undoing took back."""

from building import NOW, add, company, delete, edit

from vrm_app.services import records
from vrm_app.services.undoing import redo, undo
from vrm_app.vault import removals
from vrm_app.vault.removals import Value
from vrm_app.vault.vault import Vault


def removed(vault: Vault, record_id: str) -> dict[str, set[Value]]:
    with vault.reading() as connection:
        return removals.removed(connection, "company", record_id)


def test_a_value_that_was_changed_or_emptied_was_removed(vault: Vault) -> None:
    acme = company(vault, category="Home", domains=["a.example", "b.example"], tags=["x"])
    assert removed(vault, acme) == {}

    edit(vault, acme, category="Energy", domains=["b.example"])
    edit(vault, acme, category=None, tags=["x", "y"])

    assert removed(vault, acme) == {"category": {"Home", "Energy"}, "domains": {"a.example"}}


def test_a_value_that_came_back_is_not_removed(vault: Vault) -> None:
    acme = company(vault, domains=["a.example"])
    edit(vault, acme, domains=[])
    edit(vault, acme, domains=["a.example"])

    assert removed(vault, acme) == {}


def test_undoing_an_addition_removes_nothing(vault: Vault) -> None:
    acme = company(vault)
    edit(vault, acme, domains=["a.example"])
    undo(vault, now=NOW)

    assert removed(vault, acme) == {}


def test_undoing_a_removal_takes_it_back_and_redoing_does_it_again(vault: Vault) -> None:
    acme = company(vault, domains=["a.example"])
    edit(vault, acme, domains=[])
    undo(vault, now=NOW)
    assert removed(vault, acme) == {}

    redo(vault, now=NOW)
    assert removed(vault, acme) == {"domains": {"a.example"}}


def test_a_removal_stays_one_when_a_later_addition_is_undone(vault: Vault) -> None:
    acme = company(vault, domains=["a.example"])
    edit(vault, acme, domains=[])
    edit(vault, acme, domains=["a.example"])
    undo(vault, now=NOW)

    assert removed(vault, acme) == {"domains": {"a.example"}}


def test_lists_of_something_else_than_texts_do_no_harm(vault: Vault) -> None:
    acme = company(vault)
    made = add(
        vault, "agreement", company_id=acme, type="contract", title="Power", started_on="2026-01-01"
    )
    price = {"amount": "1.00", "currency": "EUR"}
    edit(vault, made, price_changes=[{"from": "2026-07-01", "price": price}])
    edit(vault, made, price_changes=[], title="Gas")

    with vault.reading() as connection:
        assert removals.removed(connection, "agreement", made) == {"title": {"Power"}}


def test_what_was_deleted_was_thrown_away_and_what_was_undone_was_not(vault: Vault) -> None:
    deleted, undone = company(vault), company(vault)
    undo(vault, now=NOW)
    delete(vault, deleted)

    with vault.reading() as connection:
        assert removals.was_thrown_away(connection, deleted)
        assert not removals.was_thrown_away(connection, undone)
    assert {one.id for one in records.list_of(vault, "company", trash=True)} == {deleted, undone}
