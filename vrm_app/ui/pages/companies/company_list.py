"""The companies at the side of their page, what is due first."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QWidget,
)

from vrm_app.domain.company import Company
from vrm_app.presenters.companies import CompaniesPresenter, ListedCompany
from vrm_app.presenters.day_groups import InGroups
from vrm_app.presenters.desk import Desk
from vrm_app.services.deeds import Deed
from vrm_app.ui.look import Look
from vrm_app.ui.pressed import DeedShortcut
from vrm_app.ui.theme import Size, Weight, font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.letters_line import LettersLine
from vrm_app.ui.widgets.list_row import RowDelegate
from vrm_app.ui.widgets.paged_list import PagedList
from vrm_app.ui.widgets.row import ink
from vrm_app.ui.widgets.selection_bar import SelectionBar
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import muted
from vrm_app.ui.widgets.tile import draw_tile

_SIDES = 12
_TILE = 32
_TILE_AT = 8
_TEXT_AT = 52
_INSET = 4
_LONGEST = 18
"""How much of what was typed is repeated."""


class CompanyList(QWidget):
    """The list of companies with its filter."""

    chosen = Signal(str)
    """A company, by its id."""
    wanted = Signal(str)
    """A new company, by the name that it begins with, if there is one."""
    counted = Signal(int)
    """How many companies there are."""

    def __init__(self, look: Look, desk: Desk) -> None:
        super().__init__()
        self._look = look
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.presenter = CompaniesPresenter(self, desk)
        self.filter = LettersLine(look, "", _("Filter companies"))
        self.filter.textChanged.connect(self.presenter.narrow)
        self.filter.returnPressed.connect(self._choose_first)
        new = Button(look, icon="plus").named(_("New company"), deed=Deed.NEW)
        new.clicked.connect(lambda: self.wanted.emit(""))
        self.list = PagedList(look, _("Companies, what is due first"))
        self.list.setItemDelegate(_CompanyDelegate(look, self.list))
        self.list.rows.wanting.connect(self.presenter.fill)
        self.list.chosen.connect(self._choose)
        self.list.widening.connect(self.filter.clear)
        self.filter.textChanged.connect(self._tell_narrowed)
        self.bar = SelectionBar(look, desk, self.list, self.presenter)
        self.bar.kind = Company.kind
        self._is_entering = False
        self._add_keys()
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.filter)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(lambda: self.list.setFocus(Qt.FocusReason.ShortcutFocusReason))
        outer = column(self)
        head = row(spacing=8)
        head.setContentsMargins(_SIDES, _SIDES, _SIDES, 4)
        head.addWidget(self.filter, 1)
        head.addWidget(new)
        outer.addLayout(head)
        order = muted(_("What is due first"), Size.TINY)
        order.setContentsMargins(_SIDES + 4, 4, _SIDES, 4)
        outer.addWidget(order)
        outer.addWidget(self.bar)
        self.new = Button(look, kind=Kind.LINK)
        self.new.clicked.connect(self._want)
        self._unknown = QWidget()
        told = column(self._unknown, spacing=8)
        told.setContentsMargins(_SIDES + 4, 8, _SIDES, 8)
        told.addWidget(muted(_("No company is called so."), Size.TEXT, wrapped=True))
        told.addWidget(self.new)
        self._unknown.hide()
        outer.addWidget(self._unknown)
        outer.addWidget(self.list, 1)

    def show_companies(self, order: InGroups, rows: list[ListedCompany], hint: str) -> None:
        """Show which rows there are, and the hint in the empty filter."""
        self.filter.setPlaceholderText(hint)
        self.list.show_order(order.ids, rows, order.groups)
        letters = self.presenter.letters
        self._unknown.setVisible(bool(letters) and not order.ids)
        called = letters if len(letters) <= _LONGEST else f"{letters[:_LONGEST]}…"
        self.new.setText(_("New company “{name}”").format(name=called.replace("&", "&&")))
        self.counted.emit(self.presenter.count)
        if self._is_entering:
            self._choose_first()

    def show_more(self, rows: list[ListedCompany]) -> None:
        """Show rows that came into sight."""
        self.list.fill(rows)

    def show_selected(self, company_id: str) -> None:
        """Mark the company whose page is shown, unless several are being selected."""
        if not self.bar.is_of_several:
            self.list.mark(company_id)

    def _choose_first(self) -> None:
        """Choose by Enter the first of those that were looked for, once they are known.

        Where there is none, a new one of this name is offered.
        """
        self._is_entering = self.presenter.is_reading
        if not self.filter.text().strip() or self._is_entering:
            return
        if self.presenter.first:
            self.chosen.emit(self.presenter.first)
        else:
            self._want()

    def _tell_narrowed(self, text: str) -> None:
        self.list.is_narrowed = bool(text.strip())

    def _want(self) -> None:
        self.wanted.emit(self.presenter.letters)

    def _choose(self, company: ListedCompany) -> None:
        self.chosen.emit(company.id)

    def _add_keys(self) -> None:
        made = DeedShortcut(self._look.preferences, Deed.PRINT, self.list)
        made.setContext(Qt.ShortcutContext.WidgetShortcut)
        made.activated.connect(self._print)

    def delete(self) -> None:
        """Move what is selected to the trash."""
        self.bar.delete()

    def _print(self) -> None:
        self.bar.print(_("Companies"), self.presenter.letters)


class _CompanyDelegate(RowDelegate):
    """Draws a company in two lines: who, and the one thing due."""

    heads_at = _SIDES + 4

    def draw(self, brush: Strokes, row: ListedCompany, *, selected: bool) -> None:
        """Draw what a row says."""
        company, tokens = row, self.look.tokens
        width, height = brush.bounds.width(), brush.bounds.height()
        tile = brush.place(_TILE_AT + _INSET, (height - _TILE) / 2, _TILE, _TILE)
        draw_tile(brush.painter, tile, company.name, tokens)
        left, right = _TEXT_AT + _INSET, width - 12
        strong, small = font(weight=Weight.MEDIUM), font(Size.SMALL)
        if selected:
            strong = font(weight=Weight.BOLD)
        day_width = brush.width_of(company.day, small)
        text = tokens.selected_text if selected else tokens.text
        quiet = tokens.muted
        half = height / 2
        brush.words(
            company.name,
            brush.place(left, half - 20, right - left - day_width - 8, 20),
            text,
            strong,
        )
        brush.words(
            company.day,
            brush.place(right - day_width, half - 20, day_width, 20),
            quiet,
            small,
            end=True,
        )
        due_at = float(left)
        colour = ink(self.look, company.tone)
        if company.icon:
            brush.icon(company.icon, brush.place(left, half, 14, 20), colour, 14)
            due_at += 19
        if company.due_on:
            # Where all of the lines were coloured, a list of what is late would be red from top
            # to bottom, and nothing in it would stand out.
            medium = font(Size.SMALL, Weight.MEDIUM if company.tone in {"bad", "warn"} else 400)
            wide = brush.width_of(company.due_on, medium)
            where = brush.place(due_at, half, min(wide, right - due_at), 20)
            brush.words(company.due_on, where, colour, medium)
            due_at += wide + 6
        if due_at < right:
            brush.words(company.due, brush.place(due_at, half, right - due_at, 20), quiet, small)
