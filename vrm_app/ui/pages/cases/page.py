"""The page of cases: the open ones, or one of them."""

from dataclasses import replace
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from vrm_app.domain.case import Case
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.promise import Promise
from vrm_app.domain.reminder import Reminder
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.entries import Entry
from vrm_app.presenters.kept_files import put_in
from vrm_app.presenters.opening import new_of
from vrm_app.presenters.opening_entries import open_entry
from vrm_app.presenters.places import Ask, Form, Go, Open, Place, Section
from vrm_app.services.deeds import Deed
from vrm_app.ui.file_dialogs import ask_to_put_in
from vrm_app.ui.look import Look
from vrm_app.ui.page import Key, Page
from vrm_app.ui.pages.cases.case_list import CaseList
from vrm_app.ui.pages.cases.case_pane import CasePane
from vrm_app.ui.widgets.more import MoreButton
from vrm_app.ui.widgets.surface import column


class CasesPage(Page):
    """The open cases, or one case."""

    def __init__(self, look: Look, desk: Desk, go: Go, open_: Open) -> None:
        super().__init__("base")
        self._desk = desk
        self._go = go
        self._open = open_
        self.cases = CaseList(look, desk)
        self.case = CasePane(look, desk, MoreButton(look, self))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.cases)
        self._stack.addWidget(self.case)
        column(self).addWidget(self._stack)
        self.cases.chosen.connect(lambda one: go(Place(Section.CASES, one)))
        self.cases.new.clicked.connect(self._new)
        self.cases.first.clicked.connect(self._new)
        self.case.named.connect(self.renamed)
        self.case.gone.connect(lambda: self.gone.emit(Place(Section.CASES)))
        self.case.timeline.opened.connect(self._open_entry)
        self.case.closing.connect(self._close)
        self.case.opening.connect(self._open_file)
        self.case.log.clicked.connect(self._log)
        self.case.close_case.clicked.connect(self._close)
        self.case.hand_over.clicked.connect(self._hand_over)
        self.case.company.clicked.connect(self._to_company)

    def show_place(self, place: Place) -> None:
        """Show a case, or the open ones."""
        self._stack.setCurrentWidget(self.case if place.record_id else self.cases)
        self.case.presenter.show(place.record_id)

    def refresh(self) -> None:
        """Read the cases again."""
        self.cases.presenter.refresh()
        self.case.presenter.refresh()

    def path(self) -> list[str]:
        """Return the title of the case that is shown."""
        return [self.case.name] if self._case_id else []

    def shortcuts(self) -> list[Key]:
        """Return what can be done with the case that is shown, and with the list."""
        here = _("This case")
        return [
            Key(here, _("Log what happened"), Deed.LOG, self._log),
            Key(here, _("Hand over…"), Deed.HAND_OVER, self._hand_over),
            Key(here, _("Close the case"), Deed.CLOSE, self._close),
            Key(here, _("Note a promise"), Deed.PROMISE, self._note_promise),
            Key(here, _("Remind me"), Deed.REMIND, self._remind),
            Key(here, _("Put evidence in"), Deed.PUT_IN, self._put_in),
            Key(here, _("Say how far it has come"), Deed.STAGE, self._to_stage),
            Key(here, _("Change the case, or the selected entry"), Deed.CHANGE, self._change),
            Key(here, _("All fields of the case, or the entry"), Deed.CHANGE_ALL, self._change_all),
            Key(here, _("Go to its company"), Deed.TO_COMPANY, self._to_company),
            Key(here, _("Move to the trash"), Deed.DELETE, self._delete),
            Key(_("Cases"), _("New case"), Deed.NEW, self._new),
            Key(_("Cases"), _("Print the list"), Deed.PRINT, self._print),
        ]

    def start(self) -> None:
        """Begin in the list, or in what happened in the case."""
        if self._case_id:
            self.case.timeline.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.cases.start()

    def selected_id(self) -> str:
        """Return the record that the keys are on, or that is shown."""
        entry = self.case.timeline.current() if self.case.timeline.hasFocus() else None
        return self._about[0] if entry is None or not self._case_id else entry.id

    @property
    def _case_id(self) -> str:
        shown = self._stack.currentWidget() is self.case
        return self.case.presenter.case_id if shown else ""

    @property
    def _about(self) -> tuple[str, str]:
        """The case that is shown, or whose row the keys are on, and its company."""
        if self._stack.currentWidget() is self.case:
            return self.case.presenter.case_id, self.case.presenter.company_id
        row = self.cases.current()
        return ("", "") if row is None else (row.id, row.company_id)

    @property
    def _entry(self) -> Entry | None:
        """The entry that is selected in the case that is shown."""
        return self.case.timeline.current() if self._case_id else None

    def _new(self) -> None:
        self._open(Ask(Form.CASE))

    def _log(self) -> None:
        case_id, company_id = self._about
        if case_id:
            self._open(Ask(Form.LOG, company_id, case_id))

    def _change(self) -> None:
        """Change the selected entry, or the case where none is selected."""
        (case_id, company_id), entry = self._about, self._entry
        if entry is not None:
            self._open(Ask(Form.LOG, company_id, entry.id, entry.kind))
        elif case_id:
            self._open(Ask(Form.CASE, company_id, case_id))

    def _change_all(self) -> None:
        (case_id, company_id), entry = self._about, self._entry
        kind, about = (Case.kind, case_id) if entry is None else (entry.kind, entry.id)
        if case_id:
            self._open(Ask(Form.RECORD, company_id, about, kind))

    def _open_entry(self) -> None:
        entry = self.case.timeline.current()
        if entry is not None:
            # Where one is already is nowhere to go: the entry itself is opened.
            entry = replace(entry, case_id="")
            open_entry(entry, self.case.presenter.company_id, self._go, self._open)

    def _open_file(self, file_id: str) -> None:
        self._open(Ask(Form.FILE, self.case.presenter.company_id, file_id))

    def _entry_id(self) -> str:
        """Return the entry that is selected, if one is."""
        entry = self._entry
        return entry.id if entry is not None and entry.kind == Interaction.kind else ""

    def _note_promise(self) -> None:
        """Note a promise in this case, and in the selected entry where one is selected."""
        (case_id, company_id), entry_id = self._about, self._entry_id()
        begun = (("case_id", case_id), *((("interaction_id", entry_id),) if entry_id else ()))
        if case_id:
            self._open(new_of(Promise.kind, company_id, begun))

    def _remind(self) -> None:
        case_id, company_id = self._about
        if case_id:
            self._open(new_of(Reminder.kind, company_id, (("about", case_id),)))

    def _put_in(self) -> None:
        """Choose files, and put them in about the selected entry, else about the case."""
        about = self._entry_id() or self._about[0]
        if about:
            put_in(self._desk, about, ask_to_put_in(self))

    def _close(self) -> None:
        case_id, company_id = self._about
        if case_id:
            self._open(Ask(Form.CLOSING, company_id, case_id))

    def _hand_over(self) -> None:
        row = self.cases.current()
        can_leave = not self.case.hand_over.isHidden() if self._case_id else row and row.can_leave
        if can_leave:
            self._go(Place(Section.HAND_OVER, self._about[0]))

    def _to_stage(self) -> None:
        if self._case_id:
            self.case.stage.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.case.stage.showPopup()

    def _to_company(self) -> None:
        case_id, company_id = self._about
        if case_id and company_id:
            self._go(Place(Section.COMPANIES, company_id))

    def _print(self) -> None:
        if not self._case_id:
            self.cases.print()

    def _delete(self) -> None:
        """Move the selected entry to the trash, or the case where none is selected."""
        entry = self._entry
        if not self._case_id:
            self.cases.delete()
        elif entry is not None and self.case.timeline.hasFocus():
            self.case.presenter.delete(entry.id)
        else:
            self.case.presenter.delete(self._case_id)
