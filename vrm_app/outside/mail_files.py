"""The files in which mail programs save mails, one each."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from vrm_app.domain.errors import UserError
from vrm_app.outside.limits import RECORDS

ENDING = ".eml"


class NoMailsError(UserError):
    """There is no mail in the folder."""

    title = "Nothing was imported, because there is no e-mail in this folder"
    advice = "Save e-mails there as .eml from the mail program, or drag them there."


class ManyMailsError(UserError):
    """There are more files than RECORDS."""

    title = "Nothing was imported, because there are more than 50,000 e-mails"
    advice = "Import them in several parts."


def is_mail_file(path: Path) -> bool:
    """Tell whether the name is one that mail programs give to a mail."""
    return path.suffix.lower() == ENDING


def mail_files(places: Iterable[Path]) -> list[Path]:
    """Return the files that were named, and those of mails in the folders that were named.

    Raises ManyMailsError for more than RECORDS, NoMailsError where there are none.
    """
    found: dict[Path, None] = {}
    for place in places:
        for path in _in_folder(place) if place.is_dir() else [place]:
            found[path] = None
            if len(found) > RECORDS:
                raise ManyMailsError
    if not found:
        raise NoMailsError
    return list(found)


def _in_folder(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(where, name)
            # A link in a folder that came from elsewhere could point at any file here.
            if is_mail_file(path) and not path.is_symlink():
                yield path
