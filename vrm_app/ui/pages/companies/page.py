"""The page of companies: the list, and beside it one company with its timeline."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from vrm_app.domain.case import Case
from vrm_app.domain.company import Company
from vrm_app.domain.interaction import Interaction
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.entries import Entry
from vrm_app.presenters.listings import COMPANY_TABS
from vrm_app.presenters.opening import ask_of, new_of
from vrm_app.presenters.opening_entries import open_entry
from vrm_app.presenters.places import Ask, Form, Go, Open, Place, Section
from vrm_app.presenters.record_rows import RecordRow
from vrm_app.services.deeds import Deed
from vrm_app.ui.look import Look
from vrm_app.ui.page import Key, Page
from vrm_app.ui.pages.companies.company_list import CompanyList
from vrm_app.ui.pages.companies.company_pane import CompanyPane
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.empty import empty
from vrm_app.ui.widgets.more import MoreButton
from vrm_app.ui.widgets.surface import row, upright

_LIST_WIDTH = 280
_WIDEST_LIST = 360
_NARROW = 760
_WHOLE = 16_777_215


class CompaniesPage(Page):
    """The list of companies and the one that is chosen."""

    def __init__(self, look: Look, desk: Desk, go: Go, open_: Open) -> None:
        super().__init__("base")
        self._go = go
        self._open = open_
        self.companies = CompanyList(look, desk)
        self.company = CompanyPane(look, desk, MoreButton(look, self))
        self._nothing = empty(
            look,
            "building-2",
            _("No company is chosen"),
            _("Choose one at the left, or type a few letters of its name."),
        )
        self._first = self._invitation(look)
        self._count = 1
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._first)
        self._stack.addWidget(self.company)
        self._line = upright()
        across = row(self, spacing=0)
        across.addWidget(self.companies)
        across.addWidget(self._line)
        across.addWidget(self._stack, 1000)
        self.company.named.connect(self.renamed)
        self.company.gone.connect(self._leave)
        self.companies.chosen.connect(lambda one: go(Place(Section.COMPANIES, one)))
        self.companies.wanted.connect(self._new_called)
        self.companies.counted.connect(self._show_count)
        self.companies.list.opened.connect(
            lambda _row: self.company.timeline.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        self.company.timeline.opened.connect(self._open_entry)
        self.company.panel.opened.connect(self._open_row)
        self.company.panel.wanted.connect(self._make)
        self.company.tabs.currentChanged.connect(self._turn)
        self.company.log.clicked.connect(self._log)
        self.company.raise_case.clicked.connect(self._raise_case)

    def show_place(self, place: Place) -> None:
        """Show a company, none, or the form for a new one."""
        if place.record_id == "new":
            self._new()
            return
        self.companies.presenter.select(place.record_id)
        self._stack.setCurrentWidget(self.company if place.record_id else self._without_company())
        self.company.presenter.show(place.record_id, "" if place.tab else place.about)
        self.company.show_tab(place.tab, place.about)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Show list and company side by side, or where there is no room one of them."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        narrow = self.width() < _NARROW
        chosen = self._stack.currentWidget() is self.company
        alone = chosen if self._count else True
        self.companies.setVisible(bool(self._count) and not (narrow and alone))
        self._stack.setVisible(not narrow or alone)
        self._line.setVisible(bool(self._count) and not narrow)
        wide = min(max(_LIST_WIDTH, self.width() // 4), _WIDEST_LIST)
        self.companies.setMinimumWidth(_LIST_WIDTH if narrow else wide)
        self.companies.setMaximumWidth(_WHOLE if narrow else wide)

    def _invitation(self, look: Look) -> QWidget:
        """Return what stands here as long as there is no company."""
        self.begin = Button(look, _("New company"), kind=Kind.FILLED, icon="plus", key=Deed.NEW)
        self.begin.clicked.connect(self._new)
        bring = Button(look, _("Import from a password manager"))
        bring.clicked.connect(lambda: self._go(Place(Section.IMPORT)))
        return empty(
            look,
            "building-2",
            _("No company is kept here yet"),
            _("Begin with one you deal with, or bring in many at once."),
            self.begin,
            bring,
        )

    def _without_company(self) -> QWidget:
        return self._nothing if self._count else self._first

    def _show_count(self, count: int) -> None:
        """Invite to make a company where there is none."""
        if bool(count) == bool(self._count):
            return
        self._count = count
        has_keys = self.isAncestorOf(self.focusWidget() or self)
        is_open = self._stack.currentWidget() is self.company
        if not is_open:
            self._stack.setCurrentWidget(self._without_company())
        self._make_room()
        if has_keys and not is_open:
            self._begin()

    def _begin(self) -> None:
        first = self.companies.filter if self._count else self.begin
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the list and the company again."""
        self.companies.presenter.refresh()
        self.company.refresh()

    def path(self) -> list[str]:
        """Return the name of the company that is shown."""
        return [self.company.name] if self._stack.currentWidget() is self.company else []

    def shortcuts(self) -> list[Key]:
        """Return what can be done with the company that is shown, and with the list."""
        here = _("This company")
        return [
            Key(here, _("Log what happened"), Deed.LOG, self._log),
            Key(here, _("Raise a case"), Deed.RAISE, self._raise_case),
            Key(here, _("Rate your trust"), Deed.RATE, partial(self._ask, Form.RATING)),
            Key(here, _("Note a promise"), Deed.PROMISE, self._note_promise),
            Key(
                here,
                _("Recommend, or warn of them"),
                Deed.REVIEW,
                partial(self._new_record, "review"),
            ),
            Key(
                here,
                _("Note what they hold of you"),
                Deed.DISCLOSE,
                partial(self._new_record, "disclosure"),
            ),
            Key(here, _("Remind me"), Deed.REMIND, self._remind),
            Key(here, _("Put a file in"), Deed.PUT_IN, self._put_in),
            Key(here, _("Pin it to the side, or take it off"), Deed.PIN, self.company.toggle_pin),
            Key(here, _("Change the company, or the selected entry"), Deed.CHANGE, self._change),
            Key(
                here,
                _("Move the company, or the selected entry, to the trash"),
                Deed.DELETE,
                self._delete,
            ),
            Key(
                here,
                _("All fields of the company, or the entry"),
                Deed.CHANGE_ALL,
                self._change_all,
            ),
            Key(here, _("New in this tab"), Deed.NEW_HERE, self._make_here),
            Key(_("Companies"), _("New company, or new in this tab"), Deed.NEW, self._new_here),
        ]

    def _new_record(self, kind: str, begun: tuple[tuple[str, str], ...] = ()) -> None:
        company_id = self.company.presenter.company_id
        if company_id:
            self._open(new_of(kind, company_id, begun))

    def _entry(self) -> Entry | None:
        """Return the entry of the timeline that is selected."""
        entry = None if self.company.is_on_list else self.company.timeline.current()
        return entry if entry is not None and entry.kind == Interaction.kind else None

    def _note_promise(self) -> None:
        """Note a promise of the company, in the selected entry where one is selected."""
        entry = self._entry()
        begun = () if entry is None else (("interaction_id", entry.id), ("case_id", entry.case_id))
        self._new_record("promise", tuple(pair for pair in begun if pair[1]))

    def _remind(self) -> None:
        entry = self._entry()
        about = self.company.presenter.company_id if entry is None else entry.id
        self._new_record("reminder", (("about", about),))

    def _put_in(self) -> None:
        entry = self._entry()
        self.company.put_in("" if entry is None else entry.id)

    def selected_id(self) -> str:
        """Return the record that the keys are on, or that is shown."""
        if self.company.is_on_list and self.company.panel.list.hasFocus():
            return self.company.panel.selected_id()
        entry = self.company.timeline.current() if self.company.timeline.hasFocus() else None
        return self.company.presenter.company_id if entry is None else entry.id

    def _new(self) -> None:
        self._open(Ask(Form.COMPANY))

    def _new_called(self, name: str) -> None:
        self._open(Ask(Form.COMPANY, begun=(("name", name),) if name else ()))

    def _new_here(self) -> None:
        """Make a new company from the list, and in a tab what the tab is of."""
        if self.company.is_on_list and self.company.isAncestorOf(self.focusWidget() or self):
            self._make_here()
        else:
            self._new()

    def _make_here(self) -> None:
        if self.company.is_on_list:
            self.company.panel.make()

    def _make(self, kind: str) -> None:
        company_id = self.company.presenter.company_id
        if kind == "attachment":
            self.company.put_in()
        elif company_id:
            self._open(new_of(kind, company_id))

    def _open_row(self, opened: RecordRow) -> None:
        if opened.kind == Case.kind:
            self._go(Place(Section.CASES, opened.id))
            return
        ask = ask_of(opened.kind, opened.id, self.company.presenter.company_id)
        if ask is not None:
            self._open(ask)

    def _turn(self, at: int) -> None:
        key = COMPANY_TABS[at - 1].key if at else ""
        self._go(Place(Section.COMPANIES, self.company.presenter.company_id, key))

    def _change_all(self) -> None:
        """Change any field of the selected entry, or of the company where none is selected."""
        company_id = self.company.presenter.company_id
        entry = None if self.company.is_on_list else self.company.timeline.current()
        kind, about = (Company.kind, company_id) if entry is None else (entry.kind, entry.id)
        if company_id:
            self._open(Ask(Form.RECORD, company_id, about, kind))

    def _log(self) -> None:
        self._ask(Form.LOG)

    def _ask(self, form: Form) -> None:
        company_id = self.company.presenter.company_id
        if company_id:
            self._open(Ask(form, company_id))

    def _raise_case(self) -> None:
        company_id = self.company.presenter.company_id
        entry = self._entry()
        if company_id:
            self._open(Ask(Form.CASE, company_id, "" if entry is None else entry.id))

    def _change(self) -> None:
        """Change the selected entry, or the company where none is selected."""
        if self.company.is_on_list and self.company.panel.list.hasFocus():
            self.company.panel.change()
            return
        entry = None if self.company.is_on_list else self.company.timeline.current()
        company_id = self.company.presenter.company_id
        if entry is None:
            self._ask(Form.COMPANY)
            return
        ask = ask_of(entry.kind, entry.id, company_id)
        if entry.kind == Case.kind:
            ask = Ask(Form.CASE, company_id, entry.id)
        self._open(ask or Ask(Form.RECORD, company_id, entry.id, entry.kind))

    def _open_entry(self) -> None:
        """Go to what left, or to the case that the selected entry belongs to, or is."""
        entry = self.company.timeline.current()
        if entry is not None:
            open_entry(entry, self.company.presenter.company_id, self._go, self._open)

    def _delete(self) -> None:
        """Move what is selected to the trash, or the company where nothing of it is selected."""
        entry, company_id = self.company.timeline.current(), self.company.presenter.company_id
        if self.companies.list.hasFocus():
            self.companies.delete()
        elif self.company.is_on_list:
            self.company.panel.delete()
        elif entry is not None and self.company.timeline.hasFocus():
            self.company.presenter.delete(entry.id)
        elif company_id:
            self.company.presenter.delete(company_id)

    def _leave(self) -> None:
        """Go to the company that comes next in the list, where the one that is shown is gone."""
        after = self.companies.presenter.after(self.company.presenter.company_id)
        is_narrow = self.width() < _NARROW
        self.companies.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.gone.emit(Place(Section.COMPANIES, "" if is_narrow else after))
        self.companies.presenter.select(after)

    def start(self) -> None:
        """Begin in the list, or in the timeline of the company."""
        if self.companies.list.hasFocus():
            # Whoever goes down the list goes on there.
            return
        if self._stack.currentWidget() is self.company:
            self.company.start()
        else:
            self._begin()
