"""What a text in the vault may be: NFC, without control characters, of bounded length."""

import re
import unicodedata

LINE_LENGTH = 300
PROSE_LENGTH = 100_000

# Control characters, line and paragraph separators, lone surrogates, and the marks that can make
# a line read in another order than it is written.
_NOT_IN_A_LINE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_NOT_IN_PROSE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def line(value: str) -> str:
    """Return one line as the vault keeps it; a ValueError says what is wrong."""
    kept = unicodedata.normalize("NFC", value.strip())
    if _NOT_IN_A_LINE.search(kept):
        raise ValueError("must be one line without control characters")
    if len(kept) > LINE_LENGTH:
        raise ValueError(f"must have no more than {LINE_LENGTH} characters")
    return kept


def prose(value: str) -> str:
    """Return a longer text as the vault keeps it; a ValueError says what is wrong."""
    unified = value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
    kept = unicodedata.normalize("NFC", unified)
    if _NOT_IN_PROSE.search(kept):
        raise ValueError("must not contain control characters")
    if len(kept) > PROSE_LENGTH:
        raise ValueError(f"must have no more than {PROSE_LENGTH:,} characters")
    return kept if kept.strip() else ""


def flattened(value: str) -> str:
    """Return a text of any length on one line, without what a line must not have."""
    joined = " ".join(value.split())
    # Line ends are gone by now, so that there is seldom anything left to take out.
    return joined if joined.isprintable() else " ".join(_NOT_IN_A_LINE.sub(" ", joined).split())


def folded(value: str) -> str:
    """Return the text as a search compares it: sign for sign, without case or diacritics."""
    return value.lower() if value.isascii() else value.translate(_FOLDED)


class _Folding(dict[int, str]):
    def __missing__(self, code: int) -> str:
        base, *marks = list(unicodedata.normalize("NFD", chr(code)))
        # What a syllable of Korean or a voiced kana is made of are letters, not diacritics.
        found = base if all(mark in _DIACRITICS for mark in marks) else chr(code)
        self[code] = found.casefold()[:1]
        return self[code]


_DIACRITICS = frozenset(map(chr, range(0x0300, 0x0370)))
_FOLDED = _Folding()
