"""Taking in what other programs exported: looked at first, then taken, and taken back again."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Protocol

from vrm_app.domain.errors import UserError
from vrm_app.domain.text import flattened
from vrm_app.outside.exported_file import delete_exported
from vrm_app.outside.headings import TableField
from vrm_app.outside.limits import file_bytes
from vrm_app.outside.mail_files import is_mail_file, mail_files
from vrm_app.outside.plain_text import Encoding
from vrm_app.outside.table_dates import DateOrder
from vrm_app.outside.table_settings import AS_FOUND, Delimiter, TableSettings
from vrm_app.presenters.came_in import Done, done_of
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.reviewing import Review, review_of_companies, review_of_mails
from vrm_app.services import mails
from vrm_app.services.archiving import is_archive
from vrm_app.services.importing import (
    TABLE,
    Imported,
    UnknownFormError,
    form_of,
    import_companies,
    import_table,
)
from vrm_app.services.mail_sorting import Wishes
from vrm_app.services.mails import Looked, TakenIn, Watch
from vrm_app.services.undoing import newest_action, undo
from vrm_app.vault.faults import SavedAllTheSameError
from vrm_app.vault.vault import Vault

_TABLES = {".csv", ".tsv"}


class SeveralFilesError(UserError):
    """Only e-mails are taken several at once."""

    title = "Nothing was read, because only e-mails can come in several at once"
    advice = "Take one export or table after the other."


class UnclearFileError(UserError):
    """The file is none that can be read."""

    title = "Nothing was read, because it is not clear what wrote this file"
    advice = (
        "Take an export of a password manager or browser, a table of companies (CSV), or e-mails "
        "(.eml)."
    )


class ArchiveError(UserError):
    """An archive of ours is brought back in another way."""

    title = "Nothing was read, because this is an archive or a packed folder"
    advice = "An archive of Dealings is brought back with `vrm import`; unpack others first."


class NotTheNewestError(UserError):
    """Something was done after the import."""

    title = "The import was not taken back, because something else was done since"
    advice = "Undo what was done since with `vrm undo` first."


class ImportView(Protocol):
    """What the page can show."""

    def show_start(self, refusal: UserError | None) -> None:
        """Show how to begin, and what did not happen if something did not."""

    def show_working(self, sentence: str) -> None:
        """Say what is being done; how far it is, `progress` tells."""

    def show_review(self, review: Review, source: str, refusal: UserError | None) -> None:
        """Show what would come in, and what could not be done with it."""

    def show_done(self, done: Done, refusal: UserError | None) -> None:
        """Show what came in."""


class Progress:
    """How far slow work is; written on the thread that does it, read by the screen."""

    def __init__(self) -> None:
        self.done = 0
        self.all = 0
        self.is_stopped = False

    def tell(self, done: int, of: int) -> None:
        """Note how much of how much is done."""
        self.done, self.all = done, of

    @property
    def watch(self) -> Watch:
        """What the work tells and asks."""
        return Watch(tell=self.tell, is_stopped=lambda: self.is_stopped)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Companies:
    """An export or table that was read: what is looked at is what is taken."""

    path: Path
    content: bytes
    form: str
    settings: TableSettings
    imported: Imported


_Read = _Companies | Looked


class ImportPresenter:
    """Looks at files, takes in what was looked at, and takes it back."""

    def __init__(self, view: ImportView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._read: _Read | None = None
        self._paths: tuple[Path, ...] = ()
        self._done: Done | None = None
        self._action: int | None = None
        self._is_taking = False
        self.progress = Progress()

    @property
    def source(self) -> str:
        """The file or files that are looked at."""
        if len(self._paths) == 1:
            return flattened(self._paths[0].name)
        return ngettext("{n} file", "{n} files", len(self._paths)).format(n=len(self._paths))

    @property
    def is_taking(self) -> bool:
        """Whether something is being taken in right now."""
        return self._is_taking

    def refresh(self) -> None:
        """Look whether the import can still be taken back from here."""
        done, action = self._done, self._action
        if done is None or not done.can_undo:
            return

        def came(newest: tuple[int, str] | None) -> None:
            if done is self._done and (newest is None or newest[0] != action):
                self._show_done(replace(done, can_undo=False))

        self._desk.read(newest_action, came)

    def look_at(self, paths: Sequence[Path]) -> None:
        """Read files, or folders of e-mails, and say what would come in."""
        if self._is_taking or not paths:
            return
        self._paths = tuple(paths)
        self._done = None
        self._read = None
        self._look(lambda vault, progress: self._read_files(vault, tuple(paths), progress))

    def choose(self, heading: str, field: TableField | None) -> None:
        """Let a column of the table mean something else, or nothing."""
        match self._read:
            case _Companies(settings=settings):
                mapping = tuple(pair for pair in settings.mapping if pair[0] != heading)
                self._look_again(replace(settings, mapping=(*mapping, (heading, field))))

    def choose_encoding(self, encoding: Encoding) -> None:
        """Read the table's characters in another way."""
        match self._read:
            case _Companies(settings=settings):
                self._look_again(replace(settings, encoding=encoding, mapping=()))

    def choose_delimiter(self, delimiter: Delimiter) -> None:
        """Part the table's cells in another way."""
        match self._read:
            case _Companies(settings=settings):
                self._look_again(replace(settings, delimiter=delimiter, mapping=()))

    def choose_date_order(self, order: DateOrder | None) -> None:
        """Read the table's days in another way; none finds it out."""
        match self._read:
            case _Companies(settings=settings):
                self._look_again(replace(settings, date_order=order))

    def make_companies(self, *, wanted: bool) -> None:
        """Make companies of unknown senders, or let their mails wait in the inbox."""
        paths, wishes, now = self._paths, Wishes(new_companies=wanted), self._desk.now()

        def look(vault: Vault, progress: Progress) -> _Read:
            files = mail_files(paths)
            return mails.look(vault, files, wishes, now=now, watch=progress.watch)

        if isinstance(self._read, Looked):
            self._look(look)

    def take(self) -> None:
        """Take in what was looked at, as one action."""
        read, now, progress = self._read, self._desk.now(), Progress()
        if read is None or self._is_taking or not self._review(read).action:
            return

        def take(vault: Vault) -> tuple[Imported | TakenIn, int | None]:
            taken: Imported | TakenIn
            if isinstance(read, Looked):
                taken = mails.take_in(vault, read, now=now, watch=progress.watch)
            elif read.form == TABLE:
                taken = import_table(vault, read.content, read.settings, dry_run=False, now=now)
            else:
                taken = import_companies(vault, read.content, read.form, dry_run=False, now=now)
            newest = newest_action(vault)
            return taken, None if newest is None else newest[0]

        self.progress = progress
        self._is_taking = True
        self._view.show_working(_("Taking it in…"))
        self._desk.write(take, self._taken, failed=self._not_taken)

    def stop(self) -> None:
        """Stop what is being done, or put away what was looked at; nothing comes in."""
        self.progress.is_stopped = True
        if self._is_taking:
            # What was begun is taken back by itself, and that is told when it is.
            return
        self.progress = Progress()
        if self._done is None:
            self._read = None
            self._view.show_start(None)

    def begin_again(self) -> None:
        """Put away what came in, and begin with another file."""
        self._done = None
        self._read = None
        self._view.show_start(None)

    def take_back(self) -> None:
        """Undo the import, if nothing else was done since."""
        action, done, now = self._action, self._done, self._desk.now()
        if done is None or not done.can_undo:
            return

        def take_back(vault: Vault) -> Done:
            newest = newest_action(vault)
            if newest is None or newest[0] != action:
                raise NotTheNewestError
            undo(vault, now=now)
            return replace(
                done,
                title=_("The import is taken back"),
                sentence=_("Everything is as it was before."),
                errors=(),
                # Whoever takes it back may still need it.
                file="",
                waits=False,
                can_undo=False,
            )

        self._desk.write(take_back, self._show_done, failed=self._refuse_on_done)

    def delete_file(self) -> None:
        """Delete the file that was read, after the customer confirmed it."""
        done, read = self._done, self._read
        if done is None or not isinstance(read, _Companies):
            return

        def delete(_vault: Vault) -> Done:
            delete_exported(read.path, hashlib.sha256(read.content).hexdigest())
            return replace(done, file="", is_deleted=True)

        self._desk.write(delete, self._show_done, failed=self._refuse_on_done)

    def _read_files(self, vault: Vault, paths: tuple[Path, ...], progress: Progress) -> _Read:
        now = self._desk.now()
        if all(is_mail_file(path) or path.is_dir() for path in paths):
            files = mail_files(paths)
            looked = mails.look(vault, files, Wishes(), now=now, watch=progress.watch)
            if not looked.mails and len(looked.errors) == 1:
                raise looked.errors[0][1]
            return looked
        if len(paths) > 1:
            raise SeveralFilesError
        (path,) = paths
        if is_archive(path):
            raise ArchiveError
        content = file_bytes(path)
        return self._looked(vault, path, content, _form(path, content))

    def _looked(self, vault: Vault, path: Path, content: bytes, form: str) -> _Companies:
        imported = import_companies(vault, content, form, dry_run=True, now=self._desk.now())
        return _Companies(
            path=path, content=content, form=form, settings=AS_FOUND, imported=imported
        )

    def _look_again(self, settings: TableSettings) -> None:
        read, now = self._read, self._desk.now()
        if not isinstance(read, _Companies) or read.form != TABLE:
            return

        def look(vault: Vault, _progress: Progress) -> _Read:
            imported = import_table(vault, read.content, settings, dry_run=True, now=now)
            return replace(read, settings=settings, imported=imported)

        self._look(look)

    def _look(self, look: Callable[[Vault, Progress], _Read]) -> None:
        # Whatever is being looked at is overtaken.
        self.progress.is_stopped = True
        progress = self.progress = Progress()
        before = self._read

        def came(read: _Read) -> None:
            if progress is self.progress:
                self._read = read
                self._view.show_review(self._review(read), self.source, None)

        def failed(error: UserError) -> None:
            if progress is not self.progress:
                return
            if before is None:
                self._view.show_start(error)
                return
            self._view.show_review(self._review(before), self.source, error)

        if before is None:
            self._view.show_working(_("Reading {source}…").format(source=self.source))
        # What would come in is found out by doing it and not keeping it, where things are written.
        self._desk.write(lambda vault: look(vault, progress), came, failed=failed)

    def _review(self, read: _Read) -> Review:
        if isinstance(read, Looked):
            return review_of_mails(read, self._desk.now())
        return review_of_companies(read.imported, read.form)

    def _taken(self, found: tuple[Imported | TakenIn, int | None]) -> None:
        taken, self._action = found
        self._is_taking = False
        read = self._read
        if isinstance(read, _Companies):
            self._show_done(done_of(taken, read.path, is_table=read.form == TABLE))
            return
        self._show_done(done_of(taken, None))

    def _not_taken(self, error: UserError) -> None:
        self._is_taking = False
        if isinstance(error, SavedAllTheSameError):
            # It came in all the same; what was looked at is no longer to be taken.
            self._read = None
            self._view.show_start(error)
            return
        if self._read is not None:
            self._view.show_review(self._review(self._read), self.source, error)

    def _show_done(self, done: Done) -> None:
        self._done = done
        self._view.show_done(done, None)

    def _refuse_on_done(self, error: UserError) -> None:
        if self._done is not None:
            self._view.show_done(self._done, error)


def _form(path: Path, content: bytes) -> str:
    try:
        return form_of(content, None)
    except UnknownFormError:
        if path.suffix.lower() in _TABLES:
            # What its columns mean, the customer can say.
            return TABLE
        raise UnclearFileError from None
