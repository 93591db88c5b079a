"""Rows of a list with two lines each, and what shows which ones are chosen."""

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from vrm_app.ui.look import Look
from vrm_app.ui.rows import GROUP, ROW
from vrm_app.ui.theme import RADIUS, Size, font
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.sticky import draw_head, head_height

_ABOVE_AND_BELOW = 28
_LINE = 18
_MORE_AT = 56
_MORE_END = 24
_BELOW_MORE = 10
_MOST_LINES = 12
_GREY = 8


class RowDelegate(QStyledItemDelegate):
    """Draws the ground of a row; what stands on it, each list draws by itself."""

    inset = (4, 4)
    """How far the ground stays away from where the row begins and ends (px)."""
    heads_at = 0
    """How far the heads of groups stand away from where the row begins (px)."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look

    @abstractmethod
    def draw(self, brush: Strokes, row: Any, *, selected: bool) -> None:  # noqa: ANN401
        """Draw what a row says; rows are of any make."""

    def sizeHint(  # noqa: N802  (Qt's name)
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002  (all rows are as high)
    ) -> QSize:
        """Return the room for two lines."""
        return QSize(option.rect.width(), row_height(self.look))

    def height_with(self, text: str, width: int) -> int:
        """Return how high a row is that shows a longer text below its two lines."""
        return row_height(self.look) + len(more_lines(text, width)) * _line() + _BELOW_MORE

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row; grey bars where it is not read yet."""
        tokens, rect = self.look.tokens, option.rect
        group = index.data(GROUP)
        if group:
            draw_head(Strokes(painter, rect, option.direction), group, tokens, self.heads_at)
            rect = rect.adjusted(0, head_height(), 0, 0)
        brush = Strokes(painter, rect, option.direction)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        has_keys = bool(option.state & QStyle.StateFlag.State_HasFocus)
        before, after = self.inset
        width, height = brush.bounds.width(), brush.bounds.height()
        ground = brush.place(before, 1, width - before - after, height - 2)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            brush.fill(ground, tokens.selection if selected else tokens.window, RADIUS)
        if has_keys:
            brush.edge(ground, tokens.accent, RADIUS, tokens.edge + 1)
        elif selected and tokens.edge > 1:
            brush.edge(ground, tokens.input_border, RADIUS)
        row = index.data(ROW)
        if row is None:
            self._draw_waiting(brush)
            return
        more, high = getattr(row, "more", ""), rect.height()
        if more:
            high = min(row_height(self.look), high)
        upper = QRect(rect.x(), rect.y(), rect.width(), high)
        self.draw(Strokes(painter, upper, option.direction), row, selected=selected)
        if rect.height() > high:
            self._draw_more(brush, more, selected=selected)

    def _draw_waiting(self, brush: Strokes) -> None:
        half = brush.bounds.height() / 2
        for y, wide in ((half - 10 - _GREY / 2, 180), (half + 10 - _GREY / 2, 280)):
            brush.fill(brush.place(_MORE_AT, y, wide, _GREY), self.look.tokens.quiet, _GREY / 2)

    def _draw_more(self, brush: Strokes, text: str, *, selected: bool) -> None:
        tokens = self.look.tokens
        room = brush.bounds.width() - _MORE_AT - _MORE_END
        for at, words in enumerate(more_lines(text, round(brush.bounds.width()))):
            where = brush.place(_MORE_AT, row_height(self.look) + at * _line(), room, _line())
            colour = tokens.selected_text if selected else tokens.text
            brush.words(words, where, colour, font(Size.SMALL))


def row_height(look: Look) -> int:
    """Return how high a row is that has two lines (px)."""
    lines = QFontMetrics(font()).height() + QFontMetrics(font(Size.SMALL)).height()
    return look.tight(lines + _ABOVE_AND_BELOW)


def _line() -> int:
    return max(QFontMetrics(font(Size.SMALL)).height(), _LINE)


def more_lines(text: str, width: int) -> list[str]:
    """Return a longer text broken into lines for a row of a width (px)."""
    found: list[str] = []
    for paragraph in text.splitlines():
        if len(found) >= _MOST_LINES:
            break
        found += _broken(paragraph, width - _MORE_AT - _MORE_END)
    if len(found) > _MOST_LINES:
        return [*found[: _MOST_LINES - 1], found[_MOST_LINES - 1] + " …"]
    return found


def _broken(text: str, width: int) -> list[str]:
    if not text.strip():
        return [""]
    layout = QTextLayout(text, font(Size.SMALL))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(Qt.AlignmentFlag.AlignLeading)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    while len(found) <= _MOST_LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 40))
        start = line.textStart()
        found.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return found
