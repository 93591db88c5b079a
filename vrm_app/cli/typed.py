"""What comes in on standard input."""

import sys
from collections.abc import Iterator

import click

from vrm_app.domain.errors import UserError

_BYTE_ORDER_MARK = "\ufeff"


class NotTextError(UserError):
    """Standard input is closed, or is no UTF-8."""

    title = "Nothing was read from standard input, because it is closed or not UTF-8 text"
    advice = "Give the record as UTF-8 text, for example from a file with `<`."


def lines(what: str) -> Iterator[str]:
    """Yield the lines of standard input, each as soon as it is there."""
    _tell_who_types(what)
    while line := _read(whole=False):
        yield line


def rest(what: str, *, told: bool = False) -> str:
    """Return all that is left of standard input."""
    if not told:
        _tell_who_types(what)
    return _read(whole=True)


def _tell_who_types(what: str) -> None:
    if sys.stdin is not None and sys.stdin.isatty():
        end = "Ctrl-Z and Enter" if sys.platform == "win32" else "Ctrl-D"
        click.echo(f"Type JSON ({what}), then {end}.", err=True)


def _read(*, whole: bool) -> str:
    if sys.stdin is None:
        raise NotTextError
    try:
        text = sys.stdin.read() if whole else sys.stdin.readline()
    except (UnicodeDecodeError, OSError):
        raise NotTextError from None
    return text.removeprefix(_BYTE_ORDER_MARK)
