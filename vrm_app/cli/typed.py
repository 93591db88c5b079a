"""What comes in on standard input."""

import sys
from collections.abc import Iterator

import click

from vrm_app.domain.errors import UserError


class NoInputError(UserError):
    """Standard input is closed, or cannot be read."""

    title = "Nothing was read, because standard input is closed"
    advice = "Give the record on standard input, for example from a file with `<`."


def lines(what: str) -> Iterator[bytes]:
    """Yield the lines of standard input, each as soon as it is there."""
    _tell_who_types(what)
    while line := _read(whole=False):
        yield line


def rest(what: str, *, told: bool = False) -> bytes:
    """Return all that is left of standard input."""
    if not told:
        _tell_who_types(what)
    return _read(whole=True)


def _tell_who_types(what: str) -> None:
    if sys.stdin is not None and sys.stdin.isatty():
        end = "Ctrl-Z and Enter" if sys.platform == "win32" else "Ctrl-D"
        click.echo(f"Type JSON ({what}), then {end}.", err=True)


def _read(*, whole: bool) -> bytes:
    if sys.stdin is None:
        raise NoInputError
    try:
        # Bytes, so that one that is no text spoils its own line, and not those read with it.
        return sys.stdin.buffer.read() if whole else sys.stdin.buffer.readline()
    except OSError:
        raise NoInputError from None
