"""What the window costs: until Today is painted, and in memory."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from vrm_app.domain.agreement import Agreement
from vrm_app.vault import records

from .figures import Figure
from .filled import NOW, Filled

_CHECKOUT = Path(__file__).parents[2]
_MEGABYTE = 1_000_000


def window(filled: Filled, rounds: int) -> Iterator[Figure]:
    """Measure the window of a large vault in fresh processes, beside an empty one."""
    given = _given(filled) | {"timeline": ""}
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


def timeline(filled: Filled) -> Iterator[Figure]:
    """Measure the timeline of all companies, gone through to its end, and the search."""
    bare = _opened({})["bytes"]
    run = _opened(_given(filled) | {"timeline": "yes"})
    for name, what, most in (
        ("opened", "until the first entries of all companies are there", None),
        ("frame_median", f"a frame, scrolling by {run['frames']:.0f} pages to the end: median", 8),
        ("frame_own", "of that the window's own work: median", None),
        ("frame_p95", "a frame while scrolling: the 95th of 100", None),
        ("frame_longest", f"the longest, {run['frames_late']:.0f} of them over 33 ms", 33),
        ("longest_own", "the most that a frame worked itself", None),
        ("first_p95", "a key typed into search until names are painted: the 95th of 100", 50),
        ("whole_median", "until all that is found is ranked and painted: median", None),
        ("whole_p95", "until all that is found is ranked and painted: the 95th of 100", 150),
    ):
        yield Figure(what=f"timeline and search: {what}", ours=1000 * run[name], most=most)
    yield Figure(
        what="resident memory after the whole timeline, above that of an empty window",
        ours=(run["scrolled_bytes"] - bare) / _MEGABYTE,
        unit="MB",
        most=100,
    )


def long_list(filled: Filled) -> Iterator[Figure]:
    """Measure opening and going through a list of as many contracts as there are interactions."""
    vault = filled.vault
    with vault.writing("import", now=NOW) as writing:
        for number in range(filled.count):
            of = filled.companies[number % len(filled.companies)]
            fields = {"company_id": of, "type": "contract", "title": f"Contract {number}"}
            records.add(writing, Agreement.read(fields, now=NOW))
    took = _opened(_given(filled) | {"count": str(filled.count)}, "scrolling")
    what = f"a list of {filled.count:,} contracts"
    yield Figure(what=f"{what}, until its first rows are painted", ours=1000 * took["opened"])
    yield Figure(
        what=f"{what}, gone through to its end by pages, a frame (median)",
        ours=1000 * took["median"],
        most=16,
    )
    yield Figure(
        what=f"{what}, gone through to its end by pages, the worst frame",
        ours=1000 * took["worst"],
    )


def _given(filled: Filled) -> dict[str, str]:
    vault = filled.vault
    vault.close()
    return {
        "folder": str(vault.folder),
        "states": str(filled.states),
        "id": vault.id,
        "master": vault.master.secret.hex(),
        "company": filled.companies[0],
    }


def _opened(given: dict[str, str], what: str = "window") -> dict[str, float]:
    # An empty window says nothing.
    run = ("tests.benchmarks.spoken", what) if given else ("tests.benchmarks.window",)
    ran = subprocess.run(
        [sys.executable, "-m", *run],
        input=json.dumps(given),
        capture_output=True,
        check=True,
        cwd=_CHECKOUT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        text=True,
    )
    answer: dict[str, float] = json.loads(ran.stdout)
    return answer
