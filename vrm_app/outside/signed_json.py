"""Read files that anybody may have written: bytes under a cap, and JSON without surprises."""

import os
import stat
from pathlib import Path

from vrm_app.outside import strict_json
from vrm_app.outside.limits import FILE_BYTES, UnreadableFileError

LARGEST_DOCUMENT = 10_000_000


class UnusableFileError(Exception):
    """A file that cannot be checked; the text completes a sentence that begins with its name."""


def content_of(path: Path) -> bytes:
    """Return the bytes of a regular file of at most 50 MB, without following a link."""
    try:
        if path.is_symlink():
            raise UnusableFileError("is a link to another place and was not followed")
        with open(path, "rb", opener=_careful) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UnusableFileError("is not a file")
            content = file.read(FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UnusableFileError("could not be read") from error
    if len(content) > FILE_BYTES:
        raise UnusableFileError("is larger than 50 MB and was not read")
    return content


def _careful(path: str, flags: int) -> int:
    # Where the system knows them: a link is refused even if it came just now, and a pipe without
    # a writer does not keep us waiting.
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def document_in(content: bytes) -> dict[str, object]:
    """Return the JSON object in these bytes, read strictly."""
    if len(content) > LARGEST_DOCUMENT:
        raise UnusableFileError("is too large for a signed document")
    try:
        value = strict_json.parsed(content.decode())
    except (UnicodeDecodeError, UnreadableFileError) as error:
        raise UnusableFileError("is not a signed document") from error
    if not isinstance(value, dict):
        raise UnusableFileError("is not a signed document")
    return value
