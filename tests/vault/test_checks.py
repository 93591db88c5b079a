"""A check finds whatever was changed beside the program, and never stumbles over it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from building import (
    NOBODY,
    NOW,
    Template,
    attach,
    case,
    changes,
    company,
    counter,
    delete,
    edit,
    erase,
    keep,
    least,
)

from vrm_app.domain.kinds import KINDS
from vrm_app.services.checking import Report, check
from vrm_app.services.undoing import undo
from vrm_app.vault import database
from vrm_app.vault.database import Connection
from vrm_app.vault.vault import Vault


@contextmanager
def behind(vault: Vault) -> Iterator[Connection]:
    """Give a connection on which nothing is guarded, as a forger with the key would have it."""
    connection = database.connect(vault.path, vault._key)
    connection.execute("PRAGMA synchronous = OFF")
    triggers = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    for (name,) in triggers.fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        yield connection
    finally:
        connection.close()


def found_after(vault: Vault, *statements: str) -> list[str]:
    """Return what a check says once these statements were run behind the program's back."""
    with behind(vault) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount != 0, statement
    return check(vault).problems


@pytest.fixture(scope="module")
def eventful(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Template:
    place = tmp_path_factory.mktemp("eventful") / "Mine.vault"
    with template.copied_to(place) as vault:
        live(vault)
    return Template(folder=place, master=template.master, id=template.id)


def live(vault: Vault) -> None:
    acme = company(vault, "Acme", notes="private")
    one = case(vault, acme, amount={"amount": "5", "currency": "EUR"})
    edit(vault, one, title="The kettle leaks again", amount={"amount": "6"})
    attach(vault, one)
    gone = case(vault, acme)
    edit(vault, gone, title="Never mind")
    erase(vault, gone)
    delete(vault, company(vault, "Former"))
    company(vault, "Mistake")
    undo(vault, now=NOW)
    edit(vault, acme, name="Acme AG")


@pytest.fixture
def lived(eventful: Template, tmp_path: Path) -> Iterator[Vault]:
    """A vault in which everything has happened that can."""
    with eventful.copied_to(tmp_path / "Lived.vault") as vault:
        yield vault


def test_a_vault_in_which_much_happened_is_well(lived: Vault) -> None:
    report = check(lived)
    assert report == Report(
        problems=[],
        records=5,
        history_entries=len(changes(lived)),
        commit_counter=counter(lived),
    )
    assert report.ok


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_cell_of_any_kind_is_found(kind: str, vault: Vault, ids: dict[str, str]) -> None:
    (problem,) = found_after(vault, f"UPDATE \"{kind}\" SET notes = 'forged'")
    assert ids[kind] in problem
    assert "is not what its history says" in problem


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE company SET name = 'Acme'",
        "UPDATE company SET notes = NULL WHERE notes IS NOT NULL",
        "UPDATE company SET created_at = '2020-01-01T00:00:00.000000Z'",
        "UPDATE company SET deleted_at = NULL WHERE deleted_at IS NOT NULL",
        "UPDATE company SET deleted_at = created_at WHERE deleted_at IS NULL",
        "UPDATE company SET updated_at = '2020-01-01T00:00:00.000000Z'",
        'UPDATE "case" SET amount_minor = 700',
        "UPDATE \"case\" SET amount_currency = 'USD'",
        "UPDATE \"case\" SET title = 'The kettle leaks'",
        f"UPDATE attachment SET id = '{NOBODY}'",
        f"UPDATE attachment SET about = '{NOBODY}'",
        "DELETE FROM attachment",
        "UPDATE attachment SET sha256 = 'x'",
    ],
)
def test_a_changed_record_is_found(statement: str, lived: Vault) -> None:
    assert found_after(lived, statement)


EVERY_ENTRY = range(12)


@pytest.mark.parametrize("nth", EVERY_ENTRY)
@pytest.mark.parametrize(
    "change",
    [
        "payload = '{}'",
        "payload = '[]'",
        "payload = 'no json'",
        'payload = \'{"after":{"name":1},"before":{"name":2}}\'',
        'payload = \'{"after":{"nonsense":1},"before":{"nonsense":2}}\'',
        "payload = replace(payload, 'kettle', 'teapot')",
        "payload = NULL",
        "seal = CAST(zeroblob(16) || substr(seal, 17) AS BLOB)",
        "seal = CAST(substr(seal, 1, 16) || zeroblob(32) || substr(seal, 49) AS BLOB)",
        "seal = CAST(substr(seal, 1, 48) || zeroblob(32) AS BLOB)",
        "seal = zeroblob(3)",
        "kind = 'person'",
        "kind = 'nonsense'",
        "record_id = 'nobody'",
        "change = 'edit'",
        "change = 'add'",
        "change = 'erase'",
        "change = 'nonsense'",
        "action_id = 1",
        "action_id = 9999",
    ],
)
def test_a_changed_entry_is_found(nth: int, change: str, lived: Vault) -> None:
    column, _, value = change.partition(" = ")
    entry = f"(SELECT seq FROM history ORDER BY seq LIMIT 1 OFFSET {nth})"
    with behind(lived) as connection:
        before = connection.execute("SELECT * FROM history ORDER BY seq").fetchall()
        connection.execute(f"UPDATE history SET {column} = {value} WHERE seq = {entry}")
        after = connection.execute("SELECT * FROM history ORDER BY seq").fetchall()
    problems = check(lived).problems
    if before == after:
        assert problems == []
        return
    assert problems


@pytest.mark.parametrize("nth", EVERY_ENTRY)
def test_a_removed_entry_is_found(nth: int, lived: Vault) -> None:
    entry = f"(SELECT seq FROM history ORDER BY seq LIMIT 1 OFFSET {nth})"
    assert found_after(lived, f"DELETE FROM history WHERE seq = {entry}")


COPY_OF = "INSERT INTO history (action_id, kind, record_id, change, payload, seal) "


@pytest.mark.parametrize(
    "statements",
    [
        [COPY_OF + "SELECT action_id, kind, record_id, change, payload, seal FROM history"],
        [COPY_OF + "VALUES (1, 'company', 'x', 'add', NULL, randomblob(80))"],
        ["UPDATE history SET seq = -1 WHERE seq = 2", "UPDATE history SET seq = 2 WHERE seq = 3",
         "UPDATE history SET seq = 3 WHERE seq = -1"],
        ["DELETE FROM history"],
        ["DELETE FROM history", "DELETE FROM action"],
    ],
    ids=["copied", "invented", "swapped", "all gone", "with their actions"],
)  # fmt: skip
def test_entries_added_swapped_or_all_gone_are_found(statements: list[str], lived: Vault) -> None:
    assert found_after(lived, *statements)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE action SET at = '2020-01-01T00:00:00.000000Z' WHERE id = {id}",
        "UPDATE action SET device = 'ffffffffffffffff' WHERE id = {id}",
        "UPDATE action SET logical = logical + 1000 WHERE id = {id}",
        "UPDATE action SET id = 1000 + id WHERE id = {id}",
        "DELETE FROM action WHERE id = {id}",
    ],
)
def test_a_changed_action_is_found_whichever_it_is(statement: str, lived: Vault) -> None:
    with behind(lived) as connection:
        rows = connection.execute("SELECT DISTINCT action_id FROM history").fetchall()
        for (action_id,) in rows:
            connection.execute("BEGIN")
            connection.execute(statement.format(id=action_id))
            connection.execute("COMMIT")
            assert check(lived).problems, action_id
            break


def test_a_record_without_history_is_found(lived: Vault) -> None:
    problems = found_after(
        lived,
        "INSERT INTO source (id, created_at, updated_at, name, type, muted, followed)"
        f" SELECT '{NOBODY}', created_at, updated_at, 'Forged', 'friend', 0, 0"
        " FROM company LIMIT 1",
    )
    assert any("has no beginning in history" in problem for problem in problems)
    assert any("not filed" in problem for problem in problems)


def test_a_record_that_comes_back_after_it_was_erased_is_found(lived: Vault) -> None:
    gone = next(change.id for change in changes(lived) if change.change == "erase")
    columns = "type, company_id, title, stage, opened_on, created_at, updated_at"
    problems = found_after(
        lived,
        f'INSERT INTO "case" (id, {columns}) SELECT \'{gone}\', {columns} FROM "case" LIMIT 1',
    )
    assert any("was erased and is there again" in problem for problem in problems)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM record WHERE kind = 'attachment'",
        "UPDATE record SET trashed = 1 - trashed WHERE kind = 'attachment'",
        "UPDATE record SET company = NULL WHERE kind = 'case'",
        "UPDATE record SET owner = NULL WHERE kind = 'attachment'",
        "UPDATE record SET at = '2020-01-01T00:00:00.000000Z' WHERE kind = 'case'",
        "UPDATE record SET kind = 'person' WHERE kind = 'case'",
        "INSERT INTO record (id, kind, at, trashed) VALUES ('x', 'case', '2020', 0)",
        "DELETE FROM search_text WHERE rowid = (SELECT min(number) FROM record WHERE NOT trashed)",
        "INSERT INTO search_text (rowid, heading, words) VALUES (999, 'forged', 'forged')",
        "DELETE FROM file_part",
        "UPDATE file_part SET content = x'00'",
        "UPDATE file_part SET sha256 = 'x'",
        "UPDATE \"case\" SET company_id = 'nobody'",
    ],
)
def test_what_does_not_belong_together_is_found(statement: str, lived: Vault) -> None:
    assert found_after(lived, statement)


def test_an_older_copy_put_back_is_told_when_the_vault_is_opened(
    lived: Vault, template: Template
) -> None:
    folder = lived.folder
    lived.close()
    older = folder.with_name("older.db")
    shutil.copy(lived.path, older)
    with template.opened(folder) as again:
        company(again)
    shutil.copy(older, lived.path)
    with template.opened(folder) as back:
        assert check(back).problems == ["This vault is older than when it was last used here"]


def test_every_kind_may_be_in_the_trash_and_all_is_well(vault: Vault, ids: dict[str, str]) -> None:
    for record_id in ids.values():
        delete(vault, record_id)
    assert check(vault).problems == []
    keep(vault, "company", least("company", {}))
    assert check(vault).records == len(KINDS) + 1
