"""The page of all that left, with the exact files of each."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QStackedWidget,
    QWidget,
)

from vrm_app.domain.release import Release
from vrm_app.presenters.day_groups import InGroups
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.handed_over import HandedOverPresenter, LeftRow
from vrm_app.presenters.opening import open_record
from vrm_app.presenters.places import Ask, Form, Go, Open, Place, Section
from vrm_app.presenters.raw import RawFile
from vrm_app.services.deeds import Deed
from vrm_app.ui.look import Look
from vrm_app.ui.page import Key, Page
from vrm_app.ui.theme import MARGIN, Size, Weight, fixed_font, font
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.empty import empty
from vrm_app.ui.widgets.filters import Filters
from vrm_app.ui.widgets.letters_line import LettersLine
from vrm_app.ui.widgets.list_row import RowDelegate
from vrm_app.ui.widgets.paged_list import PagedList
from vrm_app.ui.widgets.raw import RawView
from vrm_app.ui.widgets.row import ink
from vrm_app.ui.widgets.selection_bar import Offer, SelectionBar
from vrm_app.ui.widgets.surface import column, line, row, upright
from vrm_app.ui.widgets.text import Elided
from vrm_app.ui.widgets.tile import draw_tile

_LIST = 340
_NARROW = 900
_TILE = 32
_TEXT_AT = 56
_END = 76
_WHOLE = 16_777_215


class HandedOverPage(Page):
    """The list, and beside it what was opened."""

    def __init__(self, look: Look, desk: Desk, go: Go, open_: Open) -> None:
        super().__init__("base")
        self._open = open_
        self.presenter = HandedOverPresenter(self, desk)
        self._wanted = ""
        self.list = PagedList(look, _("What left, newest first"))
        self.list.setItemDelegate(_LeftDelegate(look, self.list))
        self.list.rows.wanting.connect(self.presenter.fill)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._open_record)
        self.bar = SelectionBar(look, desk, self.list, self.presenter)
        self.bar.kind = Release.kind
        # What left stays as it left: it is neither changed nor thrown away with others.
        self.bar.offers = frozenset({Offer.TAG})
        self.filter = LettersLine(look, _("Filter"), _("Filter by letters"))
        self.filter.textChanged.connect(self.presenter.narrow)
        self.filters = Filters(look, self.list, self.filter, _("How it stands"))
        self.filters.picked.connect(self.presenter.choose_state)
        self.answer = Button(look, _("Note the answer"), icon="mail", key=Deed.ANSWER)
        self.answer.clicked.connect(self._answer)
        self.record = Button(look, _("Open the case"), icon="life-buoy", key=Deed.OPEN)
        self.record.clicked.connect(self._open_record)
        self._answered = Elided("", Size.SMALL, tone="ok")
        self._left = QWidget()
        self._go = go
        self.raw = RawView(look, _("Files that left"), _("The file, sign by sign"))
        self._what = Elided("", Size.HEADING, Weight.BOLD)
        self._told = Elided("", tone="muted")
        self._hash = Elided("", Size.SMALL, tone="muted")
        self._hash.setFont(fixed_font())
        self._opened = QWidget()
        self._nothing = empty(
            look,
            "send",
            _("Nothing was handed over yet"),
            _("Open a complaint and press “Hand over”: what leaves is kept here, byte for byte."),
        )
        self._choose_one = empty(
            look,
            "send",
            _("What left, byte for byte"),
            _("Choose one to see its files."),
        )
        self._right = QStackedWidget()
        self._line = upright()
        self._lists = QStackedWidget()
        self._lay_out()

    def show_place(self, place: Place) -> None:
        """Show all that left, one of it opened."""
        self._wanted = place.record_id
        self.presenter.open(place.record_id)
        self._mark()

    def refresh(self) -> None:
        """Read everything again."""
        self.presenter.refresh()

    def path(self) -> list[str]:
        """Return what was opened."""
        opened = self.presenter.opened
        return [opened.company] if opened is not None else []

    def selected_id(self) -> str:
        """Return the record that the keys are on, or that is shown."""
        return self._wanted

    def start(self) -> None:
        """Begin in the list, or where there is no room for it, in the file."""
        if self._lists.currentIndex() == 0:
            # Where nothing is listed yet, the page itself waits.
            super().start()
            return
        first = self.list if self._left.isVisibleTo(self) else self.raw.text
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def shortcuts(self) -> list[Key]:
        """Return what can be done with what left."""
        here = _("Handed over")
        return [
            Key(here, _("Note the answer"), Deed.ANSWER, self._answer),
            Key(here, _("Open what was handed over"), Deed.OPEN, self._open_record),
            Key(here, _("Go to the company"), Deed.TO_COMPANY, self._to_company),
            Key(here, _("Notes and tags of it"), Deed.CHANGE_ALL, self._change_all),
            Key(here, _("Print the list"), Deed.PRINT, self._print),
        ]

    def show_rows(self, order: InGroups, rows: list[LeftRow], *, is_empty: bool) -> None:
        """Show what left, or that nothing ever did."""
        self.list.show_order(order.ids, rows, order.groups)
        self._lists.setCurrentIndex(0 if is_empty else 1)
        self._mark()
        if rows and self.hasFocus():
            self.start()

    def show_more(self, rows: list[LeftRow]) -> None:
        """Show rows that came into sight."""
        self.list.fill(rows)

    def show_states(self, states: list[tuple[str, str]]) -> None:
        """Offer the states that there are."""
        self.filters.show_chips(states)

    def show_opened(self, row: LeftRow | None, files: tuple[RawFile, ...]) -> None:
        """Show the exact files of one of them, or none."""
        self._right.setCurrentWidget(self._choose_one if row is None else self._opened)
        if row is not None:
            self._what.setText(row.what)
            parts = (row.company, row.day, row.files, row.state, row.reference)
            self._told.setText(" · ".join(part for part in parts if part))
            self._hash.setText(f"SHA-256 {row.sha256}")
            self._answered.setText(_("Answered: {words}").format(words=row.answer))
            self._answered.setVisible(bool(row.answer_id))
            self.record.setVisible(bool(row.what_kind))
            self.raw.show_files(files)
        had_keys = self.list.hasFocus()
        self._arrange()
        if had_keys and not self._left.isVisibleTo(self):
            self.start()
        self.renamed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Show list and files side by side, or where there is no room one of them."""
        super().resizeEvent(event)
        self._arrange()

    def _answer(self) -> None:
        """Log what came back."""
        row_ = self.presenter.opened
        if row_ is not None:
            self._open(Ask(Form.LOG, row_.company_id, row_.id, Release.kind))

    def _open_record(self, *_: object) -> None:
        row_ = self.presenter.opened
        if row_ is not None and row_.what_kind:
            found = (row_.what_kind, row_.what_id, row_.company_id)
            open_record(found, self._go, self._open)

    def _to_company(self) -> None:
        row_ = self.presenter.opened
        if row_ is not None:
            self._go(Place(Section.COMPANIES, row_.company_id))

    def _change_all(self) -> None:
        row_ = self.presenter.opened
        if row_ is not None:
            self._open(Ask(Form.RECORD, row_.company_id, row_.id, Release.kind))

    def _choose(self, chosen: LeftRow) -> None:
        if chosen.id != self._wanted:
            self._go(Place(Section.HANDED_OVER, chosen.id))

    def _print(self) -> None:
        self.bar.print(_("Handed over"), self.presenter.letters)

    def _mark(self) -> None:
        if not self.bar.is_of_several:
            self.list.mark(self._wanted)

    def _arrange(self) -> None:
        narrow = self.width() < _NARROW
        is_open = self._right.currentWidget() is self._opened
        self._left.setVisible(not (narrow and is_open))
        self._right.setVisible(not narrow or is_open)
        self._line.setVisible(not narrow)
        self._left.setMaximumWidth(_WHOLE if narrow else _LIST)

    def _lay_out(self) -> None:
        self._left.setMinimumWidth(_LIST)
        side = column(self._left, spacing=4)
        side.setContentsMargins(0, 12, 0, 0)
        above = row()
        above.setContentsMargins(12, 0, 12, 0)
        above.addWidget(self.filter)
        side.addLayout(above)
        chips = row()
        chips.setContentsMargins(12, 0, 12, 0)
        chips.addWidget(self.filters.chips)
        side.addLayout(chips)
        side.addWidget(self.bar)
        side.addWidget(self.list, 1)
        inner = column(self._opened)
        inner.addWidget(self._head())
        inner.addWidget(line())
        inner.addWidget(self.raw, 1)
        self._right.addWidget(self._choose_one)
        self._right.addWidget(self._opened)
        both = QWidget()
        across = row(both, spacing=0)
        across.addWidget(self._left, 1)
        across.addWidget(self._line)
        across.addWidget(self._right, 1000)
        self._lists.addWidget(self._nothing)
        self._lists.addWidget(both)
        column(self).addWidget(self._lists)

    def _head(self) -> QWidget:
        made = QWidget()
        words = column(made, spacing=4)
        words.setContentsMargins(MARGIN, 14, MARGIN, 12)
        across = row(spacing=8)
        across.addWidget(self._what, 1)
        across.addWidget(self.record)
        across.addWidget(self.answer)
        words.addLayout(across)
        for one in (self._told, self._answered, self._hash):
            words.addWidget(one)
        return made


class _LeftDelegate(RowDelegate):
    """Draws something that left: to whom, what, when, and how it stands."""

    inset = (6, 6)
    heads_at = 16

    def draw(self, brush: Strokes, row: LeftRow, *, selected: bool) -> None:
        """Draw what a row says."""
        left, tokens = row, self.look.tokens
        width, height = brush.bounds.width(), brush.bounds.height()
        tile = brush.place(14, (height - _TILE) / 2, _TILE, _TILE)
        draw_tile(brush.painter, tile, left.company, tokens)
        text = tokens.selected_text if selected else tokens.text
        small, half = font(Size.SMALL), height / 2
        room = width - _TEXT_AT - _END - 22
        upper = brush.place(_TEXT_AT, half - 20, room, 20)
        brush.words(left.company, upper, text, font(weight=Weight.MEDIUM))
        lower = brush.place(_TEXT_AT, half, room, 20)
        brush.words(left.what, lower, tokens.muted, small)
        at = width - _END - 14
        brush.words(left.day, brush.place(at, half - 20, _END, 20), tokens.muted, small, end=True)
        where = brush.place(at, half, _END, 20)
        brush.words(left.state, where, ink(self.look, left.tone), small, end=True)
