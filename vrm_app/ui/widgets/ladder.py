"""How far a case has come, as rungs side by side."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.ladder import Rung
from vrm_app.ui.look import Look
from vrm_app.ui.roles import Role, speak_as
from vrm_app.ui.theme import Size, Weight, font
from vrm_app.ui.widgets.drawing import Strokes

_HEIGHT = 72
_SIDES = 16
_ROUND = 18
_TOP = 10
_NAME_AT = 32
_DAY_AT = 50


class Ladder(QWidget):
    """Draws the rungs: gone, now, to come; in words to a screen reader."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rungs: Sequence[Rung] = ()
        self.setFixedHeight(_HEIGHT)
        speak_as(self, Role.Graphic)
        self.setAccessibleName(_("How far it has come"))
        look.changed.connect(self.update)

    def show_rungs(self, rungs: Sequence[Rung]) -> None:
        """Show other rungs."""
        self._rungs = rungs
        said = ". ".join(rung.spoken for rung in rungs)
        self.setAccessibleDescription(said)
        self.setToolTip("\n".join(rung.spoken for rung in rungs))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the rungs on their panel."""
        if not self._rungs:
            return
        tokens = self._look.tokens
        room = (self.width() - 2 * _SIDES) / len(self._rungs)
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            brush.fill(brush.place(0, 0, self.width(), _HEIGHT), tokens.window, 8)
            for at, rung in enumerate(self._rungs):
                x = _SIDES + at * room
                if at + 1 < len(self._rungs):
                    gone = rung.state == "gone"
                    line = brush.place(x + _ROUND + 6, _TOP + _ROUND / 2 - 1, room - _ROUND - 12, 2)
                    brush.fill(line, tokens.accent if gone else tokens.track, 1)
                self._round(brush, brush.place(x, _TOP, _ROUND, _ROUND), rung)
                later = rung.state == "later"
                colour = tokens.muted if later else tokens.text
                strong = font(Size.SMALL, Weight.NORMAL if later else Weight.MEDIUM)
                brush.words(rung.name, brush.place(x, _NAME_AT, room - 8, 18), colour, strong)
                day = brush.place(x, _DAY_AT, room - 8, 16)
                brush.words(rung.day, day, tokens.muted, font(Size.TINY))

    def _round(self, brush: Strokes, where: QRectF, rung: Rung) -> None:
        tokens = self._look.tokens
        if rung.state == "gone":
            brush.fill(where, tokens.accent, _ROUND / 2)
            brush.icon("check", where, tokens.on_accent, 12)
            return
        is_now = rung.state == "now"
        brush.edge(where, tokens.accent if is_now else tokens.input_border, _ROUND / 2, 2)
        if is_now:
            brush.fill(where.adjusted(5, 5, -5, -5), tokens.accent, _ROUND / 2 - 5)
