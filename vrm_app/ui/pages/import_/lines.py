"""The list of what would come in, group by group."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from vrm_app.presenters.reviewing import Line
from vrm_app.ui.look import Look
from vrm_app.ui.rows import ROW
from vrm_app.ui.theme import RADIUS, Size, Weight, font
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.grouped import GroupedList, draw_ground, grown
from vrm_app.ui.widgets.row import ink

_GROUP = 32
_ONE_LINE = 34
_TWO_LINES = 50
_SIDE = 16
_TEXT_AT = 44
_DAY = 78
_END = 0.26
_NAME = 0.36


class Lines(GroupedList):
    """What becomes of each company, mail or row."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.setItemDelegate(_LineDelegate(look, self))

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show lines from the first."""
        self.show_rows(lines)

    def size_of_group(self, name: str) -> int:
        """Return how many lines a group has."""
        rows = (self.rows.row_at(number) for number in range(self.rows.rowCount()))
        return sum(one.group == name for one in rows)


class _LineDelegate(QStyledItemDelegate):
    """Draws a line: what, more of it, and what becomes of it."""

    def __init__(self, look: Look, view: Lines) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(  # noqa: N802  (Qt's name)
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002  (its width is that of the last time)
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the room a line needs."""
        line: Line = index.data(ROW)
        height = _TWO_LINES if line.day else _ONE_LINE
        height += _GROUP if self._view.is_first_of_group(index.row()) else 0
        return QSize(self._view.viewport().width(), grown(height))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line."""
        line: Line = index.data(ROW)
        brush = Strokes(painter, option.rect, option.direction)
        top = 0.0
        if self._view.is_first_of_group(index.row()):
            self._group(brush, line.group)
            top = _GROUP
        tokens, bounds = self._look.tokens, brush.bounds
        where = (6, top, bounds.width() - 12, bounds.height() - top)
        draw_ground(brush, where, option, (tokens.row_line, tokens.accent, RADIUS))
        height = brush.bounds.height() - top
        icon = brush.place(_SIDE, top, 16, height)
        brush.icon(line.icon, icon, ink(self._look, line.tone), 16)
        if line.day:
            self._mail(brush, line, top)
            return
        self._company(brush, line, top)

    def _group(self, brush: Strokes, name: str) -> None:
        tokens = self._look.tokens
        strong = font(Size.TINY, Weight.BOLD)
        where = brush.place(_SIDE, 6, brush.bounds.width() - 2 * _SIDE, _GROUP - 10)
        number = self._view.size_of_group(name)
        brush.words(f"{name}  {number}", where, tokens.muted, strong)

    def _company(self, brush: Strokes, line: Line, top: float) -> None:
        tokens = self._look.tokens
        height = brush.bounds.height() - top
        room = brush.bounds.width() - _TEXT_AT - _SIDE
        first = room * _NAME if line.detail or line.tone != "bad" else 72
        name = brush.place(_TEXT_AT, top, first - 12, height)
        brush.words(line.title, name, tokens.text, font(weight=Weight.MEDIUM))
        small = font(Size.SMALL)
        if not line.detail:
            where = brush.place(_TEXT_AT + first, top, room - first, height)
            tone = "bad" if line.tone == "bad" else "muted"
            brush.words(line.end, where, ink(self._look, tone), small)
            return
        last = room * _END if line.end else 0
        where = brush.place(_TEXT_AT + first, top, room - first - last - 12, height)
        brush.words(line.detail, where, tokens.muted, small)
        where = brush.place(brush.bounds.width() - _SIDE - last, top, last, height)
        brush.words(line.end, where, tokens.muted, small, end=True)

    def _mail(self, brush: Strokes, line: Line, top: float) -> None:
        tokens = self._look.tokens
        height = brush.bounds.height() - top
        room = brush.bounds.width() - _TEXT_AT - _SIDE
        end, half = room * _END, height / 2
        words = room - end - _DAY - 16
        upper = brush.place(_TEXT_AT, top + 4, words, half - 4)
        brush.words(line.title, upper, tokens.text, font(weight=Weight.MEDIUM))
        small = font(Size.SMALL)
        lower = brush.place(_TEXT_AT, top + half, words, half - 4)
        brush.words(line.detail, lower, tokens.muted, small)
        where = brush.place(_TEXT_AT + words + 16, top, end - 8, height)
        brush.words(line.end, where, tokens.text, font())
        day = brush.place(brush.bounds.width() - _SIDE - _DAY, top, _DAY, height)
        brush.words(line.day, day, tokens.muted, small, end=True)
