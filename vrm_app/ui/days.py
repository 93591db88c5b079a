"""The day that it is, watched: what a page says of days is true for one day only."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_EVERY = 20_000
"""Milliseconds between two looks at which day it is."""


class Days(QObject):
    """Looks now and then whether another day has begun."""

    begun = Signal()
    """Another day has begun."""

    def __init__(self, parent: QObject, now: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self._now = now
        self._today = now().date()
        clock = QTimer(self, interval=_LOOK_EVERY)
        clock.timeout.connect(self.look)
        clock.start()

    def look(self) -> None:
        """Look whether it is another day by now."""
        today = self._now().date()
        if today != self._today:
            self._today = today
            self.begun.emit()
