"""Long work on a thread waits while the window is busy, and is given up after it was closed."""

import gc
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from vrm_app.domain.courtesy import be_courteous

T = TypeVar("T")

_A_TURN = 0.008
"""So many seconds it works before it asks again whether the window is busy."""
_PATIENCE = 0.1
"""So many seconds it waits at most, so that it always goes on."""
_AFTER_THE_END = 1.0
"""So many seconds it still has once the window is closed."""


class Courtesy(QObject):
    """Between the window and one thread on which long work is done beside it."""

    _asked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._began = self._asks_at = 0.0
        self._ended: float | None = None
        # How the event loop tells that it is idle differs from system to system; whatever the
        # system, it answers once it is through with what it does.
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def work(self, do: Callable[[], T]) -> T:
        """Do something on this thread, giving way to the window between two pieces of it."""
        be_courteous(self._wait)
        self._began = monotonic()
        with _not_tidying():
            return do()

    def end(self) -> None:
        """Wait for the window no longer; what takes too long from now on is given up."""
        self._ended = monotonic()

    def _wait(self) -> None:
        now = monotonic()
        if self._ended is not None:
            if now > max(self._began, self._ended) + _AFTER_THE_END:
                # Whoever takes back what was begun has as long again.
                self._began = now
                raise CancelledError
            return
        if now < self._asks_at:
            return
        free = threading.Event()
        # Without a window there is nobody to wait for.
        with suppress(RuntimeError):
            self._asked.emit(free)
            free.wait(_PATIENCE)
        self._asks_at = monotonic() + _A_TURN

    @Slot(object)
    def _answer(self, free: threading.Event) -> None:
        free.set()


_NEVER = 1_000_000
_THRESHOLDS = gc.get_threshold()
_working: set[int] = set()
_changing = threading.Lock()


@contextmanager
def _not_tidying() -> Iterator[None]:
    # To look through all objects for what is not needed any more halts every thread. The thousands
    # of objects of long work make that long, and go by themselves when it ends.
    here = threading.get_ident()
    with _changing:
        _working.add(here)
        gc.set_threshold(*_THRESHOLDS[:2], _NEVER)
    try:
        yield
    finally:
        with _changing:
            _working.discard(here)
            if not _working:
                gc.set_threshold(*_THRESHOLDS)
