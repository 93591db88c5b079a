"""Files dropped anywhere on the window: a target lights up while they are over it."""

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from vrm_app.ui import icons
from vrm_app.ui.look import Look
from vrm_app.ui.theme import CARD_RADIUS, Weight, font

_ICON = 32
_INSET = 24
_LINE = 20


def files_of(dropped: QMimeData) -> list[Path]:
    """Return the files and folders on this machine that are dropped."""
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]


class DropTarget(QWidget):
    """Covers the window while files are over it, and takes them."""

    def __init__(self, look: Look, window: QWidget, take: Callable[[list[Path]], None]) -> None:
        super().__init__(window)
        self._look = look
        self._take = take
        self._window = window
        self.setAcceptDrops(True)
        self.hide()

    def light_up(self, event: QDragEnterEvent) -> None:
        """Cover the window, if what is over it are files."""
        # What is dragged out of the window itself is not to come in again.
        if event.source() is not None or not files_of(event.mimeData()):
            return
        event.acceptProposedAction()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  (Qt's name)
        """Take files only."""
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Uncover the window."""
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  (Qt's name)
        """Take the files."""
        self.hide()
        paths = files_of(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self._take(paths)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Dim the window, and draw where files go."""
        tokens = self._look.tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = QColor(tokens.window)
            ground.setAlphaF(0.94)
            painter.fillRect(self.rect(), ground)
            frame = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
            painter.setBrush(QColor(tokens.accent_tint))
            painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(frame, CARD_RADIUS, CARD_RADIUS)
            middle = frame.center()
            drawn = icons.pixmap("download", tokens.accent_text, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(round(middle.x() - _ICON / 2), round(middle.y() - _ICON - 12), drawn)
            painter.setPen(QColor(tokens.accent_text))
            painter.setFont(font(_LINE, Weight.BOLD))
            words = QRectF(frame.x(), middle.y(), frame.width(), 40)
            painter.drawText(
                words, Qt.AlignmentFlag.AlignCenter, _("Drop to see what would come in")
            )
