"""The steps of a longer way, above it: gone, now, to come."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from vrm_app.ui import icons
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Weight, font
from vrm_app.ui.widgets.drawing import Strokes

_ROUND = 24
_GAP = 8
_LINE_GAP = 14


class Steps(QWidget):
    """Numbered steps with their names, joined by lines."""

    def __init__(self, look: Look, names: Sequence[str]) -> None:
        super().__init__()
        self._look = look
        self._names = names
        self._now = 1
        self.setFixedHeight(_ROUND + 4)
        look.changed.connect(self.update)

    def show_step(self, number: int) -> None:
        """Show which step it is, counted from one."""
        self._now = number
        self.setAccessibleName(self._names[number - 1])
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the room it takes."""
        return QSize(480, _ROUND + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the steps."""
        tokens = self._look.tokens
        widths = [
            _ROUND + _GAP + Strokes.width_of(name, self._font(number))
            for number, name in enumerate(self._names, 1)
        ]
        between = (self.width() - sum(widths)) / max(1, len(widths) - 1)
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            x = 0.0
            for number, (name, width) in enumerate(zip(self._names, widths, strict=True), 1):
                self._draw_round(painter, brush.place(x, 2, _ROUND, _ROUND), number)
                where = brush.place(x + _ROUND + _GAP, 0, width - _ROUND, self.height())
                ink = tokens.text if number == self._now else tokens.muted
                brush.words(name, where, ink, self._font(number))
                x += width
                if number < len(self._names):
                    line = brush.place(
                        x + _LINE_GAP, self.height() / 2 - 1, between - 2 * _LINE_GAP, 2
                    )
                    brush.fill(line, tokens.accent if number < self._now else tokens.rail, 1)
                    x += between

    def _font(self, number: int) -> QFont:
        return font(Size.TEXT, Weight.BOLD if number == self._now else Weight.MEDIUM)

    def _draw_round(self, painter: QPainter, where: QRectF, number: int) -> None:
        tokens = self._look.tokens
        gone, now = number < self._now, number == self._now
        edge = tokens.accent if gone or now else tokens.input_border
        painter.setPen(QPen(QColor(edge), 2 if now or gone else 1.5))
        painter.setBrush(QColor(tokens.accent) if gone else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(where.adjusted(1, 1, -1, -1))
        if gone:
            at = where.center() - where.topLeft()
            tick = icons.pixmap("check", tokens.on_accent, 14, self.devicePixelRatioF())
            painter.drawPixmap(round(where.x() + at.x() - 7), round(where.y() + at.y() - 7), tick)
            return
        painter.setFont(font(Size.TINY, Weight.BOLD))
        painter.setPen(QColor(tokens.accent_text if now else tokens.muted))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, str(number))
