"""What goes to the clipboard: marked as not to be kept, and taken away after a while."""

import os
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

SECONDS = 30
"""How long something stays on the clipboard."""
HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    "application/x-nspasteboard-concealed-type": b"",
}
"""What programs that keep old clipboards look for, on Linux, Windows and macOS."""
_TABLES = ("text/csv", "text/tab-separated-values")
"""In what forms rows of a list go there beside their text."""
_MARK = "application/x-dealings-clip"
_BOTH = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class Clips(QObject):
    """Watches the clipboard for whatever this program puts there, by whichever way."""

    def __init__(
        self,
        application: QApplication,
        forgets: Callable[[], bool] = lambda: True,
        seconds: float = SECONDS,
    ) -> None:
        """Take away, after so many seconds, what is there of ours, if the person wants that."""
        super().__init__(application)
        self._forgets = forgets
        self._clipboard = application.clipboard()
        self._mark = os.urandom(16)
        self._clocks: dict[QClipboard.Mode, QTimer] = {}
        for mode in _BOTH:
            clock = QTimer(self, interval=round(seconds * 1000), singleShot=True)
            clock.timeout.connect(lambda mode=mode: self._forget(mode))
            self._clocks[mode] = clock
        self._clipboard.changed.connect(self._look)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        self._clipboard.setMimeData(self._marked(text))

    def clear(self) -> None:
        """Take away at once what is still there of ours."""
        for mode in _BOTH:
            self._take_away(mode)

    def _look(self, mode: QClipboard.Mode) -> None:
        if mode not in self._clocks:
            return
        if self._has_mark(mode):
            self._clocks[mode].start()
        elif self._is_owned(mode) and self._clipboard.mimeData(mode).hasText():
            # Marking puts it there anew, and so comes here once more.
            marked, held = self._marked(self._clipboard.text(mode)), self._clipboard.mimeData(mode)
            for table in _TABLES:
                if held.hasFormat(table):
                    marked.setData(table, held.data(table))
            self._clipboard.setMimeData(marked, mode)

    def _is_owned(self, mode: QClipboard.Mode) -> bool:
        if mode is QClipboard.Mode.Selection:
            return self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()

    def _has_mark(self, mode: QClipboard.Mode) -> bool:
        held = self._clipboard.mimeData(mode)
        # Where another program has taken it over, it is ours all the same.
        return held is not None and bytes(held.data(_MARK).data()) == self._mark

    def _forget(self, mode: QClipboard.Mode) -> None:
        if self._forgets():
            self._take_away(mode)

    def _take_away(self, mode: QClipboard.Mode) -> None:
        self._clocks[mode].stop()
        is_there = mode is QClipboard.Mode.Clipboard or self._clipboard.supportsSelection()
        if is_there and (self._is_owned(mode) or self._has_mark(mode)):
            self._clipboard.clear(mode)

    def _marked(self, text: str) -> QMimeData:
        made = QMimeData()
        made.setText(text)
        for name, value in {**HINTS, _MARK: self._mark}.items():
            made.setData(name, QByteArray(value))
        return made
