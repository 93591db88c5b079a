"""The page of what was removed."""

from gettext import gettext as _

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from vrm_app.presenters.day_groups import InGroups
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.places import Ask, Form, Open, Place
from vrm_app.presenters.trash import TrashPresenter, TrashRow
from vrm_app.services.deeds import Deed
from vrm_app.ui.announcing import announce
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
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.selection_bar import SelectionBar
from vrm_app.ui.widgets.surface import column, row, surface
from vrm_app.ui.widgets.text import label, muted

_TILE = 32
_TEXT_AT = 56
_WHEN = 132
_FILTER_WIDTH = 220
_PAUSE = 150
"""Milliseconds without a letter before the trash is looked through."""
_NARROW_BELOW = 720


class TrashPage(Page):
    """What was removed, last first; one or several are restored, or erased for good."""

    def __init__(self, look: Look, desk: Desk, open_: Open) -> None:
        super().__init__("base")
        self._look = look
        self._open = open_
        self.presenter = TrashPresenter(self, desk)
        self.restore = Button(look, _("Restore"), kind=Kind.FILLED, icon="rotate-ccw", key="Enter")
        self.history = Button(look, _("History"), icon="history", key=Deed.HISTORY)
        self.erase = Button(look, _("Erase for good…"), icon="trash-2", key=Deed.ERASE)
        self._told = muted("", Size.TEXT)
        self.filter = self._filter()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self.presenter.look_for(self.filter.text()))
        self.hidden = label("", wrapped=True)
        self._note = surface("warned")
        self.list = self._list()
        self.filters = Filters(look, self.list, self.filter, _("Kinds of what was removed"))
        self.filters.picked.connect(self.presenter.choose_kind)
        self.bar = SelectionBar(look, desk, self.list, self.presenter)
        # What lies here is restored or erased by what stands at the head of the page.
        self.bar.offers = frozenset()
        self._nothing = empty(
            look,
            "trash-2",
            _("The trash is empty"),
            _("What you remove waits here until you restore it, or erase it for good."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        self.restore.clicked.connect(self._restore)
        self.history.clicked.connect(self._show_history)
        self.erase.clicked.connect(self._erase)
        self._lay_out()

    def show_place(self, place: Place) -> None:
        """Select what one came for."""
        self.show_hidden("")
        if self.list.rows.number_of(place.record_id) >= 0:
            self.list.mark(place.record_id)

    def refresh(self) -> None:
        """Read the trash again."""
        self.presenter.refresh()

    def shortcuts(self) -> list[Key]:
        """Return what can be done with what is selected."""
        here = _("Trash")
        return [
            Key(here, _("Restore what is selected"), Deed.RESTORE, self._restore),
            Key(here, _("Erase what is selected for good"), Deed.ERASE, self._erase),
            Key(here, _("Print the list"), Deed.PRINT, self._print),
        ]

    def selected_id(self) -> str:
        """Return the record that the keys are on."""
        return self.list.current_id()

    def start(self) -> None:
        """Begin in the list."""
        (self.list if self.list.rows.ids else self).setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Show less of what is seldom pressed where there is no room."""
        super().resizeEvent(event)
        for one in (self.erase, self.history):
            one.fold(folded=self.width() < _NARROW_BELOW)

    def show_rows(
        self, order: InGroups, rows: list[TrashRow], told: str, *, is_empty: bool
    ) -> None:
        """Show which rows there are; the selection stays about where it was."""
        had_keys = self.list.hasFocus() or self.hasFocus()
        self.list.show_order(order.ids, rows, order.groups)
        self._told.setText(told)
        self._stack.setCurrentIndex(1 if is_empty else 0)
        for one in (self.filter, self.restore, self.history, self.erase):
            one.setVisible(not is_empty)
        if order.ids and not self.list.current_id():
            self.list.mark(order.ids[0])
        if had_keys:
            self.start()

    def show_more(self, rows: list[TrashRow]) -> None:
        """Show rows that came into sight."""
        self.list.fill(rows)

    def show_kinds(self, kinds: list[tuple[str, str]]) -> None:
        """Offer the kinds that there are."""
        self.filters.show_chips(kinds)

    def show_hidden(self, text: str) -> None:
        """Say what still hides what was taken out, or nothing."""
        self.hidden.setText(text)
        self._note.setVisible(bool(text))
        if text:
            announce(self, text)

    def _restore(self) -> None:
        self.presenter.restore(self.list.selected())

    def _erase(self) -> None:
        chosen = self.list.selected()
        if chosen:
            self._open(Ask(Form.ERASING, about=" ".join(chosen)))

    def _show_history(self, *_: object) -> None:
        if self.selected_id():
            self._open(Ask(Form.HISTORY, about=self.selected_id()))

    def _print(self) -> None:
        self.bar.print(_("Trash"), self.presenter.letters)

    def _filter(self) -> LettersLine:
        words = _("Search in the trash")
        made = LettersLine(self._look, words, words, "search")
        made.setMaximumWidth(_FILTER_WIDTH)
        made.textChanged.connect(lambda _text: self._pause.start())
        return made

    def _list(self) -> PagedList:
        made = PagedList(self._look, _("What was removed, last first"))
        made.setItemDelegate(_RemovedDelegate(self._look, made))
        made.rows.wanting.connect(self.presenter.fill)
        made.entered.connect(self._restore)
        made.doubleClicked.connect(self._show_history)
        return made

    def _lay_out(self) -> None:
        outer = column(self)
        outer.setContentsMargins(MARGIN, 16, MARGIN, 0)
        head = page_head(_("Trash"), self._told, self.erase, self.history, self.restore)
        below = row(spacing=12)
        below.addWidget(self.filter, 1)
        below.addWidget(muted(_("The trash is never emptied by itself."), wrapped=True), 1)
        across = row(self._note, spacing=10)
        across.setContentsMargins(12, 8, 12, 8)
        across.addWidget(Icon(self._look, "eye-off", "warn"))
        across.addWidget(self.hidden, 1)
        self._note.hide()
        outer.addLayout(head)
        outer.addSpacing(10)
        outer.addLayout(below)
        outer.addSpacing(8)
        outer.addWidget(self.filters.chips)
        outer.addSpacing(4)
        outer.addWidget(self._note)
        outer.addWidget(self.bar)
        outer.addWidget(self._stack, 1)


class _RemovedDelegate(RowDelegate):
    """Draws what was removed in two lines: its heading, what it is and of whom, and when."""

    inset = (0, 8)

    def draw(self, brush: Strokes, row: TrashRow, *, selected: bool) -> None:
        """Draw what a row says."""
        tokens = self.look.tokens
        width, height = brush.bounds.width(), brush.bounds.height()
        tile = brush.place(12, (height - _TILE) / 2, _TILE, _TILE)
        brush.fill(tile, tokens.quiet, 6)
        brush.icon(row.icon, tile, tokens.quiet_text, 16)
        when = brush.place(width - _WHEN - 20, 0, _WHEN, height)
        small = figures(font(Size.SMALL, Weight.MEDIUM))
        brush.words(row.when, when, tokens.muted, small, end=True)
        room, half = width - _TEXT_AT - _WHEN - 28, height / 2
        text = tokens.selected_text if selected else tokens.text
        upper = brush.place(_TEXT_AT, half - 20, room, 20)
        brush.words(row.title, upper, text, font(weight=Weight.MEDIUM))
        where = brush.place(_TEXT_AT, half, room, 20)
        brush.words(row.about, where, tokens.muted, font(Size.SMALL))
