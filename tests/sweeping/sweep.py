"""Look at every page in every way it can be drawn: python tests/sweeping/sweep.py [--short].

German is looked at as people see it. Languages whose catalogue is made on the spot show what was
not translated, and what has no room
for longer words; the window is drawn from left to right and from right to left, in both themes,
at both densities of screens and in two sizes, and every sight is looked at for what must hold
(`eyes.py`). Each language and density takes a process of its own. Exit code: 0 when nothing was
found, 1 when something was. With --pictures FOLDER the sights are kept there as pictures.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
for place in (ROOT / "packaging", ROOT / "tests", ROOT):
    sys.path.insert(0, str(place))

LANGUAGES = {"english": "en", "english-rtl": "en", "german": "de", "long": "el", "mirrored": "he"}
SIZES = {"wide": (1280, 800), "small": (1000, 700)}
THEMES = ("light", "dark")


class Way(NamedTuple):
    """How the window is drawn."""

    language: str
    scale: int
    theme: str
    size: str


EVERY = [Way(*one) for one in product(LANGUAGES, (1, 2), THEMES, SIZES)]
SHORT = [
    Way("long", 1, "light", "small"),
    Way("mirrored", 1, "dark", "wide"),
]


def main() -> int:
    """Look at everything; return 1 when something does not hold."""
    parser = argparse.ArgumentParser(description="Look at every page in every way it is drawn.")
    parser.add_argument("--short", action="store_true", help="only a few ways")
    parser.add_argument("--ways", nargs="*", help=argparse.SUPPRESS)
    parser.add_argument("--catalogues", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--pictures", type=Path, help="keep what was seen in this folder")
    asked = parser.parse_args()
    if asked.ways:
        return _look([Way(a, int(b), c, d) for a, b, c, d in map(str.split, asked.ways)], asked)
    chosen = SHORT if asked.short else EVERY
    codes = []
    with tempfile.TemporaryDirectory() as folder:
        _write_catalogues(Path(folder))
        for language, scale in dict.fromkeys((way.language, way.scale) for way in chosen):
            ways = [way for way in chosen if (way.language, way.scale) == (language, scale)]
            codes.append(_in_a_process(ways, Path(folder), asked.pictures))
    print(f"{len(chosen)} ways, {'all well' if not any(codes) else 'see above'}")
    return max(codes)


def _write_catalogues(folder: Path) -> None:
    from sweeping.pseudo import write_pseudo

    write_pseudo(folder)
    shutil.copytree(ROOT / "resources" / "locale" / "de", folder / "de")


def _in_a_process(ways: list[Way], catalogues: Path, pictures: Path | None) -> int:
    command = [sys.executable, __file__, "--catalogues", str(catalogues)]
    command += ["--ways", *(" ".join(map(str, way)) for way in ways)]
    if pictures is not None:
        command += ["--pictures", str(pictures)]
    here = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(ways[0].scale)}
    return subprocess.run(command, check=False, env={**os.environ, **here}).returncode


def _look(ways: list[Way], asked: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as folder:
        found = dict.fromkeys(_faults(ways, Path(folder), asked))
    for one in found:
        print(one)
    print(f"{ways[0].language} at {ways[0].scale}x: {len(found)} found", flush=True)
    # Threads that were still reading are of no use any more.
    os._exit(1 if found else 0)


def _faults(ways: list[Way], folder: Path, asked: argparse.Namespace) -> Iterator[str]:
    from vrm_app.language import speak

    # Before anything that holds texts is imported.
    speak([LANGUAGES[ways[0].language]], asked.catalogues)
    from sweeping.drawing import drawn

    yield from drawn(ways, folder, asked.pictures)


if __name__ == "__main__":
    sys.exit(main())
