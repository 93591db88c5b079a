"""What lies over a menu while nothing may be read."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

_BAR = 8
_INSET = 12
_FAINT = 40
"""How much of the colour of letters (of 255) a bar has."""


class Veil(QWidget):
    """Draws a bar for each line of a menu: a whole window cannot be blurred as a page can."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        menu.installEventFilter(self)
        self._fit()
        self.show()

    def put_away(self) -> None:
        """Let the menu be read again."""
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Stay as large as the menu."""
        if watched is self._menu and event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """Draw bars, each as long as the others whatever the line says."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().base())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().text().color()
        ink.setAlpha(_FAINT)
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        for action in self._menu.actions():
            if not action.isSeparator():
                painter.drawRoundedRect(_bar(self._menu.actionGeometry(action)), _BAR / 2, _BAR / 2)

    def _fit(self) -> None:
        self.setGeometry(self._menu.rect())
        self.raise_()


def _bar(line: QRect) -> QRect:
    top = line.center().y() - _BAR // 2
    return QRect(line.x() + _INSET, top, max(line.width() - 2 * _INSET, 0), _BAR)
