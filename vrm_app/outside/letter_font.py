"""The font of letters on paper, and which signs it can show."""

import unicodedata
from functools import cache

from vrm_app.outside.resources import resource

REGULAR = "letter"
BOLD = "letter-bold"
_FILES = {REGULAR: "NotoSans-Regular.ttf", BOLD: "NotoSans-SemiBold.ttf"}
UNSHOWN = "\ufffd"
"""What stands for a sign that the font lacks."""
_VARIANTS = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}


@cache
def load() -> frozenset[int]:
    """Make the font known to the library that sets letters; return the signs it can show."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    signs: set[int] = set()
    for name, file in _FILES.items():
        # Where a shaping library happens to be installed, the bytes would be other ones.
        font = TTFont(name, str(resource("fonts", "noto-sans", file)), shapable=False)
        pdfmetrics.registerFont(font)
        signs = {*font.face.charToGlyph} & (signs or {*font.face.charToGlyph})
    return frozenset(signs)


def shown(text: str) -> str:
    """Return the text as it can be printed: nothing vanishes that one would see."""
    return "".join(map(_printed, text))


def unshown(text: str) -> tuple[str, ...]:
    """Return the signs that print as UNSHOWN, each once, in the order of the text."""
    return tuple(sign for sign in dict.fromkeys(text) if sign != UNSHOWN and _is_unshown(sign))


def _is_unshown(sign: str) -> bool:
    return _printed(sign) == UNSHOWN


@cache
def _printed(sign: str) -> str:
    # Marks of direction would turn nothing here, and variants of a sign look alike in one font.
    if unicodedata.category(sign) in {"Cf", "Cc"} or ord(sign) in _VARIANTS:
        return " " if sign.isspace() else ""
    if ord(sign) in load():
        return sign
    return " " if sign.isspace() else UNSHOWN
