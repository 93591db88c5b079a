"""The benchmark works; how fast anything is, no test says."""

import subprocess
import sys
from pathlib import Path

FIGURES = 32
"""One of starting, two of opening, three of searching, a page, one added, a size, an import, two of
the window, ten of the timeline and search, four of growth, mails, two of a stall, three of a long
list."""
CHECKOUT = Path(__file__).parents[2]


def test_the_benchmark_measures_everything_on_a_tiny_vault(tmp_path: Path) -> None:
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "tests.benchmarks", "--count=300", "--mails=50"),
            *("--rounds=1", "--large"),
            *("--place", tmp_path / "place", "--out", tmp_path / "table.md"),
        ],
        capture_output=True,
        check=False,
        cwd=CHECKOUT,
        text=True,
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (tmp_path / "table.md").read_text("utf-8")
    machine, _, heading, _, *rows = ran.stdout.splitlines()
    assert "cores" in machine
    assert heading.startswith("| What | Dealings |")
    assert len(rows) == FIGURES
    assert all(row.count("|") == heading.count("|") for row in rows)
    kept = [one.name.split("-")[1] for one in (tmp_path / "place").iterdir()]
    assert sorted(kept) == ["300", "3000"]
