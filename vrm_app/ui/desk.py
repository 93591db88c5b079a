"""Work with the vault on threads of its own, so that the window never waits."""

import sys
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import sleep
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from vrm_app.domain.errors import UserError
from vrm_app.outside.lent_files import LentFiles
from vrm_app.outside.local_zone import local_now
from vrm_app.ui.courtesy import Courtesy
from vrm_app.vault.faults import FAULTS, SavedAllTheSameError
from vrm_app.vault.vault import Vault, open_with_key

T = TypeVar("T")

_PATIENCE_SECONDS = 2.0
_TURN_SECONDS = 0.0001
_BEFORE_ONCE_MORE = 0.2


class Desk(QObject):
    """An open vault: read on one thread, written on another, answered on the window's own."""

    changed = Signal()
    """Something was written."""
    refused = Signal(object)
    """A UserError that nobody else takes."""
    unread = Signal(object)
    """A UserError of the disk, or of another program, in the way of reading."""
    broken = Signal(object)
    """An exception that is a bug."""
    _answered = Signal(object)

    def __init__(self, vault: Vault, writing: ThreadPoolExecutor, states: Path | None) -> None:
        """Take over a vault that was opened on the thread of `writing`."""
        super().__init__()
        # Python's own turn of 5 ms is long where the window asks for many turns to draw one line,
        # while a thread beside it brings in a thousand mails.
        sys.setswitchinterval(_TURN_SECONDS)
        self._vault = vault
        self.lent = LentFiles()
        """Copies of files that other programs were given; none outlives the open vault."""
        self._states = states
        self._reader: Vault | None = None
        self._is_closed = False
        self._writing = writing
        self._courtesy = Courtesy(self)
        self._aside = ThreadPoolExecutor(1, "aside")
        self._courtesy_aside = Courtesy(self)
        self._reading = ThreadPoolExecutor(1, "reading")
        self._answered.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    @property
    def folder(self) -> Path:
        """Where the vault is."""
        return self._vault.folder

    def now(self) -> datetime:
        """Return the moment, in the customer's own time zone."""
        return local_now()

    def read(
        self,
        ask: Callable[[Vault], T],
        answer: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Ask the vault something on the reading thread; where that fails, once more."""
        if self._is_closed:
            return

        def asked() -> T:
            self._give_up_once_closed()
            return ask(self._vault_to_read())

        def asked_twice() -> T:
            try:
                return asked()
            except FAULTS:
                sleep(_BEFORE_ONCE_MORE)
                return asked()

        def unread(error: UserError) -> None:
            if failed is not None:
                failed(error)
            (self.unread if isinstance(error, FAULTS) else self.refused).emit(error)

        self._reading.submit(asked_twice).add_done_callback(
            lambda future: self._came(future, answer, unread)
        )

    def read_aside(
        self,
        ask: Callable[[Vault], T],
        answer: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Ask the vault something that takes long, on a thread and a connection of its own."""
        if self._is_closed:
            return

        def asked() -> T:
            self._give_up_once_closed()
            with self._opened() as vault:
                return ask(vault)

        self._aside.submit(self._courtesy_aside.work, asked).add_done_callback(
            lambda future: self._came(future, answer, failed or self.refused.emit)
        )

    def write(
        self,
        do: Callable[[Vault], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Do something to the vault on the writing thread."""
        if self._is_closed:
            return

        def finished(value: T) -> None:
            done(value)
            self.changed.emit()

        def refused(error: UserError) -> None:
            (failed or self.refused.emit)(error)
            if isinstance(error, SavedAllTheSameError):
                self.changed.emit()

        self._submit(do).add_done_callback(lambda future: self._came(future, finished, refused))

    def note(self, do: Callable[[Vault], object]) -> None:
        """Do something of which no page tells; where it cannot be done, it is tried again."""
        if not self._is_closed:
            self._submit(do).add_done_callback(
                lambda future: self._came(future, lambda _: None, lambda _: None)
            )

    def close(self) -> None:
        """Let go of the vault; what was being done is finished or, after a while, given up."""
        if self._is_closed:
            return
        self._is_closed = True
        self.lent.take_away()
        for courtesy in (self._courtesy, self._courtesy_aside):
            courtesy.end()
        # Each connection is closed on the thread that opened it.
        endings = [
            self._writing.submit(self._vault.close),
            self._reading.submit(self._close_reader),
            self._aside.submit(lambda: None),
        ]
        for work in (self._writing, self._reading, self._aside):
            work.shutdown(wait=False)
        ended, _ = wait(endings, _PATIENCE_SECONDS)
        for one in ended:
            with suppress(UserError):
                one.result()

    def _submit(self, do: Callable[[Vault], T]) -> Future[T]:
        return self._writing.submit(self._courtesy.work, lambda: do(self._vault))

    def _vault_to_read(self) -> Vault:
        if self._reader is None:
            self._reader = self._opened()
        return self._reader

    def _opened(self) -> Vault:
        vault = self._vault
        return open_with_key(vault.folder, vault.master, vault_id=vault.id, states=self._states)

    def _give_up_once_closed(self) -> None:
        if self._is_closed:
            raise CancelledError

    def _close_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()

    def _came(
        self,
        future: Future[T],
        answer: Callable[[T], None],
        failed: Callable[[UserError], None],
    ) -> None:
        # On the thread that did the work.
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            value = future.result()
            self._answered.emit(lambda: answer(value))
        elif isinstance(error, UserError):
            refusal = error
            self._answered.emit(lambda: failed(refusal))
        else:
            self._answered.emit(lambda: self.broken.emit(error))

    @Slot(object)
    def _hand_over(self, answer: Callable[[], None]) -> None:
        # Whoever asked may be gone by then.
        if not self._is_closed:
            answer()
