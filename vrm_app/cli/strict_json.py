"""Reading JSON that a person or a program hands over, taking nothing doubtful."""

from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json
from vrm_app.outside.limits import UnreadableFileError
from vrm_app.outside.strict_json import parsed


class NotJsonError(UserError):
    """The text is no JSON object, or JSON that two readers could read in two ways."""

    title = "This is not a JSON object"
    advice = 'Write an object such as {"name": "Acme"}, each field once.'


def read_json(text: str) -> Json:
    """Return what the JSON says; names given twice, NaN and endless nesting are refused."""
    try:
        # Some systems begin a text with a mark that says how it is encoded.
        return parsed(text.removeprefix("\ufeff"))
    except UnreadableFileError:
        raise NotJsonError from None


def read_object(text: str) -> dict[str, Json]:
    """Return a JSON object."""
    value = read_json(text)
    if not isinstance(value, dict):
        raise NotJsonError
    return value
