"""A line to type into that leads through the list below it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_MOVING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class LeadingLine(QLineEdit):
    """A line without an edge; what it does not need moves through the list."""

    def __init__(self, name: str, hint: str, move: Callable[[QKeyEvent], object]) -> None:
        super().__init__()
        self._move = move
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFrame(False)
        self.setProperty("bare", "true")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Move by arrows, type all else."""
        if event.key() in _MOVING:
            self._move(event)
        else:
            super().keyPressEvent(event)
