"""The twelve months ahead on one line: last days on stems, other days on the line itself."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from vrm_app.domain.spans import add_months
from vrm_app.presenters.charts import Chart, Mark
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Weight, font
from vrm_app.ui.widgets.chart import Drawing
from vrm_app.ui.widgets.drawing import Strokes

_HEIGHT = 104
_SIDES = 8
_LANES = (10, 30)
_AXIS = 58
_MONTHS_AT = 66
_LEGEND_AT = 84
_LABEL = 130
_NEAR = 30
_BUNDLED = 8
"""How close two stems may stand before they are shown as one (px)."""


class YearDrawing(Drawing):
    """Draws the line with its months, and each day on it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _HEIGHT)

    def draw(self, chart: Chart) -> None:
        """Draw the year."""
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            self._months(brush, chart)
            for mark in chart.marks:
                if mark.sign != "last_day":
                    self._sign(brush, mark.sign, self._point(self._x(chart, mark.on), _AXIS))
            self._stems(brush, chart)
            self._legend(brush, chart)

    def _x(self, chart: Chart, on: date) -> float:
        days = max((chart.last - chart.first).days, 1)
        return _SIDES + (self.width() - 2 * _SIDES) * (on - chart.first).days / days

    def _point(self, x: float, y: float) -> QPointF:
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QPointF(self.width() - x if is_mirrored else x, y)

    def _months(self, brush: Strokes, chart: Chart) -> None:
        tokens = self._look.tokens
        small = font(Size.TINY)
        brush.fill(brush.place(_SIDES, _AXIS, self.width() - 2 * _SIDES, 1), tokens.rail, 0)
        brush.fill(brush.place(_SIDES, 6, 2, _AXIS - 2), tokens.accent, 1)
        begins = chart.first.replace(day=1)
        for number in range(1, 13):
            month = add_months(begins, number)
            x = self._x(chart, month)
            brush.fill(brush.place(x, _AXIS - 3, 1, 7), tokens.rail, 0)
            room = self._x(chart, min(add_months(begins, number + 1), chart.last)) - x
            where = brush.place(x + 4, _MONTHS_AT, room - 4, 16)
            name = chart.axis[number - 1]
            if brush.width_of(name, small) <= room - 4:
                brush.words(name, where, tokens.muted, small)

    def _stems(self, brush: Strokes, chart: Chart) -> None:
        """Draw last days in two lanes, so that words never meet; what has no room has its stem."""
        small = font(Size.SMALL, Weight.MEDIUM)
        free = [0.0, 0.0]
        for marks in self._bundled(chart):
            x = self._x(chart, marks[0].on)
            text = marks[0].words if len(marks) == 1 else f"{marks[0].words} +{len(marks) - 1}"
            width = min(brush.width_of(text, small), _LABEL)
            lane = next((at for at in range(2) if x >= free[at]), -1)
            y = _LANES[max(lane, 0)]
            is_near = (marks[0].on - chart.first).days <= _NEAR
            tokens = self._look.tokens
            brush.fill(brush.place(x, y + 4, 1, _AXIS - y - 4), tokens.rail, 0)
            colour = tokens.warn if is_near else tokens.muted
            at = self._point(x + 0.5, y + 4)
            brush.fill(QRectF(at.x() - 4, at.y() - 4, 8, 8), colour, 4)
            if lane < 0:
                continue
            goes_back = x + 10 + width > self.width() - _SIDES
            begins = x - 10 - width if goes_back else x + 9
            brush.words(text, brush.place(begins, y - 5, width, 18), tokens.text, small)
            free[lane] = x + (0 if goes_back else width) + 22

    def _bundled(self, chart: Chart) -> list[list[Mark]]:
        """Return the last days, those that would stand on each other together."""
        bundles: list[list[Mark]] = []
        for one in chart.marks:
            if one.sign != "last_day":
                continue
            x = self._x(chart, one.on)
            if bundles and x - self._x(chart, bundles[-1][0].on) < _BUNDLED:
                bundles[-1].append(one)
            else:
                bundles.append([one])
        return bundles

    def _sign(self, brush: Strokes, sign: str, at: QPointF) -> None:
        tokens = self._look.tokens
        around = QRectF(at.x() - 4, at.y() - 4, 8, 8)
        if sign == "last_day":
            brush.fill(around, tokens.warn, 4)
        elif sign == "renewal":
            brush.fill(around, tokens.base, 4)
            brush.edge(around, tokens.muted, 4, 2)
        elif sign == "end":
            brush.fill(around.adjusted(0.5, 0.5, -0.5, -0.5), tokens.muted, 1)
        else:
            brush.painter.setPen(Qt.PenStyle.NoPen)
            brush.painter.setBrush(QColor(tokens.muted))
            top = QPointF(at.x(), at.y() - 5)
            brush.painter.drawPolygon(QPolygonF([top, around.bottomLeft(), around.bottomRight()]))

    def _legend(self, brush: Strokes, chart: Chart) -> None:
        tiny = font(Size.TINY)
        x = float(_SIDES)
        for sign, said in chart.legend:
            self._sign(brush, sign, self._point(x + 4, _LEGEND_AT + 9))
            width = brush.width_of(said, tiny)
            where = brush.place(x + 14, _LEGEND_AT, width, 18)
            brush.words(said, where, self._look.tokens.muted, tiny)
            x += width + 34
