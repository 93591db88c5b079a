"""A fact at the head of a page: what, how it stands, why."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.company_head import Fact
from vrm_app.ui.look import Look
from vrm_app.ui.roles import Role, speak_as
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import Elided, muted

_ROOM_FOR_CURVE = 180


class FactCell(QWidget):
    """A fact: what, how it stands, why."""

    def __init__(self, look: Look, fact: Fact) -> None:
        super().__init__()
        across = row(self, spacing=12)
        across.setContentsMargins(16, 10, 16, 10)
        words = column_of(
            muted(fact.name, Size.TINY),
            Elided(fact.figure, Size.HEADING, Weight.BOLD),
            Elided(fact.reason, Size.SMALL, tone=fact.tone or "muted"),
        )
        across.addWidget(words, 1)
        self._curve = _Curve(look, fact) if len(fact.curve) > 1 else None
        if self._curve is not None:
            across.addWidget(self._curve)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Give the figure the room of the curve where both do not fit."""
        super().resizeEvent(event)
        if self._curve is not None:
            self._curve.setVisible(self.width() > _ROOM_FOR_CURVE)


def column_of(*widgets: QWidget) -> QWidget:
    """Return widgets one above the other."""
    made = QWidget()
    inner = column(made, spacing=2)
    for one in widgets:
        inner.addWidget(one)
    return made


class _Curve(QWidget):
    """How trust went, without figures; its name says the same in words."""

    def __init__(self, look: Look, fact: Fact) -> None:
        super().__init__()
        self._look = look
        self._fact = fact
        self.setFixedSize(QSize(72, 34))
        speak_as(self, Role.Chart)
        self.setAccessibleName(f"{fact.name}: {fact.figure}, {fact.reason}")
        self.setToolTip(self.accessibleName())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the line and its end."""
        values = self._fact.curve
        width, height = self.width() - 8, self.height() - 8
        step = width / (len(values) - 1)
        points = [
            QPointF(4 + at * step, 4 + height * (5 - value) / 4) for at, value in enumerate(values)
        ]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            points = [QPointF(self.width() - one.x(), one.y()) for one in points]
        accent = QColor(self._look.tokens.accent)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(accent, 1.75))
            painter.drawPolyline(QPolygonF(points))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(QRectF(points[-1].x() - 3, points[-1].y() - 3, 6, 6))
