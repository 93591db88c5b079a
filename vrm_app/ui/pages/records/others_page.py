"""What has no section of its own, one kind at a time."""

from gettext import gettext as _

from PySide6.QtWidgets import QTabBar

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.listings import OTHERS
from vrm_app.presenters.opening import ask_of, new_of
from vrm_app.presenters.places import Go, Open, Place, Section
from vrm_app.presenters.record_rows import RecordRow
from vrm_app.services.deeds import Deed
from vrm_app.ui.look import Look
from vrm_app.ui.page import Key, Page
from vrm_app.ui.pages.records.section_page import column_of
from vrm_app.ui.theme import MARGIN
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.record_panel import RecordPanel
from vrm_app.ui.widgets.surface import column, line, row
from vrm_app.ui.widgets.text import title


class OthersPage(Page):
    """A tab for each kind."""

    def __init__(self, parts: tuple[Look, Desk], ways: tuple[Go, Open]) -> None:
        super().__init__("base")
        look, desk = parts
        self._go, self._open = ways
        self._shown = OTHERS[0]
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(_("Kinds"))
        for one in OTHERS:
            self.tabs.addTab(one.name)
        self.tabs.currentChanged.connect(self._turn)
        self.panel = RecordPanel(look, desk, leads=True)
        self.panel.opened.connect(self._open_row)
        self.panel.wanted.connect(lambda kind: self._open(new_of(kind, "")))
        outer = column(self, spacing=8)
        outer.setContentsMargins(MARGIN, 16, MARGIN, 0)
        head = row(spacing=8)
        head.addWidget(title(_("More")), 1)
        trash = Button(look, _("Trash"), icon="trash-2")
        trash.clicked.connect(lambda: self._go(Place(Section.TRASH)))
        head.addWidget(trash)
        outer.addLayout(head)
        # The tab that is shown is underlined on the line itself.
        tabs = column_of(self.tabs, line(), spacing=0)
        outer.addWidget(tabs)
        outer.addWidget(self.panel, 1)

    def show_place(self, place: Place) -> None:
        """Show the records of a kind, one of them marked."""
        self._shown = next((one for one in OTHERS if one.key == place.tab), OTHERS[0])
        self.tabs.blockSignals(True)  # noqa: FBT003  (Qt's own)
        self.tabs.setCurrentIndex(OTHERS.index(self._shown))
        self.tabs.blockSignals(False)  # noqa: FBT003
        self.panel.show_listing(self._shown, self._shown.wanted(), place.record_id)

    def refresh(self) -> None:
        """Read the list again."""
        self.panel.presenter.refresh()

    def path(self) -> list[str]:
        """Return the name of the kind."""
        return [self._shown.name]

    def shortcuts(self) -> list[Key]:
        """Return what can be done with the list."""
        here = _("More")
        return [
            Key(here, _("New in this list"), Deed.NEW_HERE, self.panel.make, Deed.NEW),
            Key(here, _("Change what is selected"), Deed.CHANGE, self.panel.change),
            Key(here, _("Move what is selected to the trash"), Deed.DELETE, self.panel.delete),
            Key(here, _("Print the list"), Deed.PRINT, self.panel.print),
        ]

    def selected_id(self) -> str:
        """Return the record that the keys are on, or that is shown."""
        return self.panel.selected_id()

    def start(self) -> None:
        """Begin in the list."""
        self.panel.start()

    def _turn(self, at: int) -> None:
        self._go(Place(Section.OTHERS, "", OTHERS[at].key))

    def _open_row(self, opened: RecordRow) -> None:
        ask = ask_of(opened.kind, opened.id, opened.company_id)
        if ask is not None:
            self._open(ask)
