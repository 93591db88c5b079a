"""A row that can be pressed: in a card, with what stands in it laid out by its owner."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from vrm_app.ui import icons
from vrm_app.ui.look import Look
from vrm_app.ui.roles import Role, speak_as
from vrm_app.ui.theme import RADIUS

_RADII = ((72, 36), (56, 12), (0, RADIUS))
"""How round (px) the ground of an icon is, from which size on: the largest is a disc."""
_PRESSED_BY = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class Row(QWidget):
    """A row of a card that leads somewhere: by a click, or by Enter when it has the focus."""

    pressed = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        speak_as(self, Role.Button)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """Press the row."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Press the row by Enter or Space."""
        if event.key() in _PRESSED_BY:
            self.pressed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw what shows that the row can be pressed."""
        if not (self.underMouse() or self.hasFocus()):
            return
        tokens = self._look.tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            ground = QColor(tokens.row_line)
            ground.setAlphaF(0.5)
            painter.setBrush(ground)
            edge = QPen(QColor(tokens.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.drawRoundedRect(frame, RADIUS, RADIUS)


_LARGEST = 32


class IconTile(QWidget):
    """An icon on a tinted ground, in the tone of what it stands for."""

    def __init__(self, look: Look, icon: str, tone: str = "", size: int = 32) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._tone = tone
        self._radius = next(radius for least, radius in _RADII if size >= least)
        self.setFixedSize(QSize(size, size))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the tile."""
        tokens = self._look.tokens
        ground, ink = {
            "bad": (tokens.bad_tint, tokens.bad_text),
            "warn": (tokens.warn_tint, tokens.warn_text),
            "ok": (tokens.ok_tint, tokens.ok_text),
            "accent": (tokens.accent_tint, tokens.accent_text),
        }.get(self._tone, (tokens.quiet, tokens.quiet_text))
        side = min(self.width() // 2, _LARGEST)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(QColor(ground))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(self.rect()), self._radius, self._radius)
            drawn = icons.pixmap(self._icon, ink, side, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, drawn)


class Icon(QWidget):
    """A bare icon in the tone of what it stands for."""

    def __init__(self, look: Look, icon: str, tone: str = "muted", size: int = 16) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._tone = tone
        self.setFixedSize(QSize(size, size))

    def show_icon(self, icon: str, tone: str) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the icon."""
        with QPainter(self) as painter:
            colour = ink(self._look, self._tone)
            size = self.width()
            painter.drawPixmap(
                0, 0, icons.pixmap(self._icon, colour, size, self.devicePixelRatioF())
            )


def ink(look: Look, tone: str) -> str:
    """Return the colour of words and icons in a tone, readable on every ground."""
    tokens = look.tokens
    return {
        "bad": tokens.bad_text,
        "warn": tokens.warn_text,
        "ok": tokens.ok_text,
        "accent": tokens.accent_text,
        "muted": tokens.muted,
    }.get(tone, tokens.text)


class Bar(QWidget):
    """How far something has come, on a track."""

    def __init__(self, look: Look, part: float, tone: str, name: str) -> None:
        super().__init__()
        self._look = look
        self._part = max(0.04, min(part, 1.0))
        self._tone = tone
        speak_as(self, Role.Chart)
        self.setAccessibleName(name)
        self.setFixedSize(QSize(92, 6))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw track and bar."""
        tokens = self._look.tokens
        colours = {"bad": tokens.bad, "warn": tokens.warn, "accent": tokens.accent}
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.track))
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
            painter.setBrush(QColor(colours.get(self._tone, tokens.muted)))
            width = self.width() * self._part
            left = 0.0
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                left = self.width() - width
            painter.drawRoundedRect(QRectF(left, 0, width, self.height()), 3, 3)
