"""A box to tick, with words, and at its end what comes of it."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, font
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.text import plain_tooltip

_BOX = 16
_TEXT_AT = 26
_GAP = 10
_HEIGHT = 28
_RADIUS = 4
_LEAST_VALUE = 0.45


class Check(QCheckBox):
    """A box that is ticked or not; what cannot be chosen is shown and stays as it is."""

    def __init__(self, look: Look, text: str, value: str = "") -> None:
        # Qt takes & for the sign of a key.
        super().__init__(text.replace("&", "&&"))
        self._look = look
        self._words = text
        self._value = value
        self.setFont(font())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()
        look.changed.connect(self.update)

    def show_value(self, value: str) -> None:
        """Show at the end what comes of it."""
        self._value = value
        self._name()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the room for box and words; what stands at the end gives way."""
        metrics = QFontMetrics(self.font())
        width = _TEXT_AT + metrics.horizontalAdvance(self._words) + 2
        return QSize(width, max(_HEIGHT, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Let the end of the words give way, too."""
        return QSize(_TEXT_AT + 40, self.sizeHint().height())

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802  (Qt's name)
        """Tick wherever it is pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw box, words and value."""
        tokens = self._look.tokens
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            box = brush.place(1, (self.height() - _BOX) / 2, _BOX, _BOX)
            if self.isChecked():
                brush.fill(box, tokens.accent if self.isEnabled() else tokens.muted, _RADIUS)
                brush.icon("check", box, tokens.on_accent if self.isEnabled() else tokens.base, 12)
            else:
                brush.fill(box, tokens.base, _RADIUS)
                brush.edge(box, tokens.input_border, _RADIUS, tokens.edge)
            if self.hasFocus():
                whole = brush.place(0, 0, self.width(), self.height())
                brush.edge(whole, tokens.accent, _RADIUS, 2)
            self._write(brush)

    def _write(self, brush: Strokes) -> None:
        tokens = self._look.tokens
        small = font(Size.SMALL)
        room = self.width() - _TEXT_AT - 6
        wanted = brush.width_of(self._words, self.font())
        least = room * _LEAST_VALUE if self._value else 0
        words = min(wanted, max(room - least - _GAP, room - _GAP - self._wide(brush)))
        where = brush.place(_TEXT_AT, 0, words, self.height())
        brush.words(self._words, where, tokens.text, self.font())
        left = room - words - _GAP
        if self._value and left > 0:
            where = brush.place(_TEXT_AT + words + _GAP, 0, left, self.height())
            brush.words(self._value, where, tokens.muted, small, end=True)
        cut = wanted > words or self._wide(brush) > left
        self.setToolTip(plain_tooltip(self._spoken()) if cut else "")

    def _wide(self, brush: Strokes) -> float:
        return brush.width_of(self._value, font(Size.SMALL)) if self._value else 0

    def _spoken(self) -> str:
        return f"{self._words}: {self._value}" if self._value else self._words

    def _name(self) -> None:
        self.setAccessibleName(self._spoken())
