"""What is measured: each figure against something honest in the same run."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from pathlib import Path
from statistics import median

from vrm_app.services.records import add
from vrm_app.services.searching import search
from vrm_app.vault import database, lists
from vrm_app.vault.keys import KEY_FILE, database_key
from vrm_app.vault.query import read_query
from vrm_app.vault.search import find
from vrm_app.vault.vault import Vault

from .filled import NOW, Filled, rows_of
from .invented import PLANTED
from .stopwatch import in_turn

_HITS = 50
_PAGE = 100
_CHECKOUT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row of the table."""

    what: str
    ours: float
    unit: str = "ms"
    against: str = ""
    theirs: float | None = None
    most: float | None = None
    least: float | None = None
    most_times: float | None = None

    @property
    def times(self) -> float | None:
        """How many times what it is measured against."""
        return None if self.theirs is None else self.ours / self.theirs

    @property
    def is_reached(self) -> bool:
        """Tell whether it is as good as it should be."""
        if self.times is not None and self.most_times is not None and self.times > self.most_times:
            return False
        if self.least is not None and self.ours < self.least:
            return False
        return self.most is None or self.ours <= self.most


def opening(filled: Filled, rounds: int) -> Iterator[Figure]:
    """Measure opening in fresh processes, to read and to write."""
    vault = filled.vault
    vault.close()
    given = {
        "folder": str(vault.folder),
        "states": str(filled.states),
        "id": vault.id,
        "master": vault.master.secret.hex(),
    }
    runs = [_opening(given) for _ in range(rounds)]
    for at, what in enumerate(("to read", "to write")):
        yield Figure(
            what=f"opening {what}, key derivation left out",
            ours=1000 * median(run[at] for run in runs),
            most=30,
        )


def _opening(given: dict[str, str]) -> tuple[float, float]:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.opening"],
        input=json.dumps(given),
        capture_output=True,
        check=True,
        cwd=_CHECKOUT,
        text=True,
    )
    read, written = json.loads(ran.stdout)
    return read, written


def starting(filled: Filled, rounds: int) -> Figure:
    """Compare the window before a vault, started and painted, with a window of nothing."""
    home = filled.vault.folder.parent / "home"
    # Until the passphrase is typed, the window sees no more of a vault than its key files.
    usual = home / "dealings" / "Dealings.vault"
    usual.mkdir(parents=True)
    shutil.copy(filled.vault.folder / KEY_FILE, usual)
    ours, theirs = in_turn(
        lambda _: _started("ours", home), lambda _: _started("empty", home), rounds
    )
    return Figure(
        what="starting, until the locked window is painted",
        ours=1000 * ours,
        against="an empty window of the same toolkit",
        theirs=1000 * theirs,
        most_times=2,
    )


def _started(what: str, home: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.starting", what],
        capture_output=True,
        check=True,
        cwd=_CHECKOUT,
        env={"QT_QPA_PLATFORM": "offscreen"}
        | os.environ
        | dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), str(home)),
    )


def searching(filled: Filled, rounds: int) -> Iterator[Figure]:
    """Compare searches with snippets, where both sides find the same number."""
    frequent = [filled.inventor.common(rank) for rank in (40, 90)]
    for words in (*([planted] for planted in PLANTED), frequent):
        yield _searching(filled, words, rounds)


def _searching(filled: Filled, words: list[str], rounds: int) -> Figure:
    text = " ".join(words)
    match = " AND ".join(f'"{word}"*' for word in words)
    with filled.vault.reading() as connection:
        hits = len(find(connection, read_query(text, zone=UTC), filled.count))
    if hits != filled.plain.hits(match):
        raise RuntimeError(f"the two sides do not find the same for {text}")
    ours, theirs = in_turn(
        lambda _: search(filled.vault, text, limit=_HITS, zone=UTC),
        lambda _: filled.plain.search(match, _HITS),
        rounds=rounds,
    )
    return Figure(
        what=f"search by {_words(words)}, the best {_HITS} of {hits:,} hits with snippets",
        ours=1000 * ours,
        against="MATCH, ORDER BY rank, snippet()",
        theirs=1000 * theirs,
        most_times=1.5,
    )


def pages(filled: Filled) -> Figure:
    """Compare the newest entries of one company after the other, as records and as rows."""
    ours, theirs = in_turn(
        partial(_page, filled),
        lambda at: filled.plain.newest(filled.companies[at], _PAGE),
        rounds=len(filled.companies),
    )
    return Figure(
        what=f"a company's newest {_PAGE} entries, as records",
        ours=1000 * ours,
        against="one indexed query for the same columns",
        theirs=1000 * theirs,
        most=20,
        most_times=3,
    )


def _page(filled: Filled, at: int) -> None:
    with filled.vault.reading() as connection:
        lists.newest_of_company(connection, filled.companies[at], limit=_PAGE)


def adding(filled: Filled, rounds: int) -> Figure:
    """Compare keeping one entry so that a power cut does not take it."""
    rows = rows_of(filled.further(rounds))
    ours, theirs = in_turn(
        _adder(filled, rounds),
        lambda at: filled.plain.add(rows[at]),
        rounds,
    )
    return Figure(
        what="adding one entry, durable, counters written",
        ours=1000 * ours,
        against="one row and its FTS5 row, WAL, synchronous FULL",
        theirs=1000 * theirs,
        most_times=5,
    )


def importing(count: int, rounds: list[tuple[float, float]]) -> Figure:
    """Compare how long bringing everything in took, in several rounds."""
    return Figure(
        what=f"importing {count:,} interactions, validated, with history and index",
        ours=median(ours for ours, _ in rounds),
        unit="s",
        against="executemany, then FTS5 rebuild",
        theirs=median(theirs for _, theirs in rounds),
        most_times=6,
    )


def size(filled: Filled) -> Figure:
    """Compare the encrypted database with itself without history, both compacted."""
    filled.vault.settle()
    return Figure(
        what="size on disk, with history and index",
        ours=_compacted(filled.vault, history=True) / 1e6,
        unit="MB",
        against="the same without history",
        theirs=_compacted(filled.vault, history=False) / 1e6,
        most_times=1.4,
    )


def _compacted(vault: Vault, *, history: bool) -> int:
    copy = vault.folder.with_name("copy.db")
    shutil.copyfile(vault.path, copy)
    connection = database.connect(copy, database_key(vault.master, vault.id))
    if not history:
        connection.execute("DROP TABLE history")
    connection.execute("VACUUM")
    database.checkpoint(connection)
    connection.close()
    found = copy.stat().st_size
    copy.unlink()
    return found


def growth(large: Filled, small: Filled, rounds: int) -> Iterator[Figure]:
    """Compare a vault with a smaller one, in what a person waits for."""
    for word, hits in PLANTED.items():
        times = in_turn(partial(_search, large, word), partial(_search, small, word), rounds)
        yield _growth(f"search by a word, the best {_HITS} of {hits:,} hits", times, large, small)
    times = in_turn(partial(_page, large), partial(_page, small), rounds)
    yield _growth(f"a company's newest {_PAGE} entries", times, large, small)
    times = in_turn(_adder(large, rounds), _adder(small, rounds), rounds)
    yield _growth("adding one entry", times, large, small)


def _search(filled: Filled, word: str, _: int) -> None:
    search(filled.vault, word, limit=_HITS, zone=UTC)


def _adder(filled: Filled, rounds: int) -> Callable[[int], object]:
    given = filled.further(rounds)
    return lambda at: add(filled.vault, "interaction", given[at], now=NOW)


def _growth(what: str, times: tuple[float, float], large: Filled, small: Filled) -> Figure:
    ours, theirs = times
    return Figure(
        what=f"among {large.count:,}: {what}",
        ours=1000 * ours,
        against=f"the same among {small.count:,}",
        theirs=1000 * theirs,
        most_times=2,
    )


def _words(words: list[str]) -> str:
    return "a word" if len(words) == 1 else f"{len(words)} words"
