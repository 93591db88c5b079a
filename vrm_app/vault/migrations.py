"""The numbered changes of the schema, each applied whole or not at all."""

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib import resources

from sqlcipher3 import dbapi2

from vrm_app.vault.database import Connection, Error, refuse_damage
from vrm_app.vault.indexing import index_the_rest
from vrm_app.vault.slots import NewerVaultError

_NAME = re.compile(r"(\d{4})_\w+\.sql")


@cache
def scripts() -> tuple[str, ...]:
    """Return the SQL of every migration, in order; the n-th leads to version n."""
    folder = resources.files("vrm_app.vault") / "schema"
    found = {match[1]: file for file in folder.iterdir() if (match := _NAME.fullmatch(file.name))}
    return tuple(found[number].read_text("utf-8") for number in sorted(found))


def latest() -> int:
    """Return the version that this program writes."""
    return len(scripts())


def version(connection: Connection) -> int:
    """Return the version of the schema in the database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(connection: Connection) -> None:
    """Leave a vault alone that a later version of the program wrote."""
    if version(connection) > latest():
        raise NewerVaultError


def migrate(connection: Connection) -> None:
    """Bring the schema to the latest version, one whole step after the other.

    A step may make the index of texts anew and leave it empty: the last one fills it.
    """
    refuse_newer(connection)
    for number, script in enumerate(scripts(), start=1):
        if number <= version(connection):
            continue
        # executescript would commit in between: each statement is run on its own instead.
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in statements(script):
                connection.execute(statement)
            if number == latest():
                # Only now are the records as this program declares them.
                index_the_rest(connection)
            connection.execute(f"PRAGMA user_version = {number}")
            refuse_damage(connection)
            connection.execute("COMMIT")
        except BaseException:
            # Where the disk was full, SQLite went back already.
            with suppress(Error):
                connection.execute("ROLLBACK")
            raise


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script, triggers whole."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if dbapi2.complete_statement(statement):
            yield statement
            statement = ""
