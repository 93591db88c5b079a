"""The ledger of all that left: newest first, each with the exact files."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import Protocol

from vrm_app.domain.release import ReleaseState
from vrm_app.domain.text import flattened, folded
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.leaving import files_of, short_hash
from vrm_app.presenters.raw import RawFile
from vrm_app.services.ledger import Left, everything_that_left, files_that_left

STATES = {
    ReleaseState.DRAFTED: _("looked at"),
    ReleaseState.WRITTEN: _("saved"),
    ReleaseState.SENT: _("sent"),
    ReleaseState.DELIVERED: _("delivered"),
    ReleaseState.FAILED: _("failed"),
    ReleaseState.ANSWERED: _("answered"),
    ReleaseState.WITHDRAWN: _("withdrawn"),
}
_ICONS = {
    ReleaseState.FAILED: ("circle-alert", "bad"),
    ReleaseState.ANSWERED: ("circle-check", "ok"),
    ReleaseState.DELIVERED: ("circle-check", "ok"),
    ReleaseState.WITHDRAWN: ("rotate-ccw", "muted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftRow:
    """Something that left, as a row says it."""

    id: str
    company_id: str
    company: str
    what_id: str
    what_kind: str
    what: str
    day: str
    files: str
    state: str
    icon: str
    tone: str
    reference: str
    answer: str
    answer_id: str
    sha256: str
    sha256_short: str

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        parts = (self.company, self.what, self.day, self.files, self.state, self.reference)
        return ". ".join(part for part in parts if part)


class HandedOverView(Protocol):
    """What the page can show."""

    def show_rows(self, rows: list[LeftRow], *, is_empty: bool) -> None:
        """Show what left, or that nothing ever did."""

    def show_opened(self, row: LeftRow | None, files: tuple[RawFile, ...]) -> None:
        """Show the exact files of one of them, or none."""


class HandedOverPresenter:
    """Reads the ledger."""

    def __init__(self, view: HandedOverView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._rows: list[LeftRow] = []
        self._opened = ""
        self._letters: list[str] = []

    @property
    def opened(self) -> LeftRow | None:
        """What is opened, if anything is."""
        return next((one for one in self._rows if one.id == self._opened), None)

    def refresh(self) -> None:
        """Read everything again."""
        self._desk.read(everything_that_left, self._came)

    def open(self, release_id: str) -> None:
        """Show the exact files of something that left; nothing shows none."""
        self._opened = release_id
        self._show_opened()

    def narrow(self, letters: str) -> None:
        """Show only rows that have each of these words somewhere."""
        self._letters = folded(letters).split()
        self._show_rows()

    def _show_rows(self) -> None:
        said = [(row, folded(row.spoken)) for row in self._rows]
        shown = [row for row, text in said if all(one in text for one in self._letters)]
        self._view.show_rows(shown, is_empty=not self._rows)

    def _came(self, found: list[Left]) -> None:
        today = self._desk.now().date()
        zone = self._desk.now().tzinfo
        self._rows = [_row(one, one.release.at.astimezone(zone).date(), today) for one in found]
        self._show_rows()
        self._show_opened()

    def _show_opened(self) -> None:
        row = self.opened
        if row is None:
            self._view.show_opened(None, ())
            return

        def answer(files: tuple[RawFile, ...]) -> None:
            if row.id == self._opened:
                self._view.show_opened(row, files)

        self._desk.read(lambda vault: files_of(files_that_left(vault, row.id)), answer)


def _row(left: Left, on: date, today: date) -> LeftRow:
    release = left.release
    size = words.size_words(sum(file.size for file in release.files))
    count = len(release.files)
    icon, tone = _ICONS.get(release.state, ("send", "muted"))
    return LeftRow(
        id=str(release.id),
        company_id=release.recipient,
        what_id=release.what,
        what_kind=left.what_kind,
        company=flattened(left.company),
        what=flattened(left.what),
        day=words.past_day_words(on, today=today),
        files=ngettext("{n} file, {size}", "{n} files, {size}", count).format(n=count, size=size),
        state=STATES[release.state],
        icon=icon,
        tone=tone,
        reference=release.reference or "",
        answer=flattened(left.answer),
        answer_id=release.answer or "",
        sha256=release.sha256,
        sha256_short=short_hash(release.sha256),
    )
