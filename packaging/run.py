"""Show Dealings on invented data: python3 packaging/run.py [--commands] [FOLDER].

A new vault is made in FOLDER (without one: dealings-sample beside the checkout) and filled with
invented dealings. Then the window opens on it. Where there is no screen, or with --commands, the
main job is done on the command line instead: a complaint is found, looked at, handed over and
verified, each step by a command that is shown with what it says.
"""

import argparse
import json
import os
import secrets
import shlex
import subprocess
import sys
from itertools import count
from pathlib import Path

import setting_up

BESIDE = setting_up.CHECKOUT.parent / "dealings-sample"
WIDTH = 100
# Qt ends a program that finds no screen, so another program tries it.
_TRY = "from PySide6.QtWidgets import QApplication; print(QApplication([]).platformName())"
_UNSEEN = {"minimal", "offscreen", "vnc"}
_TRYING_SECONDS = 60


class Program:
    """Dealings on its command line, with the sample's vault and passphrase."""

    def __init__(self, python: Path, folder: Path) -> None:
        self.folder = folder
        options = ["--vault", str(folder / "vault")]
        options += ["--passphrase-file", str(folder / "passphrase.txt")]
        self.command = [str(python), "-m", "vrm_app", *options]

    def do(self, what: str, *words: str, lines: int = 12) -> str:
        """Run one command in the sample's folder, show it and the first lines; return stdout."""
        print(f"\n== {what}\n$ vrm {shlex.join(words)}", flush=True)
        ran = subprocess.run(
            [*self.command, *words],
            capture_output=True,
            check=False,
            cwd=self.folder,
            encoding="utf-8",
            env=setting_up.surroundings() | {"COLUMNS": str(WIDTH), "PYTHONUTF8": "1"},
            errors="replace",
            stdin=subprocess.DEVNULL,
        )
        said = (ran.stdout + ran.stderr).splitlines()
        if ran.returncode:
            print("\n".join(said))
            raise setting_up.NotDoneError(
                f"`vrm {words[0]}` stopped with exit code {ran.returncode}; its words are above. "
                f"What was made until then lies in {self.folder}."
            )
        for line in shortened(said, lines):
            print(line)
        return ran.stdout

    def open_window(self) -> int:
        """Open the window on the vault; return its exit code once it is closed."""
        return subprocess.run(
            self.command, check=False, cwd=self.folder, env=setting_up.surroundings()
        ).returncode


def main() -> int:
    """Set up, make a new sample, and open the window on it or walk through the main job."""
    parser = argparse.ArgumentParser(description="Show Dealings on invented data.")
    parser.add_argument("--commands", action="store_true", help="show the command line instead")
    parser.add_argument("folder", nargs="?", type=Path, default=BESIDE, metavar="FOLDER")
    wanted = parser.parse_args()
    python = setting_up.environment("requirements.txt")
    folder = new_folder(wanted.folder.absolute())
    if wanted.commands:
        show(python, folder)
        return 0
    if not has_screen(python):
        print("The window cannot be shown here, so this is the command line.", NO_SCREEN)
        show(python, folder)
        return 0
    return show_window(python, folder)


NO_SCREEN = "The window needs a screen" + (
    ", and of the system: libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0"
    " libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 (names of Debian and Ubuntu)."
    if sys.platform == "linux"
    else "."
)


def has_screen(python: Path) -> bool:
    """Tell whether a window could be shown, and seen."""
    try:
        ran = subprocess.run(
            [str(python), "-c", _TRY],
            capture_output=True,
            check=False,
            env=setting_up.surroundings(),
            stdin=subprocess.DEVNULL,
            text=True,
            timeout=_TRYING_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return False
    return ran.returncode == 0 and ran.stdout.strip() not in _UNSEEN


def show_window(python: Path, folder: Path) -> int:
    """Make a sample in an empty folder and open the window on it; return its exit code."""
    write_passphrase(folder / "passphrase.txt")
    vrm = Program(python, folder)
    vrm.do("Make a vault and fill it with invented dealings", "demo")
    print("\n== The window opens on it")
    print(f"Locked, it opens again with the line in {folder / 'passphrase.txt'}.", flush=True)
    code = vrm.open_window()
    if code == 0:
        print("\nThe same again, or the command line:")
        print(f"  {spelled(vrm.command)}")
        print(f"  {spelled(['python3', 'packaging/run.py', '--commands'])}")
    return code


def show(python: Path, folder: Path) -> None:
    """Do the main job with a new vault in an empty folder."""
    write_passphrase(folder / "passphrase.txt")
    vrm = Program(python, folder)
    print(f"The sample is made in {folder}, where each command below is run.")
    print(f"There, vrm stands for\n  {spelled(vrm.command)}")
    case_id = hand_over_complaint(vrm)
    print_results(folder)
    print_next_steps(vrm, case_id)


def hand_over_complaint(vrm: Program) -> str:
    """Fill the vault, find an open complaint, hand it over, verify it; return its id."""
    vrm.do("Make a vault and fill it with invented dealings", "demo")
    vrm.do("See what is due", "agenda")
    cases = vrm.do("Read all cases as another program would", "list", "case", "--json")
    case = open_complaint(json.loads(cases))
    title: str = case["title"]
    vrm.do("Find a complaint by a word of its title", "search", max(title.split(), key=len))
    release = ["release", case["id"], "--to", case["company_id"]]
    vrm.do("Look at what would leave the vault; nothing leaves yet", *release, lines=40)
    out = ["--confirm", "--out", "handed-over"]
    vrm.do("Hand over exactly that, signed, as files for the company", *release, *out)
    vrm.do("Check it as the company can", "verify", "handed-over")
    out = ["--out", "calendar.ics"]
    vrm.do("Take the dates to a calendar of your own", "export", "calendar", *out)
    return str(case["id"])


def open_complaint(cases: list[dict[str, str]]) -> dict[str, str]:
    """Return the newest complaint that is not closed."""
    for case in cases:
        if case["type"] == "complaint" and case["stage"] != "closed":
            return case
    raise setting_up.NotDoneError("The sample holds no open complaint, so there is none to show.")


def new_folder(wanted: Path) -> Path:
    """Make the folder, numbered when it is there already; what is in a folder stays as it is."""
    folder = wanted
    numbers = count(2)
    while not is_made(folder):
        print(f"{folder} is there from before and stays as it is.")
        folder = wanted.with_name(f"{wanted.name}-{next(numbers)}")
    return folder


def is_made(folder: Path) -> bool:
    """Make the folder, or take an empty one; return whether that went well."""
    try:
        folder.mkdir(mode=0o700, parents=True)
    except FileExistsError:
        return folder.is_dir() and not any(folder.iterdir())
    except OSError as error:
        raise setting_up.NotDoneError(
            f"The folder {folder} could not be made: {error.strerror}. "
            "Name another: python3 packaging/run.py FOLDER"
        ) from error
    return True


def write_passphrase(file: Path) -> None:
    """Write a new passphrase that only the person's own account can read."""
    file.touch(mode=0o600, exist_ok=False)
    file.write_text(f"{secrets.token_urlsafe(24)}\n", "ascii")


def print_results(folder: Path) -> None:
    """Say where everything lies."""
    files = sorted(path.name for path in (folder / "handed-over").rglob("*") if path.is_file())
    print(f"\n== Done. In {folder} lie")
    print("  vault           the encrypted vault")
    print("  passphrase.txt  opens it; it lies beside the vault only because all this is invented")
    print(f"  handed-over     what the company gets: {', '.join(files)}")
    print("  calendar.ics    the dates, for any calendar")


def print_next_steps(vrm: Program, case_id: str) -> None:
    """Say what to try next, ready to be pasted into a terminal."""
    print("\n== To go on by yourself")
    print(f"  cd {spelled([str(vrm.folder)])}")
    if os.name == "nt":
        print(f"  function vrm {{ & {spelled(vrm.command)} @args }}")
    else:
        print(f'  vrm() {{ {spelled(vrm.command)} "$@"; }}')
    print("  vrm list company")
    print(f"  vrm show {case_id}")
    print(f"  vrm history {case_id}")
    print("  vrm --help")


def spelled(command: list[str]) -> str:
    """Return the command as one types it in this system's shell."""
    return subprocess.list2cmdline(command) if os.name == "nt" else shlex.join(command)


def shortened(lines: list[str], most: int) -> list[str]:
    """Return the first lines, none too wide, and how many more there are."""
    shown = [line if len(line) <= WIDTH else f"{line[: WIDTH - 4]} ..." for line in lines[:most]]
    left = len(lines) - len(shown)
    return [*shown, f"... and {left} more"] if left else shown


if __name__ == "__main__":
    setting_up.start(main)
