"""The window of an open vault: the frame, its pages, and the ways between them."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from vrm_app.domain.errors import UserError
from vrm_app.domain.record import Record
from vrm_app.presenters.jotting import Beginning
from vrm_app.presenters.keys import KeyRow
from vrm_app.presenters.opening import of_company, place_of
from vrm_app.presenters.picking import Picked
from vrm_app.presenters.places import Ask, Place, Section
from vrm_app.presenters.saving import leads_away
from vrm_app.presenters.undoing import UndoPresenter
from vrm_app.presenters.upkeep import CopyPresenter
from vrm_app.presenters.way import Way
from vrm_app.services.deeds import Deed
from vrm_app.services.inbox import take_in
from vrm_app.ui.actions import Actions
from vrm_app.ui.banners import Banners
from vrm_app.ui.commands import Doing, add_commands
from vrm_app.ui.days import Days
from vrm_app.ui.desk import Desk
from vrm_app.ui.dropping import DropTarget
from vrm_app.ui.eye import Eye
from vrm_app.ui.finding import Finding
from vrm_app.ui.forms.jot_sheet import JotSheet
from vrm_app.ui.forms.sheets import Sheets
from vrm_app.ui.frame import (
    SECTIONS,
    SideBar,
    StatusBar,
    TopBar,
    framed,
    holding,
)
from vrm_app.ui.kept_searches import show_side
from vrm_app.ui.look import Look
from vrm_app.ui.making_pages import WITHOUT_KEYS, Ways, makers
from vrm_app.ui.messages import tell_bug
from vrm_app.ui.page import Page
from vrm_app.ui.parting import Parting
from vrm_app.ui.state_told import tell_unreadable
from vrm_app.ui.understood_keys import understood
from vrm_app.ui.widgets.surface import line

if TYPE_CHECKING:
    from vrm_app.ui.pages.import_.page import ImportPage

_NAMES = {
    Section.IMPORT: _("Import"),
    Section.HAND_OVER: _("Hand over"),
    Section.TRASH: _("Trash"),
    Section.MANUAL: _("Manual"),
    Section.SETTINGS: _("Settings"),
    **{section: name for section, _icon, name in SECTIONS},
}
_BEGINNING = Place(Section.TODAY)


class MainWindow(QMainWindow):
    """Where everything is done once the vault is open."""

    def __init__(
        self,
        look: Look,
        desk: Desk,
        lock: Callable[[], None],
        begin_at: Place = _BEGINNING,
    ) -> None:
        super().__init__()
        self._look = look
        self._desk = desk
        self._lock = lock
        self._way = Way(begin_at)
        self._stale: set[Section] = set()
        self.setWindowTitle(_("Dealings"))
        self.resize(1280, 800)
        self.setMinimumSize(560, 420)
        self.side = SideBar(look, desk.folder.stem)
        self.top = TopBar(look)
        self.status = StatusBar(look)
        self._stack = QStackedWidget()
        self._held = holding(self._stack)
        self.banners = Banners(look, self._held)
        self.pages: dict[Section, Page] = {}
        self.status.follow(self.pages)
        self.sheets = Sheets(look, self, desk)
        self._undo = UndoPresenter(self, desk)
        ways = Ways(self.go, self.sheets.ask, self.leave, self, self._keys, self._deeds)
        self._makers = makers(look, desk, ways)
        shown = (self.top, line(), self._held)
        self.setCentralWidget(framed(self.side, shown, self.status))
        QTimer.singleShot(0, self, self._fold)
        self.eye = Eye(lambda: [self._stack, self.banners, *self.top.veiled, *self.side.lists])
        self.eye.turned.connect(lambda closed: self.status.show_eye(closed=closed))
        self.eye.turned.connect(lambda closed: self.top.show_eye(closed=closed))
        self._target = DropTarget(look, self, self.take)
        self.setAcceptDrops(True)
        self.actions_ = Actions(self, look.preferences)
        self._finding = Finding(look, self, desk, self.sheets)
        add_commands(self.actions_, self._doing())
        self._connect()
        self._parting = Parting(desk, self.sheets, self.banners)
        self._beside = show_side(self.side, desk, self.sheets.ask)
        self._copies = CopyPresenter(self.status, desk)
        self._show()
        self.days = Days(self, desk.now)
        self.days.begun.connect(self._say_anew)
        self._copies.refresh()

    @property
    def place(self) -> Place:
        """The place where one is."""
        return self._way.here

    @property
    def _company_id(self) -> str:
        """The company that is shown, if one is."""
        return self.place.record_id if self.place.section is Section.COMPANIES else ""

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self._way.here.section]

    def go(self, place: Place) -> None:
        """Go to a place, so that one can come back."""
        if place.section not in self._makers:
            return
        self._way.go(place)
        self._show()

    def go_back(self) -> None:
        """Go back to where one was."""
        if self._way.can_go_back:
            self._way.go_back()
            self._show()

    def leave(self) -> None:
        """Go back to where one was, or where there is nothing, to where one begins."""
        if self._way.can_go_back:
            self.go_back()
        else:
            self.go(_BEGINNING)

    def go_forward(self) -> None:
        """Go forward again."""
        if self._way.can_go_forward:
            self._way.go_forward()
            self._show()

    def show_saved(self, text: str) -> None:
        """Say what was saved, with the way to take it back."""
        self.banners.show_done(text, _("Undo"), self._undo.undo)

    def show_taken_back(self, text: str) -> None:
        """Say what was taken back, with the way to do it again."""
        self.banners.show_done(text, _("Redo"), self._undo.redo)

    def take(self, paths: list[Path]) -> None:
        """Look at files that come from elsewhere, and say what would come in."""
        self._import_page().take(paths)

    def take_in(self) -> None:
        """File what was jotted beside the open vault."""
        now = self._desk.now()
        self._desk.write(
            lambda vault: take_in(vault, now=now),
            lambda taken: tell_unreadable(self.banners, taken.unreadable),
        )

    @property
    def is_jotting(self) -> bool:
        """Whether a jot line is open over the page."""
        return isinstance(self.sheets.sheet, JotSheet)

    def show_refused(self, error: UserError) -> None:
        """Tell what did not happen, and what to do."""
        self.banners.show_refused(error)

    def _say_anew(self) -> None:
        """Say everything as it is on another day: what is due, and for how long."""
        self._changed()
        for one in self._beside:
            one.refresh()

    @property
    def folder(self) -> Path:
        """Where the vault is that is open."""
        return self._desk.folder

    def let_go(self) -> Path:
        """Let go of the vault, and return where it is; the window is of no use afterwards."""
        self.hide()
        self.sheets.put_away()
        self._parting.keep(self.place)
        self._desk.close()
        return self._desk.folder

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  (Qt's name)
        """Let go of the vault before the window goes; what is not saved is told of first."""
        self.sheets.put_away()
        if not self._parting.may_close():
            event.ignore()
            return
        self._parting.keep(self.place)
        self._desk.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  (Qt's name)
        """Show where files go that are dropped."""
        # Files dropped while a form is open belong to the form.
        if self.sheets.sheet is None:
            self._target.light_up(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  (Qt's name)
        """Take files that are dropped at once."""
        if self.sheets.sheet is None:
            self._target.dropEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Give the page more room in a narrow window."""
        super().resizeEvent(event)
        self._fold()

    def jot(self, beginning: Beginning) -> None:
        """Open the jot line."""
        self.sheets.jot(beginning)

    def pick_company(self, hint: str, picked: Picked, *, new: bool = False) -> None:
        """Ask for a company by a few letters."""
        self._finding.pick_company(hint, picked, new=new)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Put away by Escape what was done, where nothing else is to be put away."""
        if event.key() != Qt.Key.Key_Escape or not self.banners.put_done_away():
            super().keyPressEvent(event)

    def _import_page(self) -> "ImportPage":
        from vrm_app.ui.pages.import_.page import ImportPage

        self.go(Place(Section.IMPORT))
        page = self.page
        if not isinstance(page, ImportPage):
            raise TypeError
        return page

    def _show(self) -> None:
        place = self._way.here
        # A sheet that goes gives the keys to the page: it must be there by then.
        page = self._made(place.section)
        self.sheets.put_away()
        self._stack.setCurrentWidget(page)
        page.show_place(place)
        if place.section in self._stale:
            self._stale.discard(place.section)
            page.refresh()
        self.side.show_place(place)
        self._show_path()
        self.top.back.setEnabled(self._way.can_go_back)
        self.top.forward.setEnabled(self._way.can_go_forward)
        if self.sheets.sheet is None:
            page.start()

    def _made(self, section: Section) -> Page:
        """Return the page of a section, made when it is first asked for."""
        page = self.pages.get(section)
        if page is None:
            page = self._makers[section]()
            self.pages[section] = page
            self._stack.addWidget(page)
            page.renamed.connect(self._show_path)
            page.gone.connect(partial(self._go_instead, page))
            self._stale.add(section)
            for key in page.shortcuts():
                self.actions_.add_for(page, key)
        return page

    def _keys(self) -> list[KeyRow]:
        """Return what keys do, here and on every page."""
        for section in self._makers:
            if section not in WITHOUT_KEYS:
                self._made(section)
        return [*self.actions_.keys(), *understood(self._look.preferences)]

    def _deeds(self) -> list[tuple[Deed, str, str]]:
        return self.actions_.everywhere()

    def _show_path(self) -> None:
        section = self._way.here.section
        names = [_NAMES[section], *self.page.path()]
        self.top.show_path(names, Place(section))
        self.page.setAccessibleName(names[-1])

    def _changed(self) -> None:
        self._undo.changed()
        self._copies.refresh()
        self._stale = set(self.pages) - {self._way.here.section}
        self.page.refresh()

    def _go_instead(self, page: Page, place: Place) -> None:
        """Go to a place, where what a page showed is no longer there."""
        if page is self.page:
            self._way.go_instead(place)
            self._show()

    def _give_keys_to_page(self) -> None:
        # The page that one goes to may not be made yet.
        page = self.pages.get(self._way.here.section)
        if page is not None and not page.isAncestorOf(self.focusWidget() or self):
            page.start()

    def _unless_typing(self, do: Callable[[], None]) -> None:
        if self.sheets.sheet is None:
            do()

    def _saved(self, ask: Ask, record: Record) -> None:
        """Go to what was new, unless it is seen from here."""
        if leads_away(ask, record.kind, self._way.here):
            self._open_record(record)

    def _open_record(self, record: Record) -> None:
        """Go to where a record stands."""
        self.go(place_of(record.kind, record.id, record.company or "") or Place(Section.TODAY))

    def _fold(self) -> None:
        self.side.fit(self.width())
        self.top.fit(self.width())

    def _ask_here(self, ask: Ask) -> None:
        """Open a form, of the company that is shown where it can be of one."""
        self.sheets.ask(of_company(ask, self._company_id))

    def _doing(self) -> Doing:
        return Doing(
            go=self.go,
            ask=self._ask_here,
            back=self.go_back,
            forward=self.go_forward,
            find=self._find,
            jot=self._jot,
            undo=partial(self._unless_typing, self._undo.undo),
            redo=partial(self._unless_typing, self._undo.redo),
            history=lambda: self.sheets.history(self.page.selected_id()),
            import_=lambda: self._import_page().open_dialog(),
            fold=self.side.toggle,
            keys=lambda: self.sheets.toggle_keys(self._keys),
            eye=self.eye.turn,
            lock=self._lock,
            quit=self.close,
        )

    def _connect(self) -> None:
        self.side.chosen.connect(self.go)
        self.top.chosen.connect(self.go)
        self.top.side.clicked.connect(self.side.toggle)
        self.top.back.clicked.connect(self.go_back)
        self.top.forward.clicked.connect(self.go_forward)
        self.top.search.clicked.connect(self._find)
        self.top.jot.clicked.connect(self._jot)
        self.sheets.opening.connect(self._open_record)
        self.top.import_.clicked.connect(lambda: self._import_page().open_dialog())
        self.top.eye.clicked.connect(self.eye.turn)
        self.top.lock.clicked.connect(self._lock)
        self.top.menu.clicked.connect(self._open_menu)
        self._desk.changed.connect(self._changed)
        self.sheets.saved.connect(self._saved)
        self.sheets.gone.connect(self._give_keys_to_page)
        self._look.changed.connect(self._fold)
        self._desk.refused.connect(self.show_refused)
        self._desk.unread.connect(lambda error: self.banners.show_unread(error, self._changed))
        self._desk.broken.connect(tell_bug)

    def _find(self) -> None:
        self._finding.toggle(self.go, self.actions_.commands())

    def _jot(self) -> None:
        """Open the jot line, of the company that is shown; put it away where it is open."""
        if self.is_jotting:
            self.sheets.put_away()
            return
        name = "".join(self.page.path()[:1])
        text = f"@{name} " if self._company_id and name else ""
        self.sheets.jot(Beginning(text=text, company_id=self._company_id))

    def _open_menu(self) -> None:
        menu = self.actions_.menu()
        menu.exec(self.top.menu.mapToGlobal(self.top.menu.rect().bottomLeft()))
