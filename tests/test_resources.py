"""The project's own files are found in a checkout, in an installed package, in a frozen build."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import vrm_app
from vrm_app.outside.resources import resource

CHECKOUT = Path(vrm_app.__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "vrm_app"
ASK = (
    "from vrm_app.outside.resources import resource; "
    "print(resource('sample')); print(sorted(p.name for p in resource('sample').iterdir()))"
)


def told(home: Path, *more: str, code: str = ASK) -> list[str]:
    """Return what another Python says that finds the package in this folder only."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(home), *more])}
    ran = subprocess.run(
        [sys.executable, "-P", "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        cwd=home,
    )
    return ran.stdout.splitlines()


def copied(home: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, home / "vrm_app", ignore=ignored)


def names() -> str:
    return str(sorted(path.name for path in (CHECKOUT / "resources" / "sample").iterdir()))


def test_in_a_checkout_they_lie_beside_the_package() -> None:
    assert resource() == CHECKOUT / "resources"
    assert resource("sample").is_dir()
    assert told(CHECKOUT) == [str(CHECKOUT / "resources" / "sample"), names()]


def test_in_an_installed_package_they_lie_inside_it(tmp_path: Path) -> None:
    copied(tmp_path)
    shutil.copytree(CHECKOUT / "resources", tmp_path / "vrm_app" / "resources")
    # Whoever installs packages side by side may have a folder of the same name beside them.
    (tmp_path / "resources").mkdir()
    assert told(tmp_path) == [str(tmp_path / "vrm_app" / "resources" / "sample"), names()]


def test_in_a_frozen_build_they_lie_where_it_was_unpacked(tmp_path: Path) -> None:
    home, unpacked = tmp_path / "home", tmp_path / "unpacked"
    home.mkdir()
    copied(home)
    shutil.copytree(CHECKOUT / "resources", unpacked / "resources")
    code = f"import sys; sys._MEIPASS = {str(unpacked)!r}; {ASK}"
    assert told(home, code=code) == [str(unpacked / "resources" / "sample"), names()]


def test_without_them_the_program_says_so_itself(tmp_path: Path) -> None:
    copied(tmp_path)
    with pytest.raises(subprocess.CalledProcessError) as failed:
        told(tmp_path)
    assert "FileNotFoundError: resources" in failed.value.stderr


def test_every_data_file_of_the_package_is_told_to_the_installer() -> None:
    import tomllib

    setup = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    packages = {
        ".".join(path.relative_to(CHECKOUT).parent.parts) for path in PACKAGE.rglob("__init__.py")
    }
    assert set(setup["packages"]) == packages | {"vrm_app.resources"}
    assert setup["package-dir"]["vrm_app.resources"] == "resources"
    data = setup["package-data"]
    told_ = {path for name in data for pattern in data[name] for path in folder(name).glob(pattern)}
    kept = {path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".py"}
    kept = {path for path in kept if "__pycache__" not in path.parts}
    kept |= {path for path in (CHECKOUT / "resources").rglob("*") if path.is_file()}
    assert kept <= told_


def folder(package: str) -> Path:
    if package == "vrm_app.resources":
        return CHECKOUT / "resources"
    return CHECKOUT / Path(*package.split("."))
