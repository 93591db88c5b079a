"""A few answers to a question, each with its key; what finds no room goes on below."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from vrm_app.ui.look import Look
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.text import plain_tooltip

ANSWER = 28
_GAP = 6
_BESIDE_WORDS = 80
"""As much room (px) as the key and the sides of an answer take."""


class Answers(QWidget):
    """The answers; Tab or Alt and a figure gives each from where one types."""

    chosen = Signal(int)
    """An answer, by its number from 0."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words: list[str] = []
        self.buttons: list[Button] = []

    def show_answers(self, words: Sequence[str]) -> None:
        """Show other answers."""
        if list(words) == self._words:
            return
        self._words = list(words)
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(number, one) for number, one in enumerate(words)]

    def grow(self, width: int) -> None:
        """Stand side by side in this width (px), and below each other where it ends."""
        left, top = 0, 0
        for button, words in zip(self.buttons, self._words, strict=True):
            metrics = QFontMetrics(button.font())
            room = width - _BESIDE_WORDS
            button.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
            size = button.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + size.height() + _GAP
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            at = width - left - size.width() if mirrored else left
            button.setGeometry(at, top, size.width(), size.height())
            left += size.width() + _GAP
        last = self.buttons[-1] if self.buttons else None
        self.setFixedHeight(last.geometry().bottom() + 1 if last else 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Let the sheet be narrow."""
        return QSize(_BESIDE_WORDS, self.height())

    def _button(self, number: int, words: str) -> Button:
        key = _("Tab") if number == 0 else f"Alt+{number + 1}"
        button = Button(self._look, words, key=key)
        button.setParent(self)
        button.setAccessibleName(words)
        button.setToolTip(plain_tooltip(words))
        button.set_height(ANSWER)
        # Its key answers from where one types.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(partial(self.chosen.emit, number))
        button.show()
        return button
