"""The list of all that can be called by keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from vrm_app.presenters.key_rows import DeedRow
from vrm_app.ui.look import Look
from vrm_app.ui.pressed import steps
from vrm_app.ui.rows import ROW
from vrm_app.ui.theme import RADIUS, Size, font
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.grouped import SIDES, GroupedDelegate, GroupedList, draw_ground
from vrm_app.ui.widgets.key_caps import draw_caps

_ROW = 36
_GROUP = 38
_INSET = 8
_CHANGING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}
_EMPTYING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class KeyList(GroupedList):
    """Commands by groups, each with its keys; Enter gives another one, Del takes it away."""

    changing = Signal()
    emptying = Signal()
    moved = Signal()
    """Another row is selected."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._look = look
        self.setItemDelegate(_DeedDelegate(look, self, row=_ROW, group=_GROUP))
        self.doubleClicked.connect(self.changing)
        self.selectionModel().currentChanged.connect(self.moved)

    @property
    def current(self) -> DeedRow | None:
        """The row that the keys are on."""
        row: DeedRow | None = self.currentIndex().data(ROW)
        return row

    def show_deeds(self, rows: list[DeedRow]) -> None:
        """Show other rows; the one that the keys are on stays so, else it is the first."""
        before = self.current
        self.show_rows(rows)
        at = self.rows.number_of(before.id) if before else -1
        self.setCurrentIndex(self.rows.index(max(at, 0)))
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Go down and up by letters, too; change and take away."""
        step = steps(self._look.preferences, event)
        if step:
            at = self.currentIndex().row() + step
            self.setCurrentIndex(self.rows.index(min(max(at, 0), self.rows.rowCount() - 1)))
        elif event.key() in _CHANGING:
            self.changing.emit()
        elif event.key() in _EMPTYING:
            self.emptying.emit()
        else:
            super().keyPressEvent(event)


class _DeedDelegate(GroupedDelegate):
    """Draws a command, where it can be called, and its keys."""

    def draw(self, brush: Strokes, row: DeedRow, top: float, option: QStyleOptionViewItem) -> None:
        """Draw a row."""
        tokens, small = self._look.tokens, font(Size.SMALL)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ink, quiet, own = (
            (tokens.selected_text,) * 3
            if is_selected
            else (tokens.text, tokens.muted, tokens.accent_text)
        )
        width, high = brush.bounds.width(), brush.bounds.height() - top
        ground = (_INSET, top, width - 2 * _INSET, high)
        draw_ground(brush, ground, option, (tokens.selection, tokens.accent, RADIUS))
        end = draw_caps(brush, row.shown, width - SIDES, (top, high), tokens)
        if row.aside:
            words = brush.width_of(row.aside, small)
            brush.words(row.aside, brush.place(end - words, top, words, high), own, small)
            end -= words + _INSET
        room = max(end - SIDES - _INSET, 0)
        words = min(brush.width_of(row.text, font()), room)
        brush.words(row.text, brush.place(SIDES, top, words, high), ink, font())
        left = room - words - 2 * _INSET
        if row.where and left > 0:
            where = brush.place(SIDES + words + 2 * _INSET, top, left, high)
            brush.words(row.where, where, quiet, small)
