"""The tile that stands for a company: its first letter on a quiet colour of its own."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vrm_app.ui.look import Look
from vrm_app.ui.theme import RADIUS, Tokens, Weight, company_hue, font


def draw_tile(painter: QPainter, where: QRectF, name: str, tokens: Tokens) -> None:
    """Draw the tile of a company."""
    ground, ink = company_hue(name, tokens)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    radius = RADIUS if where.height() > 28 else 5  # noqa: PLR2004  (px, by eye)
    painter.drawRoundedRect(where, radius, radius)
    painter.setPen(ink)
    painter.setFont(font(round(where.height() * 0.42), Weight.BOLD))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, name.strip()[:1].upper())


class Tile(QWidget):
    """A company's tile as a widget; it says nothing that is not said beside it."""

    def __init__(self, look: Look, name: str, size: int = 32) -> None:
        super().__init__()
        self._look = look
        self._name = name
        self.setFixedSize(QSize(size, size))

    def show_name(self, name: str) -> None:
        """Stand for another company."""
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the tile."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_tile(painter, QRectF(self.rect()), self._name, self._look.tokens)
