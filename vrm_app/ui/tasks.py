"""Slow work before a vault is open: on a thread of its own, answered on the window's."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from vrm_app.domain.errors import UserError
from vrm_app.outside.local_zone import local_now

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


class Tasks(QObject):
    """Does one thing after the other on one thread, on which a vault may then go on living."""

    _answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._page = 0
        self._answered.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def worker(self) -> "ThreadPoolExecutor":
        """The thread, on which a vault that was opened here must stay."""
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(1, "writing")

    def run(
        self, do: Callable[[], T], done: Callable[[T], None], failed: Callable[[UserError], None]
    ) -> None:
        """Do something; what is no UserError is a bug, and told as one."""
        asked = self._page

        def answer(how: Callable[[], None]) -> None:
            if asked == self._page:
                how()

        self.worker.submit(do).add_done_callback(
            lambda future: self._answered.emit(lambda: answer(_answer(future, done, failed)))
        )

    def turn_page(self) -> None:
        """Drop the answers that are still to come: whoever asked is gone."""
        self._page += 1

    def now(self) -> datetime:
        """Return the moment, in the customer's own time zone."""
        return local_now()

    @Slot(object)
    def _hand_over(self, answer: Callable[[], None]) -> None:
        answer()


def _answer(
    future: "Future[T]", done: Callable[[T], None], failed: Callable[[UserError], None]
) -> Callable[[], None]:
    error = future.exception()
    if error is None:
        value = future.result()
        return lambda: done(value)
    if isinstance(error, UserError):
        refusal = error
        return lambda: failed(refusal)
    return lambda: _raise(error)


def _raise(error: BaseException) -> NoReturn:
    raise error
