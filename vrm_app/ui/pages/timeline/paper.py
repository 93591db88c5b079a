"""A record of dealings on paper."""

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from vrm_app.presenters.dealings_text import Dealing, Dealings
from vrm_app.ui.theme import font

_POINTS = 10
_TITLE_POINTS = 16
_INDENT = 18
_ABOVE = 12


def document_of(dealings: Dealings) -> QTextDocument:
    """Return the record as it is printed; every text in it is plain, whatever it holds."""
    made = QTextDocument()
    base = QFont(font())
    base.setPointSizeF(_POINTS)
    made.setDefaultFont(base)
    cursor = QTextCursor(made)
    cursor.insertText(dealings.title, _weight(QFont.Weight.Bold, _TITLE_POINTS))
    cursor.insertBlock()
    cursor.insertText(dealings.told, _weight(QFont.Weight.Normal))
    for one in dealings.dealings:
        _add(cursor, one)
    return made


def _add(cursor: QTextCursor, dealing: Dealing) -> None:
    cursor.insertBlock(_block(above=_ABOVE))
    cursor.insertText(dealing.head, _weight(QFont.Weight.Bold))
    cursor.insertBlock(_block())
    cursor.insertText(dealing.who, _weight(QFont.Weight.Medium))
    for line in dealing.lines:
        cursor.insertBlock(_block(indent=_INDENT))
        cursor.insertText(line, _weight(QFont.Weight.Normal))


def _block(*, above: int = 0, indent: int = 0) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(above)
    made.setLeftMargin(indent)
    return made


def _weight(weight: QFont.Weight, points: int = _POINTS) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontWeight(weight)
    made.setFontPointSize(points)
    return made
