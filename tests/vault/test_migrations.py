"""The schema goes from version to version in whole steps, and never back."""

import pytest
from building import company, shown

from vrm_app.domain.kinds import KINDS
from vrm_app.vault import database, migrations
from vrm_app.vault.database import Connection
from vrm_app.vault.slots import NewerVaultError
from vrm_app.vault.vault import Vault


def raw(vault: Vault) -> Connection:
    return database.connect(vault.path, vault._key)


def later(monkeypatch: pytest.MonkeyPatch, *scripts: str) -> None:
    """Make it as if later versions had brought these scripts."""
    every = (*migrations.scripts(), *scripts)
    monkeypatch.setattr(migrations, "scripts", lambda: every)


def test_a_new_vault_has_the_latest_version(vault: Vault) -> None:
    with vault.reading() as connection:
        assert migrations.version(connection) == migrations.latest() >= 1


def test_migrating_twice_changes_nothing(vault: Vault) -> None:
    connection = raw(vault)
    before = connection.execute("SELECT * FROM sqlite_schema").fetchall()
    migrations.migrate(connection)
    assert connection.execute("SELECT * FROM sqlite_schema").fetchall() == before
    connection.close()


def test_each_later_script_is_applied_once_in_order(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = migrations.latest()
    later(
        monkeypatch,
        "CREATE TABLE extra (name TEXT NOT NULL) STRICT;\nINSERT INTO extra VALUES ('a;b');",
        "INSERT INTO extra VALUES ('two');",
    )
    for _ in range(2):
        connection = raw(vault)
        migrations.migrate(connection)
        assert migrations.version(connection) == first + 2
        assert connection.execute("SELECT name FROM extra").fetchall() == [("a;b",), ("two",)]
        connection.close()


def test_a_script_that_fails_leaves_the_version_before_it(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = migrations.latest()
    good = "CREATE TABLE extra (name TEXT NOT NULL) STRICT;"
    later(monkeypatch, good, "INSERT INTO extra VALUES ('x');\nINSERT INTO nowhere VALUES (1);")
    connection = raw(vault)
    with pytest.raises(database.Error, match="nowhere"):
        migrations.migrate(connection)
    assert migrations.version(connection) == first + 1
    assert connection.execute("SELECT count(*) FROM extra").fetchone() == (0,)
    assert not connection.in_transaction
    connection.close()


def test_a_vault_of_a_later_version_is_left_alone(vault: Vault) -> None:
    company(vault)
    connection = raw(vault)
    connection.execute(f"PRAGMA user_version = {migrations.latest() + 1}")
    connection.close()
    vault.close()
    before = vault.path.read_bytes()
    with pytest.raises(NewerVaultError):
        shown(vault, "company")
    with pytest.raises(NewerVaultError):
        company(vault)
    vault.close()
    assert vault.path.read_bytes() == before


def test_statements_are_told_apart_and_triggers_stay_whole() -> None:
    script = """
        -- A comment; with a semicolon.
        CREATE TABLE a (b TEXT CHECK (b <> ';'));
        CREATE TRIGGER t AFTER INSERT ON a BEGIN
            SELECT 1;
            SELECT 2;
        END;
        INSERT INTO a VALUES ('x;y');
    """
    found = [statement.split()[0] for statement in migrations.statements(script)]
    assert len(found) == 3
    assert "SELECT 2" in list(migrations.statements(script))[1]


def test_every_table_is_strict_and_says_what_a_row_means(vault: Vault) -> None:
    with vault.reading() as connection:
        tables = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%fts5%'"
        ).fetchall()
    named = {name: sql for name, sql in tables if not name.startswith("search_text")}
    assert set(named) >= set(KINDS)
    script = "\n".join(migrations.scripts())
    for name, sql in named.items():
        assert sql.rstrip().endswith("STRICT"), name
        start = script.replace('"', "").index(f"CREATE TABLE {name} (")
        above = script.replace('"', "")[:start].rstrip().splitlines()[-1]
        assert above.startswith("-- "), name
