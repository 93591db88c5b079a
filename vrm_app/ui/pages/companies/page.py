"""The page of companies: the list, and beside it one company with its timeline."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.places import Go, Place, Section
from vrm_app.ui.look import Look
from vrm_app.ui.page import Page
from vrm_app.ui.pages.companies.company_list import CompanyList
from vrm_app.ui.pages.companies.company_pane import CompanyPane
from vrm_app.ui.widgets.empty import empty
from vrm_app.ui.widgets.surface import row, upright

_LIST_WIDTH = 280
_NARROW = 760
_WHOLE = 16_777_215


class CompaniesPage(Page):
    """The list of companies and the one that is chosen."""

    def __init__(self, look: Look, desk: Desk, go: Go) -> None:
        super().__init__("base")
        self._go = go
        self.companies = CompanyList(look, desk)
        self.companies.setMinimumWidth(_LIST_WIDTH)
        self.company = CompanyPane(look, desk)
        self._nothing = empty(
            look,
            "building-2",
            _("No company is chosen"),
            _("Choose one at the left, or type a few letters of its name."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.company)
        self._line = upright()
        across = row(self, spacing=0)
        across.addWidget(self.companies)
        across.addWidget(self._line)
        across.addWidget(self._stack, 1000)
        self.company.named.connect(self.renamed)
        self.companies.chosen.connect(lambda one: go(Place(Section.COMPANIES, one)))

    def show_place(self, place: Place) -> None:
        """Show a company, or none."""
        self.companies.presenter.select(place.record_id)
        self._stack.setCurrentWidget(self.company if place.record_id else self._nothing)
        self.company.presenter.show(place.record_id)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Show list and company side by side, or where there is no room one of them."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        narrow = self.width() < _NARROW
        chosen = self._stack.currentWidget() is self.company
        self.companies.setVisible(not (narrow and chosen))
        self._stack.setVisible(not narrow or chosen)
        self._line.setVisible(not narrow)
        self.companies.setMaximumWidth(_WHOLE if narrow else _LIST_WIDTH)

    def refresh(self) -> None:
        """Read the list and the company again."""
        self.companies.presenter.refresh()
        self.company.presenter.refresh()

    def path(self) -> list[str]:
        """Return the name of the company that is shown."""
        return [self.company.name] if self._stack.currentWidget() is self.company else []

    def start(self) -> None:
        """Begin in the list, or in the timeline of the company."""
        if self._stack.currentWidget() is self.company:
            self.company.timeline.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.companies.filter.setFocus(Qt.FocusReason.OtherFocusReason)
