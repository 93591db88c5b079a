"""What was copied in the window is forgotten after a while, unless something else was copied."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QClipboard

from vrm_app.ui.preferences import Preferences

SECONDS = 30


class Clearing(QObject):
    """Clears the clipboard half a minute after the window put something into it."""

    def __init__(
        self,
        clipboard: QClipboard,
        preferences: Preferences,
        owns: Callable[[], bool] | None = None,
        milliseconds: int = SECONDS * 1000,
    ) -> None:
        """Look after a clipboard; `owns` tells whether what is in it came from here."""
        super().__init__(clipboard)
        self._clipboard = clipboard
        self._preferences = preferences
        self._owns = owns or clipboard.ownsClipboard
        self._timer = QTimer(self, singleShot=True, interval=milliseconds)
        self._timer.timeout.connect(self._clear)
        clipboard.dataChanged.connect(self._changed)
        preferences.changed.connect(self._chosen)

    @Slot()
    def _changed(self) -> None:
        # What another program copied is not ours to clear.
        if self._owns() and self._preferences.settings.clears_clipboard:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def _chosen(self) -> None:
        if not self._preferences.settings.clears_clipboard:
            self._timer.stop()

    @Slot()
    def _clear(self) -> None:
        if self._owns():
            self._clipboard.clear()
