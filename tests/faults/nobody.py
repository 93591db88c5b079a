"""Doing things as a person who may not do everything, which root may."""

import contextlib
import io
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faults.acting import passphrase
from faults.homes import Ended, Home, typed

from vrm_app.app import run

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_NOBODY = 65534
_FORK = multiprocessing.get_context("fork")


@contextlib.contextmanager
def home_of_nobody(filled: Path) -> Iterator[Home]:
    """Give a home, with a copy of a vault in it, to a person who is not root."""
    # The folders of pytest are closed to everybody else.
    home = Home(Path(tempfile.mkdtemp(prefix="nobody-")))
    try:
        shutil.copytree(filled, home.folder)
        (home.path / "passphrase").write_text(passphrase(), "utf-8")
        owned_by_nobody(home.path)
        yield home
    finally:
        for path in (home.path, *home.path.rglob("*")):
            path.chmod(0o700)
        shutil.rmtree(home.path)


def owned_by_nobody(folder: Path) -> None:
    """Give a folder and all in it to the person who is not root."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, _NOBODY, _NOBODY)


def vrm_as_nobody(home: Home, *arguments: str, given: str = "") -> Ended:
    """Run the command line in a process that is not root's."""
    return in_process(lambda: _vrm(home, arguments, given), _become_nobody)


def in_process(do: Callable[[], Ended], prepare: Callable[[], None]) -> Ended:
    """Return what a process of its own came to, after it had prepared itself."""
    words, theirs = _FORK.Pipe()
    process = _FORK.Process(target=_speak, args=(theirs, do, prepare))
    process.start()
    theirs.close()
    try:
        ended = words.recv()
    except EOFError:
        ended = Ended(-1, "", "the process died")
    process.join()
    if not isinstance(ended, Ended):
        raise TypeError(ended)
    return ended


def _speak(
    words: "Connection[Any, Any]", do: Callable[[], Ended], prepare: Callable[[], None]
) -> None:
    prepare()
    words.send(do())


def _become_nobody() -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)


def _vrm(home: Home, arguments: tuple[str, ...], given: str) -> Ended:
    os.environ.update(home.environment)
    out, err, sys.stdin = io.StringIO(), io.StringIO(), typed(given)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(home.arguments(*arguments))
    return Ended(code, out.getvalue(), err.getvalue())
