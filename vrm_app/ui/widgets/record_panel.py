"""A list of records with what can be done above it, and what is said where there are none."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from vrm_app.presenters.columns import Column
from vrm_app.presenters.day_groups import InGroups
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.listings import Listing
from vrm_app.presenters.record_list import RecordListPresenter
from vrm_app.presenters.record_rows import RecordRow
from vrm_app.services.deeds import Deed
from vrm_app.services.record_lists import Wanted
from vrm_app.ui.lending import drag_out
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear
from vrm_app.ui.theme import GAP
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.column_heads import ColumnHeads
from vrm_app.ui.widgets.empty import empty
from vrm_app.ui.widgets.filters import Filters
from vrm_app.ui.widgets.letters_line import LettersLine
from vrm_app.ui.widgets.record_list import RecordList
from vrm_app.ui.widgets.selection_bar import SelectionBar
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import muted, title

_LEAST_FILTER = 100
_FILTER_WIDTH = 200
_BUTTON = 32


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

    def __init__(
        self,
        look: Look,
        desk: Desk,
        *,
        name: str = "",
        key: str = Deed.NEW_HERE,
        leads: bool = False,
    ) -> None:
        """Make a panel, under a name of its own or not; where it leads, what is new comes first."""
        super().__init__()
        self._look = look
        self._key = key
        self._title = title(name) if name else None
        self._leads = leads or bool(name)
        self.listing: Listing | None = None
        self._record_id = ""
        self.heads = ColumnHeads(look)
        self.list = RecordList(look, "")
        self.presenter = RecordListPresenter(self, desk)
        self.heads.sorted.connect(self._sort)
        self.heads.chosen.connect(self._choose_columns)
        self.list.rows.wanting.connect(self.presenter.fill)
        self.list.beside.connect(self.heads.leave)
        self.bar = SelectionBar(look, desk, self.list, self.presenter)
        self.list.dragged.connect(lambda one: drag_out(look, self.list, desk, one))
        self.list.opened.connect(self.opened)
        self.list.chosen.connect(self.chosen)
        self.filter = LettersLine(look, _("Filter"), _("Filter by letters"))
        self.filter.setMaximumWidth(_FILTER_WIDTH)
        self.filter.textChanged.connect(self.presenter.narrow)
        self.filters = Filters(look, self.list, self.filter, _("Only some"))
        self.filters.picked.connect(self.presenter.choose)
        self._told = muted("")
        self._news = QWidget()
        row(self._news, spacing=8)
        self._none = QWidget()
        column(self._none)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._none)
        self.head = row(spacing=8)
        self._above = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def _lay_out(self) -> None:
        above, name = self._above, self._title
        above.setSpacing(8)
        if name is not None:
            name.setMinimumHeight(_BUTTON)
            above.addWidget(name)
            above.addStretch(1)
            self.head.addWidget(self._told)
            self.head.addWidget(self.filter, 1)
        else:
            self.head.addWidget(self.filter, 1)
            self.head.addWidget(self._told)
            self.head.addStretch()
        self.head.addWidget(self.heads.chooser)
        self.head.addWidget(self._news)
        above.addLayout(self.head, 1 if name is None else 0)
        outer = column(self, spacing=4)
        outer.addLayout(above)
        outer.addSpacing(4)
        outer.addWidget(self.filters.chips)
        outer.addWidget(self.bar)
        outer.addWidget(self.heads)
        outer.addWidget(self._stack, 1)

    def show_listing(self, listing: Listing, wanted: Wanted, record_id: str = "") -> None:
        """Show a list, one of its records marked."""
        self._record_id = record_id
        if listing is not self.listing:
            self.listing = listing
            self.list.setAccessibleName(listing.name)
            self.bar.kind = listing.kinds[0] if len(listing.kinds) == 1 else ""
            self._show_news(listing)
            self._fit_head()
            self.filter.clear()
            self._stack.setCurrentWidget(self.list)
        if wanted != self.presenter.wanted:
            self.filters.begin_anew()
            self.list.show_order([], [])
        self.presenter.show(wanted)

    def show_rows(
        self, order: InGroups, rows: list[RecordRow], told: str, *, is_empty: bool
    ) -> None:
        """Show which rows there are, or that there are none."""
        self.list.show_order(order.ids, rows, order.groups)
        if self.list.rows.number_of(self._record_id) >= 0 and not self.bar.is_of_several:
            self.list.mark(self._record_id)
            # From now on one is wherever one goes.
            self._record_id = ""
        self._told.setText(told)
        had_keys = self.list.hasFocus()
        self._stack.setCurrentWidget(self._none if is_empty else self.list)
        for one in (self.filter, self._news):
            one.setVisible(not is_empty)
        has_columns = self.presenter.can_have_columns and not is_empty
        self.heads.setVisible(has_columns)
        self.heads.chooser.setVisible(has_columns)
        if had_keys and is_empty:
            self.start()
        self.came.emit()

    def show_chips(self, chips: list[tuple[str, str]]) -> None:
        """Offer what the list can be filtered by."""
        self.filters.show_chips(chips)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Put what can be new below the filter where both have no room."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        needed = self._news.sizeHint().width() + self._told.sizeHint().width() + _LEAST_FILTER
        self.head.setDirection(below if needed > self.width() else beside)
        if self._title is not None:
            needed += (
                self._title.sizeHint().width() + self.heads.chooser.sizeHint().width() + 2 * GAP
            )
            self._above.setDirection(below if needed > self.width() else beside)
            spare = max(self.width() - needed, 0)
            self.filter.setMinimumWidth(min(_LEAST_FILTER + spare, _FILTER_WIDTH))

    def show_more(self, rows: list[RecordRow]) -> None:
        """Show rows that came into sight."""
        self.list.fill(rows)
        self.came.emit()

    def show_heads(self, columns: tuple[Column, ...], sorted_by: str, *, descending: bool) -> None:
        """Show the columns, and by which the rows are sorted."""
        self.list.show_columns(columns)
        kind = self.listing.kinds[0] if self.listing is not None else ""
        self.heads.show_heads(kind, columns, sorted_by, descending=descending)

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
        """Move what is selected to the trash."""
        if not self.list.hasFocus():
            return
        if self.bar.is_of_several:
            self.bar.delete()
        elif self.list.current_id():
            self.presenter.delete(self.list.current_id())

    def print(self) -> None:
        """Show the list, or what is selected of it, as it would be printed."""
        if self.listing is not None:
            self.bar.print(self.listing.name, self.presenter.letters)

    def _sort(self, key: str) -> None:
        self._record_id = ""
        self.list.begin_anew()
        self.presenter.sort(key)

    def _choose_columns(self, keys: tuple[str, ...]) -> None:
        self.presenter.columns = keys

    def _show_news(self, listing: Listing) -> None:
        clear(self._news)
        clear(self._none)
        beside, inside = self._news.layout(), self._none.layout()
        actions = []
        for at, (kind, text) in enumerate(listing.new):
            key = "" if at else self._key
            for is_inside in (False, True):
                is_first = not at and self._leads
                kind_ = Kind.FILLED if is_first else Kind.EDGED
                button = Button(self._look, text, kind=kind_, icon="plus", key=key)
                button.clicked.connect(partial(self.wanted.emit, kind))
                if is_inside:
                    actions.append(button)
                    continue
                if beside is not None:
                    beside.addWidget(button)
        if inside is not None:
            inside.addWidget(
                empty(self._look, listing.icon, listing.nothing, listing.sentence, *actions[:1])
            )
