"""A list in which one row is chosen, by the mouse or by keys."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListView

from vrm_app.presenters.keys import KeyRow
from vrm_app.services.deeds import Deed
from vrm_app.ui.look import Look
from vrm_app.ui.pressed import steps

_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BY_KEYS = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}

_HERE = _("In lists")
KEYS = (
    KeyRow(_HERE, _("Down and up"), (Deed.DOWN, Deed.UP)),
    KeyRow(_HERE, _("Open what is selected"), ("Enter",)),
)


class Listing(QListView):
    """The list; J and K go down and up, Enter opens."""

    entered_by_key = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        """Take the keys; whoever came by a key sees which row has them."""
        had_none = not self.selectionModel().hasSelection()
        if had_none and event.reason() in _BY_KEYS and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            # Qt makes the first row the current one without showing it.
            self.selectionModel().clearCurrentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Go down and up by letters, too; Enter opens."""
        step = steps(self._look.preferences, event)
        if step:
            at, last = self.currentIndex().row() + step, self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(min(max(at, 0), last), 0))
        elif event.key() in _OPENING:
            self.entered_by_key.emit()
        else:
            super().keyPressEvent(event)
