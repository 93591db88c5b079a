"""The figures as a table in Markdown, under one line that says on what kind of machine."""

import os
import platform
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlcipher3 import dbapi2

from .figures import Figure

_GIBIBYTE = 2**30


def lines(place: Path, figures: Iterable[Figure]) -> Iterator[str]:
    """Yield the lines of the table, each as soon as its figure is there."""
    yield machine(place)
    yield ""
    yield "| What | Dealings | Against, in the same run | That takes | Ratio | Reach | |"
    yield "|---|---:|---|---:|---:|---:|---|"
    yield from map(_line, figures)


def _line(figure: Figure) -> str:
    cells = (
        figure.what,
        _measure(figure.ours, figure.unit),
        figure.against or "–",
        "–" if figure.theirs is None else _measure(figure.theirs, figure.unit),
        "–" if figure.times is None else f"{figure.times:.2f} ×",
        _reach(figure),
        "" if figure.is_reached else "not reached",
    )
    return f"| {' | '.join(cells)} |"


def _measure(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}"


def _reach(figure: Figure) -> str:
    reach = []
    if figure.most_times is not None:
        reach.append(f"≤ {figure.most_times:g} ×")
    if figure.most is not None:
        reach.append(f"≤ {figure.most:g} {figure.unit}")
    if figure.least is not None:
        reach.append(f"≥ {figure.least:g} {figure.unit}")
    return ", ".join(reach)


def machine(place: Path) -> str:
    """Say on what kind of machine this is; nothing that names one."""
    return " · ".join(
        (
            f"{os.cpu_count()} cores",
            f"{_memory() / _GIBIBYTE:.0f} GiB of memory",
            f"{_disk(place)} disk",
            _system(),
            f"Python {platform.python_version()}",
            f"SQLCipher's SQLite {dbapi2.sqlite_version}",
            f"plain SQLite {sqlite3.sqlite_version}",
        )
    )


def _memory() -> int:
    if sys.platform == "win32":
        return 0
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _disk(place: Path) -> str:
    device = place.stat().st_dev
    found = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}").resolve()
    if found.name.startswith("vd"):
        # What it says of itself is not what lies below.
        return "virtual"
    for folder in (found, found.parent):
        turning = folder / "queue" / "rotational"
        if turning.exists():
            return "turning" if turning.read_text().strip() == "1" else "solid-state"
    return "unknown"


def _system() -> str:
    if sys.platform == "linux":
        return platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    return f"{platform.system()} {platform.release()}"
