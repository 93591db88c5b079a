"""What the window remembers from the last time: which vault, and where on the screen it was."""

import base64
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vrm_app.domain.errors import UserError

_NAME = "window.json"
_LARGEST = 64 * 1024
_LONGEST = 4_096
"""Letters of a path: no system takes more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """The folder of the vault that was chosen, and Qt's own word for the window's place."""

    folder: Path | None = None
    geometry: bytes = b""
    folded: bool | None = None
    """Whether the side is a strip; none where the width of the window decides."""


def read_last_time(states: Path) -> LastTime:
    """Return what is remembered; nothing where there is nothing, or nothing that makes sense."""
    from vrm_app.outside.strict_json import parsed
    from vrm_app.vault.small_files import read_at_most

    with suppress(OSError, ValueError, UserError):
        match parsed(read_at_most(states / _NAME, _LARGEST).decode()):
            case {"folder": None | str() as folder, "geometry": str(geometry), **others}:
                folded = others.get("folded")
                return LastTime(
                    folder=None if folder is None else _path(folder),
                    geometry=base64.b64decode(geometry, validate=True),
                    folded=folded if isinstance(folded, bool) else None,
                )
    return LastTime()


def write_last_time(states: Path, last: LastTime) -> None:
    """Remember this for the next time; a place that cannot be written is no reason to complain."""
    from vrm_app.vault.small_files import create_private_directory, write_durably

    said = {
        "folder": None if last.folder is None else str(last.folder),
        "geometry": base64.b64encode(last.geometry).decode("ascii"),
        "folded": last.folded,
    }
    with suppress(OSError, UserError):
        if not states.is_dir():
            create_private_directory(states)
        write_durably(states / _NAME, json.dumps(said).encode())


def _path(name: str) -> Path:
    """Return what the system takes for a place; raise ValueError for any other text."""
    if "\0" in name or len(name) > _LONGEST or not Path(name).is_absolute():
        raise ValueError
    os.fsencode(name)
    return Path(name)
