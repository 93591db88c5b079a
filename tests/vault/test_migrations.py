"""The schema goes from version to version in whole steps, and never back."""

from datetime import UTC
from pathlib import Path

import pytest
from building import Template, company, delete, erase, furnish, make_template, shown

from vrm_app.domain.kinds import KINDS
from vrm_app.services.checking import check
from vrm_app.services.searching import search
from vrm_app.vault import database, indexing, migrations
from vrm_app.vault.database import Connection
from vrm_app.vault.keys import database_key
from vrm_app.vault.slots import NewerVaultError
from vrm_app.vault.vault import Vault

WORD_BY_WORD = 4
"""The last version whose index did not know how words begin."""


def raw(vault: Vault) -> Connection:
    return database.connect(vault.path, vault._key)


def later(monkeypatch: pytest.MonkeyPatch, *scripts: str) -> None:
    """Make it as if later versions had brought these scripts."""
    every = (*migrations.scripts(), *scripts)
    monkeypatch.setattr(migrations, "scripts", lambda: every)


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Template:
    """Return a vault as the program made and filled it before the index knew how words begin."""
    with monkeypatch.context() as then:
        scripts = migrations.scripts()[:WORD_BY_WORD]
        then.setattr(migrations, "scripts", lambda: scripts)
        older = make_template(tmp_path / "Older.vault")
        with older.opened(older.folder) as vault:
            ids = furnish(vault)
            company(vault, name="Żółw 電力会社", notes=MANY_WORDS)
            erase(vault, ids["source"])
            delete(vault, ids["case"])
    return older


MANY_WORDS = " ".join(f"{number:05}" for number in range(16_000))


def places(connection: Connection) -> list[tuple[object, ...]]:
    """Return where in which text every word of the index stands."""
    connection.execute("PRAGMA query_only = OFF")
    connection.execute(
        "CREATE VIRTUAL TABLE temp.place USING fts5vocab(main, search_text, instance)"
    )
    found = connection.execute("SELECT * FROM temp.place ORDER BY 1, 2, 3, 4").fetchall()
    connection.execute("DROP TABLE temp.place")
    return found


def places_of(older: Template) -> list[tuple[object, ...]]:
    connection = database.connect(older.folder / database.NAME, key_of(older))
    found = places(connection)
    connection.close()
    return found


def key_of(older: Template) -> str:
    return database_key(older.master, older.id)


def test_an_index_made_anew_has_every_word_where_it_was(
    older: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_AT_ONCE", 3)
    before = places_of(older)

    with older.opened(older.folder) as vault:
        assert check(vault).problems == []
        assert [found.title for found in search(vault, "żó", zone=UTC)] == ["Żółw 電力会社"]
        assert [found.title for found in search(vault, "電", zone=UTC)] == ["Żółw 電力会社"]
        assert search(vault, "kettle", zone=UTC)
        company(vault, name="Another")
        assert [found.title for found in search(vault, "an", zone=UTC)][:1] == ["Another"]

    older_numbers = {place[1] for place in before}
    assert [place for place in places_of(older) if place[1] in older_numbers] == before


def test_an_index_is_made_anew_whole_or_not_at_all(older: Template) -> None:
    before = places_of(older)
    connection = database.connect(older.folder / database.NAME, key_of(older))
    connection.execute("VACUUM")
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(database.Error, match="full"):
        migrations.migrate(connection)

    assert migrations.version(connection) == WORD_BY_WORD
    connection.close()
    assert places_of(older) == before


def test_an_index_that_a_cut_short_way_left_empty_is_filled_in_the_end(
    older: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = places_of(older)
    connection = database.connect(older.folder / database.NAME, key_of(older))
    with monkeypatch.context() as then:
        later(then, "INSERT INTO nowhere VALUES (1);")
        with pytest.raises(database.Error, match="nowhere"):
            migrations.migrate(connection)
    assert places(connection) == []

    later(monkeypatch, "CREATE TABLE extra (name TEXT NOT NULL) STRICT;")
    migrations.migrate(connection)
    connection.close()

    assert places_of(older) == before


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
