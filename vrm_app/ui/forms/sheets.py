"""Opens forms over the window, one at a time, and keeps what was written in them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.form import Drafts
from vrm_app.presenters.jotting import Beginning, JotPresenter
from vrm_app.presenters.keys import KeyRow
from vrm_app.presenters.places import Ask, Form
from vrm_app.ui.forms.case_sheets import CaseSheet, ClosingSheet
from vrm_app.ui.forms.company_sheets import CompanySheet, RatingSheet
from vrm_app.ui.forms.entry_sheet import EntrySheet
from vrm_app.ui.forms.form_sheet import FormSheet
from vrm_app.ui.forms.jot_sheet import JotSheet
from vrm_app.ui.forms.record_sheet import RecordSheet
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.forms.shortcuts import ShortcutSheet
from vrm_app.ui.look import Look

if TYPE_CHECKING:
    from vrm_app.ui.forms.done_sheet import DoneSheet
    from vrm_app.ui.forms.file_sheet import FileSheet
    from vrm_app.ui.forms.history_sheet import HistorySheet
    from vrm_app.ui.forms.secret_sheet import SecretSheet
    from vrm_app.ui.forms.trash_erasing_sheet import ErasingSheet


def _done(look: Look, over: QWidget, desk: Desk, about: str) -> "DoneSheet":
    from vrm_app.ui.forms.done_sheet import DoneSheet

    return DoneSheet(look, over, desk, about)


def _erasing(look: Look, over: QWidget, desk: Desk, about: str) -> "ErasingSheet":
    from vrm_app.ui.forms.trash_erasing_sheet import ErasingSheet

    return ErasingSheet(look, over, desk, about)


def _file(look: Look, over: QWidget, desk: Desk, about: str) -> "FileSheet":
    from vrm_app.ui.forms.file_sheet import FileSheet

    return FileSheet(look, over, desk, about)


def _history(look: Look, over: QWidget, desk: Desk, about: str) -> "HistorySheet":
    from vrm_app.ui.forms.history_sheet import HistorySheet

    return HistorySheet(look, over, desk, about)


def _recovery(look: Look, over: QWidget, desk: Desk, about: str) -> "SecretSheet":
    from vrm_app.ui.forms.recovery_sheet import RecoverySheet

    return RecoverySheet(look, over, desk, about)


def _passphrase(look: Look, over: QWidget, desk: Desk, _about: str) -> "SecretSheet":
    from vrm_app.ui.forms.passphrase_sheet import PassphraseSheet

    return PassphraseSheet(look, over, desk)


_SHEETS: dict[Form, Callable[[Look, QWidget, Desk, Drafts, Ask], FormSheet]] = {
    Form.LOG: EntrySheet,
    Form.CASE: CaseSheet,
    Form.CLOSING: ClosingSheet,
    Form.COMPANY: CompanySheet,
    Form.RATING: RatingSheet,
    Form.RECORD: RecordSheet,
}

_Other: TypeAlias = "DoneSheet | ErasingSheet | FileSheet | HistorySheet | SecretSheet"
_OTHERS: dict[Form, Callable[[Look, QWidget, Desk, str], _Other]] = {
    Form.DONE: _done,
    Form.FILE: _file,
    Form.ERASING: _erasing,
    Form.HISTORY: _history,
    Form.RECOVERY: _recovery,
    Form.PASSPHRASE: _passphrase,
}


class Sheets(QObject):
    """The sheet that is open over a window, if there is one."""

    saved = Signal(object, object)
    """What was asked, and the record that was kept."""

    opening = Signal(object)
    """A record that was jotted is to be opened."""

    gone = Signal()
    """No sheet is open any more."""

    def __init__(self, look: Look, over: QWidget, desk: Desk) -> None:
        super().__init__(over)
        self._look = look
        self._over = over
        self._desk = desk
        self.drafts = Drafts()
        self.sheet: Sheet | None = None

    def ask(self, ask: Ask) -> None:
        """Open a form; one that is open goes back first."""
        if ask.form in _OTHERS:
            other = _OTHERS[ask.form](self._look, self._over, self._desk, ask.about)
            self.show(other)
            other.begin()
            return
        made = _SHEETS[ask.form](self._look, self._over, self._desk, self.drafts, ask)
        made.saved.connect(lambda record: self.saved.emit(ask, record))
        made.offer_history(lambda record_id: self.ask(Ask(Form.HISTORY, about=record_id)))
        self.show(made)
        made.begin()

    def history(self, selected: str) -> None:
        """Show the history of what the form changes, or where none is open, of what is selected."""
        if isinstance(self.sheet, FormSheet):
            self.sheet.show_history()
        elif self.sheet is None and selected:
            self.ask(Ask(Form.HISTORY, about=selected))

    def jot(self, beginning: Beginning) -> None:
        """Open the jot line."""
        made = self.new_jot(self._over, beginning)
        self.show(made)
        made.begin()

    def toggle_keys(self, rows: Callable[[], list[KeyRow]]) -> None:
        """Open the list of keys, or put it away where it is open."""
        if isinstance(self.sheet, ShortcutSheet):
            self.put_away()
            return
        made = ShortcutSheet(self._look, self._over, rows())
        self.show(made)
        made.begin()

    def new_jot(self, over: QWidget, beginning: Beginning | None = None) -> JotSheet:
        """Return a jot line, over the window or in one of its own."""
        begun, day = beginning or Beginning(), self._desk.now().date()
        made = JotSheet(
            self._look,
            over,
            day,
            lambda view: JotPresenter(view, self._desk, self.drafts, begun),
        )
        made.opening.connect(self.opening)
        return made

    def show(self, sheet: Sheet) -> None:
        """Take a sheet in place of the one that is open."""
        self.put_away()
        self.sheet = sheet
        sheet.gone.connect(lambda: self._went(sheet))

    def put_away(self) -> None:
        """Go back from the sheet that is open; what was written is kept."""
        if self.sheet is not None:
            self.sheet.leave()

    def hold(self) -> None:
        """Keep what is written in the sheet that is open as a draft, and leave it open."""
        if self.sheet is not None:
            self.sheet.hold()

    def _went(self, sheet: Sheet) -> None:
        if self.sheet is sheet:
            self.sheet = None
            self.gone.emit()
