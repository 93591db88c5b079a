"""The window still looks as the manual shows it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops

CHECKOUT = Path(__file__).parents[3]
PICTURES = CHECKOUT / "resources" / "manual" / "en" / "pictures"
README_PICTURES = ("today", "company", "hand-over")
_MOST = 0.01
"""The part of the points that may have another colour."""
_NEARLY = 32
"""How far a colour may be off and still be taken for the same."""
_KILOBYTES = 120


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pictures as they are drawn now."""
    folder = tmp_path_factory.mktemp("pictures")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.ui.pictures", folder],
        capture_output=True,
        check=False,
        cwd=CHECKOUT,
        text=True,
    )
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
    return folder


def _off(one: Path, other: Path) -> float:
    """Return which part of the points has another colour."""
    with Image.open(one) as left, Image.open(other) as right:
        assert left.size == right.size
        apart = ImageChops.difference(left.convert("RGB"), right.convert("RGB"))
    red, green, blue = (band.point(lambda by: 255 * (by > _NEARLY)) for band in apart.split())
    seen = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return seen.histogram()[255] / (seen.width * seen.height)


def test_the_window_looks_as_it_is_shown(drawn: Path) -> None:
    names = {path.name for path in PICTURES.glob("*.png")}
    assert len(names) == 12

    off = {name: _off(PICTURES / name, drawn / name) for name in sorted(names)}

    # `python -m tests.ui.pictures` renews what is meant to look otherwise.
    assert {name: round(part, 4) for name, part in off.items() if part > _MOST} == {}
    assert names == {path.name for path in drawn.glob("*.png")}


def test_another_page_is_told_from_the_one_that_is_shown(drawn: Path) -> None:
    assert _off(PICTURES / "today.png", drawn / "case.png") > _MOST


def test_every_picture_is_in_the_manual_and_small() -> None:
    manual = "".join(path.read_text("utf-8") for path in PICTURES.parent.glob("*.md"))

    for path in PICTURES.glob("*.png"):
        assert f"(pictures/{path.name})" in manual
        assert path.stat().st_size <= _KILOBYTES * 1024


def test_the_readme_shows_three_of_them() -> None:
    readme = (CHECKOUT / "README.md").read_text("utf-8")

    for name in README_PICTURES:
        assert f"(resources/manual/en/pictures/{name}.png)" in readme
