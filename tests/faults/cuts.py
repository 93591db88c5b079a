"""The places where Dealings is cut: its stream of actions, its making, its command line."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from faults import checkout, performing
from faults.acting import START, act, name_of, new_vault, passphrase
from faults.holding import Holding, fingerprint, holding, likened

from vrm_app.domain.company import Company
from vrm_app.services import archiving, checking, records
from vrm_app.services.archive_keys import Plain
from vrm_app.vault.slots import WrongPassphraseError
from vrm_app.vault.vault import Vault, open_vault

_TRIES = 3
_MEMBERS = {"vault.capture", "vault.db", "vault.keys", "vault.keys.bak", "vault.state"}
_MAY_BE_THERE = {"vault.lock", "inbox"}


class FaultFoundError(Exception):
    """Something confirmed is gone, or something is there by half."""


@dataclass(slots=True)
class Tally:
    """How often what was cut, and how it was found."""

    inside: Counter[str] = field(default_factory=Counter)
    whole: int = 0
    absent: int = 0
    leftovers: int = 0
    confirmed: int = 0
    beside: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        kinds = ", ".join(f"{name} {count}" for name, count in sorted(self.inside.items()))
        beside = ", ".join(f"{name} {count}" for name, count in sorted(self.beside.items()))
        return (
            f"{sum(self.inside.values())} kills inside a write: {kinds}\n"
            f"the action under way: whole {self.whole}, not there {self.absent}; "
            f"files left behind by {self.leftovers}\n"
            f"{self.confirmed} actions confirmed; beside the writes: {beside or 'none'}"
        )


class StreamCuts:
    """One vault, cut again and again in the middle of its actions."""

    def __init__(
        self, place: Path, chance: random.Random, tally: Tally, defect: str | None
    ) -> None:
        self._vault = place / "V.vault"
        self._copy = place / "copy" / "V.vault"
        self._states = place / "states"
        self._chance = chance
        self._tally = tally
        self._defect = defect
        self._number = 0
        self._word = 0
        """The number of the action that set the passphrase."""
        self._took: dict[str, float] = {}
        new_vault(self._vault, self._states).close()
        self._warm_up()

    def cut(self) -> None:
        """Let some actions be done, then kill the process inside the next one."""
        with self._performer() as performer:
            self._do(performer, self._chance.randrange(_TRIES))
            name = self._copied_before_next()
            performer.begin(self._number)
            delay = self._chance.random() * self._took[name]
            confirmed = performer.kill_after(delay)
        self._examine(confirmed=confirmed)
        if confirmed:
            self._tally.beside["too late"] += 1
        else:
            self._tally.inside[name] += 1

    def cut_on_confirming(self) -> None:
        """Kill the process at the very moment it says that an action is done."""
        with self._performer() as performer:
            self._copied_before_next()
            performer.begin(self._number)
            performer.wait_for_done()
            performer.kill_after(0)
        self._examine(confirmed=True)
        self._tally.beside["on confirming"] += 1

    def _warm_up(self) -> None:
        with self._performer() as performer:
            self._do(performer, performing.WARM_UP)

    def _performer(self) -> performing.Performer:
        return performing.Performer(self._vault, self._states, passphrase(self._word), self._defect)

    def _do(self, performer: performing.Performer, count: int) -> None:
        for _ in range(count):
            self._number += 1
            name = name_of(self._number)
            performer.begin(self._number)
            took = performer.wait_for_done()
            self._took[name] = min(took, self._took.get(name, took) * 1.1)
            self._remember_passphrase()
            self._told = performer.told()
            self._tally.confirmed += 1

    def _remember_passphrase(self) -> None:
        if name_of(self._number) == "change passphrase":
            self._word = self._number

    def _copied_before_next(self) -> str:
        shutil.rmtree(self._copy, ignore_errors=True)
        shutil.copytree(self._vault, self._copy, ignore=shutil.ignore_patterns("*-shm"))
        self._number += 1
        return name_of(self._number)

    def _examine(self, *, confirmed: bool) -> None:
        if _members(self._vault) - _MAY_BE_THERE != _MEMBERS:
            self._tally.leftovers += 1
        before, after = self._wanted()
        vault = self._open_found(confirmed=confirmed)
        with vault:
            found = holding(vault)
            _must_be_well(vault)
            self._judge(found, before, after, confirmed=confirmed)
        _must_be_tidy(self._vault)
        self._told = fingerprint(found)

    def _wanted(self) -> tuple[Holding, Holding]:
        """Return what was held before the action that was cut, and what is when it is done."""
        with open_vault(self._copy, passphrase(self._word)) as copy:
            before = holding(copy)
            if fingerprint(before) != self._told:
                raise FaultFoundError("what was confirmed is not in the files")
            act(copy, self._number)
            return before, holding(copy)

    def _open_found(self, *, confirmed: bool) -> Vault:
        changing = name_of(self._number) == "change passphrase"
        try:
            vault = open_vault(self._vault, passphrase(self._word), states=self._states)
        except WrongPassphraseError:
            if not changing:
                raise
            vault = open_vault(self._vault, passphrase(self._number), states=self._states)
            self._remember_passphrase()
            return vault
        if changing and confirmed:
            raise FaultFoundError("a passphrase was confirmed and does not open the vault")
        return vault

    def _judge(self, found: Holding, before: Holding, after: Holding, *, confirmed: bool) -> None:
        name = f"action {self._number} ({name_of(self._number)})"
        if likened(found, before) == likened(after, before):
            self._tally.whole += not confirmed
            return
        if found != before:
            raise FaultFoundError(f"{name} is there by half")
        if confirmed:
            raise FaultFoundError(f"{name} was confirmed and is gone")
        self._tally.absent += 1


class MakingCuts:
    """A vault whose making is cut."""

    def __init__(self, place: Path, chance: random.Random, tally: Tally) -> None:
        self._place = place
        self._vault = place / "V [1].vault"
        self._chance = chance
        self._tally = tally
        begun = time.monotonic()
        new_vault(place / "first.vault").close()
        self._took = time.monotonic() - begun
        shutil.rmtree(place / "first.vault")

    def cut(self) -> None:
        """Kill the process that makes a vault; then make it, unless it is there."""
        delay = self._chance.random() * self._took * 2
        if not performing.cut(lambda: new_vault(self._vault), delay):
            self._tally.beside["too late"] += 1
        hidden = len(list(self._place.glob(".*")))
        self._tally.leftovers += hidden
        if self._vault.exists():
            with open_vault(self._vault, passphrase()) as vault:
                _must_be_well(vault)
            _must_be_tidy(self._vault)
            self._tally.beside["making (whole)"] += 1
            shutil.rmtree(self._vault)
        else:
            self._tally.beside["making (not there)"] += 1
        new_vault(self._vault).close()
        _must_be_tidy(self._vault)
        shutil.rmtree(self._vault)


class ArchiveCuts:
    """An archive whose bringing back is cut."""

    def __init__(self, place: Path, chance: random.Random, tally: Tally) -> None:
        self._place = place
        self._archive = place / "all.zip"
        self._empty = place / "Empty.vault"
        self._chance = chance
        self._tally = tally
        with new_vault(place / "Full.vault") as vault:
            for number in range(1, performing.WARM_UP):
                act(vault, number)
            archiving.write_archive(vault, self._archive, sealing=Plain())
        new_vault(self._empty).close()
        begun = time.monotonic()
        self._after = self._brought_back(self._copy())
        self._took = time.monotonic() - begun
        with open_vault(self._copy(), passphrase()) as vault:
            self._before = _without_counter(holding(vault))

    def cut(self) -> None:
        """Kill the process that brings an archive back; all of it must be there, or nothing."""
        folder = self._copy()
        delay = self._chance.random() * self._took * 2
        if not performing.cut(lambda: self._brought_back(folder), delay):
            self._tally.beside["too late"] += 1
        with open_vault(folder, passphrase()) as vault:
            found = _without_counter(holding(vault))
            _must_be_well(vault)
        _must_be_tidy(folder)
        if found not in (self._before, self._after):
            raise FaultFoundError("an archive was brought back by half")
        whole = "whole" if found == self._after else "not there"
        self._tally.beside[f"bringing back ({whole})"] += 1

    def _copy(self) -> Path:
        folder = self._place / "V.vault"
        shutil.rmtree(folder, ignore_errors=True)
        return shutil.copytree(self._empty, folder)

    def _brought_back(self, folder: Path) -> Holding:
        with open_vault(folder, passphrase()) as vault:
            archiving.read_archive(vault, self._archive, now=START)
            return _without_counter(holding(vault))


def _without_counter(held: Holding) -> Holding:
    return {name: rows for name, rows in held.items() if name != "vault"}


class CommandCuts:
    """`vrm add` with one record on each line, killed between its lines."""

    def __init__(self, place: Path, chance: random.Random, tally: Tally) -> None:
        self._place = place
        self._vault = place / "V.vault"
        self._chance = chance
        self._tally = tally
        new_vault(self._vault).close()
        (place / "passphrase").write_text(passphrase(), "utf-8")
        self._names: list[str] = []
        """What was found to be there before."""

    def cut(self) -> None:
        """Kill `vrm add`; every id it printed must be there, in order, with at most one more."""
        offered = [f"Company {len(self._names)} {number}" for number in range(2_000)]
        ids = self._printed(offered)
        vault = open_vault(self._vault, passphrase(), states=self._place / "state" / "dealings")
        with vault:
            found = {one.id: one for one in records.list_of(vault, "company")}
            names = [one.heading for one in reversed(found.values()) if isinstance(one, Company)]
            _must_be_well(vault)
        if any(one not in found for one in ids):
            raise FaultFoundError("an id was printed, and the record is not there")
        new = sorted(set(names) - set(self._names), key=offered.index)
        if new != offered[: len(new)] or not len(ids) <= len(new) <= len(ids) + 1:
            raise FaultFoundError("`vrm add` kept other records than it said")
        _must_be_tidy(self._vault)
        self._names = names
        self._tally.beside["vrm add"] += 1

    def _printed(self, names: list[str]) -> list[str]:
        lines = "".join(f'{{"name": "{name}"}}\n' for name in names)
        command = [sys.executable, "-m", "vrm_app", "add", "company", "--vault", str(self._vault)]
        with subprocess.Popen(
            [*command, "--passphrase-file", str(self._place / "passphrase")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=checkout.PATH,
            env={**os.environ, "XDG_STATE_HOME": str(self._place / "state")},
        ) as process:
            if process.stdin is None or process.stdout is None:
                raise FaultFoundError("`vrm add` has no pipes")
            process.stdin.write(lines)
            process.stdin.flush()
            ids = [process.stdout.readline()]
            time.sleep(self._chance.random() * 0.3)
            process.kill()
            ids += process.stdout.readlines()
        if len(ids) == len(names) or not ids[0]:
            raise FaultFoundError("`vrm add` ended before it was killed")
        # The last line may be cut short; it was not printed then.
        return [one.strip() for one in ids if one.endswith("\n")]


def _must_be_well(vault: Vault) -> None:
    if vault.warning is not None:
        raise FaultFoundError(f"a false alarm: {vault.warning}")
    report = checking.check(vault)
    if not report.ok:
        raise FaultFoundError("; ".join(report.problems))
    if vault.warning is not None:
        raise FaultFoundError(f"a false alarm: {vault.warning}")


def _must_be_tidy(folder: Path) -> None:
    if _members(folder) - _MAY_BE_THERE != _MEMBERS:
        raise FaultFoundError(f"the folder holds {', '.join(sorted(_members(folder)))}")
    places = [folder.parent, *folder.glob("inbox")]
    hidden = [path.name for place in places for path in place.glob(".*")]
    if hidden:
        raise FaultFoundError(f"beside the folder lies {', '.join(hidden)}")


def _members(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
