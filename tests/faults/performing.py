"""A process that does actions and says so, made to be killed."""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from faults.acting import ACTIONS, act
from faults.defects import break_on_purpose
from faults.holding import fingerprint, holding

from vrm_app.vault import vault as vault_module
from vrm_app.vault.records import Writing
from vrm_app.vault.vault import Vault, open_vault

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

WARM_UP = len(ACTIONS)
"""How many actions make one of each kind."""

_FORK = multiprocessing.get_context("fork")
_PATIENCE = 60
_WRITING = "writing"
DONE = "done"
_WRITE_KEYS = "write_key_files"


class SilentError(Exception):
    """The process ended by itself."""


class Performer:
    """The process, as seen from outside."""

    def __init__(self, folder: Path, states: Path, word: str, defect: str | None) -> None:
        self._words, theirs = _FORK.Pipe()
        self._process = _FORK.Process(
            target=_perform, args=(theirs, (folder, states, word), defect), daemon=True
        )
        self._process.start()
        theirs.close()
        self._is_done = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.join()
        self._words.close()

    def begin(self, number: int) -> None:
        """Have an action done; return when it has begun to write, or is done without."""
        self._words.send(number)
        self._is_done = self._hear() == DONE

    def wait_for_done(self) -> float:
        """Return how long the action took from its first write."""
        begun = time.monotonic()
        while not self._is_done:
            # Some actions write twice, as when several lines are taken in.
            self._is_done = self._hear() == DONE
        return time.monotonic() - begun

    def told(self) -> str:
        """Return what the process says that the vault holds now."""
        return self._hear()

    def kill_after(self, delay: float) -> bool:
        """Kill the process; return whether it had said that the action is done."""
        time.sleep(delay)
        self._process.kill()
        self._process.join()
        try:
            while not self._is_done:
                self._is_done = self._words.recv() == DONE
        except (EOFError, ConnectionResetError):
            return False
        return True

    def _hear(self) -> str:
        if not self._words.poll(_PATIENCE):
            raise SilentError("nothing was heard for a minute")
        try:
            return str(self._words.recv())
        except (EOFError, ConnectionResetError):
            raise SilentError("the process ended by itself") from None


def cut(make: Callable[[], object], delay: float) -> bool:
    """Kill a process that makes something; return whether it was still at it."""
    words, theirs = _FORK.Pipe()
    process = _FORK.Process(target=_make, args=(theirs, make), daemon=True)
    process.start()
    theirs.close()
    words.recv()
    time.sleep(delay)
    process.kill()
    process.join()
    return not words.poll() or _ended(words)


def _ended(words: "Connection[Any, Any]") -> bool:
    try:
        return str(words.recv()) != DONE
    except (EOFError, ConnectionResetError):
        return True


def _make(words: "Connection[Any, Any]", make: Callable[[], object]) -> None:
    words.send(_WRITING)
    made = make()
    words.send(DONE)
    del made


def _perform(
    words: "Connection[Any, Any]", place: tuple[Path, Path, str], defect: str | None
) -> None:
    folder, states, word = place
    vault = open_vault(folder, word, states=states)
    confirmed: set[int] = set()
    number = 0

    def confirm() -> None:
        if number not in confirmed:
            confirmed.add(number)
            words.send(DONE)

    if defect is not None:
        break_on_purpose(defect, vault, confirm)
    _tell_of_writing(words)
    try:
        while True:
            number = words.recv()
            act(vault, number)
            confirm()
            words.send(fingerprint(holding(vault)))
    except EOFError:
        os._exit(0)


def _tell_of_writing(words: "Connection[Any, Any]") -> None:
    really_writing, really_write = Vault.writing, vars(vault_module)[_WRITE_KEYS]

    @contextmanager
    def writing(self: Vault, name: str, **settings: Any) -> Iterator[Writing]:  # noqa: ANN401
        words.send(_WRITING)
        with really_writing(self, name, **settings) as given:
            yield given

    def write_key_files(*given: Any, **settings: Any) -> None:  # noqa: ANN401
        words.send(_WRITING)
        really_write(*given, **settings)

    Vault.writing = writing  # type: ignore[method-assign]
    vars(vault_module)[_WRITE_KEYS] = write_key_files
