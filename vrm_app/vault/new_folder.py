"""A new folder that is there whole or not at all."""

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from vrm_app.domain.errors import UserError
from vrm_app.vault.folder_lock import LOCK_FILE, FolderLock
from vrm_app.vault.small_files import create_private_directory, naming_the_file, sync_directory

_WHOLE = "whole"
_MAKING = re.compile(r"\.(?P<name>.+)\.new-[0-9a-f]{8}")


class FolderTakenError(UserError):
    """There is something where the folder should be."""

    title = "Nothing was written, because there is something at that place already"
    advice = "Choose another folder; nothing was changed."


class InThatFolderError(UserError):
    """The folder would be replaced under the feet of the person's terminal."""

    title = "Nothing was written, because that is the folder you are in"
    advice = "Choose a new folder in it, or another place."


class NoParentError(UserError):
    """The folder should lie in one that is not there."""

    title = "Nothing was written, because the folder it should lie in is not there"
    advice = "Make that one first, or choose another place."


def must_be_free(folder: Path) -> None:
    """Refuse a place where there is something; an empty folder will do."""
    with naming_the_file(folder):
        if os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderTakenError
        if _real(folder) == Path.cwd():
            raise InThatFolderError


def must_have_a_parent(folder: Path) -> None:
    """Refuse a place in a folder that is not there, before one is made by a slip of the pen."""
    with naming_the_file(folder):
        if not _real(folder).parent.is_dir():
            raise NoParentError


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Give a hidden folder that takes the name of the wanted one when all went well.

    When this raises, nothing of it stays behind.
    """
    wanted = _real(folder)
    with naming_the_file(wanted):
        must_be_free(wanted)
        wanted.parent.mkdir(parents=True, exist_ok=True)
        remove_cut_makings(wanted)
        beside = wanted.with_name(f".{wanted.name}.new-{secrets.token_hex(4)}")
        create_private_directory(beside)
        try:
            with FolderLock(beside):
                # One floor down, so that no file in it can have the name of the lock.
                place = beside / _WHOLE
                create_private_directory(place)
                yield place
                sync_directory(place)
                _put(place, wanted)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _real(folder: Path) -> Path:
    # "." has no name of its own, and a link cannot be replaced by a folder.
    return Path(os.path.realpath(folder))


def _put(place: Path, wanted: Path) -> None:
    if wanted.exists():
        wanted.rmdir()
    place.replace(wanted)
    try:
        sync_directory(wanted.parent)
    except BaseException:
        wanted.replace(place)
        raise


def remove_cut_makings(wanted: Path) -> None:
    """Remove what lies beside a folder whose making, or that of others there, was cut.

    That may have been before or after it got its name.
    """
    # What cannot be looked at or removed is in nobody's way.
    with suppress(OSError):
        for beside in wanted.parent.iterdir():
            found = _MAKING.fullmatch(beside.name)
            if found and _was_made_here(beside, is_wanted=found["name"] == wanted.name):
                _remove_cut_making(beside)


def _was_made_here(beside: Path, *, is_wanted: bool) -> bool:
    if beside.is_symlink() or not beside.is_dir():
        return False
    inside = {one.name for one in beside.iterdir()}
    if is_wanted:
        return LOCK_FILE in inside or not inside
    # Another name may be another program's, and what has no lock yet may be about to get one.
    return LOCK_FILE in inside and inside <= {LOCK_FILE, _WHOLE}


def _remove_cut_making(beside: Path) -> None:
    with suppress(UserError), FolderLock(beside):
        shutil.rmtree(beside, ignore_errors=True)
