"""Files as they are: one tab each, with its size; line numbers, one width for every sign."""

import re

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QTabBar, QWidget

from vrm_app.presenters.raw import RawFile
from vrm_app.ui.look import Look
from vrm_app.ui.theme import MARGIN, Size, fixed_font
from vrm_app.ui.widgets.surface import column, line, row
from vrm_app.ui.widgets.text import muted

_KEY = re.compile(r'"(?:[^"\\]|\\.)*"(?=\s*:)')
_SPELLED = re.compile(r"<U\+[0-9A-F]{4,6}>")
_SIDES = 12
_LEAST_DIGITS = 3
_AT_ONCE = 1 << 18
"""Signs that are laid out before the window looks after the customer again."""


class RawView(QWidget):
    """Shows files sign by sign; what had to be done to show them is said above."""

    def __init__(self, look: Look, files_name: str, text_name: str) -> None:
        super().__init__()
        self._files: tuple[RawFile, ...] = ()
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(files_name)
        self.tabs.currentChanged.connect(self._show)
        self._note = muted("", Size.SMALL, wrapped=True)
        self.text = _NumberedText(look, text_name)
        inner = column(self)
        across = row()
        across.setContentsMargins(MARGIN, 0, MARGIN, 0)
        across.addWidget(self.tabs)
        inner.addLayout(across)
        inner.addWidget(line())
        self._note.setContentsMargins(MARGIN, 8, MARGIN, 8)
        inner.addWidget(self._note)
        inner.addWidget(self.text, 1)

    @property
    def shown(self) -> RawFile | None:
        """The file that is shown."""
        at = self.tabs.currentIndex()
        return self._files[at] if 0 <= at < len(self._files) else None

    def show_files(self, files: tuple[RawFile, ...]) -> None:
        """Show files, staying with the one that was shown."""
        before = self.shown.name if self.shown is not None else ""
        self._files = files
        self.tabs.blockSignals(True)  # noqa: FBT003  (Qt's own)
        while self.tabs.count() > len(files):
            self.tabs.removeTab(self.tabs.count() - 1)
        for at, file in enumerate(files):
            # Qt takes & for the sign of a key.
            title = file.title.replace("&", "&&")
            if at < self.tabs.count():
                self.tabs.setTabText(at, title)
            else:
                self.tabs.addTab(title)
        names = [file.name for file in files]
        self.tabs.setCurrentIndex(names.index(before) if before in names else 0)
        self.tabs.blockSignals(False)  # noqa: FBT003  (Qt's own)
        self._show()

    def _show(self) -> None:
        file = self.shown
        if file is None:
            self.text.show_text("", is_json=False)
            return
        self._note.setText(file.note)
        self._note.setVisible(bool(file.note))
        self.text.show_text(file.text, is_json=file.is_json)


class _NumberedText(QPlainTextEdit):
    """Text that can be read and copied, each line with its number."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        # Line numbers and bytes stand at the left whatever direction one reads in.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(fixed_font())
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setStyleSheet(
            "QPlainTextEdit { border: none; border-radius: 0; padding: 8px 4px; }"
            "QAbstractScrollArea::corner { background: transparent; }"
        )
        self.setUndoRedoEnabled(False)
        self._shown = ""
        self._rest = ""
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._go_on)
        self._inks = _Inks(look, self.document())
        self._numbers = _Numbers(self)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scrolled)
        look.changed.connect(self._inks.rehighlight)
        self._make_room()

    def show_text(self, text: str, *, is_json: bool) -> None:
        """Show a text from its beginning; the same text stays where it is."""
        if (text, is_json) == (self._shown, self._inks.is_json):
            return
        self._shown = text
        self._inks.is_json = is_json
        self.setPlainText(text[:_AT_ONCE])
        self._rest = text[_AT_ONCE:]
        self._more.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Keep the numbers at the side."""
        super().resizeEvent(event)
        self._place()

    def paint_numbers(self, painter: QPainter, area: QRect) -> None:
        """Write the numbers of the lines that are in sight."""
        tokens = self._look.tokens
        painter.fillRect(area, QColor(tokens.window))
        painter.setPen(QColor(tokens.muted))
        painter.setFont(fixed_font(Size.TINY))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        shift = self.viewport().y() - self._numbers.y()
        while block.isValid() and top <= area.bottom():
            height = self.blockBoundingRect(block).height()
            where = QRectF(0, top + shift, self._numbers.width() - _SIDES, height)
            end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
            end |= Qt.AlignmentFlag.AlignVCenter
            painter.drawText(where, end, str(block.blockNumber() + 1))
            top += height
            block = block.next()

    def room(self) -> int:
        """Return how wide the numbers are (px)."""
        digits = max(_LEAST_DIGITS, len(str(self.blockCount())))
        return self.fontMetrics().horizontalAdvance("9") * digits + 2 * _SIDES

    def _go_on(self) -> None:
        """Add the next part of a long text, below what is in sight."""
        if not self._rest:
            return
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(self._rest[:_AT_ONCE])
        self._rest = self._rest[_AT_ONCE:]
        self._more.start()

    def _make_room(self) -> None:
        self.setViewportMargins(self.room(), 0, 0, 0)
        self._place()

    def _place(self) -> None:
        inside = self.contentsRect()
        self._numbers.setGeometry(QRect(inside.left(), inside.top(), self.room(), inside.height()))

    def _scrolled(self, area: QRect, by: int) -> None:
        if by:
            self._numbers.scroll(0, by)
            return
        self._numbers.update(0, area.y(), self._numbers.width(), area.height())


class _Numbers(QWidget):
    """The strip of line numbers."""

    def __init__(self, text: _NumberedText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the room for the numbers."""
        return QSize(self._text.room(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """Write the numbers."""
        with QPainter(self) as painter:
            self._text.paint_numbers(painter, event.rect())


class _Inks(QSyntaxHighlighter):
    """Gives the names in a document for computers, and what is spelled out, a colour."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = look
        self.is_json = False

    def highlightBlock(self, text: str) -> None:  # noqa: N802  (Qt's name)
        """Colour one line."""
        tokens = self._look.tokens
        if self.is_json:
            self._ink(text, _KEY, tokens.accent_text)
        self._ink(text, _SPELLED, tokens.bad_text)

    def _ink(self, text: str, what: re.Pattern[str], colour: str) -> None:
        made = QTextCharFormat()
        made.setForeground(QColor(colour))
        for found in what.finditer(text):
            # Qt counts a sign beyond the first plane as two.
            start = len(text[: found.start()].encode("utf-16-le")) // 2
            self.setFormat(start, len(found[0].encode("utf-16-le")) // 2, made)
