"""What comes in on standard input."""

import sys
from collections.abc import Iterator

from vrm_app.domain.errors import UserError

_BYTE_ORDER_MARK = "\ufeff"


class NotTextError(UserError):
    """Standard input is closed, or is no UTF-8."""

    title = "Nothing was read from standard input, because it is closed or not UTF-8 text"
    advice = "Give the record as UTF-8 text, for example from a file with `<`."


def lines() -> Iterator[str]:
    """Yield the lines of standard input, each as soon as it is there."""
    while line := _read(whole=False):
        yield line


def rest() -> str:
    """Return all that is left of standard input."""
    return _read(whole=True)


def _read(*, whole: bool) -> str:
    if sys.stdin is None:
        raise NotTextError
    try:
        text = sys.stdin.read() if whole else sys.stdin.readline()
    except (UnicodeDecodeError, OSError):
        raise NotTextError from None
    return text.removeprefix(_BYTE_ORDER_MARK)
