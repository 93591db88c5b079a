"""Reading a hostile file in a limited process of its own, which knows no keys."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, TypeVar, cast

from vrm_app.outside.company_table import FORM
from vrm_app.outside.limits import (
    ANSWER_BYTES,
    CHILD_WALL_SECONDS,
    UnreadableFileError,
    UnsafeFileError,
    refuse_large,
)
from vrm_app.outside.reading import NotAReadingError, Reading, from_json
from vrm_app.outside.scrubbed import Left, NotAnOutcomeError, Scrubbed, unpacked
from vrm_app.outside.strict_json import parsed
from vrm_app.outside.table_reading import TableReading, from_value
from vrm_app.outside.table_settings import TableSettings, as_line

T = TypeVar("T")

# What a frozen program is started with to become the reading process.
CHILD_ARGUMENT = "--read-confined"

_START = (
    "import sys; sys.path[:] = sys.argv[2:]; "
    "from vrm_app.outside.confined_child import main; main(sys.argv[1])"
)
_HOME = str(Path(__file__).resolve().parents[2])
# Without these a process may not find the libraries of its own Python.
_ENVIRONMENT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_REFUSALS: dict[str, type[UnreadableFileError]] = {
    UnreadableFileError.__name__: UnreadableFileError,
    **{kind.__name__: kind for kind in UnreadableFileError.__subclasses__()},
}


def run_confined(reader: str, content: bytes) -> Reading:
    """Return what the reader finds in the content, read in a limited process.

    Raises the UnreadableFileError that the reader raised; UnsafeFileError when the process died,
    took longer than CHILD_WALL_SECONDS, used too much, or answered what is no reading.
    """
    refuse_large(content)
    answer = answer_of(child_command(reader), content, wall_seconds=CHILD_WALL_SECONDS)
    return _reading(answer, from_json)


def run_confined_table(content: bytes, settings: TableSettings) -> TableReading:
    """Return what is found in a table, read as the settings say in a limited process.

    Raises what run_confined raises. The settings go the way of the content: what stands on a
    command line, every process can read.
    """
    refuse_large(content)
    given = as_line(settings) + content
    answer = answer_of(child_command(FORM), given, wall_seconds=CHILD_WALL_SECONDS)
    return _reading(answer, from_value)


def scrub_confined(form: str, content: bytes) -> Scrubbed | Left:
    """Return what scrubbing a file of that form comes to in a limited process, or why nothing.

    Raises UnsafeFileError when the process died, took longer than CHILD_WALL_SECONDS, used too
    much, or answered what is no outcome.
    """
    refuse_large(content)
    answer = answer_of(child_command(form), content, wall_seconds=CHILD_WALL_SECONDS)
    try:
        return unpacked(answer)
    except NotAnOutcomeError:
        raise UnsafeFileError from None


def child_command(reader: str) -> list[str]:
    """Return how to start the process for a reader or a form: a checkout, installed, or frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT, reader]
    # Isolated and without site: it finds modules where this process finds them, nowhere else.
    places = [_HOME, *(place for place in sys.path if place not in {"", _HOME})]
    return [sys.executable, "-I", "-S", "-B", "-c", _START, reader, *places]


def answer_of(command: Sequence[str], content: bytes, *, wall_seconds: float) -> bytes:
    """Return what the process answers to the content, or raise UnsafeFileError."""
    with start(command) as child:
        return answer_from(child, content, wall_seconds=wall_seconds)


def answer_from(child: subprocess.Popen[bytes], content: bytes, *, wall_seconds: float) -> bytes:
    """Return what a started process answers, which ends with it, or raise UnsafeFileError."""
    clock = threading.Timer(wall_seconds, child.kill)
    clock.start()
    try:
        answer = _exchange(child, content)
    finally:
        child.kill()
        clock.cancel()
    child.wait()
    if child.returncode != 0 or len(answer) > ANSWER_BYTES:
        raise UnsafeFileError
    return answer


def start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a reading process, which is given nothing but its standard input."""
    return subprocess.Popen(  # noqa: S603  (our own program)
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # What a dying reader says could repeat what the file says.
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def answered(answer: bytes, what: str) -> object:
    """Return what an answer holds by this name, trusting it as little as the file itself.

    Raises the refusal that it names instead, or UnsafeFileError where it holds neither.
    """
    value: object = None
    with contextlib.suppress(ValueError, UnreadableFileError):
        value = parsed(answer.decode("utf-8"))
    match value:
        case {"refused": str(name)} if name in _REFUSALS:
            raise _REFUSALS[name]
        case dict() if what in value:
            return value[what]
    raise UnsafeFileError


def _exchange(child: subprocess.Popen[bytes], content: bytes) -> bytes:
    stdin, stdout = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
    # A process that has already died takes no more.
    with contextlib.suppress(OSError), stdin:
        stdin.write(content)
    answer = stdout.read(ANSWER_BYTES + 1)
    if len(answer) <= ANSWER_BYTES:
        child.wait()
    return answer


def _reading(answer: bytes, found_in: Callable[[object], T]) -> T:
    """Return the reading an answer holds."""
    try:
        return found_in(answered(answer, "reading"))
    except NotAReadingError:
        raise UnsafeFileError from None
