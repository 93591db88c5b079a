"""A list of records with what can be done above it, and what is said where there are none."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QStackedWidget, QWidget

from vrm_app.presenters.desk import Desk
from vrm_app.presenters.listings import Listing
from vrm_app.presenters.record_list import RecordListPresenter
from vrm_app.presenters.record_rows import RecordRow
from vrm_app.services.record_lists import Wanted
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.theme import MARGIN, Size, Weight
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.empty import empty
from vrm_app.ui.widgets.record_list import Column, RecordList
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import Elided, label, muted

_LEAST_FILTER = 100
_FILTER_WIDTH = 200
_BUTTON = 30
_BAR = 10
"""How wide the bar is with which a list is moved (px)."""


class RecordPanel(QWidget):
    """One list at a time, which may change to another."""

    opened = Signal(object)
    """A row."""
    chosen = Signal(object)
    """A row that was gone to."""
    wanted = Signal(str)
    """A new record, by its kind."""
    came = Signal()
    """The rows were read."""

    def __init__(self, look: Look, desk: Desk, columns: tuple[Column, ...] = ()) -> None:
        super().__init__()
        self._look = look
        self.listing: Listing | None = None
        self._record_id = ""
        self.presenter = RecordListPresenter(self, desk)
        self.list = RecordList(look, "", columns)
        self.list.opened.connect(self.opened)
        self.list.chosen.connect(self.chosen)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter by letters"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(look.icon("list-filter"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.setMaximumWidth(_FILTER_WIDTH)
        self.filter.textChanged.connect(self.presenter.narrow)
        self._told = muted("")
        self._news = QWidget()
        row(self._news, spacing=8)
        self._columns = _heads(columns)
        self._none = QWidget()
        column(self._none)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        self.head = row(spacing=8)
        self.head.addWidget(self.filter, 1)
        self.head.addWidget(self._told)
        self.head.addStretch()
        self.head.addWidget(self._news)
        outer = column(self, spacing=4)
        outer.addLayout(self.head)
        outer.addWidget(self._columns)
        self._columns.setVisible(bool(columns))
        outer.addWidget(self._stack, 1)

    def show_listing(self, listing: Listing, wanted: Wanted, record_id: str = "") -> None:
        """Show a list, one of its records marked."""
        self._record_id = record_id
        if listing is not self.listing:
            self.listing = listing
            self.list.setAccessibleName(listing.name)
            self._show_news(listing)
            self._fit_head()
            self.filter.clear()
            self._stack.setCurrentWidget(self.list)
        if wanted != self.presenter.wanted:
            self.list.show_rows([])
        self.presenter.show(wanted)

    def show_rows(self, rows: list[RecordRow], told: str, *, is_empty: bool) -> None:
        """Show rows, or that there are none."""
        self.list.show_rows(rows)
        if self._record_id:
            self.list.mark(self._record_id)
        self._told.setText(told)
        had_keys = self.list.hasFocus()
        self._stack.setCurrentWidget(self._none if is_empty else self.list)
        self.filter.setVisible(not is_empty)
        self._news.setVisible(not is_empty)
        self._columns.setVisible(bool(self.list.columns) and not is_empty)
        if had_keys and is_empty:
            self.start()
        self.came.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Put what can be new below the filter where both have no room."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        needed = self._news.sizeHint().width() + self._told.sizeHint().width() + _LEAST_FILTER
        is_narrow = needed > self.width()
        self.head.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )

    def start(self) -> None:
        """Give the keys to the list, or where there are none to what makes the first."""
        if self._stack.currentWidget() is self.list:
            self.list.start()
            return
        button = self._none.findChild(Button)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def selected_id(self) -> str:
        """Return the record of the row that is chosen."""
        found = self.list.current()
        return "" if found is None else found.id

    def make(self) -> None:
        """Ask for a new record of the kind that comes first."""
        if self.listing is not None:
            self.wanted.emit(self.listing.new[0][0])

    def change(self) -> None:
        """Open the row that is chosen."""
        row_ = self.list.current()
        if row_ is not None:
            self.opened.emit(row_)

    def delete(self) -> None:
        """Move the row that is chosen to the trash."""
        row_ = self.list.current()
        if row_ is not None and self.list.hasFocus():
            self.presenter.delete(row_.id)

    def _show_news(self, listing: Listing) -> None:
        clear(self._news)
        clear(self._none)
        beside, inside = self._news.layout(), self._none.layout()
        actions = []
        for at, (kind, text) in enumerate(listing.new):
            key = "" if at else "N"
            for is_inside in (False, True):
                button = Button(self._look, text, icon="plus", key=key)
                button.clicked.connect(partial(self.wanted.emit, kind))
                if is_inside:
                    actions.append(button)
                    continue
                button.set_height(_BUTTON)
                if beside is not None:
                    beside.addWidget(button)
        if inside is not None:
            inside.addWidget(
                empty(self._look, listing.icon, listing.nothing, listing.sentence, *actions[:1])
            )


def titled(panel: RecordPanel, name: str) -> QWidget:
    """Return the panel below its name."""
    made = QWidget()
    outer = column(made, spacing=10)
    outer.setContentsMargins(MARGIN, 16, MARGIN, 0)
    shown = Elided(name, Size.TITLE, Weight.BOLD)
    outer.addWidget(shown)
    outer.addWidget(panel, 1)
    return made


def _heads(columns: tuple[Column, ...]) -> QWidget:
    made = QWidget()
    across = row(made, spacing=12)
    across.setContentsMargins(56, 2, 12 + _BAR, 2)
    across.addStretch(1)
    for one in columns:
        head = label(one.name, Size.SMALL, Weight.MEDIUM, tone="muted")
        head.setFixedWidth(one.width)
        if one.is_figure:
            head.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(head)
    return made
