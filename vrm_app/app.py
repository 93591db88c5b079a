"""The one place that starts the program and ends it: what a person can mend, and what is a bug."""

import io
import os
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from vrm_app.cli.main import vrm
from vrm_app.cli.output import plain
from vrm_app.domain.errors import UserError

MENDABLE = 1
USAGE = 2
FAULT = 3


def main() -> NoReturn:
    """Run the command line; exit with 0 (done), 1 (mend it), 2 (usage) or 3 (a fault of ours)."""
    # Whatever is written, the vault or a file that leaves it, is for its owner only.
    os.umask(0o077)
    for stream, errors in (
        (sys.stdin, "strict"),
        # What cannot be written as it is, is written as it is spelled; that never fails.
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    code = run(sys.argv[1:])
    with suppress(OSError):
        # Whoever starts the program may have closed its output from the first.
        if sys.stdout is not None:
            sys.stdout.flush()
        sys.exit(code)
    # What is left cannot be written; Python would complain of that while it ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    try:
        code = vrm.main(args=arguments, prog_name="vrm", standalone_mode=False)
    except SystemExit:
        # So click ends when whoever read our output has seen enough.
        return 0
    except click.ClickException as error:
        told = io.StringIO()
        error.show(told)
        _say(*told.getvalue().splitlines())
        return USAGE
    except Exception as error:  # noqa: BLE001  # the border: nothing may show record data
        sentence = _mendable(error)
        if sentence is None:
            _say(*_fault(error))
            return FAULT
        _say(sentence)
        return MENDABLE
    return code if isinstance(code, int) else 0


def _mendable(error: Exception) -> str | None:
    """Return what happened and what to do, none where it is a bug."""
    if isinstance(error, UserError):
        return str(error)
    if isinstance(error, click.Abort):
        return "Stopped. What was confirmed before is safe."
    if isinstance(error, OSError):
        return f"The output could not be written: {error.strerror}. What was confirmed is safe."
    return None


def _say(*lines: str) -> None:
    # What a person typed may hold signs that a terminal obeys.
    click.echo("\n".join(map(plain, lines)), err=True)


def _fault(error: BaseException) -> list[str]:
    """Describe a bug without its message, which may hold what is in the vault."""
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return [
        "Something went wrong in Dealings itself. What was confirmed before is safe.",
        "If you report it, these lines say where; they hold nothing of your records:",
        f"  {type(error).__name__}",
        *places,
    ]
