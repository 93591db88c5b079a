"""What can be seen of a vault while it is closed."""

from datetime import datetime
from itertools import count
from pathlib import Path

from vrm_app.vault.layout import DATABASE, KEY_FILE, SPARE_KEY_FILE

_FILES = (DATABASE, KEY_FILE, SPARE_KEY_FILE)


def is_vault(folder: Path) -> bool:
    """Tell whether a vault lies in the folder, be it whole or not."""
    return any((folder / name).is_file() for name in _FILES)


def last_used(folder: Path) -> datetime | None:
    """Return when a vault was last open, as far as its folder tells."""
    try:
        # Opening puts files beside the database, and closing takes them away.
        return datetime.fromtimestamp(folder.stat().st_mtime).astimezone()
    except OSError:
        return None


def free_place(wanted: Path) -> Path:
    """Return a place where nothing is, beside the wanted one where that is taken."""
    places = (wanted.with_stem(f"{wanted.stem} {number}") for number in count(2))
    return wanted if not wanted.exists() else next(one for one in places if not one.exists())
