"""Text as it comes from elsewhere: its encoding told, its control characters taken out."""

import codecs
import contextlib
import re
import unicodedata

from vrm_app.outside.limits import UnreadableFileError

# The mark of UTF-32 begins with that of UTF-16, so it is tried first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 4096

_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]+")
_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Halves of characters cannot be written, and marks that turn the direction of text can deceive.
_UNWANTED = re.compile(r"[\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]+")


def text_of(content: bytes) -> str:
    """Return the text: by its byte order mark, as UTF-16, as UTF-8, else as Windows Latin-1."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], (encoding,))
    return _decoded(content, (*_by_zero_bytes(content), "utf-8", "cp1252", "latin-1"))


def one_line(text: str) -> str:
    """Return the text as one NFC line without control characters."""
    return unicodedata.normalize("NFC", _BLANK.sub(" ", _UNWANTED.sub("", text)).strip())


def many_lines(text: str) -> str:
    """Return the text in NFC without control characters but its line ends, written as LF."""
    lines = _LINE_END.sub("\n", _UNWANTED.sub("", text))
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", lines).strip())


def _decoded(content: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise UnreadableFileError


def _by_zero_bytes(content: bytes) -> tuple[str, ...]:
    """Return the UTF-16 order that the zero bytes of mostly Latin text betray, if any."""
    sample = content[:_SAMPLE_BYTES]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 4 and not even:
        return ("utf-16-le",)
    if even > len(sample) // 4 and not odd:
        return ("utf-16-be",)
    return ()
