"""Measure Dealings on a large vault, every figure against something honest in the same run."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from . import figures, windows
from .figures import Figure
from .filled import Filled
from .mails import importing_mails
from .stalls import longest_stall
from .table import lines

_LARGE = 10
"""How many times as large the large vault is."""


def main() -> None:
    """Measure, and print the table."""
    wanted = _wanted()
    place = wanted.place.resolve()
    place.mkdir(parents=True, exist_ok=True)
    text = ""
    with tempfile.TemporaryDirectory(dir=place) as folder:
        measured = _measured(Path(folder), wanted)
        for line in lines(place, measured):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
            text += f"{line}\n"
    if wanted.out is not None:
        wanted.out.write_text(text, "utf-8")


def _measured(folder: Path, wanted: argparse.Namespace) -> Iterator[Figure]:
    count, rounds = wanted.count, wanted.rounds
    times = []
    for number in range(1, rounds):
        with Filled(folder / f"round-{number}", count) as filled:
            times.append(filled.import_times)
    with Filled(folder / "last", count) as filled:
        times.append(filled.import_times)
        yield figures.starting(filled, 5 * rounds)
        yield from figures.opening(filled, 5 * rounds)
        yield from figures.searching(filled, 20 * rounds)
        yield figures.pages(filled)
        yield figures.adding(filled, 100 * rounds)
        yield figures.importing(count, times)
        yield figures.size(filled)
        yield from windows.window(filled, 5 * rounds)
        if wanted.large:
            with Filled(folder / "large", count * _LARGE) as ten_times:
                yield from figures.growth(ten_times, filled, 100 * rounds)
        # Afterwards the vault holds more than what it is compared with.
        yield importing_mails(filled, folder / "mails", wanted.mails)
        yield longest_stall(filled, folder / "stall", wanted.mails)
        yield from windows.long_list(filled)


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="interactions in the vault")
    parser.add_argument("--large", action="store_true", help="also with ten times as many")
    parser.add_argument("--mails", type=int, default=5_000, help="e-mails to import")
    parser.add_argument(
        "--rounds",
        type=int,
        default=3,
        help="how often to import; all else is measured many times as often",
    )
    parser.add_argument("--place", type=Path, default=Path("build"), help="the folder to work in")
    parser.add_argument("--out", type=Path, help="where else to write the table")
    return parser.parse_args()


if __name__ == "__main__":
    main()
