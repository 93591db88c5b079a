"""What the window remembers from the last time: which vault, and where on the screen it was."""

import base64
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from vrm_app.domain.errors import UserError

_NAME = "window.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """The folder of the vault that was chosen, and Qt's own word for the window's place."""

    folder: Path | None = None
    geometry: bytes = b""
    folded: bool | None = None
    """Whether the side is a strip; none where the width of the window decides."""


def read_last_time(states: Path) -> LastTime:
    """Return what is remembered; nothing where there is nothing, or nothing that makes sense."""
    try:
        said = json.loads((states / _NAME).read_bytes())
        folder, geometry, folded = said["folder"], said["geometry"], said.get("folded")
        return LastTime(
            folder=None if folder is None else Path(folder),
            geometry=base64.b64decode(geometry, validate=True),
            folded=folded if isinstance(folded, bool) else None,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
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
