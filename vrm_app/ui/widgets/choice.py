"""A list that opens, of which one thing is chosen."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from vrm_app.ui.look import Look
from vrm_app.ui.theme import font
from vrm_app.ui.widgets.drawing import Strokes


class Choice(QComboBox):
    """One of some values; `activated` tells of what a person chose, never of what was shown."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setFont(font())
        self.setAccessibleName(name)
        # The wheel moves the page over it, and takes the keys nowhere.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, options: Iterable[tuple[Any, str]]) -> None:
        """Offer values, each with its words."""
        self.clear()
        for value, words in options:
            self.addItem(words, value)

    def show_value(self, value: object) -> None:
        """Show which value is chosen."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  (Qt's name)
        """Let the page move, not the choice."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """Draw the sign that it opens, which a style sheet takes away."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            where = brush.place(self.width() - 24, 0, 16, self.height())
            brush.icon("chevron-down", where, self._look.tokens.muted, 14)
