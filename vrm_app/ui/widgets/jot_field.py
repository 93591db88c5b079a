"""One line to jot into: what is understood turns accent while one types."""

from gettext import gettext as _

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit

from vrm_app.domain.text import flattened
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, font

_HEIGHT = 48
_SIDES = 8
_CARET = 4
_SAVING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class JotField(QPlainTextEdit):
    """A line of text; Enter and an accepted Tab belong to whoever asks."""

    typed = Signal(str, int)
    """The text, and where the caret is in it."""

    saving = Signal()
    accepting = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.has_offer = False
        """Whether Tab takes what is offered, and does not go on."""
        self._told = ("", 0)
        self.setFont(font(Size.HEADING))
        self.setAccessibleName(_("Jot what happened"))
        self.setPlaceholderText(_("@company /phone +person what happened, promised … by fri"))
        self.setProperty("jot", "true")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        text = QFontMetrics(self.font()).height()
        self.setFixedHeight(max(_HEIGHT, text + 24))
        # At the end of a long line the caret needs some room, too.
        self.document().setDocumentMargin(_CARET)
        above = (self.height() - text) // 2 - 2 - _CARET
        self.setViewportMargins(_SIDES - _CARET, above, _SIDES - _CARET, 0)
        self._marks = _Marks(look, self.document())
        look.changed.connect(self._marks.rehighlight)
        self.textChanged.connect(self._tell)
        self.cursorPositionChanged.connect(self._tell)

    def text(self) -> str:
        """Return the line."""
        return self.toPlainText()

    def show_text(self, text: str, caret: int) -> None:
        """Put a text in; it can be taken back as what is typed can."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()
        cursor.setPosition(_units(text[:caret]))
        self.setTextCursor(cursor)

    def mark(self, spans: list[tuple[int, int]]) -> None:
        """Show which words are understood; the caret stays where it is."""
        text = self.text()
        self._marks.show([(_units(text[:start]), _units(text[:end])) for start, end in spans])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Keep the line by Enter, take what is offered by Tab; type all else."""
        if event.key() in _SAVING:
            self.saving.emit()
        elif event.key() == Qt.Key.Key_Tab and self.has_offer:
            self.accepting.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802, A002, FBT001  (Qt's names)
        """Let Tab come as a key where it takes what is offered."""
        if next and self.has_offer:
            return False
        return super().focusNextPrevChild(next)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802  (Qt's name)
        """Paste any text as one line."""
        self.textCursor().insertText(flattened(source.text()))

    def _tell(self) -> None:
        cursor = self.textCursor()
        text = self.text()
        caret = len(text.encode("utf-16-le")[: 2 * cursor.position()].decode("utf-16-le", "ignore"))
        if (text, caret) != self._told:
            self._told = text, caret
            self.typed.emit(text, caret)
            self.ensureCursorVisible()


class _Marks(QSyntaxHighlighter):
    """Colours words, which moves neither them nor the caret."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = look
        self._spans: list[tuple[int, int]] = []

    def show(self, spans: list[tuple[int, int]]) -> None:
        """Colour these and no others."""
        if spans != self._spans:
            self._spans = spans
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Colour what is understood."""
        colour = QColor(self._look.tokens.accent_text)
        how = QTextCharFormat()
        how.setForeground(colour)
        how.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        faint = QColor(colour)
        faint.setAlphaF(0.5)
        how.setUnderlineColor(faint)
        for start, end in self._spans:
            self.setFormat(start, end - start, how)


def _units(text: str) -> int:
    """Return how many places a text takes in Qt, which counts some signs twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
