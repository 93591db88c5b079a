"""Shows a text of our own in Markdown, in the type and colours of the window."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Weight, font

_WIDEST = 680
_LEAST_SIDES = 24
_LINE_HEIGHT = 150.0
_PLAIN = 14
_HEADINGS = {1: Size.TITLE, 2: Size.HEADING, 3: Size.TEXT}


class Reader(QTextBrowser):
    """Only for texts that come with the program: it opens no link by itself, and no network."""

    def __init__(self, look: Look, *folders: Path) -> None:
        super().__init__()
        self._look = look
        self._folders = [one.resolve() for one in folders]
        self._text = ""
        self._marked = ""
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self._show_anew)

    def _show_anew(self) -> None:
        self.show_text(self._text, self._marked)

    def show_text(self, text: str, marked: str = "") -> None:
        """Show a text from its beginning, or from the first of the words that are marked."""
        self._text = text
        document = self.document()
        document.setDefaultFont(font(_PLAIN))
        self.setMarkdown(text)
        _set_type(document, self._look)
        self.setTextCursor(QTextCursor(document))
        self.verticalScrollBar().setValue(0)
        self._fit()
        self.mark(marked)

    def mark(self, words: str) -> None:
        """Mark where words stand, and bring the first of them into sight."""
        self._marked = words
        found: list[QTextEdit.ExtraSelection] = []
        for word in words.split():
            cursor = self.document().find(word)
            while not cursor.isNull():
                one = QTextEdit.ExtraSelection()
                one.cursor = cursor
                how = QTextCharFormat()
                how.setBackground(QColor(self._look.tokens.selection))
                how.setForeground(QColor(self._look.tokens.selected_text))
                one.format = how
                found.append(one)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)
        if found:
            first = min((one.cursor for one in found), key=QTextCursor.position)
            first.clearSelection()
            self.setTextCursor(first)
            self.ensureCursorVisible()

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002, N802  (Qt's names)
        """Load a picture that lies with the text, sharp in the width it is shown in.

        It is taken from the first folder in which there is one of that name.
        """
        if type != QTextDocument.ResourceType.ImageResource.value:
            return None
        for folder in self._folders:
            place = (folder / QUrl(name).path()).resolve()
            if place.is_relative_to(folder) and place.is_file():
                return _drawn(place, self._room(), self.devicePixelRatioF())
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Keep the lines as long as is good to read."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _room(self) -> int:
        return min(self.width() - 2 * _LEAST_SIDES - 12, _WIDEST)

    def _fit(self) -> None:
        frame = self.document().rootFrame()
        around = frame.frameFormat()
        side = max((self.viewport().width() - self._room()) / 2, _LEAST_SIDES)
        around.setLeftMargin(side)
        around.setRightMargin(side)
        around.setTopMargin(_LEAST_SIDES)
        around.setBottomMargin(2 * _LEAST_SIDES)
        frame.setFrameFormat(around)


@lru_cache(maxsize=8)
def _drawn(place: Path, widest: int, scale: float) -> QImage | None:
    """Return a picture in the width (px) it is shown in; Qt asks for it again and again."""
    drawn = QImage(str(place))
    if drawn.isNull():
        return None
    wide = round(min(widest, drawn.width()) * scale)
    drawn = drawn.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
    drawn.setDevicePixelRatio(scale)
    return drawn


def _set_type(document: QTextDocument, look: Look) -> None:
    """Give headings, paragraphs, tables and what is typed their type."""
    block = document.begin()
    while block.isValid():
        _set_block(block, look)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame, look)


def _set_block(block: QTextBlock, look: Look) -> None:
    cursor = QTextCursor(block)
    how = block.blockFormat()
    level = how.headingLevel()
    in_table = cursor.currentTable() is not None
    pieces = _pieces(block)
    is_picture = any(style.isImageFormat() for _start, _length, style in pieces)
    if not (level or in_table or is_picture):
        how.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    how.setTopMargin(20 if level > 1 else 0)
    in_list = block.textList() is not None
    after = 4 if in_list or level > 1 else 10
    how.setBottomMargin(0 if in_table else after)
    cursor.setBlockFormat(how)
    # Setting the type of a piece makes other pieces of the block.
    for start, length, style in pieces:
        chosen = QTextCursor(block)
        chosen.setPosition(start)
        chosen.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        chosen.setCharFormat(_type_of(style, level, look))


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    found = []
    at = block.begin()
    while not at.atEnd():
        piece = at.fragment()
        found.append((piece.position(), piece.length(), piece.charFormat()))
        at += 1
    return found


def _type_of(style: QTextCharFormat, level: int, look: Look) -> QTextCharFormat:
    made = QTextCharFormat(style)
    if level:
        # Markdown asks for headings that are larger by steps of Qt's own.
        made.clearProperty(QTextCharFormat.Property.FontSizeAdjustment.value)
        made.setFont(font(_HEADINGS.get(level, Size.TEXT), Weight.BOLD))
    elif style.fontFixedPitch():
        # What is typed stands out by its ground; letters of equal width would be too loud.
        made.setFont(font(_PLAIN, Weight.MEDIUM))
        made.setBackground(QColor(look.tokens.quiet))
        made.setForeground(QColor(look.tokens.text))
    elif style.fontWeight() > Weight.MEDIUM:
        made.setFont(font(_PLAIN, Weight.BOLD))
    if style.isAnchor():
        made.setForeground(QColor(look.tokens.accent_text))
        made.setFontUnderline(True)
    return made


def _set_table(table: QTextTable, look: Look) -> None:
    how = table.format()
    how.setBorder(0)
    how.setCellPadding(5)
    how.setCellSpacing(0)
    how.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    how.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    first = QTextLength(QTextLength.Type.PercentageLength, 34)
    rest = QTextLength(QTextLength.Type.PercentageLength, 66)
    how.setColumnWidthConstraints([first, rest])
    how.setBottomMargin(8)
    table.setFormat(how)
    for at in range(table.rows()):
        cell = table.cellAt(at, 0)
        ground = cell.format().toTableCellFormat()
        ground.setBackground(QColor(look.tokens.base))
        cell.setFormat(ground)
