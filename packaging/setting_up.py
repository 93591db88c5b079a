"""Make the checkout's private environment with nothing but Python and pip."""

import sys

# An older Python must get as far as this sentence: no newer syntax here or in the scripts.
if sys.version_info < (3, 11):  # noqa: UP036  the sentence is for those who have an older one
    sys.exit(
        "Dealings needs Python 3.11 or newer, and this is Python {}.{}. "
        "Start the same command with a newer Python.".format(*sys.version_info)
    )

import hashlib
import importlib.util
import io
import os
import platform
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Callable
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PLACE = CHECKOUT / ".venv"
EVERYTHING = "requirements-dev.txt"  # holds the pins of requirements.txt too

_PINS = CHECKOUT / "packaging"
_MARK = PLACE / "dealings-environment.txt"
PYTHON = PLACE / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# Settings meant for another environment. Those about the network (proxy, index, cache) stay.
_FOREIGN = {"PYTHONHOME", "PYTHONPATH", "PIP_PREFIX", "PIPPYTHON", "PIP_ROOT", "PIP_TARGET"}
_REASONS = {  # a sign in what pip says: what it means, the first one that is found
    "do not match the hashes": "a library came that is not the pinned one. Try another network.",
    "no space left": "the disk is full. Make room and try again.",
    "connection|timed out|proxy": "the network did not answer. Go online and try again.",
    "no matching distribution": "this Python or system is not served. Try another Python.",
}


class NotDoneError(Exception):
    """What did not happen, and what to do, each in one sentence."""


def environment(requirements: str) -> Path:
    """Return the Python of the environment, which is made anew unless it is whole and fits.

    `requirements` names a file in this folder. Raises NotDoneError.
    """
    try:
        if not _fits(requirements):
            _make(requirements)
    except OSError as error:
        what = f"The environment could not be made: {error.strerror} ({error.filename})."
        raise NotDoneError(f"{what} Make that possible and try again.") from error
    return PYTHON


def surroundings() -> dict[str, str]:
    """Return the environment variables for what is started here, without foreign settings."""
    kept = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    return kept | {"PIP_USER": "0"}


def lacks(python: Path) -> str:
    """Return the name of a system library without which no window can be made, "" if none is.

    Qt brings nearly all it needs; a server has no reason to have the rest.
    """
    ran = _run([str(python), "-c", "import PySide6.QtWidgets, PySide6.QtSvg"])
    if ran.returncode == 0:
        return ""
    library = re.search(r"ImportError: (?:\S*/)?(lib[\w.+-]+)", ran.stderr)
    return library[1] if library else "a library of the system"


def start(main: Callable[[], int]) -> None:
    """Run a script's main function; leave with its exit code, or with plain words."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal may lack a letter that we print
    try:
        sys.exit(main())
    except NotDoneError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("Stopped. Start the same command again to go on.")


def _fits(requirements: str) -> bool:
    """Tell whether the environment was finished, for this Python, this folder and these pins."""
    if not (_MARK.is_file() and PYTHON.exists()):
        return False
    return _MARK.read_text("utf-8") in {_stamp(requirements), _stamp(EVERYTHING)}


def _stamp(requirements: str) -> str:
    """Return all that an environment depends on; when any of it changes, a new one is made."""
    pins = hashlib.sha256((_PINS / requirements).read_bytes()).hexdigest()
    python = f"{platform.python_implementation()} {platform.python_version()} {platform.machine()}"
    return f"{requirements} {pins}\n{python} {sys.base_prefix!a}\n{str(CHECKOUT)!a}\n"


def _make(requirements: str) -> None:
    """Make the environment; its mark tells that it is unfinished until all of it is there."""
    pip = _pip()
    _clear()
    print(f"Setting up {PLACE} (once; the libraries come over the network) ...", flush=True)
    own_pip = [] if pip[0] == str(PYTHON) else ["--without-pip"]
    _call([sys.executable, "-m", "venv", *own_pip, str(PLACE)], "No environment could be made")
    install = "install --require-hashes --only-binary :all: --quiet --no-input"
    pins = ["--disable-pip-version-check", "--requirement", str(_PINS / requirements)]
    _call([*pip, *install.split(), *pins], "The libraries could not be installed")
    _put_checkout_on_path()
    _MARK.write_text(_stamp(requirements), "utf-8")


def _pip() -> list[str]:
    """Return the pip command that installs into the environment.

    The pip beside this Python serves, even where it may not touch its own surroundings. Only
    where there is none that can (`--python` came with pip 22.3) is the bundled one unpacked.
    """
    found = _run([sys.executable, "-P", "-m", "pip", "--version"])
    version = re.match(r"pip (\d+)\.(\d+)", found.stdout)
    if version and tuple(map(int, version.groups())) >= (22, 3):
        return [sys.executable, "-P", "-m", "pip", "--python", str(PYTHON)]
    if importlib.util.find_spec("ensurepip"):
        return [str(PYTHON), "-P", "-m", "pip"]
    what = "This Python has no pip (22.3 or newer), which fetches the libraries."
    raise NotDoneError(f"{what} Install pip for it (package python3-pip) and try again.")


def _clear() -> None:
    """Empty the environment's folder, if it is ours, and mark it as unfinished."""
    if Path(sys.prefix).resolve() == PLACE:
        what = f"The environment {PLACE} must be made anew, and this Python lives in it."
        raise NotDoneError(f"{what} Start the command with the Python outside it.")
    PLACE.mkdir(exist_ok=True)
    inside = [path for path in PLACE.iterdir() if path != _MARK]
    if inside and not _MARK.exists():
        what = f"The folder {PLACE} is in the way: something else made it."
        raise NotDoneError(f"{what} Move it aside and try again.")
    _MARK.write_text("unfinished\n", "utf-8")
    for path in inside:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _put_checkout_on_path() -> None:
    """Let the environment import the checkout itself, so that nothing need be built."""
    libraries = Path(sysconfig.get_path("purelib", "venv", {"base": str(PLACE)}))
    # As an escaped literal the path reads alike whatever the locale's encoding is.
    line = f"import sys; sys.path.append({str(CHECKOUT)!a})\n"
    (libraries / "dealings-checkout.pth").write_text(line, "ascii")


def _call(command: list[str], failed: str) -> None:
    """Run a command; when it fails, show what it said of that and raise NotDoneError."""
    ran = _run(command)
    if ran.returncode == 0:
        return
    said = ran.stdout + ran.stderr
    lines = said.splitlines()
    for line in [line for line in lines if line.startswith("ERROR")] or lines[-8:]:
        print(line, file=sys.stderr)
    for sign, reason in _REASONS.items():
        if re.search(sign, said, re.IGNORECASE):
            raise NotDoneError(f"{failed}: {reason}")
    raise NotDoneError(f"{failed}: the lines above say why.")


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=surroundings(),
        errors="replace",
        stdin=subprocess.DEVNULL,
    )
