"""What password managers and browsers export, read as companies; secrets end in the parsers."""

import re
from collections.abc import Callable, Iterator

from vrm_app.outside import bitwarden, chrome, firefox, keepassxc
from vrm_app.outside.found_company import Login, gathered
from vrm_app.outside.limits import UnknownFormError, UnreadableFileError, refuse_large
from vrm_app.outside.plain_text import beginning_of, text_of
from vrm_app.outside.reading import Reading, RowError
from vrm_app.outside.text_table import delimiter_of

_READERS: dict[str, Callable[[str], Iterator[Login | RowError]]] = {
    "bitwarden-json": bitwarden.from_json,
    "bitwarden-csv": bitwarden.from_csv,
    "keepassxc-csv": keepassxc.from_csv,
    "firefox-csv": firefox.from_csv,
    "chrome-csv": chrome.from_csv,
}
_HEADERS = {
    "bitwarden-csv": bitwarden.HEADER,
    "keepassxc-csv": keepassxc.HEADER,
    "firefox-csv": firefox.HEADER,
}
_HEAD_BYTES = 1 << 16
_BITWARDEN_JSON = re.compile(r'\s*\{.*?"(?:encrypted|folders|collections|items)"\s*:', re.DOTALL)

FORMS = tuple(_READERS)


def detect(content: bytes) -> str | None:
    """Return the form that the beginning of the content shows, looking at 64 KiB of it at most."""
    try:
        head = beginning_of(content, _HEAD_BYTES)
    except UnreadableFileError:
        return None
    if _BITWARDEN_JSON.match(head):
        return "bitwarden-json"
    if delimiter_of(head, chrome.HEADER, among=chrome.WHOLE_HEADER):
        return "chrome-csv"
    return next((form for form, header in _HEADERS.items() if delimiter_of(head, header)), None)


def read(content: bytes, form: str) -> Reading:
    """Return the companies in an export of that form, one of FORMS.

    Raises an UnreadableFileError for a file that is damaged, too large or of another form.
    """
    if form not in _READERS:
        raise UnknownFormError
    refuse_large(content)
    return gathered(_READERS[form](text_of(content)))
