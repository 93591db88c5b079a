"""What a second start of the program says to the window that is open, over a socket of its own.

The person's own programs only reach it: it lies in a folder of theirs. A message is one line of
JSON; the answer says that it was heard, and never anything else.
"""

import os
import re
import sys
from binascii import crc32
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

LONGEST = 262_144
"""Bytes of the longest message."""
HEARD = b"heard\n"
_PATIENCE = 2.0
_MOST_FILES = 1_000
_LONGEST_PATH = 4_096
_TOKEN = re.compile(r"[!-~]{0,512}")
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


class Wish(StrEnum):
    """What the window is asked to do."""

    SHOW = "show"
    """Come to the front."""
    LOCK = "lock"
    JOT = "jot"
    """Open the small window for one line."""
    TAKE_IN = "take_in"
    """Look for lines that were sealed beside the vault."""
    OPEN = "open"
    """Show what files would bring in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """One message: about which vault, and what is wished."""

    folder: Path
    wish: Wish
    files: tuple[Path, ...] = ()
    token: str = ""
    """By which the person's desktop lets a window come to the front."""


def bell_at(states: Path, folder: Path) -> str:
    """Return where the window of a vault is reached."""
    name = f"{crc32(os.fsencode(_real(folder))):08x}"
    return rf"\\.\pipe\dealings-{name}" if sys.platform == "win32" else str(states / f"{name}.bell")


def ring(states: Path, folder: Path, wish: Wish, files: Iterable[Path] = ()) -> bool:
    """Ask the window of a vault for something; tell whether there is one that heard it."""
    at = bell_at(states, folder)
    # Mostly there is none, and a start should not wait for what talks to one.
    if sys.platform != "win32" and not _is_ours(at):
        return False
    token = next(filter(None, map(os.environ.get, _TOKENS)), "")
    message = written(Ring(folder=_real(folder), wish=wish, files=tuple(files), token=token))
    try:
        return len(message) <= LONGEST and _say(at, message) == HEARD
    except OSError:
        return False


def written(said: Ring) -> bytes:
    """Return a message as it is sent."""
    import json

    members = {
        "folder": str(said.folder),
        "wish": said.wish,
        "files": [str(one) for one in said.files],
        "token": said.token if _TOKEN.fullmatch(said.token) else "",
    }
    return json.dumps(members).encode("ascii") + b"\n"


def heard(message: bytes, folder: Path) -> Ring | None:
    """Return a message for the window of a vault; none where it is not just as we write it."""
    from vrm_app.outside.limits import UnreadableFileError
    from vrm_app.outside.strict_json import parsed

    if len(message) > LONGEST or message.find(b"\n") != len(message) - 1:
        return None
    try:
        said = parsed(message.decode("ascii"))
    except (UnicodeDecodeError, UnreadableFileError):
        return None
    match said:
        case {
            "folder": str(meant),
            "wish": str(wish),
            "files": list(files),
            "token": str(token),
            **others,
        } if not others and wish in set(Wish) and meant == str(_real(folder)):
            return _ring(folder, Wish(wish), files, token)
    return None


def _ring(folder: Path, wish: Wish, files: list[object], token: str) -> Ring | None:
    names = [one for one in files if isinstance(one, str)]
    are_paths = len(names) == len(files) <= _MOST_FILES and all(map(_is_path, names))
    is_apt = bool(files) == (wish is Wish.OPEN)
    if not are_paths or not is_apt or not _TOKEN.fullmatch(token):
        return None
    return Ring(folder=folder, wish=wish, files=tuple(map(Path, names)), token=token)


def _is_path(name: str) -> bool:
    return "\0" not in name and len(name) <= _LONGEST_PATH and Path(name).is_absolute()


def _real(folder: Path) -> Path:
    # However the folder was named, it is one.
    return Path(os.path.realpath(folder))


if sys.platform == "win32":

    def _is_ours(at: str) -> bool:
        return bool(at)

    def _say(at: str, message: bytes) -> bytes:
        with Path(at).open("r+b", buffering=0) as line:
            line.write(message)
            return line.read(len(HEARD))

else:

    def _is_ours(at: str) -> bool:
        try:
            return os.lstat(at).st_uid == os.getuid()
        except OSError:
            return False

    def _say(at: str, message: bytes) -> bytes:
        import socket

        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(_PATIENCE)
            line.connect(at)
            line.sendall(message)
            return line.recv(len(HEARD))
