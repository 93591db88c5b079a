"""A vault full of invented dealings, and the same ones in plain SQLite."""

import json
import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Self
from zlib import crc32

from vrm_app.domain.company import Company
from vrm_app.domain.identity import CompanyId, ascending_ids
from vrm_app.domain.interaction import Interaction
from vrm_app.vault import migrations, records
from vrm_app.vault.creation import create_vault
from vrm_app.vault.keys import KdfCost
from vrm_app.vault.vault import Vault, open_vault

from .invented import Inventor
from .plain import Plain, Row
from .stopwatch import seconds

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
_AN_ACTION = 100_000
"""How many interactions one action brings in."""
# Deriving the key is left out of every figure.
_CHEAP = KdfCost(memory_kib=19 * 1024, passes=1, lanes=1)
_PASSPHRASE = "seven quiet herons by the lake"
_VAULT = "Dealings.vault"
_MADE = "made.json"


class Filled:
    """Both databases with the same dealings, and how long it took to bring them in."""

    def __init__(self, folder: Path, count: int) -> None:
        self.count = count
        self.states = folder / "states"
        self.inventor = Inventor(count)
        made = folder / _MADE
        if made.exists():
            self.vault = open_vault(folder / _VAULT, _PASSPHRASE, states=self.states)
            self.plain = Plain(folder / "plain.db")
            self.companies, self.import_times = json.loads(made.read_text("utf-8"))
            return
        folder.mkdir(parents=True)
        self.vault = create_vault(
            folder / _VAULT, _PASSPHRASE, cost=_CHEAP, now=NOW, states=self.states
        )
        self.plain = Plain(folder / "plain.db")
        self.companies = self._bring_companies()
        self.import_times = self._bring_interactions()
        self.vault.settle()
        # Written last: what has it is whole.
        made.write_text(json.dumps([self.companies, self.import_times]), "utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.vault.close()
        self.plain.close()

    def further(self, count: int) -> list[dict[str, Any]]:
        """Return interactions that are not brought in yet."""
        return list(islice(self.inventor.interactions(self.companies), count))

    def _bring_companies(self) -> list[CompanyId]:
        with self.vault.writing("import", now=NOW) as writing:
            return [
                CompanyId(records.add(writing, Company.read(one, now=NOW)).id)
                for one in self.inventor.companies()
            ]

    def _bring_interactions(self) -> tuple[float, float]:
        ours = theirs = 0.0
        interactions = self.inventor.interactions(self.companies)
        while some := list(islice(interactions, _AN_ACTION)):
            ours += seconds(partial(import_all, self.vault, some))
            theirs += seconds(partial(self.plain.fill, rows_of(some)))
        return ours, theirs + seconds(self.plain.index)


def kept(place: Path, folder: Path, count: int) -> Filled:
    """Return a copy of the vault that is kept in a place, filled when it is first asked for."""
    schema = crc32("".join(migrations.scripts()).encode())
    held = place / f"filled-{count}-{schema:08x}"
    if not (held / _MADE).exists():
        shutil.rmtree(held, ignore_errors=True)
        Filled(held, count).__exit__()
    # What is measured writes into it.
    shutil.copytree(held, folder)
    return Filled(folder, count)


def import_all(vault: Vault, given: Iterable[dict[str, Any]]) -> None:
    """Bring interactions in as one action, each checked."""
    with vault.writing("import", now=NOW) as writing:
        for one in given:
            records.add(writing, Interaction.read(one, now=NOW))


def rows_of(given: Iterable[dict[str, Any]]) -> list[Row]:
    """Return the rows that hold these interactions, ready made for plain SQLite."""
    rows: list[Row] = []
    ids = ascending_ids(NOW)
    for one in given:
        record = Interaction.read(one, now=NOW)
        kept = replace(record, id=next(ids), created_at=NOW, updated_at=NOW)
        rows.append(records._cells(kept))
    return rows
