"""A new folder that is there whole or not at all."""

import glob
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vrm_app.domain.errors import UserError
from vrm_app.vault.folder_lock import LOCK_FILE, FolderLock, VaultInUseError
from vrm_app.vault.small_files import create_private_directory, naming_the_file, sync_directory


class FolderTakenError(UserError):
    """There is something where the folder should be."""

    title = "Nothing was written, because there is something at that place already"
    advice = "Choose another folder; nothing was changed."


def must_be_free(folder: Path) -> None:
    """Refuse a place where there is something; an empty folder will do."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTakenError


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Give a hidden folder that takes the name of the wanted one when all went well."""
    with naming_the_file(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        must_be_free(folder)
        _remove_cut_creations(folder)
        place = folder.with_name(f".{folder.name}.new-{secrets.token_hex(4)}")
        create_private_directory(place)
        try:
            with FolderLock(place):
                yield place
            (place / LOCK_FILE).unlink(missing_ok=True)
            sync_directory(place)
            if folder.exists():
                folder.rmdir()
            place.replace(folder)
            sync_directory(folder.parent)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise


def _remove_cut_creations(folder: Path) -> None:
    for place in folder.parent.glob(glob.escape(f".{folder.name}.new-") + "*"):
        try:
            with FolderLock(place):
                shutil.rmtree(place, ignore_errors=True)
        except VaultInUseError:
            continue
