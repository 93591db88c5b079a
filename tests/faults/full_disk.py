"""Fill a disk with Dealings on it: python tests/faults/full_disk.py [--how mount | limit].

The disk is a small file system of its own in memory, where this may be mounted (by root, or in a
user's own namespace), and else the limit of how large a process may make a file. What was
confirmed must be there, every refusal one plain sentence, reading must go on, and with room again
everything must go on.

Exit code: 0 when it was so, 1 when not.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from faults.acting import new_vault, passphrase
from faults.homes import Home

_DISK = "3m"
_FILLER = 300_000
_LIMIT = 1_000_000
_LINES = 2_000
_MOUNT = 'mount -t tmpfs -o size={size} none "$0" && exec "$@"'
Companies = dict[str, Any]
Done = Callable[[Companies, Companies], bool]
"""Tells from the companies before and after whether something was done."""

READING = (
    ("list", "company", "--json"),
    ("search", "Company", "--json"),
    ("agenda", "--json"),
    ("history", "--json"),
    ("check", "--json"),
)


class NotAsPromisedError(Exception):
    """Something confirmed is gone, or something was not said plainly."""


def main() -> int:
    """Fill the disk that can be had; return the exit code."""
    parser = argparse.ArgumentParser(description="Fill a disk with Dealings on it.")
    parser.add_argument("--how", choices=("mount", "limit"), help="what makes it full")
    parser.add_argument("--on", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.on is not None:
        return walk(asked.on, asked.how)
    with tempfile.TemporaryDirectory(prefix="full-") as place:
        how = asked.how or ("mount" if may_mount(place) else "limit")
        if how == "limit":
            return walk(Path(place), how)
        again = [sys.executable, __file__, "--how", how, "--on", place]
        return subprocess.run(mounted(place, *again), check=False).returncode


def mounted(place: str, *command: str) -> list[str]:
    """Return the command with a small disk mounted for it alone."""
    own = ["--mount"] if os.geteuid() == 0 else ["--user", "--map-root-user", "--mount"]
    return ["unshare", *own, "sh", "-c", _MOUNT.format(size=_DISK), place, *command]


def may_mount(place: str) -> bool:
    """Tell whether this system lets us mount a disk of our own."""
    if shutil.which("unshare") is None:
        return False
    return subprocess.run(mounted(place, "true"), check=False, capture_output=True).returncode == 0


def walk(place: Path, how: str) -> int:
    """Go through a full disk and out of it again."""
    home = Home(place / "home")
    home.path.mkdir(mode=0o700)
    (home.path / "passphrase").write_text(passphrase(), "utf-8")
    new_vault(home.folder, home.states).close()
    filler = place / "filler"
    filler.write_bytes(bytes(_FILLER))
    try:
        if how == "limit":
            resource.setrlimit(resource.RLIMIT_FSIZE, (_LIMIT, resource.RLIM_INFINITY))
        kept = add_until_full(home)
        read_on(home, kept)
        write_on(home, kept)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        filler.unlink()
        go_on(home)
        if how == "mount":
            read_a_closed_vault(home)
            go_on(home)
    except NotAsPromisedError as fault:
        print(f"Found ({how}): {fault}")
        return 1
    print(f"{len(kept)} records were confirmed before the disk was full ({how}), and are there.")
    return 0


def add_until_full(home: Home) -> list[str]:
    """Return the ids that were confirmed."""
    lines = (
        json.dumps({"name": f"Company {number}", "notes": "A word or two. " * (number % 50)})
        for number in range(_LINES)
    )
    ended = home.vrm("add", "company", given="\n".join(lines))
    refuse_unless_told(ended, "add")
    kept = ended.stdout.split()
    if not 0 < len(kept) < _LINES:
        raise NotAsPromisedError(f"{len(kept)} records fitted")
    return kept


def read_on(home: Home, kept: list[str]) -> None:
    """Read what was confirmed, and nothing else, from the full disk."""
    for command in READING:
        ended = home.vrm(*command)
        if ended.returncode or ended.stderr:
            raise NotAsPromisedError(f"{command[0]}: {ended.stderr or ended.stdout}")
    found = companies(home)
    if found.keys() != set(kept):
        raise NotAsPromisedError(f"{len(found)} records are there, {len(kept)} were confirmed")


def write_on(home: Home, kept: list[str]) -> None:
    """Go on writing: what is confirmed must be done, and nothing of what is refused."""
    first, last = kept[0], kept[-1]
    attempts: list[tuple[tuple[str, ...], Done]] = [
        (("add", "company"), lambda before, after: len(after) == len(before) + 1),
        (("edit", first), lambda _, after: after[first]["name"] == "New"),
        (("attach", first, str(home.path.parent / "filler")), lambda *_: True),
        (("capture", "A line"), lambda *_: True),
        (("export", "calendar", "--out", str(home.path / "agenda.ics")), lambda *_: True),
        (("erase", last), lambda _, after: last not in after),
    ]
    held = companies(home)
    for command, is_done in attempts:
        held = attempt(home, command, held, is_done)


def attempt(home: Home, command: tuple[str, ...], before: Companies, is_done: Done) -> Companies:
    """Do something on a full disk, and see that what it says is so."""
    ended = home.vrm(*command, given='{"name": "New"}')
    after = companies(home)
    if ended.returncode == 0 and not is_done(before, after):
        raise NotAsPromisedError(f"{command[0]} was confirmed and is not done")
    if ended.returncode != 0:
        refuse_unless_told(ended, command[0])
        if after != before:
            raise NotAsPromisedError(f"{command[0]} was refused and is done")
    return after


def read_a_closed_vault(home: Home) -> None:
    """Read where there is no room even for the files that SQLite makes beside the database."""
    if (home.folder / "vault.db-wal").exists():
        raise NotAsPromisedError("the vault was not put in order when there was room")
    ballast = home.path.parent / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(512))
    for command in READING:
        ended = home.vrm(*command)
        if ended.returncode or ended.stderr:
            raise NotAsPromisedError(f"{command[0]}: {ended.stderr or ended.stdout}")
    ballast.unlink()


def go_on(home: Home) -> None:
    """Write with room again."""
    for command in (("add", "company"), ("undo",), ("check",)):
        ended = home.vrm(*command, given='{"name": "After"}')
        if ended.returncode or "Problem" in ended.stdout:
            raise NotAsPromisedError(f"{command[0]}, with room again: {ended.stderr}")


def companies(home: Home) -> Companies:
    """Return every company by its id."""
    ended = home.vrm(*READING[0])
    if ended.returncode:
        raise NotAsPromisedError(f"nothing can be read: {ended.stderr}")
    return {one["id"]: one for one in json.loads(ended.stdout)}


def refuse_unless_told(ended: "subprocess.CompletedProcess[str]", name: str) -> None:
    """Want exit code 1 and one line that speaks of room."""
    lines = ended.stderr.splitlines()
    plain = len(lines) == 1 and any(word in lines[0] for word in ("full", "room", "takes no more"))
    if ended.returncode != 1 or not plain:
        raise NotAsPromisedError(f"{name}: exit code {ended.returncode}, {ended.stderr!r}")


if __name__ == "__main__":
    sys.exit(main())
