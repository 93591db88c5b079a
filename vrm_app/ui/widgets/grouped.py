"""A list whose rows stand in groups, each with its name above the first of it."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vrm_app.ui.look import Look
from vrm_app.ui.rows import ROW, Rows
from vrm_app.ui.theme import Size, Weight, font
from vrm_app.ui.widgets.drawing import Strokes

_MEANT_FOR = 16
"""How high (px) a line of the type is for which heights are given."""
SIDES = 20
"""How far (px) words stay away from the sides of a list that a line leads through."""
_NAME = 22
_TYPE = 18


class GroupedList(QListView):
    """Rows of different heights, each of which tells its `group`."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.rows = Rows()
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        look.changed.connect(self.viewport().update)

    def group_of(self, number: int) -> str:
        """Return the name of the group in which a row is."""
        row = self.rows.row_at(number)
        return "" if row is None else str(row.group)

    def is_first_of_group(self, number: int) -> bool:
        """Tell whether a row begins a group."""
        row, above = self.rows.row_at(number), self.rows.row_at(number - 1)
        return above is None or row is None or above.group != row.group

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.rows.replace(rows)
        # A row may begin a group now where it did not before.
        self.scheduleDelayedItemsLayout()

    def leave_keys(self) -> None:
        """Leave the keys to a line that leads through the list."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class GroupedDelegate(QStyledItemDelegate):
    """Draws lines that are all as high, and the name of a group above the first of it."""

    def __init__(self, look: Look, view: GroupedList, *, row: int, group: int) -> None:
        """Take how high (px) a line is, and the room of the name of a group."""
        super().__init__(view)
        self._look = look
        self._view = view
        self._row = row
        self._group = group

    @abstractmethod
    def draw(self, brush: Strokes, row: Any, top: float, option: QStyleOptionViewItem) -> None:  # noqa: ANN401  (rows are of any make)
        """Draw a row, below what stands above it."""

    def sizeHint(  # noqa: N802  (Qt's name)
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room of a line, and of the name of its group above the first of it."""
        high = max(self._row, QFontMetrics(font()).height() + self._row - _TYPE)
        above = self._group if self._view.is_first_of_group(index.row()) else 0
        return QSize(option.rect.width(), high + above)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line."""
        row = index.data(ROW)
        brush = Strokes(painter, option.rect, option.direction)
        top = 0.0
        if self._view.is_first_of_group(index.row()):
            top = self._group
            where = brush.place(SIDES, top - _NAME, brush.bounds.width() - 2 * SIDES, _NAME)
            brush.words(row.group, where, self._look.tokens.muted, font(Size.TINY, Weight.BOLD))
        self.draw(brush, row, top, option)


def growth() -> float:
    """Return how many times the person's own size of type is higher than heights are meant for."""
    return max(QFontMetrics(font()).height() / _MEANT_FOR, 1)


def grown(height: float) -> int:
    """Return a height (px) as the person's own size of type needs it."""
    return round(height * growth())


def draw_ground(
    brush: Strokes,
    where: tuple[float, float, float, float],
    option: QStyleOptionViewItem,
    colours: tuple[str, str, int],
) -> None:
    """Draw what shows that a row is selected, at (x, y, width, height): fill, edge and radius."""
    if not option.state & QStyle.StateFlag.State_Selected:
        return
    fill, edge, radius = colours
    ground = brush.place(*where)
    brush.fill(ground, fill, radius)
    if option.state & QStyle.StateFlag.State_HasFocus:
        brush.edge(ground, edge, radius, 2)
