"""Measure Dealings on a large vault, every figure against something honest in the same run."""

import argparse
import compileall
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from . import figures, windows
from .figures import Figure
from .filled import Filled, kept
from .mails import importing_mails
from .stalls import longest_stall
from .table import lines

_PROGRAM = Path(__file__).parents[2] / "vrm_app"
_LARGE = 10
"""How many times as large the large vault is."""


def main() -> None:
    """Measure, and print the table."""
    wanted = _wanted()
    place = wanted.place.resolve()
    place.mkdir(parents=True, exist_ok=True)
    # As it is once installed: no module is translated while something is measured.
    compileall.compile_dir(_PROGRAM, quiet=2)
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
    """Measure each in a vault that holds nothing but what it is compared with."""
    for number, (name, measure) in enumerate(_FIGURES.items()):
        if wanted.only and name not in wanted.only:
            continue
        with kept(wanted.place, folder / f"{number}", wanted.count) as filled:
            yield from measure(filled, wanted)
        shutil.rmtree(folder / f"{number}")


def _core(filled: Filled, wanted: argparse.Namespace) -> Iterator[Figure]:
    rounds = wanted.rounds
    yield from figures.opening(filled, 5 * rounds)
    yield from figures.searching(filled, 20 * rounds)
    yield figures.pages(filled)
    yield figures.adding(filled, 100 * rounds)
    yield figures.size(filled)


def _importing(filled: Filled, wanted: argparse.Namespace) -> Iterator[Figure]:
    times = [filled.import_times]
    for number in range(1, wanted.rounds):
        folder = filled.states.with_name(f"round-{number}")
        with Filled(folder, wanted.count) as again:
            times.append(again.import_times)
        shutil.rmtree(folder)
    yield figures.importing(wanted.count, times)


def _large(filled: Filled, wanted: argparse.Namespace) -> Iterator[Figure]:
    if wanted.large:
        folder = filled.states.with_name("large")
        with kept(wanted.place, folder, wanted.count * _LARGE) as ten_times:
            yield from figures.growth(ten_times, filled, 100 * wanted.rounds)


def _mails(filled: Filled, wanted: argparse.Namespace) -> Iterator[Figure]:
    yield importing_mails(filled, filled.states.with_name("mails"), wanted.mails)


def _stall(filled: Filled, wanted: argparse.Namespace) -> Iterator[Figure]:
    yield from longest_stall(filled, filled.states.with_name("stall"), wanted.mails)


_FIGURES: dict[str, Callable[[Filled, argparse.Namespace], Iterator[Figure]]] = {
    "start": lambda filled, wanted: iter([figures.starting(filled, 5 * wanted.rounds)]),
    "core": _core,
    "importing": _importing,
    "window": lambda filled, wanted: windows.window(filled, 5 * wanted.rounds),
    "timeline": lambda filled, _: windows.timeline(filled),
    "large": _large,
    "mails": _mails,
    "stall": _stall,
    "lists": lambda filled, _: windows.long_list(filled),
}


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
    parser.add_argument("--only", nargs="+", choices=_FIGURES, help="the figures to measure: all")
    parser.add_argument(
        "--place",
        type=Path,
        default=Path("build"),
        help="the folder to work in; full vaults are kept there for the next time",
    )
    parser.add_argument("--out", type=Path, help="where else to write the table")
    return parser.parse_args()


if __name__ == "__main__":
    main()
