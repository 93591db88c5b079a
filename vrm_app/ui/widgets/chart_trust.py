"""Trust over time as steps from 1 to 5, with kept and broken promises below."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from vrm_app.presenters.charts import Chart
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Weight, figures, font
from vrm_app.ui.widgets.chart import Drawing
from vrm_app.ui.widgets.drawing import Strokes

_HEIGHT = 140
_LEFT, _RIGHT = 24, 14
_TOP = 10
_STEP = 20
_BEST = 5
_MARKS_AT = _TOP + 4 * _STEP + 14
_WORDS_AT = _MARKS_AT + 10
_DOT = 7


class TrustDrawing(Drawing):
    """Draws the steps, the marks, and the first and the last day."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _HEIGHT)

    def draw(self, chart: Chart) -> None:
        """Draw trust, which stays as it was rated until it is rated anew."""
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            self._scale(brush)
            self._steps(brush, chart)
            self._marks(brush, chart)
            self._words(brush, chart)

    def _x(self, chart: Chart, on: date) -> float:
        days = max((chart.last - chart.first).days, 1)
        return _LEFT + 6 + (self.width() - _LEFT - _RIGHT - 12) * (on - chart.first).days / days

    @staticmethod
    def _y(value: float) -> float:
        return _TOP + (_BEST - value) * _STEP

    def _scale(self, brush: Strokes) -> None:
        tokens = self._look.tokens
        small = figures(font(Size.TINY))
        for value in range(1, _BEST + 1):
            y = self._y(value)
            brush.words(str(value), brush.place(0, y - 8, 14, 16), tokens.muted, small, end=True)
            across = brush.place(_LEFT, y, self.width() - _LEFT - _RIGHT, 1)
            brush.fill(across, tokens.row_line, 0)

    def _steps(self, brush: Strokes, chart: Chart) -> None:
        corners: list[QPointF] = []
        for on, value in chart.points:
            x = self._x(chart, on)
            if corners:
                corners.append(self._point(x, corners[-1].y()))
            corners.append(self._point(x, self._y(value)))
        corners.append(self._point(self._x(chart, chart.last), corners[-1].y()))
        accent = QColor(self._look.tokens.accent)
        painter = brush.painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 1.75))
        painter.drawPolyline(QPolygonF(corners))
        for on, value in chart.points:
            at = self._point(self._x(chart, on), self._y(value))
            brush.fill(QRectF(at.x() - 3, at.y() - 3, 6, 6), self._look.tokens.accent, 3)

    def _point(self, x: float, y: float) -> QPointF:
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QPointF(self.width() - x if is_mirrored else x, y)

    def _marks(self, brush: Strokes, chart: Chart) -> None:
        for mark in chart.marks:
            at = self._point(self._x(chart, mark.on), _MARKS_AT)
            self._sign(brush, mark.sign, at)

    def _sign(self, brush: Strokes, sign: str, at: QPointF) -> None:
        """Draw a ring for what was kept and a cross for what was broken: not by colour alone."""
        tokens = self._look.tokens
        half = _DOT / 2
        around = QRectF(at.x() - half, at.y() - half, _DOT, _DOT)
        if sign == "good":
            brush.edge(around, tokens.ok, half, 2)
            return
        brush.painter.setPen(QPen(QColor(tokens.bad), 2))
        brush.painter.drawLine(around.topLeft(), around.bottomRight())
        brush.painter.drawLine(around.topRight(), around.bottomLeft())

    def _words(self, brush: Strokes, chart: Chart) -> None:
        tokens = self._look.tokens
        small = font(Size.TINY, Weight.MEDIUM)
        first, last = chart.ends
        half = self.width() / 2 - _RIGHT
        brush.words(first, brush.place(_LEFT, _WORDS_AT, 120, 18), tokens.muted, small)
        end = brush.place(self.width() - _RIGHT - 120, _WORDS_AT, 120, 18)
        brush.words(last, end, tokens.muted, small, end=True)
        widths = [brush.width_of(words, small) + 26 for _sign, words in chart.legend]
        x = _LEFT + max(half - sum(widths) / 2, 0)
        for (sign, words), width in zip(chart.legend, widths, strict=True):
            self._sign(brush, sign, self._point(x + 6, _WORDS_AT + 9))
            brush.words(words, brush.place(x + 14, _WORDS_AT, width - 14, 18), tokens.muted, small)
            x += width
