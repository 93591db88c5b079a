"""How much happened in each month, as a thin bar by which one goes to a month."""

from gettext import gettext as _

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from vrm_app.presenters.density import Density, Month
from vrm_app.ui.look import Look
from vrm_app.ui.roles import Role, speak_as
from vrm_app.ui.theme import RADIUS, Size, font
from vrm_app.ui.widgets.drawing import Strokes

_HIGH = 48
_BARS = 30
_LEAST = 2
"""How high (px) the bar of a month is in which anything happened."""
_WIDEST = 48.0
_YEAR_ROOM = 36


class DensityBar(QWidget):
    """A bar for each month; arrows and the mouse go along them."""

    picked = Signal(str)
    """A month (2026-03)."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._density = Density((), "")
        self._here = ""
        self._told = ""
        speak_as(self, Role.Chart)
        self.setAccessibleName(_("How much happened in each month"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    @property
    def months(self) -> tuple[Month, ...]:
        """What is shown."""
        return self._density.months

    def show_density(self, density: Density) -> None:
        """Show other months."""
        self._density = density
        self._told = ""
        self._describe()
        self.update()

    def show_here(self, month: str) -> None:
        """Mark the month that is in sight."""
        if month != self._here:
            self._here = month
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the room it takes."""
        return QSize(400, _HIGH)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Go a month on or back by the arrows, to the first and the last by Home and End."""
        months = self._density.months
        at = next((at for at, one in enumerate(months) if one.key == self._here), len(months) - 1)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        steps = {
            Qt.Key.Key_Left: 1 if mirrored else -1,
            Qt.Key.Key_Right: -1 if mirrored else 1,
            Qt.Key.Key_PageUp: -12,
            Qt.Key.Key_PageDown: 12,
            Qt.Key.Key_Home: -len(months),
            Qt.Key.Key_End: len(months),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not months:
            super().keyPressEvent(event)
            return
        self._pick(months[min(max(at + step, 0), len(months) - 1)])

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """Go to the month that is pressed."""
        month = self._month_at(event.position().x())
        if month is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pick(month)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """Tell the month below, and go along while pressed."""
        month = self._month_at(event.position().x())
        if month is None:
            return
        if event.buttons() & Qt.MouseButton.LeftButton and month.key != self._here:
            self._pick(month)
        told = _("{month}: {n}").format(month=month.name, n=f"{month.entries:,}")
        if told != self._told:
            self._told = told
            QToolTip.showText(event.globalPosition().toPoint(), told, self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the bars, and the years below."""
        tokens, months = self._look.tokens, self._density.months
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            brush.fill(brush.place(0, _BARS, self.width(), 1), tokens.hairline, 0)
            most = max((one.entries for one in months), default=1)
            year_end = 0.0
            for number, month in enumerate(months):
                left, width = self._place(number)
                if month.entries:
                    high = max(_LEAST, month.entries / most * (_BARS - 4))
                    colour = tokens.accent if month.key == self._here else tokens.muted
                    where = QRectF(brush.place(left, _BARS - high, max(width - 1, 1), high))
                    brush.fill(where, colour, 0)
                if month.key == self._here:
                    brush.fill(brush.place(left, _BARS, max(width - 1, 2), 3), tokens.accent, 0)
                if (month.key.endswith("-01") or not number) and left >= year_end:
                    where = brush.place(left, _BARS + 3, _YEAR_ROOM, _HIGH - _BARS - 3)
                    brush.words(month.key[:4], where, tokens.muted, font(Size.TINY))
                    year_end = left + _YEAR_ROOM
            if self.hasFocus():
                brush.edge(brush.bounds, tokens.accent, RADIUS, 2)

    def _place(self, number: int) -> tuple[float, float]:
        width = min(self.width() / max(len(self._density.months), 1), _WIDEST)
        return number * width, width

    def _month_at(self, x: float) -> Month | None:
        months = self._density.months
        if not months:
            return None
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            x = self.width() - x
        _left, width = self._place(0)
        return months[min(max(int(x / width), 0), len(months) - 1)]

    def _pick(self, month: Month) -> None:
        self.show_here(month.key)
        self.picked.emit(month.key)

    def _describe(self) -> None:
        here = next((one for one in self._density.months if one.key == self._here), None)
        told = self._density.told
        if here is not None:
            told += " " + _("Shown: {month}, {n}.").format(month=here.name, n=f"{here.entries:,}")
        self.setAccessibleDescription(told)
