"""Files in the vault: put in, looked at, and written out again."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.errors import UserError
from vrm_app.outside.drawn import Drawn, Look, NotDrawn, NotDrawnError, look_of
from vrm_app.outside.limits import UnreadableFileError, attachment_bytes
from vrm_app.outside.plain_text import text_of
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.raw import RawFile, raw_of, spelled
from vrm_app.presenters.words import size_words
from vrm_app.presenters.work import Work
from vrm_app.services.attaching import attach, content_of
from vrm_app.vault.small_files import write_new_durably
from vrm_app.vault.vault import Vault

if TYPE_CHECKING:
    from vrm_app.outside.mail import Mail, Mailbox


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

    def show_name(self, name: str, size: str) -> None:
        """Say which file it is, while it is read."""

    def show_file(self, file: RawFile) -> None:
        """Show a file as it is."""

    def show_drawn(self, drawn: Drawn, note: str) -> None:
        """Show a picture, or a page, and what is to be told of it."""

    def show_nothing(self, why: str) -> None:
        """Say why it cannot be shown."""

    def show_told(self, text: str, *, is_wrong: bool) -> None:
        """Say what came of it."""


_NOT_DRAWN = {
    NotDrawn.DAMAGED: _("This file is damaged, or cannot be shown safely. A copy can be saved."),
    NotDrawn.LARGE: _("This file is too large to be shown here. A copy can be saved."),
    NotDrawn.LOCKED: _("This PDF asks for a password, so it cannot be shown here."),
}
_MAIL = "message/rfc822"


class FilePresenter:
    """One file of the vault; what is hostile in it is met by a process that holds no keys."""

    def __init__(self, view: FileView, desk: Desk, work: Work, attachment_id: str) -> None:
        from vrm_app.outside.drawer import Drawer

        self._view = view
        self._desk = desk
        self._work = work
        self._id = attachment_id
        self._content = b""
        self._look: Look | None = None
        self._drawer = Drawer()
        self._page = 0
        self._pages = 1
        self._is_gone = False

    @property
    def page(self) -> int:
        """Which page is shown, or asked for, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._pages

    def begin(self) -> None:
        """Read the file, and show it."""
        self._desk.read(lambda vault: content_of(vault, self._id), self._came)

    def stop(self) -> None:
        """Let go of answers that are still to come, and of what is being drawn."""
        self._is_gone = True
        self._drawer.stop()

    def turn(self, step: int) -> None:
        """Show another page."""
        wanted = min(max(self._page + step, 0), self._pages - 1)
        if wanted != self._page:
            self._page = wanted
            self._draw()

    def save(self, path: Path) -> None:
        """Write a copy where there is no file yet."""
        try:
            write_new_durably(path, self._content)
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
        self._look = look_of(self._content)
        self._view.show_name(spelled(kept.file_name), size_words(len(self._content)))
        if self._look is not None:
            self._draw()
        elif kept.media_type == _MAIL:
            self._read_mail(kept)
        else:
            self._view.show_file(_as_text(kept, self._content))

    def _draw(self) -> None:
        look, content, page = self._look, self._content, self._page
        if look is None:
            return

        def draw() -> Drawn | NotDrawn | None:
            if page != self._page:
                # Somebody turned on meanwhile.
                return None
            try:
                return self._drawer.draw(look, content, page)
            except NotDrawnError as error:
                return error.why

        self._work.run(draw, lambda drawn: self._drew(page, drawn), self._refused)

    def _drew(self, page: int, drawn: Drawn | NotDrawn | None) -> None:
        if self._is_gone or page != self._page or drawn is None:
            return
        if isinstance(drawn, NotDrawn):
            self._view.show_nothing(_NOT_DRAWN[drawn])
            return
        self._page, self._pages = drawn.page, drawn.pages
        note = _("It moves; its first picture is shown.") if drawn.is_first_of_several else ""
        self._view.show_drawn(drawn, note)

    def _read_mail(self, kept: Attachment) -> None:
        from vrm_app.outside.mail_reader import MailReader

        content = self._content

        def read() -> "Mail | None":
            with MailReader() as reader, suppress(UnreadableFileError):
                return reader.read(content)
            return None

        def came(mail: "Mail | None") -> None:
            if not self._is_gone:
                shown = raw_of(kept.file_name, kept.media_type, content)
                self._view.show_file(shown if mail is None else _as_mail(kept, content, mail))

        self._work.run(read, came, self._refused)

    def _refused(self, error: UserError) -> None:
        if not self._is_gone:
            self._view.show_nothing(f"{error.title}. {error.advice}")


def _as_text(kept: Attachment, content: bytes) -> RawFile:
    """Return a text whatever its encoding, and anything else byte by byte."""
    if kept.media_type.startswith("text/"):
        with suppress(UnreadableFileError):
            text = text_of(content)
            # A file of zeros is no text, whatever it is called.
            if "\0" not in text:
                shown = raw_of(kept.file_name, "text/plain", text.encode("utf-8", "replace"))
                return replace(shown, size=size_words(len(content)), content=content)
    return raw_of(kept.file_name, kept.media_type, content)


def _as_mail(kept: Attachment, content: bytes, mail: "Mail") -> RawFile:
    """Return what a person reads of a mail: who, to whom, when, of what, and its plain words."""
    lines = (
        (_("From"), _people((mail.sender,) if mail.sender else ())),
        (_("To"), _people(mail.to)),
        (_("Copy to"), _people(mail.cc)),
        (_("Sent"), f"{mail.at.astimezone():%Y-%m-%d %H:%M}"),
        (_("Subject"), mail.subject),
        (_("Files"), ", ".join(file.name for file in mail.files)),
    )
    head = "\n".join(f"{name}: {said}" for name, said in lines if said)
    shown = raw_of(kept.file_name, "text/plain", f"{head}\n\n{mail.body}".encode())
    note = _("Only the words of this e-mail are shown. A saved copy holds all of it.")
    both = f"{note} {shown.note}".strip()
    return replace(shown, size=size_words(len(content)), content=content, note=both)


def _people(boxes: "tuple[Mailbox, ...]") -> str:
    return ", ".join(f"{one.name} <{one.address}>" if one.name else one.address for one in boxes)
