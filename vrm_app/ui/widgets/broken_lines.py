"""Breaking a text into lines of a width."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from vrm_app.ui.theme import font

_BEGINNING = 2
_MOST = 600
_NARROWEST = 3
"""How wide (px) a sign is at least, taken over a line: what is beyond that is not measured."""


def lines_of(text: str, width: int, most: int = _BEGINNING) -> list[str]:
    """Return a text broken into lines of a width (px); the end of the last gives way."""
    if not text or width <= 0:
        return []
    how = font()
    layout = QTextLayout(text[: most * width // _NARROWEST], how)
    layout.setTextOption(QTextOption())
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    found = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    last = found[-1][: width // _NARROWEST]
    found[-1] = QFontMetricsF(how).elidedText(last, Qt.TextElideMode.ElideRight, width)
    return found


def paragraphs(text: str, width: int) -> list[str]:
    """Return a text of several paragraphs broken into lines of a width (px)."""
    found: list[str] = []
    for part in text.split("\n"):
        found += lines_of(part.strip(), width, _MOST) or [""]
    return found[:_MOST]
