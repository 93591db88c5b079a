"""The heads of a table: pressing one sorts by it, a menu at the end chooses the columns."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from vrm_app.presenters.columns import COLUMNS, NAME, Column, can_sort
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.passing_menu import PassingMenu
from vrm_app.ui.theme import RADIUS, Size, Weight, font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.surface import row

GAP = 12
TEXT_AT = 56
END = 12
WIDE = 104
"""How wide a column is (px)."""
_LEAST_NAME = 200
_AMPLE_NAME = 560
_HEIGHT = 26
_SIDE = 4
_ARROW = 14


class ColumnHeads(QWidget):
    """A head above each column."""

    sorted = Signal(str)
    """By a column, by its key."""
    chosen = Signal(object)
    """The keys of the columns to be shown."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._kind = ""
        self._columns: tuple[Column, ...] = ()
        self.heads: dict[str, Head] = {}
        # Heads reach out beyond their words, which stand exactly above the cells.
        self._across = row(self, spacing=GAP - 2 * _SIDE)
        self.leave(0)
        self.chooser = Button(look, kind=Kind.PLAIN, icon="columns-3")
        self.chooser.named(_("Choose columns"))
        self.chooser.clicked.connect(self._choose)
        look.changed.connect(self._make_room)

    def leave(self, width: int) -> None:
        """Leave room (px) at the end for the bar with which the list is moved."""
        start, end = TEXT_AT - _SIDE, END - _SIDE + width
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            start, end = end, start
        self._across.setContentsMargins(start, 0, end, 0)

    def show_heads(
        self, kind: str, columns: tuple[Column, ...], sorted_by: str, *, descending: bool
    ) -> None:
        """Show heads of these columns, one of them with the way in which it sorts."""
        had = next((key for key, head in self.heads.items() if head.hasFocus()), "")
        self._kind, self._columns = kind, columns
        clear(self)
        self.heads = {}
        self._add(Column(key=NAME, name=_("Name"), sorts=(NAME,)))
        for one in columns:
            self._add(one)
        for key, head in self.heads.items():
            head.show_sorted("" if key != sorted_by else "down" if descending else "up")
        self._make_room()
        if had in self.heads:
            self.heads[had].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        wide = self._look.scaled(WIDE)
        fit = fitting(self._columns, self.width(), wide)
        shown = {NAME, *(one.key for one in fit)}
        for key, head in self.heads.items():
            head.setVisible(key in shown)
            if key != NAME:
                head.setFixedWidth(spread(len(fit), self.width(), wide) + 2 * _SIDE)

    def menu(self) -> QMenu:
        """Return a menu of all columns, those that are shown ticked."""
        made = PassingMenu(self)
        shown = [one.key for one in self._columns]
        for one in COLUMNS.get(self._kind, ()):
            action = made.addAction(one.name)
            action.setCheckable(True)
            action.setChecked(one.key in shown)
            others = tuple(key for key in shown if key != one.key)
            wanted = others if one.key in shown else (*shown, one.key)
            action.triggered.connect(partial(self._tell, wanted))
        return made

    def _add(self, column: Column) -> None:
        head = Head(self._look, column)
        head.setEnabled(can_sort(self._kind, column.key))
        head.clicked.connect(partial(self.sorted.emit, column.key))
        self.heads[column.key] = head
        self._across.addWidget(head, 1 if column.key == NAME else 0)

    def _tell(self, keys: tuple[str, ...], *_: object) -> None:
        self.chosen.emit(keys)

    def _choose(self) -> None:
        self.menu().exec(self.chooser.mapToGlobal(self.chooser.rect().bottomLeft()))


def fitting(columns: tuple[Column, ...], width: int, wide: int) -> tuple[Column, ...]:
    """Return as many columns of a width (px) as a list has room for, from the first on."""
    room = width - TEXT_AT - _LEAST_NAME - END
    return columns[: max(room // (wide + GAP), 0)]


def spread(count: int, width: int, wide: int) -> int:
    """Return how wide (px) so many columns are: on a large screen up to twice the usual width.

    Otherwise a price would stand far away from the name whose price it is.
    """
    room = width - TEXT_AT - _AMPLE_NAME - END
    return min(max(room // max(count, 1) - GAP, wide), 2 * wide)


class Head(QAbstractButton):
    """The head of one column."""

    def __init__(self, look: Look, column: Column) -> None:
        super().__init__()
        self._look = look
        self._column = column
        self._way = ""
        self.setText(column.name)
        self.setFont(font(Size.SMALL, Weight.MEDIUM))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.update)
        self.show_sorted("")

    def show_sorted(self, way: str) -> None:
        """Show that the rows are sorted up or down by this column, or not by it."""
        self._way = way
        names = {
            "up": _("{column}, sorted upwards"),
            "down": _("{column}, sorted downwards"),
            "": _("Sort by {column}") if self.isEnabled() else "{column}",
        }
        self.setAccessibleName(names[way].format(column=self._column.name))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the room for the name and the arrow."""
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + _ARROW + 8
        return QSize(width, max(_HEIGHT, QFontMetrics(self.font()).height() + 8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Give way where there is no room."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the name, and the arrow of the way in which it sorts."""
        tokens = self._look.tokens
        high = self.height()
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            frame = QRectF(self.rect())
            if self.isEnabled() and self.underMouse():
                brush.fill(frame, tokens.row_line, RADIUS)
            if self.hasFocus():
                brush.edge(frame, tokens.accent, RADIUS, 2)
            colour = tokens.text if self._way else tokens.muted
            room = self.width() - 8 - (_ARROW + 2 if self._way else 0)
            wide = min(brush.width_of(self.text(), self.font()), room)
            at = float(_SIDE)
            if self._column.is_figure:
                at = self.width() - _SIDE - wide - (_ARROW + 2 if self._way else 0)
            brush.words(self.text(), brush.place(at, 0, wide, high), colour, self.font())
            if self._way:
                icon = "arrow-up" if self._way == "up" else "arrow-down"
                where = brush.place(at + wide + 2, 0, _ARROW, high)
                brush.icon(icon, where, colour, _ARROW)
