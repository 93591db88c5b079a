"""A fact at the head of a page: what, how it stands, why."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from vrm_app.presenters.company_head import Fact
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.roles import Role, speak_as
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.grouped import growth
from vrm_app.ui.widgets.surface import column, row, upright
from vrm_app.ui.widgets.text import Elided, label, muted

_ROOM_FOR_CURVE = 180
_CURVE = QSize(72, 34)
_SIDE = 16
_LINE = 44


class Facts(QFrame):
    """Facts side by side, or where the type is too large for that, two and two."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("surface", "panel")
        self._cells: list[FactCell] = []
        self._lines: list[QFrame] = []
        self._shape = (0, False)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        look.changed.connect(self._arrange)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show other facts."""
        clear(self)
        self._cells = [FactCell(self._look, one) for one in facts]
        self._lines = [upright(_LINE) for _ in facts]
        self._shape = (0, False)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Put as many side by side as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        a_row = len(self._cells)
        needed = max((one.needed for one in self._cells), default=0)
        if a_row and self.width() // a_row < needed:
            a_row = max(min(2, self.width() // needed), 1)
        # A larger type leaves less room, and whoever needs one sees no tool tip.
        wraps = a_row < len(self._cells) or growth() > 1
        if (a_row, wraps) == self._shape:
            return
        self._shape = (a_row, wraps)
        for at, (cell, line) in enumerate(zip(self._cells, self._lines, strict=True)):
            down, across = divmod(at, a_row)
            self._grid.addWidget(line, down, 2 * across, Qt.AlignmentFlag.AlignVCenter)
            line.setVisible(bool(across))
            self._grid.addWidget(cell, down, 2 * across + 1)
            cell.wrap(wrapped=wraps)
        for across in range(len(self._cells)):
            self._grid.setColumnStretch(2 * across + 1, 1 if across < a_row else 0)


class FactCell(QWidget):
    """A fact: what, how it stands, why."""

    def __init__(self, look: Look, fact: Fact) -> None:
        super().__init__()
        across = row(self, spacing=12)
        across.setContentsMargins(_SIDE, 10, _SIDE, 10)
        self._figure = Elided(fact.figure, Size.HEADING, Weight.BOLD)
        self._reason = Elided(fact.reason, Size.SMALL, tone=fact.tone or "muted")
        self._whole = label(fact.reason, Size.SMALL, tone=fact.tone or "muted", wrapped=True)
        self._whole.hide()
        name = muted(fact.name, Size.TINY)
        words = column_of(name, self._figure, self._reason, self._whole)
        across.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        self._curve = _Curve(look, fact) if len(fact.curve) > 1 else None
        if self._curve is not None:
            across.addWidget(self._curve)

    @property
    def needed(self) -> int:
        """How wide (px) it must be so that the figure is not cut."""
        return self._figure.sizeHint().width() + 2 * _SIDE

    def wrap(self, *, wrapped: bool) -> None:
        """Give the reason more than one line, or no more than one."""
        self._whole.setVisible(wrapped)
        self._reason.setVisible(not wrapped)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Give the figure the room of the curve where both do not fit."""
        super().resizeEvent(event)
        if self._curve is not None:
            both = max(_ROOM_FOR_CURVE, self.needed + _CURVE.width() + 12)
            self._curve.setVisible(self.width() > both)


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
        self.setFixedSize(_CURVE)
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
