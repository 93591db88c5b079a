"""A list whose rows stand in groups, each with its name above the first of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from vrm_app.ui.look import Look
from vrm_app.ui.rows import Rows
from vrm_app.ui.theme import font
from vrm_app.ui.widgets.drawing import Strokes

_MEANT_FOR = 16
"""How high (px) a line of the type is for which heights are given."""


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

    def is_first_of_group(self, number: int) -> bool:
        """Tell whether a row begins a group."""
        row, above = self.rows.row_at(number), self.rows.row_at(number - 1)
        return above is None or row is None or above.group != row.group


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
