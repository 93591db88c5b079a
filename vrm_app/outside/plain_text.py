"""Text as it comes from elsewhere: its encoding told, its control characters taken out."""

import codecs
import contextlib
import re
import unicodedata
from enum import StrEnum

from vrm_app.outside.limits import OtherEncodingError, UnreadableFileError


class Encoding(StrEnum):
    """How characters are written as bytes."""

    UTF_8 = "utf-8"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    UTF_32_LE = "utf-32-le"
    UTF_32_BE = "utf-32-be"
    WINDOWS = "cp1252"
    LATIN_1 = "latin-1"


# The mark of UTF-32 begins with that of UTF-16, so it is tried first.
_MARKS = (
    (codecs.BOM_UTF8, Encoding.UTF_8),
    (codecs.BOM_UTF32_LE, Encoding.UTF_32_LE),
    (codecs.BOM_UTF32_BE, Encoding.UTF_32_BE),
    (codecs.BOM_UTF16_LE, Encoding.UTF_16_LE),
    (codecs.BOM_UTF16_BE, Encoding.UTF_16_BE),
)
_SAMPLE_BYTES = 4096
_CHARACTER_BYTES = 4

_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]+")
_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Halves of characters cannot be written, and marks that turn the direction of text can deceive.
_UNWANTED = re.compile(r"[\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+")


def text_of(content: bytes) -> str:
    """Return the text: by its byte order mark, as UTF-16, as UTF-8, else as Windows Latin-1."""
    text, _ = decoded(content)
    return text


def beginning_of(content: bytes, most: int) -> str:
    """Return the text of so many bytes at most, without a character that the cut runs through."""
    for cut in range(_CHARACTER_BYTES if len(content) > most else 0):
        with contextlib.suppress(UnreadableFileError):
            text, encoding = decoded(content[: most - cut])
            if encoding not in {Encoding.WINDOWS, Encoding.LATIN_1}:
                return text
    return text_of(content[:most])


def decoded(content: bytes, encoding: Encoding | None = None) -> tuple[str, Encoding]:
    """Return the text and how it is encoded: as named, else as found out.

    Raises OtherEncodingError when the content is not written in the encoding named.
    """
    for mark, marked in _MARKS:
        if content.startswith(mark) and encoding in {None, marked}:
            return _decoded(content[len(mark) :], (marked,))
    if encoding is not None:
        # The decoder's own error holds the whole content, so it must not become a context.
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode(encoding), encoding
        raise OtherEncodingError
    others = (Encoding.UTF_8, Encoding.WINDOWS, Encoding.LATIN_1)
    return _decoded(content, (*_by_zero_bytes(content), *others))


def one_line(text: str) -> str:
    """Return the text as one NFC line without control characters."""
    return unicodedata.normalize("NFC", _BLANK.sub(" ", _UNWANTED.sub("", text)).strip())


def many_lines(text: str) -> str:
    """Return the text in NFC without control characters but its line ends, written as LF."""
    lines = _LINE_END.sub("\n", _UNWANTED.sub("", text))
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", lines).strip())


def _decoded(content: bytes, encodings: tuple[Encoding, ...]) -> tuple[str, Encoding]:
    for encoding in encodings:
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode(encoding), encoding
    raise UnreadableFileError


def _by_zero_bytes(content: bytes) -> tuple[Encoding, ...]:
    """Return the UTF-16 order that the zero bytes of mostly Latin text betray, if any."""
    sample = content[:_SAMPLE_BYTES]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 4 and not even:
        return (Encoding.UTF_16_LE,)
    if even > len(sample) // 4 and not odd:
        return (Encoding.UTF_16_BE,)
    return ()
