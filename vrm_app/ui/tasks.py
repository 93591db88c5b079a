"""Slow work before a vault is open: on a thread of its own, answered on the window's."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from typing import NoReturn, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from vrm_app.domain.errors import UserError

T = TypeVar("T")


class Tasks(QObject):
    """Does one thing after the other on one thread, on which a vault may then go on living."""

    _answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.thread_ = ThreadPoolExecutor(1, "writing")
        self._answered.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def run(
        self, do: Callable[[], T], done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> None:
        """Do something; what is no UserError is a bug, and told as one."""
        self.thread_.submit(do).add_done_callback(lambda future: self._came(future, done, failed))

    def now(self) -> datetime:
        """Return the moment, in the customer's own time zone."""
        return datetime.now(UTC).astimezone()

    def _came(
        self, future: Future[T], done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> None:
        # On the thread that did the work.
        error = future.exception()
        if error is None:
            value = future.result()
            self._answered.emit(lambda: done(value))
        elif isinstance(error, UserError):
            refusal = error
            self._answered.emit(lambda: failed(refusal))
        else:
            bug = error
            self._answered.emit(lambda: _raise(bug))

    @Slot(object)
    def _hand_over(self, answer: Callable[[], None]) -> None:
        answer()


def _raise(error: BaseException) -> NoReturn:
    raise error
