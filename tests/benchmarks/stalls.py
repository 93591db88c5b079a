"""How long the window does not answer while much is done in the background."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .figures import Figure
from .filled import Filled
from .mails import write_mails

_CHECKOUT = Path(__file__).parents[2]
_FIRST = 500_000
"""Numbers of mails that no other figure uses."""
_FIRST_ROUND_MS = 5_000


def longest_stall(filled: Filled, folder: Path, count: int) -> Iterator[Figure]:
    """Measure the longest stall of a window that is worked in during an import and an export."""
    folder.mkdir()
    paths = write_mails(filled, folder / "mails", count, first=_FIRST)
    vault = filled.vault
    vault.close()
    given = {
        "folder": str(vault.folder),
        "states": str(filled.states),
        "id": vault.id,
        "master": vault.master.secret.hex(),
        "company": filled.companies[0],
        "mails": [str(path) for path in paths],
        "archive": str(folder / "all.archive"),
        "first_round_ms": _FIRST_ROUND_MS,
    }
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.spoken", "stalling"],
        input=json.dumps(given),
        capture_output=True,
        check=True,
        cwd=_CHECKOUT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
    )
    answer = json.loads(ran.stdout)
    if answer["mails"] != count:
        raise RuntimeError("not every e-mail came in")
    worked = f"{1000 * answer['worked']:.0f} ms of it its own work"
    yield Figure(
        what=(
            f"longest stall of the window, worked in while {count:,} e-mails come in "
            f"and an archive goes out (during: {answer['during']}; {worked})"
        ),
        ours=1000 * answer["seconds"],
        most=100,
    )
    yield Figure(
        what="the most that the window works itself before it answers again",
        ours=1000 * answer["most_worked"],
    )
