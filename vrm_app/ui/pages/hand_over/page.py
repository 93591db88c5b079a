"""The page on which one sees exactly what would leave, before it does."""

from collections.abc import Callable
from gettext import gettext as _
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from vrm_app.domain.errors import UserError
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.handing_over import HandOverPresenter, Saved
from vrm_app.presenters.leaving import Form, Leaving
from vrm_app.presenters.picking import Picked
from vrm_app.presenters.places import Go, Place
from vrm_app.ui.file_dialogs import Purpose, ask_for_folder
from vrm_app.ui.look import Look
from vrm_app.ui.page import Page
from vrm_app.ui.pages.hand_over.foot import Foot
from vrm_app.ui.pages.hand_over.include import IncludePane
from vrm_app.ui.pages.hand_over.letter import LetterView
from vrm_app.ui.pages.hand_over.lists import StayingView, TellsView
from vrm_app.ui.pages.hand_over.saved import SavedPane
from vrm_app.ui.pages.hand_over.their_addresses import TheirAddresses
from vrm_app.ui.refusal import Refusal
from vrm_app.ui.stops import tab_through
from vrm_app.ui.theme import MARGIN, Size
from vrm_app.ui.widgets.page_head import HEAD
from vrm_app.ui.widgets.raw import RawView
from vrm_app.ui.widgets.surface import column, line, row, upright
from vrm_app.ui.widgets.text import muted, title

_LEFT = 288
_NARROW = 940
_INCLUDE, _LETTER, _RAW, _STAYING, _TELLS = range(5)


class Over(NamedTuple):
    """What opens over the page, and the way back from it."""

    leave: Callable[[], None]
    pick_company: Callable[[str, Picked], None]


class HandOverPage(Page):
    """Choices at the left, what they come to at the right, what it means below."""

    def __init__(self, look: Look, desk: Desk, go: Go, over: Over) -> None:
        super().__init__("base")
        self._pick_company = over.pick_company
        self.presenter = HandOverPresenter(self, desk)
        self.refusal = Refusal(look)
        self.theirs = TheirAddresses(look, desk, self.presenter)
        self.theirs.offered.connect(self._order)
        self.include = IncludePane(look, self.presenter, self.theirs)
        self.letter = LetterView(look)
        self.raw = RawView(look, _("Files that would leave"), _("The file, sign by sign"))
        self.staying = StayingView(
            look, lambda field: self.presenter.tick_field(field, ticked=True)
        )
        self.tells = TellsView(look)
        self.tabs = QTabBar()
        self.foot = Foot(look)
        self.saved = SavedPane(look, desk, go)
        self._views = QStackedWidget()
        self._left = QWidget()
        self._line = upright()
        self._looking = QWidget()
        self._parts = QStackedWidget()
        self._lay_out()
        self.foot.save.clicked.connect(self._ask_where)
        self.foot.cancel.clicked.connect(over.leave)
        self.include.another.clicked.connect(self._ask_whom)
        self.show_ready(ready=False)
        self._add_keys()

    def show_place(self, place: Place) -> None:
        """Show what can be handed over of a case."""
        if place.record_id != self.presenter.case_id or self._parts.currentWidget() is self.saved:
            self._begin_anew()
        self.presenter.show(place.record_id)

    def refresh(self) -> None:
        """Look whether what would leave has changed."""
        self.presenter.refresh()
        self.theirs.presenter.refresh()
        if self._parts.currentWidget() is self.saved:
            self.saved.next_step.presenter.refresh()

    def path(self) -> list[str]:
        """Return what the case is about."""
        return [self.presenter.title] if self.presenter.title else []

    def start(self) -> None:
        """Begin with the choices, or with the folder that was written."""
        if self._parts.currentWidget() is self.saved:
            self.saved.open.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._left.isVisibleTo(self):
            self.include.start()
        else:
            self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_form(self, form: Form) -> None:
        """Show the choices as they stand."""
        had_none = not self.include.fields.boxes
        self.include.show_form(form)
        self.theirs.look()
        self._order()
        self.renamed.emit()
        if had_none and self.isVisible():
            self.start()

    def show_leaving(self, leaving: Leaving) -> None:
        """Show what would leave."""
        self.letter.show_letter(leaving.letter, leaving.remarks)
        self.raw.show_files(leaving.files)
        self.staying.show_staying(leaving.staying)
        self.tells.show_tells(leaving.tells)
        self.foot.show_leaving(leaving)
        self._order()
        for at, name, count in (
            (_RAW, _("Raw"), len(leaving.files)),
            (_STAYING, _("Not leaving"), leaving.stays),
            (_TELLS, _("What this tells them"), leaving.news),
        ):
            self.tabs.setTabText(at, f"{name}  {count}" if count else name)

    def show_ready(self, *, ready: bool) -> None:
        """Let it be saved, or not yet."""
        self.foot.save.setEnabled(ready)

    def show_refused(self, refusal: UserError | None) -> None:
        """Say what did not happen."""
        self.refusal.show_refusal(refusal)

    def show_saved(self, saved: Saved) -> None:
        """Say where the files lie."""
        self.saved.show_saved(saved)
        self._parts.setCurrentWidget(self.saved)
        if self.isVisible():
            self.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Make the choices a tab of their own where there is no room beside."""
        super().resizeEvent(event)
        self._arrange()

    def save_in(self, parent: Path) -> None:
        """Write what is shown to a new folder in this one."""
        self.presenter.save(parent)

    def _order(self) -> None:
        foot = self.foot
        choices = self.include.stops()
        views = (self.letter.area, self.raw.tabs, self.raw.text, self.staying.area)
        rest = (*views, *self.staying.links, self.tells.area, foot.copy, foot.cancel, foot.save)
        beside = self._left.isVisibleTo(self)
        tab_through([*choices, self.tabs, *rest] if beside else [self.tabs, *choices, *rest])

    def _ask_whom(self) -> None:
        """Ask who else gets it: a branch, or a body that settles disputes."""
        self._pick_company(
            _("Who gets it?"), lambda company_id, _name: self.presenter.choose_recipient(company_id)
        )

    def _ask_where(self) -> None:
        if not self.presenter.is_ready:
            return
        shown = self.presenter.folder_name
        title_ = _("Where to make the folder “{name}”").format(name=shown)
        found = ask_for_folder(self, title_, Purpose.HAND_OVER)
        if found is not None:
            self.save_in(found)

    def _begin_anew(self) -> None:
        self._parts.setCurrentWidget(self._looking)
        self.tabs.setCurrentIndex(_LETTER)

    def _arrange(self) -> None:
        narrow = self.width() < _NARROW
        self.tabs.setTabVisible(_INCLUDE, narrow)
        self._left.setVisible(not narrow)
        self._line.setVisible(not narrow)
        holder = self._in_tab if narrow else self._left
        layout = holder.layout()
        if layout is not None and self.include.parentWidget() is not holder:
            layout.addWidget(self.include)
            self.include.show()
        if not narrow and self.tabs.currentIndex() == _INCLUDE:
            self.tabs.setCurrentIndex(_LETTER)
        self._order()

    def _lay_out(self) -> None:
        self._in_tab = QWidget()
        column(self._in_tab)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(_("What would leave"))
        for name in (
            _("Include"),
            _("As they will see it"),
            _("Raw"),
            _("Not leaving"),
            _("What this tells them"),
        ):
            self.tabs.addTab(name)
        for view in (self._in_tab, self.letter, self.raw, self.staying, self.tells):
            self._views.addWidget(view)
        self.tabs.currentChanged.connect(self._views.setCurrentIndex)
        self.tabs.setCurrentIndex(_LETTER)
        for one in (self._left, self.letter, self._in_tab):
            one.setProperty("surface", "window")
            one.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._left.setFixedWidth(_LEFT)
        column(self._left).addWidget(self.include)
        right = QWidget()
        inner = column(right)
        bar = row()
        bar.setContentsMargins(MARGIN, 0, MARGIN, 0)
        bar.addWidget(self.tabs, 1)
        inner.addLayout(bar)
        inner.addWidget(line())
        inner.addWidget(self._views, 1)
        middle = QWidget()
        across = row(middle, spacing=0)
        across.addWidget(self._left)
        across.addWidget(self._line)
        across.addWidget(right, 1)
        head = QWidget()
        words = column(head)
        words.setContentsMargins(MARGIN, 16, MARGIN, 14)
        named = title(_("This is exactly what leaves"))
        named.setMinimumHeight(HEAD)
        words.addWidget(named)
        told = _("Nothing has left. What you see here is kept, byte for byte, under Handed over.")
        words.addWidget(muted(told, Size.TEXT, wrapped=True))
        outer = column(self._looking)
        outer.addWidget(head)
        outer.addWidget(line())
        outer.addWidget(middle, 1)
        outer.addWidget(line())
        outer.addWidget(self.foot)
        self._parts.addWidget(self._looking)
        self._parts.addWidget(self.saved)
        whole = column(self)
        whole.addWidget(self.refusal)
        whole.addWidget(self._parts, 1)

    def _add_keys(self) -> None:
        for keys, do in (
            ("Ctrl+Return", self.foot.save.click),
            ("Ctrl+Enter", self.foot.save.click),
            ("Esc", self.foot.cancel.click),
        ):
            made = QShortcut(QKeySequence(keys), self)
            made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            made.activated.connect(do)
