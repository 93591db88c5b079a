"""One company: head, facts, tabs and timeline."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from vrm_app.domain.promise import PromiseState
from vrm_app.presenters.company import CompanyPresenter
from vrm_app.presenters.company_head import Head
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.kept_files import put_in
from vrm_app.presenters.listings import COMPANY_TABS
from vrm_app.services.deeds import Deed
from vrm_app.ui.file_dialogs import ask_to_put_in
from vrm_app.ui.look import Look
from vrm_app.ui.pages.companies.beside import AboutPanel, TrustPanel
from vrm_app.ui.theme import MARGIN, Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.fact import Facts
from vrm_app.ui.widgets.record_panel import RecordPanel
from vrm_app.ui.widgets.surface import column, row, surface
from vrm_app.ui.widgets.text import Elided, label
from vrm_app.ui.widgets.tile import Tile
from vrm_app.ui.widgets.timeline import Timeline

_PEOPLE = "people"
_TRUST = "trust"


class CompanyPane(QWidget):
    """One company: head, facts, tabs and timeline."""

    named = Signal()
    """The name of the company came."""
    gone = Signal()
    """The company is in the trash, or no longer there at all."""

    def __init__(self, look: Look, desk: Desk, more: Button) -> None:
        super().__init__()
        self._look = look
        self._desk = desk
        self.timeline = Timeline(look, several=True)
        self.presenter = CompanyPresenter(self, self.timeline, desk)
        self._tile = Tile(look, "", 48)
        self._name = Elided("", Size.TITLE, Weight.BOLD, grows=False)
        self._line = label("", tone="muted", wrapped=True)
        self._star = Button(look, icon="star", kind=Kind.PLAIN)
        self._star.setCheckable(True)
        self._star.named(_("Pin this company"), _("Pin this company (Shift+P)"))
        self._star.clicked.connect(lambda on: self.presenter.toggle_favourite(favourite=on))
        self.log = Button(look, _("Log"), kind=Kind.FILLED, icon="plus", key=Deed.LOG)
        self.raise_case = Button(look, _("Case"), icon="life-buoy", key=Deed.RAISE)
        self._more = more
        self._facts = Facts(look)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.addTab(_("Timeline"))
        for one in COMPANY_TABS:
            self.tabs.addTab(one.name.replace("&", "&&"))
        self.tabs.setAccessibleName(_("What is shown of the company"))
        self._counts: dict[str, int] = {}
        self._tab = ""
        self.panel = RecordPanel(look, desk)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.timeline)
        self.trust = TrustPanel(look, desk)
        self.about = AboutPanel()
        self._beside = QWidget()
        above = column(self._beside, spacing=8)
        above.addWidget(self.trust)
        above.addWidget(self.about)
        above.addWidget(self.panel, 1)
        self._shown.addWidget(self._beside)
        stretch = self.presenter.timeline
        self.timeline.older_wanted.connect(stretch.show_older)
        self.timeline.newer_wanted.connect(stretch.show_newer)
        self.timeline.unfolded.connect(stretch.open)
        self.timeline.settled.connect(self._settle)
        self._lay_out()

    @property
    def name(self) -> str:
        """The name of the company that is shown."""
        return self._name.text()

    def show_tab(self, key: str, record_id: str = "") -> None:
        """Show a tab of the company, the timeline unless another is named; a record marked."""
        found = next((one for one in COMPANY_TABS if one.key == key), None)
        self.tabs.blockSignals(True)  # noqa: FBT003  (Qt's own)
        self.tabs.setCurrentIndex(0 if found is None else COMPANY_TABS.index(found) + 1)
        self.tabs.blockSignals(False)  # noqa: FBT003
        self._shown.setCurrentWidget(self.timeline if found is None else self._beside)
        self._tab = "" if found is None else found.key
        self.about.setVisible(self._tab == _PEOPLE)
        self._show_trust()
        if found is not None:
            self.panel.show_listing(found, found.wanted(self.presenter.company_id), record_id)

    def _show_trust(self) -> None:
        if self._tab == _TRUST:
            self.trust.presenter.show(self.presenter.company_id)
        else:
            self.trust.hide()

    def toggle_pin(self) -> None:
        """Pin the company, or take it off the pinned ones."""
        if self.presenter.company_id:
            self._star.click()

    def put_in(self, entry_id: str = "") -> None:
        """Choose files, and put them into the vault about the company, or one of its entries."""
        about = entry_id or self.presenter.company_id
        if about:
            put_in(self._desk, about, ask_to_put_in(self))

    @property
    def is_on_list(self) -> bool:
        """Tell whether a list is shown in place of the timeline."""
        return self._shown.currentWidget() is self._beside

    def refresh(self) -> None:
        """Read the company again, and what is shown of it."""
        self.presenter.refresh()
        if self.is_on_list:
            self.panel.presenter.refresh()
        self._show_trust()

    def start(self) -> None:
        """Give the keys to what is shown of the company."""
        if self.is_on_list:
            self.panel.start()
        else:
            self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_head(self, head: Head) -> None:
        """Show what stands at the head."""
        self.about.show_about(head.about)
        self._counts = head.counts
        self._name_tabs()
        self._tile.show_name(head.name)
        self._name.setText(head.name)
        self._line.setText(head.line)
        self._star.setChecked(head.is_favourite)
        self.named.emit()
        self._facts.show_facts(head.facts)

    def show_gone(self) -> None:
        """Tell that the company is no longer there."""
        self.gone.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Name the tabs as there is room."""
        super().resizeEvent(event)
        self._name_tabs()

    def _name_tabs(self) -> None:
        """Show how much each tab holds, unless a tab would be out of sight for it."""
        for with_counts in (True, False):
            for at, one in enumerate(COMPANY_TABS, 1):
                count = sum(self._counts.get(kind, 0) for kind in one.counted)
                name = one.name.replace("&", "&&")
                text = f"{name}  {count}" if count and with_counts else name
                if text != self.tabs.tabText(at):
                    self.tabs.setTabText(at, text)
            if self.tabs.sizeHint().width() <= self.width() - 2 * MARGIN:
                return

    def _settle(self, promise_id: str, kept: bool) -> None:  # noqa: FBT001  (a signal's value)
        self.presenter.settle(promise_id, PromiseState.KEPT if kept else PromiseState.BROKEN)

    def _lay_out(self) -> None:
        outer = column(self)
        outer.setContentsMargins(MARGIN, 16, MARGIN, 0)
        outer.addLayout(self._head_row())
        outer.addSpacing(12)
        outer.addWidget(self._facts)
        outer.addSpacing(8)
        outer.addWidget(self.tabs)
        line = surface("line")
        line.setFixedHeight(1)
        outer.addWidget(line)
        outer.addSpacing(8)
        outer.addWidget(self._shown, 1)

    def _head_row(self) -> QHBoxLayout:
        head = row(spacing=14)
        head.addWidget(self._tile)
        words = QWidget()
        inner = column(words, spacing=2)
        first = row(spacing=6)
        first.addWidget(self._name)
        first.addWidget(self._star)
        first.addStretch()
        inner.addLayout(first)
        inner.addWidget(self._line)
        head.addWidget(words, 1)
        head.addWidget(self._more)
        head.addWidget(self.raise_case)
        head.addWidget(self.log)
        return head
