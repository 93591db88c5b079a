"""A list of records: two lines each, opened by Enter, or where there is room in columns."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication

from vrm_app.domain.attachment import Attachment
from vrm_app.presenters.columns import Column
from vrm_app.presenters.record_rows import RecordRow
from vrm_app.ui.look import Look
from vrm_app.ui.theme import RADIUS, Size, Weight, figures, font
from vrm_app.ui.widgets.column_heads import END, GAP, TEXT_AT, WIDE, fitting, spread
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.list_row import RowDelegate
from vrm_app.ui.widgets.paged_list import PagedList
from vrm_app.ui.widgets.row import ink
from vrm_app.ui.widgets.tile import draw_tile

_TILE = 32
_TILE_AT = 12
_INSET = 4
_MOST_ASIDE = 0.4


class RecordList(PagedList):
    """Rows of records."""

    dragged = Signal(str)
    """A file was dragged off, by its id."""
    beside = Signal(int)
    """How much room (px) the bar takes beside the rows."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self.columns: tuple[Column, ...] = ()
        self._pressed = QPoint()
        self.is_dragging = False
        """Whether a file is being dragged off while the button is held."""
        self.setItemDelegate(_RecordDelegate(look, self))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Tell how much room is left for the rows."""
        super().resizeEvent(event)
        self.beside.emit(self.width() - self.viewport().width())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """Note where the button went down."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """Drag a file out; over any other row, select as ever."""
        row = self.rows.row_at(self.indexAt(self._pressed).row())
        is_file = row is not None and row.kind == Attachment.kind
        if not is_file or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way >= QApplication.startDragDistance() and not self.is_dragging:
            self.is_dragging = True
            self.dragged.emit(row.id)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """Let go of what was dragged."""
        self.is_dragging = False
        super().mouseReleaseEvent(event)

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show these columns, as many as there is room for."""
        self.columns = columns
        self.viewport().update()


class _RecordDelegate(RowDelegate):
    """Draws a record: what it is above, what one must know below, how it stands at the end."""

    inset = (_INSET, _INSET)

    def __init__(self, look: Look, view: RecordList) -> None:
        super().__init__(look, view)
        self._view = view

    def draw(self, brush: Strokes, row: RecordRow, *, selected: bool) -> None:
        """Draw what a row says."""
        tokens = self.look.tokens
        height = brush.bounds.height()
        where = brush.place(_TILE_AT, (height - _TILE) / 2, _TILE, _TILE)
        if row.tile:
            draw_tile(brush.painter, where, row.tile, tokens)
        else:
            brush.fill(where, tokens.accent_tint, RADIUS)
            brush.icon(row.icon, where, tokens.accent_text, 16)
        small, half = font(Size.SMALL), height / 2
        text = tokens.selected_text if selected else tokens.text
        is_table = bool(row.cells and self._view.columns)
        end = self._cells(brush, row, text) if is_table else self._aside(brush, row)
        room = end - TEXT_AT
        below = row.brief if is_table else row.line
        # A single line stands in the middle.
        top = half - (20 if below else 10)
        upper = brush.place(TEXT_AT, top, room, 20)
        brush.words(row.title, upper, text, font(weight=Weight.MEDIUM))
        brush.words(below, brush.place(TEXT_AT, half, room, 20), tokens.muted, small)

    def _aside(self, brush: Strokes, row: RecordRow) -> float:
        """Draw how it stands at the end, and return where that begins."""
        width, small = brush.bounds.width(), font(Size.SMALL)
        wide = min(brush.width_of(row.aside, small), width * _MOST_ASIDE) if row.aside else 0.0
        where = brush.place(width - END - wide, 0, wide, brush.bounds.height())
        brush.words(row.aside, where, ink(self.look, row.tone), small, end=True)
        return width - END - wide - GAP

    def _cells(self, brush: Strokes, row: RecordRow, text: str) -> float:
        """Draw the columns, and return where the first begins."""
        high, usual, across = brush.bounds.height(), self.look.scaled(WIDE), self._view.width()
        columns = fitting(self._view.columns, across, usual)
        wide = spread(len(columns), across, usual)
        at = first = brush.bounds.width() - END - len(columns) * (wide + GAP)
        for column in columns:
            how = figures(font(weight=Weight.MEDIUM)) if column.is_figure else font(Size.SMALL)
            colour = text if column.is_figure else self.look.tokens.muted
            where = brush.place(at + GAP, 0, wide, high)
            brush.words(row.cells.get(column.key, ""), where, colour, how, end=column.is_figure)
            at += wide + GAP
        return first
