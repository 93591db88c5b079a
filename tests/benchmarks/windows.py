"""What the window costs: until Today is painted, and in memory."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from .figures import Figure
from .filled import Filled

_CHECKOUT = Path(__file__).parents[2]
_MEGABYTE = 1_000_000


def window(filled: Filled, rounds: int) -> Iterator[Figure]:
    """Measure the window of a large vault in fresh processes, beside an empty one."""
    vault = filled.vault
    vault.close()
    given = {
        "folder": str(vault.folder),
        "states": str(filled.states),
        "id": vault.id,
        "master": vault.master.secret.hex(),
        "company": filled.companies[0],
    }
    runs, empty = [], []
    for _ in range(rounds):
        runs.append(_opened(given))
        empty.append(_opened({}))
    yield Figure(
        what="from unlocking to Today painted, key derivation left out",
        ours=1000 * median(run["seconds"] for run in runs),
        most=150,
    )
    holds, bare = (median(run["bytes"] for run in some) for some in (runs, empty))
    yield Figure(
        what="resident memory on a company's page, above that of an empty window",
        ours=(holds - bare) / _MEGABYTE,
        unit="MB",
        most=80,
    )


def _opened(given: dict[str, str]) -> dict[str, float]:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.window"],
        input=json.dumps(given),
        capture_output=True,
        check=True,
        cwd=_CHECKOUT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
    )
    answer: dict[str, float] = json.loads(ran.stdout)
    return answer
