"""The open cases, longest waiting first."""

from gettext import gettext as _

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from vrm_app.presenters.cases import CasesPresenter, ListedCase
from vrm_app.presenters.desk import Desk
from vrm_app.ui.look import Look
from vrm_app.ui.rows import Rows
from vrm_app.ui.theme import MARGIN, Size, Weight, figures, font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.controls import Chips
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.empty import empty
from vrm_app.ui.widgets.list_row import RowDelegate
from vrm_app.ui.widgets.listing import Listing
from vrm_app.ui.widgets.row import ink
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import muted, title
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
        self.new = Button(look, _("New case"), kind=Kind.FILLED, icon="plus", key="Ctrl+N")
        self.first = Button(look, _("New case"), kind=Kind.FILLED, icon="plus", key="Ctrl+N")
        self._told = muted("", Size.TEXT)
        self._types = Chips(look, a_row=8)
        self._types.setAccessibleName(_("Kinds of cases"))
        self._types.picked.connect(self.presenter.choose_type)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filter cases"))
        self.filter.setAccessibleName(_("Filter cases"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(_FILTER_WIDTH)
        self.filter.addAction(look.icon("list-filter"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.textChanged.connect(self.presenter.narrow)
        self._rows = Rows()
        self.list = Listing()
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_CaseDelegate(look, self.list))
        self.list.setAccessibleName(_("Open cases, longest waiting first"))
        self.list.clicked.connect(self._choose)
        self.list.entered_by_key.connect(lambda: self._choose(self.list.currentIndex()))
        look.changed.connect(self.list.viewport().update)
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
        chosen = self._types.value()
        self._types.show_options(types)
        self._types.show_value(chosen)
        self._types.setVisible(len(types) > 2)  # noqa: PLR2004  (all, and one of its own)

    def show_cases(self, rows: list[ListedCase], told: str) -> None:
        """Show the rows, and what they are in a sentence."""
        self._rows.replace(rows)
        self._told.setText(told)
        is_narrowed = bool(self.filter.text() or self._types.value())
        self._stack.setCurrentIndex(0 if rows or is_narrowed else 1)
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._rows.index(0))

    def _choose(self, index: QModelIndex) -> None:
        case = self._rows.row_at(index.row())
        if case is not None:
            self.chosen.emit(case.id)

    def _lay_out(self) -> None:
        outer = column(self)
        outer.setContentsMargins(MARGIN, 16, MARGIN, 0)
        head = row(spacing=12)
        words = QWidget()
        inner = column(words, spacing=2)
        inner.addWidget(title(_("Cases")))
        inner.addWidget(self._told)
        head.addWidget(words, 1)
        for one in (self.filter, self.new):
            head.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(head)
        outer.addSpacing(12)
        outer.addWidget(self._types)
        outer.addSpacing(8)
        outer.addWidget(self._stack, 1)


class _CaseDelegate(RowDelegate):
    """Draws a case in two lines: what it is about and with whom, and whose turn it is."""

    inset = (0, 8)

    def draw(self, brush: Strokes, row: ListedCase, *, selected: bool) -> None:
        """Draw what a row says."""
        case, tokens = row, self.look.tokens
        width, height = brush.bounds.width(), brush.bounds.height()
        tile = brush.place(12, (height - _TILE) / 2, _TILE, _TILE)
        draw_tile(brush.painter, tile, case.company, tokens)
        text = tokens.selected_text if selected else tokens.text
        turn = brush.place(width - _TURN_WIDTH - 20, 0, _TURN_WIDTH, height)
        small = figures(font(Size.SMALL, Weight.MEDIUM))
        brush.words(case.turn, turn, ink(self.look, case.tone), small, end=True)
        room, half = width - _TEXT_AT - _TURN_WIDTH - 28, height / 2
        strong = font(weight=Weight.BOLD if selected else Weight.MEDIUM)
        brush.words(case.title, brush.place(_TEXT_AT, half - 20, room, 20), text, strong)
        about = f"{case.company} · {case.about}"
        where = brush.place(_TEXT_AT, half, room, 20)
        brush.words(about, where, tokens.muted, font(Size.SMALL))
