"""The texts of a mail: their character set, their lines, and what must not be in them."""

import codecs
import contextlib
import re
import unicodedata

from vrm_app.outside.limits import PROSE_CHARACTERS, TEXT_CHARACTERS
from vrm_app.outside.plain_text import many_lines, one_line

# Marks of direction, and what is no character at all; the rest one_line and many_lines take out.
_UNWANTED = re.compile("[\u061c\u200e\u200f\ufffe\uffff]+")
_CUT = "…"
_MANY_BLANKS = re.compile(r"\n{4,}")
# Character sets of texts, by the names that Python gives them; it has others that turn a text
# into something else altogether, or take a time that grows with the square of its length.
_TEXT_SETS = re.compile(
    "utf-|iso|cp[0-9]|gb|big5|euc_|shift_?jis|koi8|mac-|tis|hz|johab|kz1048|ptcp154"
)
# What says of itself to be one of these is often one of the others, or UTF-8.
_WESTERN = frozenset({"ascii", "iso8859-1", "cp1252"})
_SIGNATURE = "-- "
_QUOTE = re.compile(r">*")


def clean_line(text: str) -> str:
    """Return the text as one line that a record takes, cut where it is longer."""
    line = one_line(_UNWANTED.sub("", text))
    if len(line) <= TEXT_CHARACTERS:
        return line
    return line[: TEXT_CHARACTERS - 1].rstrip() + _CUT


def clean_lines(text: str) -> str:
    """Return the text as lines that a record takes, cut where it is longer."""
    lines = _MANY_BLANKS.sub("\n\n\n", many_lines(_UNWANTED.sub("", text)))
    if len(lines) <= PROSE_CHARACTERS:
        return lines
    return lines[: PROSE_CHARACTERS - 1].rstrip() + _CUT


def text_in(content: bytes, charset: str) -> str:
    """Return the text, by its character set where that is one and is right; this never fails."""
    name = _text_set(charset)
    if name is None or name in _WESTERN:
        return western(content)
    text = content.decode(name, "replace")
    # Whatever calls itself UTF-8 and is not, is mostly Windows Latin-1.
    return western(content) if name == "utf-8" and "\ufffd" in text else text.removeprefix("\ufeff")


def western(content: bytes) -> str:
    """Return the text as UTF-8, else as Windows Latin-1, else as Latin-1."""
    for name in ("utf-8-sig", "cp1252"):
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode(name)
    return content.decode("latin-1")


def unflowed(text: str, *, joins_words: bool) -> str:
    """Return lines of format=flowed as paragraphs (RFC 3676)."""
    paragraphs: list[str] = []
    depth_before = None
    for line in text.splitlines():
        depth = len(_QUOTE.match(line)[0])  # type: ignore[index]  # it matches nothing, too
        said = line[depth:].removeprefix(" ")
        flows = said.endswith(" ") and said != _SIGNATURE
        if flows and joins_words:
            said = said[:-1]
        if depth == depth_before and said != _SIGNATURE:
            paragraphs.append(said)
        else:
            paragraphs.append("\n" + (">" * depth + " " if depth else "") + said)
        depth_before = depth if flows else None
    return "".join(paragraphs).removeprefix("\n")


def _text_set(charset: str) -> str | None:
    with contextlib.suppress(LookupError, ValueError):
        name = codecs.lookup(unicodedata.normalize("NFKC", charset.strip().strip("\"'"))).name
        if name == "ascii" or _TEXT_SETS.match(name):
            return name
    return None
