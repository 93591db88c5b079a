"""Asking for files and folders: each dialog begins where one was for the same purpose before."""

from enum import StrEnum
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from vrm_app.services.closed import is_vault
from vrm_app.ui.covered import may_be_seen

_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
_DOWNLOADS = QStandardPaths.StandardLocation.DownloadLocation


class Purpose(StrEnum):
    """What files are asked for."""

    IMPORT = "import"
    PUT_IN = "put in"
    COPY = "copy"
    HAND_OVER = "hand over"
    BACKUP = "backup"
    WORDS = "words"
    VAULT = "vault"


_USUAL = {
    Purpose.IMPORT: _DOWNLOADS,
    Purpose.PUT_IN: _DOWNLOADS,
    Purpose.COPY: _DOWNLOADS,
}
"""Where what comes from elsewhere mostly lies; what one keeps oneself goes to the documents."""
_used: dict[Purpose, Path] = {}
"""Which folder was used last; forgotten when the program ends or is locked."""


def ask_for_files(parent: QWidget, title: str, purpose: Purpose, filter_: str = "") -> list[Path]:
    """Ask for files that are there; none where nothing was chosen."""
    names, _kind = QFileDialog.getOpenFileNames(
        parent, title, str(beginning(purpose)), filter=filter_
    )
    found = [Path(name) for name in names]
    if found:
        _used[purpose] = found[0].parent
    return found


def ask_to_put_in(parent: QWidget) -> list[Path]:
    """Ask for files that are put into the vault."""
    return ask_for_files(parent, _("Files to put in"), Purpose.PUT_IN)


def ask_where_to_save(parent: QWidget, title: str, purpose: Purpose, name: str) -> Path | None:
    """Ask for the name of a file to be written; whoever writes it refuses one that is there."""
    # The dialog proposes a name, which nothing can be drawn over.
    if not may_be_seen(parent):
        return None
    found, _kind = QFileDialog.getSaveFileName(
        parent,
        title,
        str(beginning(purpose) / name),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if not found:
        return None
    _used[purpose] = Path(found).parent
    return Path(found)


def ask_for_folder(parent: QWidget, title: str, purpose: Purpose) -> Path | None:
    """Ask for a folder that is there."""
    found = QFileDialog.getExistingDirectory(parent, title, str(beginning(purpose)))
    if not found:
        return None
    # What is chosen as a vault lies beside others.
    _used[purpose] = Path(found).parent if purpose is Purpose.VAULT else Path(found)
    return Path(found)


def beginning(purpose: Purpose) -> Path:
    """Return where a dialog begins: never in a vault, whose files are nobody's to touch."""
    usual = QStandardPaths.writableLocation(_USUAL.get(purpose, _DOCUMENTS))
    wanted = [_used.get(purpose), Path(usual) if usual else None]
    return next((one for one in wanted if one and _can_begin(one)), Path.home())


def forget() -> None:
    """Begin where is usual again."""
    _used.clear()


def _can_begin(folder: Path) -> bool:
    return folder.is_dir() and not any(is_vault(one) for one in (folder, *folder.parents))
