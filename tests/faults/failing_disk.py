"""Have every operation on the disk fail once: python tests/faults/failing_disk.py [--every N].

Each action is done with its first, second, third … operation on the vault's files failing, and
again with all that follow failing, too: for want of room (taking half of what is written), with
an error of the disk, and with no file to be opened. What was confirmed must be there; what is said
to be refused must not; the vault must go on afterwards. Linux, with a C compiler.

Exit code: 0 when it was so, 1 when not, 2 when there is no compiler.
"""

import argparse
import ctypes
import errno
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from faults.acting import ACTIONS, START, do, passphrase
from faults.filled import KNOWN, Filled, fill
from faults.holding import holding, likened
from faults.homes import Ended
from faults.nobody import in_process

from vrm_app.domain.errors import UserError
from vrm_app.services import checking, records
from vrm_app.vault.keys import WrongPassphraseError, read_key_files, unwrap
from vrm_app.vault.vault import Vault

READS, WRITES, SYNCS, NAMES = 1, 2, 4, 8
SAVED = ("What you did was saved",)
REFUSED = ("Nothing was saved", "“")


@dataclass(frozen=True, slots=True)
class Fault:
    """What fails, and how: once, or from then on."""

    name: str
    error: int
    kinds: int
    lasts: bool


FAULTS = (
    Fault("no room", errno.ENOSPC, WRITES | SYNCS | NAMES, lasts=False),
    Fault("no room from then on", errno.ENOSPC, WRITES | SYNCS | NAMES, lasts=True),
    Fault("bad disk", errno.EIO, READS | WRITES | SYNCS | NAMES, lasts=False),
    Fault("bad disk from then on", errno.EIO, READS | WRITES | SYNCS | NAMES, lasts=True),
    Fault("no more files", errno.EMFILE, NAMES, lasts=False),
)


class NotAsPromisedError(Exception):
    """What was said is not what is there."""


def main() -> int:
    """Build what makes the disk fail, start again with it in place; return the exit code."""
    parser = argparse.ArgumentParser(description="Have every operation on the disk fail once.")
    parser.add_argument("--every", type=int, default=1, help="try only every so many operations")
    parser.add_argument("--only", choices=ACTIONS, help="try only this action")
    parser.add_argument("--shim", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.shim is not None:
        return try_all(ctypes.CDLL(asked.shim), asked.every, asked.only)
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        print("There is no C compiler.")
        return 2
    with tempfile.TemporaryDirectory(prefix="failing-") as place:
        shim = str(Path(place) / "shim.so")
        source = str(Path(__file__).with_suffix(".c"))
        subprocess.run([compiler, "-shared", "-fPIC", "-o", shim, source, "-ldl"], check=True)
        again = [sys.executable, __file__, *sys.argv[1:], "--shim", shim]
        surroundings = {**os.environ, "LD_PRELOAD": shim, "TMPDIR": place}
        return subprocess.run(again, check=False, env=surroundings).returncode


def try_all(shim: ctypes.CDLL, every: int, only: str | None) -> int:
    """Go through actions, faults and operations; return the exit code."""
    place = Path(tempfile.mkdtemp())
    filled = fill(place / "first" / "V.vault")
    said: Counter[str] = Counter()
    for name in ACTIONS:
        if only not in {None, name}:
            continue
        trial = Trial(shim, filled, place, name)
        try:
            tried = sum(trial.go_through(fault, every, said) for fault in FAULTS)
        except NotAsPromisedError as wrong:
            print(f"Found: {name}: {wrong}\nIt is kept in {trial.kept()}.")
            return 1
        print(f"{name}: {tried} operations failed, and all was as it was said to be", flush=True)
    for sentence, count in said.most_common():
        print(f"{count:6} {sentence}")
    return 0


class Trial:
    """One action, done again and again on copies of one vault."""

    def __init__(self, shim: ctypes.CDLL, filled: Filled, place: Path, name: str) -> None:
        self._shim = shim
        self._filled = filled
        self._name = name
        self._folder = place / "V.vault"
        with self._copy() as vault:
            self._first = holding(vault)
        self._before = self._expected(done=False)
        self._after = self._expected(done=True)

    def go_through(self, fault: Fault, every: int, said: Counter[str]) -> int:
        """Have one operation after the other fail; return how many there were."""
        counted = int(self._attempt(fault, 0).out)
        for at in range(1, counted + 1, every):
            self._copy().close()
            ended = self._attempt(fault, at)
            if ended.code != 0:
                raise NotAsPromisedError(f"{fault.name} at {at}: {ended.err}")
            try:
                self._judge(ended.err)
            except (NotAsPromisedError, UserError) as wrong:
                raise NotAsPromisedError(f"{fault.name} at {at}: {wrong} ({ended.err})") from wrong
            said[ended.err] += 1
        return counted

    def kept(self) -> Path:
        """Return where the vault of the last attempt is, moved out of the way of tidying up."""
        return Path(shutil.move(self._folder, tempfile.mkdtemp(dir="/tmp")))

    def _copy(self) -> Vault:
        shutil.rmtree(self._folder, ignore_errors=True)
        return self._filled.opened(self._filled.copied_to(self._folder))

    def _expected(self, *, done: bool) -> str:
        with self._copy() as vault:
            if done:
                do(vault, self._name, _NUMBER)
            _go_on(vault)
            return likened(holding(vault), self._first)

    def _attempt(self, fault: Fault, at: int) -> Ended:
        self._copy().close()
        return in_process(lambda: self._act(fault, at), lambda: None)

    def _act(self, fault: Fault, at: int) -> Ended:
        """Do the action with a fault, then go on without; return what was said of the action."""
        said = "done"
        try:
            with self._filled.opened(self._folder) as vault:
                self._arm(fault, at)
                try:
                    do(vault, self._name, _NUMBER)
                except UserError as error:
                    said = error.title
                if at % 2:
                    self._shim.disarm()
                    with _going_on():
                        _go_on(vault)
        except UserError as error:
            # Only what comes at the end: whatever came before has been said.
            said = error.title if said == "done" else said
        except Exception:  # noqa: BLE001  # just this must not happen
            return Ended(1, "", traceback.format_exc())
        counted = self._shim.disarm()
        if not at % 2:
            with _going_on(), self._filled.opened(self._folder) as vault:
                _go_on(vault)
        return Ended(0, str(counted), said)

    def _arm(self, fault: Fault, at: int) -> None:
        self._shim.arm(
            str(self._folder).encode(), at, fault.error, fault.lasts, fault.kinds, fault.lasts
        )

    def _judge(self, said: str) -> None:
        with self._filled.opened(self._folder) as vault:
            if vault.warning is not None:
                raise NotAsPromisedError(f"a false alarm: {vault.warning}")
            report = checking.check(vault)
            if not report.ok:
                raise NotAsPromisedError("; ".join(report.problems))
            found = likened(holding(vault), self._first)
        if found not in {self._before, self._after}:
            raise NotAsPromisedError("it is there by half")
        if said.startswith(("done", *SAVED)) and found != self._after:
            raise NotAsPromisedError("it is not there")
        if said.startswith(REFUSED) and found != self._before:
            raise NotAsPromisedError("it is there")
        self._judge_keys(said)

    def _judge_keys(self, said: str) -> None:
        content = read_key_files(self._folder).content
        word = passphrase(_NUMBER if self._name == "change passphrase" else 0)
        try:
            unwrap(content, word)
        except WrongPassphraseError:
            if said == "done":
                raise
            unwrap(content, passphrase())


_NUMBER = 1_000


@contextmanager
def _going_on() -> Iterator[None]:
    try:
        yield
    except UserError as error:
        raise NotAsPromisedError("the vault does not go on afterwards") from error


def _go_on(vault: Vault) -> None:
    (known,) = (one for one in records.list_of(vault, "company") if one.heading == KNOWN)
    records.edit(vault, known.id, {"tags": ["went on"]}, now=START)


if __name__ == "__main__":
    sys.exit(main())
