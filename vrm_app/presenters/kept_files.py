"""Files in the vault: put in, looked at, and written out again."""

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import Protocol

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.errors import UserError
from vrm_app.outside.limits import attachment_bytes
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.raw import RawFile, raw_of
from vrm_app.services.attaching import attach, content_of
from vrm_app.vault.small_files import write_new_durably
from vrm_app.vault.vault import Vault


class FileNotReadError(UserError):
    """A file that was to be put in cannot be read."""

    title = "Nothing was saved, because a file could not be read"
    advice = "Take the file off the list, or put it back where it was, and save again."


def bytes_of(path: Path) -> bytes:
    """Return what is in a file that is to be put in."""
    try:
        return attachment_bytes(path)
    except OSError:
        raise FileNotReadError from None


def put_in(desk: Desk, about: str, paths: list[Path]) -> None:
    """Put files into the vault about a record, each one action."""
    now = desk.now()

    def putting(path: Path) -> Callable[[Vault], object]:
        return lambda vault: attach(vault, about, path.name, bytes_of(path), now=now)

    for path in paths:
        desk.write(putting(path), lambda _kept: None)


class FileView(Protocol):
    """What can be shown of a file."""

    def show_file(self, file: RawFile) -> None:
        """Show a file as it is."""

    def show_told(self, text: str, *, is_wrong: bool) -> None:
        """Say what came of it."""


class FilePresenter:
    """One file of the vault."""

    def __init__(self, view: FileView, desk: Desk, attachment_id: str) -> None:
        self._view = view
        self._desk = desk
        self._id = attachment_id
        self._content = b""
        self._is_gone = False

    def begin(self) -> None:
        """Read the file, and show it."""
        self._desk.read(lambda vault: content_of(vault, self._id), self._came)

    def stop(self) -> None:
        """Let go of answers that are still to come."""
        self._is_gone = True

    def save(self, path: Path) -> None:
        """Write a copy where there is no file yet."""
        try:
            write_new_durably(path, self._content)
        except FileExistsError:
            self._view.show_told(_("There is a file of this name already."), is_wrong=True)
        except OSError:
            self._view.show_told(_("The copy could not be written there."), is_wrong=True)
        except UserError as error:
            self._view.show_told(f"{error.title}. {error.advice}", is_wrong=True)
        else:
            told = _("The copy is saved. It is not encrypted.")
            self._view.show_told(told, is_wrong=False)

    def _came(self, found: tuple[Attachment, bytes]) -> None:
        if self._is_gone:
            return
        kept, self._content = found
        self._view.show_file(raw_of(kept.file_name, kept.media_type, self._content))
