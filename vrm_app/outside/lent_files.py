"""Copies of files that are handed to another program of the person, for as long as a vault is open.

They lie where nobody else may look, in memory where the system keeps such a place: the folder that
XDG_RUNTIME_DIR names (XDG Base Directory Specification), which is gone when the person logs out.
"""

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from vrm_app.outside.file_names import safe_name

_PREFIX = "dealings-lent-"
_WRITE_ONCE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


class LentFiles:
    """Writes copies, and takes them all away."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._is_over = False

    @staticmethod
    def can_lend() -> bool:
        """Tell whether there is a place for copies that is the person's own, and passes away."""
        return _place() is not None

    def lend(self, name: str, content: bytes) -> Path:
        """Write a copy under a harmless name, and return where it is.

        An OSError tells that there is no place for it.
        """
        inside = Path(tempfile.mkdtemp(dir=self._own_folder()))
        path = inside / safe_name(name)
        with os.fdopen(os.open(path, _WRITE_ONCE, 0o600), "wb") as file:
            file.write(content)
        return path

    def take_away(self) -> None:
        """Remove every copy, and write none any more."""
        self._is_over = True
        folder, self._folder = self._folder, None
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def _own_folder(self) -> Path:
        if self._folder is None:
            place = _place()
            if place is None or self._is_over:
                raise FileNotFoundError
            _remove_left_behind(place)
            self._folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=place))
        return self._folder


def _place() -> Path | None:
    named = os.environ.get("XDG_RUNTIME_DIR", "")
    if not named or not Path(named).is_absolute():
        return None
    with suppress(OSError):
        found = os.lstat(named)
        is_own = found.st_uid == os.getuid() and not stat.S_IMODE(found.st_mode) & 0o077
        if stat.S_ISDIR(found.st_mode) and is_own:
            return Path(named)
    return None


def _remove_left_behind(place: Path) -> None:
    """Remove the copies of a program that was ended before it could."""
    for folder in place.glob(f"{_PREFIX}*"):
        number = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if number.isdecimal() and not Path("/proc", number).exists():
            shutil.rmtree(folder, ignore_errors=True)
