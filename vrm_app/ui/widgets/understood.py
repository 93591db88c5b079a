"""What was understood, as chips that go on in the next line where one is full."""

from collections.abc import Iterator
from gettext import gettext as _

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vrm_app.presenters.jot_chips import Chip
from vrm_app.ui.look import Look
from vrm_app.ui.roles import Role, speak_as
from vrm_app.ui.theme import RADIUS, Weight, font
from vrm_app.ui.widgets.drawing import Strokes

_HEIGHT = 28
_GAP = 8
_BETWEEN = 6
_SIDES = 9
_ICON = 16


class UnderstoodChips(QWidget):
    """Chips of icon, value and what it comes to."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._chips: list[Chip] = []
        speak_as(self, Role.StaticText)
        self.setAccessibleName(_("Understood as"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_chips(self, chips: list[Chip]) -> None:
        """Show other chips."""
        self._chips = chips
        self.setAccessibleDescription(". ".join(one.spoken for one in chips))
        self._grow()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Be as high as the chips need."""
        super().resizeEvent(event)
        self._grow()

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Let the sheet be narrow."""
        return QSize(120, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the chips."""
        tokens = self._look.tokens
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            for chip, left, top, width in self._placed():
                brush.fill(brush.place(left, top, width, _HEIGHT), tokens.quiet, RADIUS)
                icon = brush.place(left + _SIDES, top, _ICON, _HEIGHT)
                brush.icon(chip.icon, icon, tokens.accent_text, _ICON)
                at = left + _SIDES + _ICON + _BETWEEN
                strong = font(weight=Weight.MEDIUM)
                room = min(brush.width_of(chip.value, strong), left + width - _SIDES - at)
                where = brush.place(at, top, room, _HEIGHT)
                brush.words(chip.value, where, tokens.text, strong)
                rest = left + width - _SIDES - at - room - _BETWEEN
                if chip.detail and rest > 0:
                    where = brush.place(at + room + _BETWEEN, top, rest, _HEIGHT)
                    brush.words(chip.detail, where, tokens.quiet_text, font())

    def _grow(self) -> None:
        last = max((top for _chip, _left, top, _width in self._placed()), default=0.0)
        wanted = int(last) + _HEIGHT
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def _placed(self) -> Iterator[tuple[Chip, float, float, float]]:
        """Yield each chip with its left, top and width."""
        left, top = 0.0, 0.0
        for chip in self._chips:
            width = min(_width(chip), float(self.width()))
            if left and left + width > self.width():
                left, top = 0.0, top + _HEIGHT + _GAP
            yield chip, left, top, width
            left += width + _BETWEEN


def _width(chip: Chip) -> float:
    strong = QFontMetrics(font(weight=Weight.MEDIUM)).horizontalAdvance(chip.value) + 2
    detail = QFontMetrics(font()).horizontalAdvance(chip.detail) + 2 + _BETWEEN
    return 2 * _SIDES + _ICON + _BETWEEN + strong + (detail if chip.detail else 0)
