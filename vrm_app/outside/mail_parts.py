"""The parts of a mail (RFC 5322, RFC 2046), told by where they stand in it; nothing is decoded.

What a mail may at most have is counted before anything of it is parsed. The parts are found by
their boundaries and not by the library's own parser, which tells neither where a part stands nor
how many there will be.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from typing import TYPE_CHECKING, TypeAlias

from vrm_app.outside.limits import (
    ENCODED_WORDS,
    HEADER_BYTES,
    HEADER_PARAMETERS,
    HEADERS,
    PART_DEPTH,
    PARTS,
    LongHeaderError,
    ManyPartsError,
)
from vrm_app.outside.mail_text import western

if TYPE_CHECKING:
    from email.message import Message

Head: TypeAlias = "Message[str, str]"
"""The fields of a part's header; the first of a name counts."""

_LINE_END = re.compile(rb"\r\n|\n|\r")
_BLANK_LINE = re.compile(rb"\r\n\r\n|\n\r?\n|\r\r")
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:|From ")
_BEGINNING = re.compile(rb"(?:\A|[\r\n])[^ \t\r\n]")
_AFTER_BOUNDARY = re.compile(rb"(--)?[ \t]*+(?:\r\n|\n|\r|\Z)")
_BOUNDARY_CHARACTERS = 200  # RFC 2046 has 70
_WITH_PARAMETERS = ("content-type", "content-disposition")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a mail: its header, where its body stands, and the parts of that."""

    head: Head
    start: int
    end: int
    parts: tuple["Part", ...]

    @property
    def media_type(self) -> str:
        """What it says it is, in lower case."""
        return self.head.get_content_type()


def parts_of(content: bytes) -> Part:
    """Return the whole mail as a part with all its parts.

    Raises LongHeaderError or ManyPartsError for what is over the limits.
    """
    start = len(content) - len(content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    return _Splitting(content).part(start, len(content), PART_DEPTH)


class _Splitting:
    """A mail being split; it counts what the whole mail may have."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._parts = 0
        self._encoded_words = 0

    def part(self, start: int, end: int, depth: int) -> Part:
        self._parts += 1
        if self._parts > PARTS:
            raise ManyPartsError
        header_end, body = self._header(start, end)
        head = self._parsed(self._content[start:header_end])
        parts: tuple[Part, ...] = ()
        if head.get_content_maintype() == "multipart":
            parts = self._parts_between(head, body, end, depth)
        return Part(head=head, start=body, end=end, parts=parts)

    def _header(self, start: int, end: int) -> tuple[int, int]:
        """Return where the header ends and where the body begins."""
        if not _FIELD.match(self._content, start, end):
            blank = _LINE_END.match(self._content, start, end)
            return start, blank.end() if blank else start
        most = start + HEADER_BYTES
        found = _BLANK_LINE.search(self._content, start, min(end, most + 4))
        if found is None and end > most:
            raise LongHeaderError
        return (end, end) if found is None else (found.start(), found.end())

    def _parsed(self, header: bytes) -> Head:
        self._encoded_words += header.count(b"=?")
        fields = sum(1 for _ in _BEGINNING.finditer(header))
        if fields > HEADERS or self._encoded_words > ENCODED_WORDS:
            raise LongHeaderError
        head = HeaderParser().parsestr(western(header))
        if any(str(head[name]).count(";") > HEADER_PARAMETERS for name in _WITH_PARAMETERS):
            raise LongHeaderError
        return head

    def _parts_between(self, head: Head, start: int, end: int, depth: int) -> tuple[Part, ...]:
        boundary = head.get_boundary()
        if not boundary or len(boundary) > _BOUNDARY_CHARACTERS:
            return ()
        ranges = self._between(b"--" + boundary.encode("utf-8", "replace"), start, end)
        parts = []
        for from_here, to_here in ranges:
            if not depth:
                raise ManyPartsError
            parts.append(self.part(from_here, to_here, depth - 1))
        return tuple(parts)

    def _between(self, marker: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield where each part begins and ends; what stands before the first is left out."""
        begun = None
        at = self._content.find(marker, start, end)
        while at >= 0:
            after = _AFTER_BOUNDARY.match(self._content, at + len(marker), end)
            if after and (at == start or self._content[at - 1] in b"\r\n"):
                if begun is not None:
                    yield begun, self._before_line_end(begun, at)
                begun = after.end()
                if after[1]:
                    return
            # No other can be in the same line, however often it looks as if.
            line_end = _LINE_END.search(self._content, at, end)
            at = -1 if line_end is None else self._content.find(marker, line_end.end(), end)
        if begun is not None:
            # Mails are cut off; the last part then goes to the end.
            yield begun, end

    def _before_line_end(self, start: int, end: int) -> int:
        # The line end before a boundary belongs to the boundary.
        for line_end in (b"\r\n", b"\n", b"\r"):
            if self._content.endswith(line_end, start, end):
                return end - len(line_end)
        return end
