"""The privacy eye: while it is closed, nobody beside the screen, and no picture of it, can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QGraphicsBlurEffect, QMenu, QWidget

from vrm_app.ui.covered import set_covered
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.jot_window import JotWindow
from vrm_app.ui.veil import Veil

if TYPE_CHECKING:
    from collections.abc import Callable

_RADIUS = 22
"""So far (px) that no letter is told from another, nor guessed back from a picture."""
_POPUP = Qt.WindowType.Popup


class Eye(QObject):
    """Blurs everything that can hold records, as it is drawn, so that no page can forget it."""

    turned = Signal(bool)
    """Whether it is closed now."""

    def __init__(self, veiled: Callable[[], list[QWidget]]) -> None:
        super().__init__()
        self._veiled = veiled
        self._covered: list[QWidget] = []
        self.is_closed = False
        set_covered(covered=False)

    def turn(self) -> None:
        """Close the eye, or open it again."""
        self.is_closed = not self.is_closed
        set_covered(covered=self.is_closed)
        if self.is_closed:
            self._close()
        else:
            self._open()
        self.turned.emit(self.is_closed)

    def _open(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        for one in self._covered:
            one.setGraphicsEffect(None)  # type: ignore[arg-type]  # Qt's way to take it off
        self._covered.clear()

    def _close(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        for one in (*self._veiled(), *map(_inside, QApplication.topLevelWidgets())):
            self._cover(one)
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QMenu) and window.isVisible():
                self._veil(window)
            for sheet in window.findChildren(Sheet):
                self._cover(sheet.card)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Cover whatever comes up over the pages; what a tool tip would say is not said."""
        if event.type() == QEvent.Type.ToolTip:
            return True
        if event.type() == QEvent.Type.Show:
            if isinstance(watched, Sheet):
                self._cover(watched.card)
            elif isinstance(watched, QMenu):
                self._veil(watched)
            elif isinstance(watched, QWidget) and watched.isWindow():
                self._cover(_inside(watched))
        return False

    def _cover(self, widget: QWidget | None) -> None:
        if widget is not None and widget.graphicsEffect() is None:
            effect = QGraphicsBlurEffect(widget)
            effect.setBlurRadius(_RADIUS)
            widget.setGraphicsEffect(effect)
            self._covered.append(widget)
            widget.destroyed.connect(lambda: self._forget(widget))

    def _veil(self, menu: QMenu) -> None:
        if not menu.findChildren(Veil, options=_DIRECT):
            self.turned.connect(Veil(menu).put_away)

    def _forget(self, widget: QWidget) -> None:
        if widget in self._covered:
            self._covered.remove(widget)


def _inside(window: QWidget) -> QWidget | None:
    """Return what is to be covered of another window; a whole window cannot be."""
    if isinstance(window, JotWindow):
        return window.sheet.card
    if window.windowType() is _POPUP:
        return next(iter(window.findChildren(QWidget, options=_DIRECT)), None)
    return None


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
