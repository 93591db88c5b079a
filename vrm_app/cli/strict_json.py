"""Reading JSON that a person or a program hands over, taking nothing doubtful."""

from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json
from vrm_app.outside.limits import UnreadableFileError
from vrm_app.outside.strict_json import parsed


class NotJsonError(UserError):
    """The text is no JSON object, or JSON that two readers could read in two ways."""

    title = "This is not a JSON object"
    advice = 'Write an object such as {"name": "Acme"}, each field once.'


class NotUtf8Error(NotJsonError):
    """The bytes are no text in UTF-8."""

    title = "This is not UTF-8 text"
    advice = "Have the program that writes it use UTF-8."


def read_json(content: bytes) -> Json:
    """Return what the JSON says; names given twice, NaN and endless nesting are refused."""
    try:
        # Some systems begin a text with a mark that says how it is encoded.
        return parsed(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NotUtf8Error from None
    except UnreadableFileError:
        raise NotJsonError from None


def read_object(content: bytes) -> dict[str, Json]:
    """Return a JSON object."""
    value = read_json(content)
    if not isinstance(value, dict):
        raise NotJsonError
    return value
