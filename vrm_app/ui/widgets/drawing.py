"""Drawing rows by hand, mirrored where one reads from right to left."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle

from vrm_app.ui import icons
from vrm_app.ui.theme import font as type_


class Strokes:
    """Draws into a rectangle; every place is given as if one read from left to right."""

    def __init__(self, painter: QPainter, within: QRect, direction: Qt.LayoutDirection) -> None:
        self.painter = painter
        self.bounds = QRectF(within)
        self._row = within
        self._direction = direction
        self._scale = painter.device().devicePixelRatioF()
        self._ahead = (
            Qt.AlignmentFlag.AlignRight
            if self._direction == Qt.LayoutDirection.RightToLeft
            else Qt.AlignmentFlag.AlignLeft
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def place(self, x: float, y: float, width: float, height: float) -> QRectF:
        """Return where something goes that begins at (x, y) from the row's own corner."""
        where = QRect(
            round(self.bounds.x() + x), round(self.bounds.y() + y), round(width), round(height)
        )
        return QRectF(QStyle.visualRect(self._direction, self._row, where))

    def fill(self, where: QRectF, colour: str, radius: float) -> None:
        """Fill a place."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))
        self.painter.drawRoundedRect(where, radius, radius)

    def edge(self, where: QRectF, colour: str, radius: float, width: float = 1) -> None:
        """Draw the edge of a place."""
        pen = self.painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setColor(QColor(colour))
        pen.setWidthF(width)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        self.painter.drawRoundedRect(where.adjusted(half, half, -half, -half), radius, radius)

    def icon(self, name: str, where: QRectF, colour: str, size: int) -> None:
        """Draw an icon in the middle of a place."""
        at = where.center() - QPointF(size / 2, size / 2)
        self.painter.drawPixmap(
            QPointF(round(at.x()), round(at.y())), icons.pixmap(name, colour, size, self._scale)
        )

    def words(
        self, text: str, where: QRectF, colour: str, font: QFont, *, end: bool = False
    ) -> None:
        """Draw one line, its end giving way; at the end of the place when said so."""
        metrics = QFontMetricsF(font)
        # Most words fit, and to look whether they do takes a third of the time of cutting them.
        if metrics.horizontalAdvance(text) > where.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        self.fitting(text, where, colour, font, end=end)

    def fitting(
        self, text: str, where: QRectF, colour: str, font: QFont, *, end: bool = False
    ) -> None:
        """Draw one line that is known to fit."""
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        side = self._ahead
        if end:
            side = (
                Qt.AlignmentFlag.AlignLeft
                if side == Qt.AlignmentFlag.AlignRight
                else Qt.AlignmentFlag.AlignRight
            )
        # Without "absolute" a painter that reads from right to left would swap the sides again.
        how = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        self.painter.drawText(where, how, text)

    def marked(
        self, text: str, where: QRectF, colour: str, marks: Sequence[tuple[int, int]]
    ) -> None:
        """Draw one line with pieces of it, from and to a place in the text, in bold."""
        bold = QFont(type_())
        bold.setWeight(QFont.Weight.Bold)
        metrics = QFontMetricsF(bold if marks else type_())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        # One layout of the whole line, so that scripts of both directions keep their order.
        layout = QTextLayout(shown, type_())
        option = QTextOption(self._ahead | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([_bold(start, end) for start, end in marks if start < len(shown)])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(where.width())
        layout.endLayout()
        self.painter.setPen(QColor(colour))
        top = where.y() + (where.height() - line.height()) / 2
        layout.draw(self.painter, QPointF(where.x(), top))

    @staticmethod
    def width_of(text: str, font: QFont) -> float:
        """Return how wide a line is."""
        return QFontMetricsF(font).horizontalAdvance(text) + 1


def _bold(start: int, end: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, end - start
    how = QTextCharFormat()
    how.setFontWeight(QFont.Weight.Bold)
    made.format = how
    return made
