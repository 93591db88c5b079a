"""The page of what waits to be filed."""

from functools import partial
from gettext import gettext as _
from gettext import pgettext
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from vrm_app.domain.inbox import Inbox
from vrm_app.presenters.day_groups import InGroups
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.inbox import InboxPresenter, WaitingRow
from vrm_app.presenters.jotting import Beginning
from vrm_app.presenters.picking import Picked
from vrm_app.presenters.places import Place
from vrm_app.services.deeds import Deed
from vrm_app.ui.look import Look
from vrm_app.ui.page import Key, Page
from vrm_app.ui.theme import MARGIN, Size, Weight, figures, font
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.empty import empty
from vrm_app.ui.widgets.filters import Filters
from vrm_app.ui.widgets.letters_line import LettersLine
from vrm_app.ui.widgets.list_row import RowDelegate
from vrm_app.ui.widgets.page_head import page_head
from vrm_app.ui.widgets.paged_list import PagedList
from vrm_app.ui.widgets.selection_bar import SelectionBar
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import muted

_TILE = 32
_TEXT_AT = 56
_WHEN = 120
_FILTER_WIDTH = 220
_NARROW_BELOW = 680


class Sending(Protocol):
    """What opens over the page."""

    def jot(self, beginning: Beginning) -> None:
        """Open the jot line."""

    def pick_company(self, hint: str, picked: Picked, *, new: bool = False) -> None:
        """Ask for a company."""


class InboxPage(Page):
    """What waits, newest first; worked off by keys."""

    def __init__(self, look: Look, desk: Desk, sending: Sending) -> None:
        super().__init__("base")
        self._look = look
        self._sending = sending
        self._wanted = ""
        self.presenter = InboxPresenter(self, desk)
        self.file = Button(
            look, pgettext("under a company", "File"), kind=Kind.FILLED, icon="check", key="Enter"
        )
        self.choose = Button(look, _("Company…"), icon="building-2", key=Deed.SAY_COMPANY)
        self.trash = Button(look, _("Trash"), icon="trash-2", key=Deed.DELETE)
        self.first = Button(look, _("Jot"), kind=Kind.FILLED, icon="pen-line", key=Deed.JOT)
        self._told = muted("", Size.TEXT)
        self.list = PagedList(look, _("What waits to be filed, newest first"))
        self.list.setItemDelegate(_WaitingDelegate(look, self.list))
        self.list.rows.wanting.connect(self.presenter.fill)
        self.list.opened.connect(self._file)
        self.filter = LettersLine(look, _("Filter"), _("Filter by letters"))
        self.filter.setMaximumWidth(_FILTER_WIDTH)
        self.filter.textChanged.connect(self.presenter.narrow)
        self.filters = Filters(look, self.list, self.filter, _("How it came in"))
        self.filters.picked.connect(self.presenter.choose_way)
        self.bar = SelectionBar(look, desk, self.list, self.presenter)
        self.bar.kind = Inbox.kind
        self.file.clicked.connect(self._file)
        self.choose.clicked.connect(self._choose)
        self.trash.clicked.connect(self._delete)
        self.first.clicked.connect(lambda: sending.jot(Beginning()))
        nothing = empty(
            look,
            "inbox",
            _("Nothing waits to be filed"),
            _("What you jot down without a company, and mails of nobody known, wait here."),
            self.first,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(nothing)
        self._lay_out()

    def show_place(self, place: Place) -> None:
        """Select what one came for."""
        self._wanted = place.record_id
        self._select()

    def refresh(self) -> None:
        """Read again what waits."""
        self.presenter.refresh()

    def shortcuts(self) -> list[Key]:
        """Return what can be done with what is selected."""
        here = _("Inbox")
        return [
            Key(here, _("Say of which company it is"), Deed.SAY_COMPANY, self._choose),
            Key(here, _("Move to the trash"), Deed.DELETE, self._delete),
            Key(here, _("Print the list"), Deed.PRINT, self._print),
        ]

    def selected_id(self) -> str:
        """Return the record that the keys are on, or that is shown."""
        return self._selected()

    def start(self) -> None:
        """Begin in the list."""
        is_shown = self._stack.currentIndex() == 0
        first = self.list if is_shown else self.first
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Show less of what is seldom pressed where there is no room."""
        super().resizeEvent(event)
        for one in (self.trash, self.choose):
            one.fold(folded=self.width() < _NARROW_BELOW)

    def show_waiting(self, order: InGroups, rows: list[WaitingRow], told: str) -> None:
        """Show the rows; the selection stays about where it was."""
        # Whoever types what to look for goes on typing.
        here = self.list.hasFocus() or self.first.hasFocus()
        self.list.show_order(order.ids, rows, order.groups)
        self._told.setText(told)
        is_shown = bool(rows) or self.filters.is_narrowed
        self._stack.setCurrentIndex(0 if is_shown else 1)
        for one in (self._told, self.filter, self.file, self.choose, self.trash):
            one.setVisible(is_shown)
        if rows and not self.list.current_id():
            self.list.mark(rows[0].id)
        self._select()
        if here:
            self.start()

    def show_chips(self, chips: list[tuple[str, str]]) -> None:
        """Offer what the list can be filtered by."""
        self.filters.show_chips(chips)

    def show_more(self, rows: list[WaitingRow]) -> None:
        """Show rows that came into sight."""
        self.list.fill(rows)

    def show_line(self, beginning: Beginning) -> None:
        """Open the jot line with what waits."""
        self._sending.jot(beginning)

    def show_choosing(self, record_id: str, title: str) -> None:
        """Ask of which company it is."""
        hint = _("Company of “{title}”").format(title=title[:40])
        self._sending.pick_company(hint, partial(self.presenter.chosen, record_id), new=True)

    def _select(self) -> None:
        if self._wanted and self.list.rows.number_of(self._wanted) >= 0:
            self.list.mark(self._wanted)
            self._wanted = ""

    def _selected(self) -> str:
        return self.list.current_id()

    def _file(self, *_: object) -> None:
        self.presenter.file(self._selected())

    def _choose(self) -> None:
        self.presenter.choose(self._selected())

    def _delete(self) -> None:
        if self.bar.is_of_several:
            self.bar.delete()
        elif self._selected():
            self.presenter.delete(self._selected())

    def _print(self) -> None:
        self.bar.print(_("Inbox"), self.presenter.letters)

    def _lay_out(self) -> None:
        outer = column(self)
        outer.setContentsMargins(MARGIN, 16, MARGIN, 0)
        outer.addLayout(page_head(_("Inbox"), self._told, self.trash, self.choose, self.file))
        outer.addSpacing(8)
        across = row(spacing=8)
        across.addWidget(self.filter, 1)
        across.addWidget(self.filters.chips, 3)
        across.addStretch(1)
        outer.addLayout(across)
        outer.addSpacing(6)
        outer.addWidget(self.bar)
        outer.addWidget(self._stack, 1)


class _WaitingDelegate(RowDelegate):
    """Draws what waits in two lines: its first words, what it is, and since when."""

    inset = (0, 8)

    def draw(self, brush: Strokes, row: WaitingRow, *, selected: bool) -> None:
        """Draw what a row says."""
        waits, tokens = row, self.look.tokens
        width, height = brush.bounds.width(), brush.bounds.height()
        tile = brush.place(12, (height - _TILE) / 2, _TILE, _TILE)
        brush.fill(tile, tokens.quiet, 6)
        brush.icon(waits.icon, tile, tokens.quiet_text, 16)
        when = brush.place(width - _WHEN - 20, 0, _WHEN, height)
        small = figures(font(Size.SMALL, Weight.MEDIUM))
        brush.words(waits.when, when, tokens.muted, small, end=True)
        room, half = width - _TEXT_AT - _WHEN - 28, height / 2
        strong = font(weight=Weight.BOLD if selected else Weight.MEDIUM)
        text = tokens.selected_text if selected else tokens.text
        brush.words(waits.title, brush.place(_TEXT_AT, half - 20, room, 20), text, strong)
        where = brush.place(_TEXT_AT, half, room, 20)
        brush.words(waits.about, where, tokens.muted, font(Size.SMALL))
