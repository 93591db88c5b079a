"""Breaking a text into lines of a width."""

from PySide6.QtGui import QTextLayout, QTextOption

from vrm_app.ui.theme import font

_BEGINNING = 2
_MOST = 600


def lines_of(text: str, width: int, most: int = _BEGINNING) -> list[str]:
    """Return a text broken into lines of a width (px); the last holds all that is left."""
    if not text or width <= 0:
        return []
    layout = QTextLayout(text, font())
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
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def paragraphs(text: str, width: int) -> list[str]:
    """Return a text of several paragraphs broken into lines of a width (px)."""
    found: list[str] = []
    for part in text.split("\n"):
        found += lines_of(part.strip(), width, _MOST) or [""]
    return found[:_MOST]
