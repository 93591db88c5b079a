"""The open cases, longest waiting first."""

from gettext import gettext as _

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QStackedWidget,
    QWidget,
)

from vrm_app.domain.case import Case
from vrm_app.presenters.cases import CasesPresenter, ListedCase
from vrm_app.presenters.day_groups import InGroups
from vrm_app.presenters.desk import Desk
from vrm_app.services.deeds import Deed
from vrm_app.ui.look import Look
from vrm_app.ui.theme import MARGIN, Size, Weight, figures, font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.empty import empty
from vrm_app.ui.widgets.filters import Filters
from vrm_app.ui.widgets.letters_line import LettersLine
from vrm_app.ui.widgets.list_row import RowDelegate
from vrm_app.ui.widgets.page_head import page_head
from vrm_app.ui.widgets.paged_list import PagedList
from vrm_app.ui.widgets.row import ink
from vrm_app.ui.widgets.selection_bar import SelectionBar
from vrm_app.ui.widgets.surface import column
from vrm_app.ui.widgets.text import muted
from vrm_app.ui.widgets.tile import draw_tile

_FILTER_WIDTH = 240
_TILE = 32
_TEXT_AT = 56
_TURN_WIDTH = 190


class CaseList(QWidget):
    """The open cases, by type and by a few letters."""

    chosen = Signal(str)
    """A case, by its id."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__()
        self.presenter = CasesPresenter(self, desk)
        self.new = Button(look, _("New case"), kind=Kind.FILLED, icon="plus", key=Deed.NEW)
        self.first = Button(look, _("New case"), kind=Kind.FILLED, icon="plus", key=Deed.NEW)
        self._told = muted("", Size.TEXT)
        self.filter = LettersLine(look, _("Filter cases"), _("Filter cases"))
        self.filter.setFixedWidth(_FILTER_WIDTH)
        self.filter.textChanged.connect(self.presenter.narrow)
        self.list = PagedList(look, _("Open cases, longest waiting first"))
        self.list.setItemDelegate(_CaseDelegate(look, self.list))
        self.list.rows.wanting.connect(self.presenter.fill)
        self.list.clicked.connect(self._press)
        self.list.opened.connect(self._choose)
        self.filters = Filters(look, self.list, self.filter, _("Kinds of cases"))
        self.filters.picked.connect(self.presenter.choose_type)
        self.bar = SelectionBar(look, desk, self.list, self.presenter)
        self.bar.kind = Case.kind
        nothing = empty(
            look,
            "life-buoy",
            _("No case is open"),
            _("A complaint, a question or an idea is kept here until it is settled."),
            self.first,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(nothing)
        self._lay_out()

    def show_types(self, types: list[tuple[str, str]]) -> None:
        """Offer the types that there are."""
        self.filters.show_chips(types)

    def show_cases(self, order: InGroups, rows: list[ListedCase], told: str) -> None:
        """Show which rows there are, and what they are in a sentence."""
        ids = order.ids
        self.list.show_order(ids, rows, order.groups)
        self._told.setText(told)
        had_keys = self._stack.isAncestorOf(self.focusWidget() or self)
        self._stack.setCurrentIndex(0 if ids or self.filters.is_narrowed else 1)
        if had_keys:
            self.start()
        if ids and not self.list.current_id():
            self.list.mark(ids[0])

    def show_more(self, rows: list[ListedCase]) -> None:
        """Show rows that came into sight."""
        self.list.fill(rows)

    def start(self) -> None:
        """Give the keys to the list, or where there is no case to what makes the first."""
        first = self.first if self._stack.currentIndex() else self.list
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def current(self) -> ListedCase | None:
        """Return the case whose row the keys are on."""
        row: ListedCase | None = self.list.current()
        return row

    def delete(self) -> None:
        """Move what is selected to the trash."""
        if self.list.hasFocus():
            self.bar.delete()

    def print(self) -> None:
        """Show the list, or what is selected of it, as it would be printed."""
        self.bar.print(_("Open cases"), self.presenter.letters)

    def _press(self, index: QModelIndex) -> None:
        """Open what was pressed, unless it was pressed to select it with others."""
        if not QGuiApplication.keyboardModifiers() and not self.bar.is_of_several:
            self._choose(self.list.rows.row_at(index.row()))

    def _choose(self, case: ListedCase | None) -> None:
        if case is not None:
            self.chosen.emit(case.id)

    def _lay_out(self) -> None:
        outer = column(self)
        outer.setContentsMargins(MARGIN, 16, MARGIN, 0)
        outer.addLayout(page_head(_("Cases"), self._told, self.filter, self.new))
        outer.addSpacing(12)
        outer.addWidget(self.filters.chips)
        outer.addSpacing(8)
        outer.addWidget(self.bar)
        outer.addWidget(self._stack, 1)


class _CaseDelegate(RowDelegate):
    """Draws a case in two lines: what it is about and with whom, and whose turn it is."""

    inset = (0, 8)

    def draw(self, brush: Strokes, row: ListedCase, *, selected: bool) -> None:
        """Draw what a row says."""
        tokens = self.look.tokens
        width, height = brush.bounds.width(), brush.bounds.height()
        tile = brush.place(12, (height - _TILE) / 2, _TILE, _TILE)
        draw_tile(brush.painter, tile, row.company, tokens)
        text = tokens.selected_text if selected else tokens.text
        turn = brush.place(width - _TURN_WIDTH - 20, 0, _TURN_WIDTH, height)
        small = figures(font(Size.SMALL, Weight.MEDIUM))
        brush.words(row.turn, turn, ink(self.look, row.tone), small, end=True)
        room, half = width - _TEXT_AT - _TURN_WIDTH - 28, height / 2
        strong = font(weight=Weight.BOLD if selected else Weight.MEDIUM)
        brush.words(row.title, brush.place(_TEXT_AT, half - 20, room, 20), text, strong)
        about = f"{row.company} · {row.about}"
        where = brush.place(_TEXT_AT, half, room, 20)
        brush.words(about, where, tokens.muted, font(Size.SMALL))
