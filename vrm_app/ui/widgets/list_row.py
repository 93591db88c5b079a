"""Rows of a list with two lines each, and what shows which one is chosen."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from vrm_app.ui.look import Look
from vrm_app.ui.rows import ROW
from vrm_app.ui.theme import RADIUS, Size, font
from vrm_app.ui.widgets.drawing import Strokes

_ABOVE_AND_BELOW = 28


class RowDelegate(QStyledItemDelegate):
    """Draws the ground of a row; what stands on it, each list draws by itself."""

    inset = (4, 4)
    """How far the ground stays away from where the row begins and ends (px)."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look

    def draw(self, brush: Strokes, row: Any, *, selected: bool) -> None:  # noqa: ANN401
        """Draw what a row says; rows are of any make."""
        raise NotImplementedError

    def sizeHint(  # noqa: N802  (Qt's name)
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002  (all rows are as high)
    ) -> QSize:
        """Return the room for two lines."""
        lines = QFontMetrics(font()).height() + QFontMetrics(font(Size.SMALL)).height()
        return QSize(option.rect.width(), self.look.tight(lines + _ABOVE_AND_BELOW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row."""
        tokens = self.look.tokens
        brush = Strokes(painter, option.rect, option.direction)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            before, after = self.inset
            width, height = brush.bounds.width(), brush.bounds.height()
            ground = brush.place(before, 1, width - before - after, height - 2)
            brush.fill(ground, tokens.selection if selected else tokens.window, RADIUS)
            if selected and option.state & QStyle.StateFlag.State_HasFocus:
                brush.edge(ground, tokens.accent, RADIUS, tokens.edge + 1)
            elif selected and tokens.edge > 1:
                brush.edge(ground, tokens.input_border, RADIUS)
        self.draw(brush, index.data(ROW), selected=selected)
