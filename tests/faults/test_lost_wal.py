"""Commits that wait in the write-ahead log (WAL), which SQLite passes over when it is damaged."""

import random
import shutil

import pytest
from faults.acting import START
from faults.breaking import files, flipped, put
from faults.homes import Home, Run

from vrm_app.services import checking, records
from vrm_app.vault.vault import VaultIsOlderError

ADDED = 5
FLIPS = 40
OLDER = "Note: This vault is older than when it was last used here"


@pytest.fixture
def left(home: Home) -> dict[str, bytes]:
    """Return what a killed process leaves behind: five commits in the WAL alone."""
    vault = home.open()
    for number in range(ADDED):
        records.add(vault, "company", {"name": f"Late {number}"}, now=START)
    held = files(home.folder)
    vault.close()
    held.pop("vault.db-shm")
    return held


def test_commits_in_the_wal_are_there_without_a_warning(
    home: Home, vrm: Run, left: dict[str, bytes]
) -> None:
    put(home.folder, left)

    ended = vrm("list", "company", "--json")

    assert (ended.out.count("Late"), ended.err) == (ADDED, "")
    assert vrm("check").code == 0


@pytest.mark.parametrize("witnessed", [True, False])
def test_a_wal_that_is_gone_is_noticed(
    home: Home, vrm: Run, left: dict[str, bytes], *, witnessed: bool
) -> None:
    left.pop("vault.db-wal")
    put(home.folder, left)
    if not witnessed:
        shutil.rmtree(home.states)

    assert vrm("list", "company").err.startswith(OLDER)
    assert vrm("check").code == 1


def test_any_flipped_bit_in_the_wal_is_noticed(
    home: Home, left: dict[str, bytes], chance: random.Random
) -> None:
    wal = left["vault.db-wal"]

    for _ in range(FLIPS):
        bit = chance.randrange(8 * len(wal))
        put(home.folder, {**left, "vault.db-wal": flipped(wal, bit)})
        with home.open() as vault:
            assert isinstance(vault.warning, VaultIsOlderError), f"bit {bit}"
            assert not checking.check(vault).ok


def test_a_wal_cut_short_is_noticed(
    home: Home, left: dict[str, bytes], chance: random.Random
) -> None:
    wal = left["vault.db-wal"]

    for size in (0, 1, 31, 32, 4096, len(wal) // 2, len(wal) - 1, chance.randrange(len(wal))):
        put(home.folder, {**left, "vault.db-wal": wal[:size]})
        with home.open() as vault:
            assert isinstance(vault.warning, VaultIsOlderError), f"{size} bytes"
            assert not checking.check(vault).ok


def test_what_is_written_after_a_loss_is_kept(home: Home, vrm: Run, left: dict[str, bytes]) -> None:
    left.pop("vault.db-wal")
    put(home.folder, left)

    with home.open() as vault:
        records.add(vault, "company", {"name": "Afterwards"}, now=START)

    assert "Afterwards" in vrm("list", "company").out
