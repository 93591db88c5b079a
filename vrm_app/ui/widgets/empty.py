"""What stands where there is nothing yet: an icon, one sentence, one thing to do."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from vrm_app.ui.look import Look
from vrm_app.ui.theme import Weight, font
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.row import IconTile
from vrm_app.ui.widgets.text import label

_LINE = 20
_SENTENCE_WIDTH = 380
_LEAST = 200
_STEP = 8


def empty(look: Look, icon: str, line: str, sentence: str, *actions: Button) -> QWidget:
    """Return the page of nothing yet, with what can be done about it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setSpacing(12)
    column.addStretch(2)
    column.addWidget(IconTile(look, icon, "accent", 72), 0, Qt.AlignmentFlag.AlignHCenter)
    column.addSpacing(4)
    column.addWidget(label(line, _LINE, Weight.BOLD), 0, Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(_Sentence(look, sentence), 0, Qt.AlignmentFlag.AlignHCenter)
    column.addSpacing(4)
    for action in actions:
        column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(3)
    return made


class _Sentence(QLabel):
    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self._look = look
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "muted")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFont(font())
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Take another room with another size of type."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        width = self._look.scaled(_SENTENCE_WIDTH)
        high = self._height_in(width)
        # As narrow as it can be with as many lines: they come out about as long as each other.
        while width > _LEAST and self._height_in(width - _STEP) == high:
            width -= _STEP
        self.setFixedWidth(width)
        # A wrapped label is given the height of one line where others stretch above and below it.
        self.setMinimumHeight(0)
        self.setMinimumHeight(self.heightForWidth(width))

    def _height_in(self, width: int) -> int:
        room = QRect(0, 0, width, 1000)
        return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height()
