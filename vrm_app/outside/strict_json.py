"""JSON (RFC 8259) from elsewhere, read more strictly than the standard library does."""

import contextlib
import json
import math
import re
from collections.abc import Container

from vrm_app.outside.limits import JSON_DEPTH, NUMBER_CHARACTERS, UnreadableFileError

# Possessive, so that a long string costs one pass and no memory.
_STRING_OR_BRACKET = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[][{}]', re.DOTALL)


def parsed(text: str, *, wanted: Container[str] | None = None) -> object:
    """Return the value; objects keep only the wanted members, so that secrets end here.

    Refuses nesting over JSON_DEPTH, numbers over NUMBER_CHARACTERS, NaN, infinities and
    members named twice.
    """

    def kept(members: list[tuple[str, object]]) -> dict[str, object]:
        if len(dict(members)) != len(members):
            raise ValueError
        return {name: value for name, value in members if wanted is None or name in wanted}

    if not _is_too_deep(text):
        # The parser's own error holds the whole text, so it must not become a context of ours.
        with contextlib.suppress(ValueError, RecursionError):
            return json.loads(
                text,
                object_pairs_hook=kept,
                parse_int=_whole,
                parse_float=_fraction,
                parse_constant=_refused,
            )
    raise UnreadableFileError


def _is_too_deep(text: str) -> bool:
    # Short of so many brackets there is no need to look where they stand.
    if text.count("[") + text.count("{") <= JSON_DEPTH:
        return False
    depth = 0
    for token in _STRING_OR_BRACKET.finditer(text):
        match text[token.start()]:
            case "[" | "{":
                depth += 1
            case "]" | "}":
                depth -= 1
        if depth > JSON_DEPTH:
            return True
    return False


def _whole(digits: str) -> int:
    if len(digits) > NUMBER_CHARACTERS:
        raise ValueError
    return int(digits)


def _fraction(digits: str) -> float:
    if len(digits) > NUMBER_CHARACTERS or not math.isfinite(float(digits)):
        raise ValueError
    return float(digits)


def _refused(_name: str) -> float:
    raise ValueError
