"""The same dealings in plain SQLite: what everything is measured against."""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from vrm_app.domain.interaction import Interaction
from vrm_app.vault.records import columns_of

Row = Sequence[Any]

_COLUMNS = columns_of(Interaction.kind)
_NAMES = ", ".join(_COLUMNS)

_SCHEMA = f"""
    CREATE TABLE entry (number INTEGER PRIMARY KEY, {_NAMES});
    CREATE UNIQUE INDEX entry_by_id ON entry (id);
    CREATE INDEX entry_by_company ON entry (company_id, at, id);
    CREATE INDEX entry_by_at ON entry (at, id);
    CREATE VIRTUAL TABLE entry_text USING fts5 (
        subject, body, reference, content = 'entry', content_rowid = 'number',
        tokenize = "unicode61 remove_diacritics 2"
    );
    INSERT INTO entry_text (entry_text, rank) VALUES ('rank', 'bm25(4.0, 1.0, 1.0)');
"""
_INSERT = f"INSERT INTO entry (number, {_NAMES}) VALUES (?, {', '.join('?' * len(_COLUMNS))})"
_INDEX = """
    INSERT INTO entry_text (rowid, subject, body, reference)
    SELECT number, subject, body, reference FROM entry WHERE number = ?
"""
_SEARCH = """
    SELECT entry.id, entry.company_id, entry.at, entry.subject,
        snippet(entry_text, -1, '', '', '…', 24)
    FROM entry_text JOIN entry ON entry.number = entry_text.rowid
    WHERE entry_text MATCH ?
    ORDER BY entry_text.rank LIMIT ?
"""
_COUNT = "SELECT count(*) FROM entry_text WHERE entry_text MATCH ?"
_PAGE = f"SELECT {_NAMES} FROM entry WHERE company_id = ? ORDER BY at DESC, id DESC LIMIT ?"


class Plain:
    """A database of interactions without encryption, history or checks, written as durably."""

    def __init__(self, path: Path) -> None:
        is_new = not path.exists()
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA cache_size = -65536")
        if is_new:
            self._connection.executescript(_SCHEMA)
        last = self._connection.execute("SELECT max(number) FROM entry").fetchone()[0]
        self._numbers = count((last or 0) + 1)

    def add(self, row: Row) -> None:
        """Keep one entry."""
        number = next(self._numbers)
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(_INSERT, (number, *row))
        self._connection.execute(_INDEX, (number,))
        self._connection.execute("COMMIT")

    def fill(self, rows: Iterable[Row]) -> None:
        """Keep many entries at once, not yet in the index."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.executemany(_INSERT, ((next(self._numbers), *row) for row in rows))
        self._connection.execute("COMMIT")

    def index(self) -> None:
        """Make the index anew."""
        self._connection.execute("INSERT INTO entry_text (entry_text) VALUES ('rebuild')")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def search(self, match: str, limit: int) -> list[Row]:
        """Return the best hits, each with company, moment, subject and snippet."""
        return self._connection.execute(_SEARCH, (match, limit)).fetchall()

    def hits(self, match: str) -> int:
        """Return how many entries match."""
        return int(self._connection.execute(_COUNT, (match,)).fetchone()[0])

    def newest(self, company_id: str, limit: int) -> list[Row]:
        """Return a company's newest entries."""
        return self._connection.execute(_PAGE, (company_id, limit)).fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
