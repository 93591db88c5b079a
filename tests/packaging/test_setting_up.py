"""The environment is made with the real venv and pip, from pins that need no network."""

import ast
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

# The Python that the tests' own environment was made from: the one that a person starts.
PYTHON = Path(sysconfig.get_config_var("BINDIR")) / (
    "python.exe" if os.name == "nt" else f"python3.{sys.version_info.minor}"
)
SCRIPTS = Path(__file__).parents[2] / "packaging"
ASK = "import setting_up; print(setting_up.environment('requirements.txt'))"
UNKNOWN = f"dealings-unknown==1.0 --hash=sha256:{'0' * 64}\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a small checkout, in a folder whose name is no easy one, that pins nothing."""
    top = tmp_path / "a checkout, für alle"
    (top / "packaging").mkdir(parents=True)
    shutil.copy(SCRIPTS / "setting_up.py", top / "packaging")
    (top / "packaging/requirements.txt").write_text("", "utf-8")
    (top / "packaging/requirements-dev.txt").write_text("# more\n", "utf-8")
    (top / "kept_here.py").write_text("print('the checkout')", "utf-8")
    return top


def set_up(checkout: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    settings |= {"PIP_EXTRA_INDEX_URL": "", "PIP_FIND_LINKS": "", "PYTHONUTF8": "1"}
    return subprocess.run(
        [PYTHON, "-c", ASK],
        capture_output=True,
        check=False,
        cwd=checkout / "packaging",
        encoding="utf-8",
        env=os.environ | settings,
    )


def test_the_environment_imports_the_checkout_from_any_folder(
    checkout: Path, tmp_path: Path
) -> None:
    made = set_up(checkout)
    python = made.stdout.splitlines()[-1]

    run = [python, "-m", "kept_here"]
    ran = subprocess.run(run, capture_output=True, check=True, cwd=tmp_path, text=True)

    assert Path(python).is_relative_to(checkout / ".venv")
    assert ran.stdout == "the checkout\n"


def test_an_environment_is_made_once_and_anew_when_it_no_longer_fits(checkout: Path) -> None:
    first, again = set_up(checkout), set_up(checkout)
    leftover = checkout / ".venv/leftover"
    leftover.touch()
    (checkout / "packaging/requirements.txt").write_text("# other pins\n", "utf-8")
    other = set_up(checkout)

    assert "Setting up" in first.stdout
    assert "Setting up" not in again.stdout
    assert "Setting up" in other.stdout
    assert not leftover.exists()


def test_an_environment_left_half_made_is_made_anew(checkout: Path) -> None:
    cut = set_up(checkout, PIP_CONSTRAINT="there is no such file")

    assert "The libraries could not be installed: the lines above say why." in cut.stderr
    assert (checkout / ".venv/pyvenv.cfg").exists()
    assert "Setting up" in set_up(checkout).stdout
    assert "Setting up" not in set_up(checkout).stdout


def test_an_environment_that_someone_else_made_is_left_alone(checkout: Path) -> None:
    mine = checkout / ".venv/mine"
    mine.parent.mkdir()
    mine.touch()

    assert "is in the way: something else made it" in set_up(checkout).stderr
    assert mine.exists()


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        # Nothing listens on the discard port of this machine.
        (
            {"PIP_INDEX_URL": "http://127.0.0.1:9", "PIP_RETRIES": "1"},
            "the network did not answer",
        ),
        ({"PIP_NO_INDEX": "1"}, "this Python or system is not served"),
    ],
)
def test_why_no_library_came_is_said(checkout: Path, settings: dict[str, str], reason: str) -> None:
    (checkout / "packaging/requirements.txt").write_text(UNKNOWN, "utf-8")

    assert f"The libraries could not be installed: {reason}." in set_up(checkout, **settings).stderr


@pytest.mark.parametrize("script", ["run.py", "test.py", "setting_up.py"])
def test_an_older_python_can_read_the_scripts_up_to_its_sentence(script: str) -> None:
    source = (SCRIPTS / script).read_text("utf-8")

    assert ast.parse(source, feature_version=(3, 7))
