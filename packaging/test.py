"""Check and test Dealings: python3 packaging/test.py [ARGUMENT OF PYTEST ...].

Without arguments every check runs, then all tests. With arguments only pytest runs, with those
arguments; paths count from the checkout's top.
"""

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import setting_up

CHECKS = (
    "ruff check",
    "ruff format --check",
    "mypy --strict",
    "lint-imports --no-logo",
)
WITHOUT_WINDOW = [
    *("-p", "no:pytest-qt", "-p", "without_window"),
    *("--ignore=tests/ui", "--ignore=tests/benchmarks"),
]


def main() -> int:
    """Run what was asked for; return 0 when all of it passed."""
    tools = setting_up.environment(setting_up.EVERYTHING).parent
    lacking = setting_up.lacks(setting_up.PYTHON)
    tests = ["pytest", *(WITHOUT_WINDOW if lacking else []), *sys.argv[1:]]
    if sys.argv[1:]:
        return 0 if passes(tests, tools) else 1
    failed = [check for check in CHECKS if not passes(check.split(), tools)]
    print(f"\n{len(CHECKS) - len(failed)} of {len(CHECKS)} checks passed.")
    # The tests come last, so that their own closing line closes the output.
    if not passes(tests, tools):
        failed.append("pytest")
    if lacking:
        print(
            f"\nThe tests of the window were left out, because this system lacks {lacking}. "
            "On Debian and Ubuntu, `sudo apt install libegl1 libgl1 libxkbcommon0 libfontconfig1 "
            "libdbus-1-3 libglib2.0-0` brings it."
        )
    if failed:
        print(f"\nNot passed: {', '.join(failed)}.")
    return 1 if failed else 0


def passes(command: list[str], tools: Path) -> bool:
    """Run one tool of the environment on the checkout; tell whether it was content."""
    print(f"\n== {shlex.join(command)}", flush=True)
    program = shutil.which(command[0], path=tools)
    if program is None:
        reason = f"{command[0]} is missing from {setting_up.PLACE}."
        raise setting_up.NotDoneError(f"{reason} Remove that folder and try again.")
    ran = subprocess.run(
        [program, *command[1:]],
        check=False,
        cwd=setting_up.CHECKOUT,
        env=setting_up.surroundings(),
    )
    # Anything but 0 fails, also pytest's 5 for "no tests ran".
    return ran.returncode == 0


if __name__ == "__main__":
    setting_up.start(main)
