"""The one place that starts the program and ends it: what a person can mend, and what is a bug."""

import io
import os
import sys
import traceback
from pathlib import Path
from typing import NoReturn

import click

from vrm_app.cli.main import vrm
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
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    try:
        code = vrm.main(args=arguments, prog_name="vrm", standalone_mode=False)
    except UserError as error:
        _say(str(error))
        return MENDABLE
    except click.Abort:
        _say("Stopped. What was confirmed before is safe.")
        return MENDABLE
    except click.ClickException as error:
        error.show()
        return USAGE
    except OSError as error:
        _say(f"The output could not be written: {error.strerror}. What was confirmed is safe.")
        return MENDABLE
    except Exception as error:  # noqa: BLE001  # the border: nothing may show record data
        _say(_fault(error))
        return FAULT
    return code if isinstance(code, int) else 0


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)


def _fault(error: BaseException) -> str:
    """Describe a bug without its message, which may hold what is in the vault."""
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join(
        [
            "Something went wrong in Dealings itself. What was confirmed before is safe.",
            "If you report it, these lines say where; they hold nothing of your records:",
            f"  {type(error).__name__}",
            *places,
        ]
    )
