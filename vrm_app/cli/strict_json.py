"""Reading JSON that a person or a program hands over, taking nothing doubtful."""

import json
from typing import NoReturn

from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json


class NotJsonError(UserError):
    """The text is no JSON, or JSON that two readers could read in two ways."""

    title = "This is not JSON"
    advice = 'Write an object such as {"name": "Acme"}, each field once.'


def read_json(text: str) -> Json:
    """Return what the JSON says; names given twice, NaN and endless nesting are refused."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise NotJsonError from None


def read_object(text: str) -> dict[str, Json]:
    """Return a JSON object."""
    value = read_json(text)
    if not isinstance(value, dict):
        raise NotJsonError
    return value


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is given twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
