"""What stands side by side, and goes on in another line where the room ends."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

_UNBOUND = 1 << 20


class Flow(QLayout):
    """Lines of widgets, each as wide as it likes to be."""

    def __init__(self, parent: QWidget, *, a_line: int, spacing: int) -> None:
        """Put no more widgets on a line than told."""
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._a_line = a_line
        self._gap = spacing
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802  (Qt's name)
        """Put something at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  (Qt's name)
        """Return one of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802  (Qt's name)
        """Take one away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802  (Qt's name)
        """Take what is given across."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802  (Qt's name)
        """Tell that less width takes more height."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  (Qt's name)
        """Return the height of all lines at a width (px)."""
        return self._bottom(self._placed(width))

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the room for full lines."""
        placed = self._placed(_UNBOUND)
        return QSize(max((one.right() + 1 for one in placed), default=0), self._bottom(placed))

    def minimumSize(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the room for the widest alone."""
        widths = (item.sizeHint().width() for item in self._items)
        return QSize(max(widths, default=0), self._bottom(self._placed(_UNBOUND)))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  (Qt's name)
        """Put each in its place."""
        super().setGeometry(rect)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        for item, where in zip(self._items, self._placed(rect.width()), strict=True):
            moved = where.translated(rect.topLeft())
            item.setGeometry(QStyle.visualRect(direction, rect, moved))

    def _placed(self, width: int) -> list[QRect]:
        found: list[QRect] = []
        left = top = height = on_line = 0
        for item in self._items:
            size = item.sizeHint()
            if on_line and (on_line == self._a_line or left + size.width() > width):
                left, top, height, on_line = 0, top + height + self._gap, 0, 0
            found.append(QRect(left, top, size.width(), size.height()))
            left += size.width() + self._gap
            height = max(height, size.height())
            on_line += 1
        return found

    @staticmethod
    def _bottom(placed: list[QRect]) -> int:
        return max((one.bottom() + 1 for one in placed), default=0)
