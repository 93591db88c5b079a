"""A list of records: two lines each, opened by Enter, or where there is room in columns."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from vrm_app.presenters.record_rows import RecordRow
from vrm_app.ui.look import Look
from vrm_app.ui.rows import ROW, Rows
from vrm_app.ui.theme import RADIUS, Size, Weight, figures, font
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.list_row import RowDelegate
from vrm_app.ui.widgets.row import ink
from vrm_app.ui.widgets.tile import draw_tile

_TILE = 32
_TILE_AT = 12
_TEXT_AT = 56
_END = 12
_INSET = 4
_GAP = 12
_MOST_ASIDE = 0.4


class Column(NamedTuple):
    """A column of a table."""

    name: str
    width: int
    is_figure: bool = False


class RecordList(QListView):
    """Rows of records."""

    opened = Signal(object)
    """A row, by Enter or a double click."""
    chosen = Signal(object)
    """A row, by going to it."""

    def __init__(self, look: Look, name: str, columns: Sequence[Column] = ()) -> None:
        super().__init__()
        self._rows = Rows()
        self.columns = columns
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(_RecordDelegate(look, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW)))
        self.selectionModel().currentChanged.connect(self._choose)
        look.changed.connect(self.viewport().update)

    def show_rows(self, rows: list[RecordRow]) -> None:
        """Show rows, staying with the one that was chosen."""
        before = self.current()
        model = self.selectionModel()
        model.blockSignals(True)  # noqa: FBT003  (Qt's own)
        self._rows.replace(rows)
        if before is not None:
            self._go_to(before.id)
        model.blockSignals(False)  # noqa: FBT003

    def mark(self, record_id: str) -> None:
        """Choose the row of a record without telling so."""
        model = self.selectionModel()
        model.blockSignals(True)  # noqa: FBT003
        self._go_to(record_id)
        model.blockSignals(False)  # noqa: FBT003
        self.viewport().update()

    def current(self) -> RecordRow | None:
        """Return the row that is chosen."""
        row: RecordRow | None = self._rows.row_at(self.currentIndex().row())
        return row

    def row_of(self, record_id: str) -> RecordRow | None:
        """Return the row of a record, if it is in the list."""
        row: RecordRow | None = self._rows.row_at(self._rows.number_of(record_id))
        return row

    def start(self) -> None:
        """Give the keys to the list, to its first row where none is chosen."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.current() is None and self._rows.rowCount():
            self.mark(self._rows.row_at(0).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Open by Enter; a letter is left to what it does on the page."""
        row = self.current()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if row is not None:
                self.opened.emit(row)
            return
        if event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _go_to(self, record_id: str) -> None:
        at = self._rows.number_of(record_id)
        self.setCurrentIndex(self._rows.index(at) if at >= 0 else QModelIndex())

    def _choose(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index.row())
        if row is not None:
            self.chosen.emit(row)


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
        room = end - _TEXT_AT
        upper = brush.place(_TEXT_AT, half - 20, room, 20)
        brush.words(row.title, upper, text, font(weight=Weight.MEDIUM))
        below = row.brief if is_table else row.line
        brush.words(below, brush.place(_TEXT_AT, half, room, 20), tokens.muted, small)

    def _aside(self, brush: Strokes, row: RecordRow) -> float:
        """Draw how it stands at the end, and return where that begins."""
        width, small = brush.bounds.width(), font(Size.SMALL)
        wide = min(brush.width_of(row.aside, small), width * _MOST_ASIDE) if row.aside else 0.0
        where = brush.place(width - _END - wide, 0, wide, brush.bounds.height())
        brush.words(row.aside, where, ink(self.look, row.tone), small, end=True)
        return width - _END - wide - _GAP

    def _cells(self, brush: Strokes, row: RecordRow, text: str) -> float:
        """Draw the columns, and return where the first begins."""
        high = brush.bounds.height()
        at = brush.bounds.width() - _END - sum(one.width + _GAP for one in self._view.columns)
        first = at
        for column, words in zip(self._view.columns, row.cells, strict=False):
            how = figures(font(weight=Weight.MEDIUM)) if column.is_figure else font(Size.SMALL)
            colour = text if column.is_figure else self.look.tokens.muted
            where = brush.place(at + _GAP, 0, column.width, high)
            brush.words(words, where, colour, how, end=column.is_figure)
            at += column.width + _GAP
        return first


def contract_columns() -> tuple[Column, ...]:
    """Return the columns of a table of contracts."""
    return (
        Column(_("Price"), 92, is_figure=True),
        Column(_("Each"), 104),
        Column(_("Started"), 104),
        Column(_("State"), 84),
    )
