"""The palette: a few letters lead to any company, case, entry or command."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from typing import Protocol

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from vrm_app.presenters.keys import KeyRow
from vrm_app.presenters.results import Command, Result, SearchView
from vrm_app.ui.announcing import announce
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.look import Look
from vrm_app.ui.rows import ROW
from vrm_app.ui.theme import Size, Weight, font
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.grouped import SIDES, GroupedDelegate, GroupedList
from vrm_app.ui.widgets.leading_line import LeadingLine
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import line, row
from vrm_app.ui.widgets.text import Elided, muted
from vrm_app.ui.widgets.tile import draw_tile

_WIDTH = 640
_ROW = 38
_GROUP = 26
_ENDS = 96
"""How high (px) the line above and the hints below are together."""
_MOST = 464
_TEXT_AT = 52
_TILE = 24
_PAGE = 8

_HERE = _("In the search")
KEYS = (
    KeyRow(_HERE, _("Choose what was found"), ("Up", "Down", "PgUp", "PgDown")),
    KeyRow(_HERE, _("Open it, or do it"), ("Enter",)),
    KeyRow(_HERE, _("Close the search"), ("Esc",)),
)


class Finder(Protocol):
    """What finds for the palette, by a few letters."""

    @property
    def is_waiting(self) -> bool:
        """Tell whether the answer to what was typed last is still to come."""

    def begin(self, commands: Sequence[Command]) -> None:
        """Show what is likely to be looked for."""

    def stop(self) -> None:
        """Let go of answers that are still to come."""

    def type(self, text: str) -> None:
        """Look for what is typed by now."""

    def choose(self, result: Result) -> None:
        """Go to what was found, or do it."""


_KEYS = _("↑ ↓ choose · Enter open · Esc close")
_KEYS_FOR_FILTERS = _("↑ ↓ choose · Enter open · Tab completes a filter · Esc close")


class Palette(Sheet):
    """One line to type into, and what it leads to."""

    def __init__(
        self, look: Look, over: QWidget, finder: Callable[[SearchView], Finder], hint: str
    ) -> None:
        super().__init__(look, over, _WIDTH)
        self.setAccessibleName(_("Look for anything"))
        self.presenter = finder(self)
        self.line = _Typed(self, hint)
        self._is_eager = False
        self._told = Elided("", Size.SMALL, tone="muted")
        self.keys = muted(_KEYS)
        self.list = GroupedList(look, _("What was found"))
        self.list.setItemDelegate(_ResultDelegate(look, self.list, row=_ROW, group=_GROUP))
        self.list.leave_keys()
        self.list.setMouseTracking(True)
        self._rows = self.list.rows
        self.list.clicked.connect(lambda index: self.presenter.choose(index.data(ROW)))
        self._has_moved = False
        self.line.textChanged.connect(self._type)
        self._lay_out()
        escape = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Esc"), self, context=escape).activated.connect(self.leave)

    def begin(self, commands: Sequence[Command], text: str = "") -> None:
        """Open, with what is likely to be looked for."""
        self.open()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.presenter.begin(commands)
        self.line.setText(text)

    def put_away(self) -> None:
        """Go, and let go of what is still looked for."""
        self.presenter.stop()
        super().put_away()

    def show_chosen(self) -> None:
        """Go away."""
        self.put_away()

    def show_typed(self, text: str) -> None:
        """Put a text into the line, as if it had been typed."""
        self.line.setText(text)

    def show_results(self, results: list[Result], told: str) -> None:
        """Show what was found, and how much; the first is chosen, unless one moved on already."""
        chosen = self._rows.row_at(self.list.currentIndex().row()) if self._has_moved else None
        self.list.show_rows(results)
        at = max(0, -1 if chosen is None else self._rows.number_of(chosen.id))
        self.list.setCurrentIndex(self._rows.index(at) if results else QModelIndex())
        if not at:
            self.list.scrollToTop()
        self._told.setText(told)
        can_complete = any(one.typed for one in results)
        self.keys.setText(_KEYS_FOR_FILTERS if can_complete else _KEYS)
        self.place()
        if self._is_eager:
            self.choose()

    def height_for(self, width: int) -> int:  # noqa: ARG002  (Qt counts in rows)
        """Return the height of what was found, up to what is good to read."""
        groups = {one.group for one in self._rows.all()}
        rows = self._rows.rowCount() * _ROW + len(groups) * _GROUP + 16
        return _ENDS + min(max(rows, _ROW + 16), _MOST)

    def choose(self) -> None:
        """Go to what is chosen, or do it."""
        # What is in sight may be the answer to fewer letters.
        self._is_eager = self.presenter.is_waiting
        if self._is_eager:
            return
        result = self._rows.row_at(self.list.currentIndex().row())
        if result is not None:
            self.presenter.choose(result)

    def complete(self) -> bool:
        """Take the first way in which what is typed can go on, if there is one."""
        offered = next((one for one in self._rows.all() if one.typed), None)
        if offered is not None:
            self.presenter.choose(offered)
        return offered is not None

    def step(self, key: int) -> None:
        """Choose the next line up or down."""
        count = self._rows.rowCount()
        if not count:
            return
        self._has_moved = True
        at = self.list.currentIndex().row()
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            # Up from the first leads to the commands, which come last.
            at = (at + (1 if key == Qt.Key.Key_Down else -1)) % count
        else:
            at = min(max(at + (_PAGE if key == Qt.Key.Key_PageDown else -_PAGE), 0), count - 1)
        self.list.setCurrentIndex(self._rows.index(at))
        # The keys stay in the line, so that a reader would not notice where one is in the list.
        announce(self, self._rows.row_at(at).spoken)

    def _type(self, text: str) -> None:
        self._has_moved = False
        self.presenter.type(text)

    def _lay_out(self) -> None:
        head = row(spacing=12)
        head.setContentsMargins(SIDES, 6, SIDES, 6)
        head.addWidget(Icon(self._look, "search", "muted", 18))
        head.addWidget(self.line, 1)
        self.column.addLayout(head)
        self.column.addWidget(line())
        self.column.addSpacing(6)
        self.column.addWidget(self.list, 1)
        self.column.addSpacing(6)
        self.column.addWidget(line())
        foot = row(spacing=12)
        foot.setContentsMargins(SIDES, 9, SIDES, 9)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.keys)
        self.column.addLayout(foot)


class _Typed(LeadingLine):
    """The line; Enter opens what it leads to."""

    def __init__(self, palette: Palette, hint: str) -> None:
        super().__init__(_("Look for anything"), hint, lambda event: palette.step(event.key()))
        self._palette = palette
        self.setFont(font(Size.HEADING))

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802, A002, FBT001  (Qt's names)
        """Take by Tab how a filter can go on."""
        if next and self._palette.complete():
            return True
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Open by Enter; move and type by all else."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._palette.choose()
        else:
            super().keyPressEvent(event)


class _ResultDelegate(GroupedDelegate):
    """Draws a line: what it is, what was looked for in bold, where it is from."""

    def draw(
        self, brush: Strokes, result: Result, top: float, option: QStyleOptionViewItem
    ) -> None:
        """Draw a result."""
        tokens, width = self._look.tokens, brush.bounds.width()
        high = brush.bounds.height() - top
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            ground = tokens.selection if selected else tokens.window
            brush.fill(brush.place(8, top, width - 16, high), ground, 6)
        icon = brush.place(SIDES, top + (high - _TILE) / 2, _TILE, _TILE)
        if result.tile:
            draw_tile(brush.painter, icon, result.tile, tokens)
        else:
            brush.icon(result.icon, icon, tokens.muted, 16)
        end = width - SIDES - self._aside(brush, result, top, high)
        colour = tokens.selected_text if selected else tokens.text
        where = brush.place(_TEXT_AT, top, end - _TEXT_AT - 12, high)
        brush.marked(result.text, where, colour, result.marks)

    def _aside(self, brush: Strokes, result: Result, top: float, high: float) -> float:
        """Draw where it is from and its keys at the end; return the room they take."""
        tokens = self._look.tokens
        small, tiny = font(Size.SMALL), font(Size.TINY, Weight.MEDIUM)
        end = brush.bounds.width() - SIDES
        taken = 0.0
        if result.keys:
            taken = brush.width_of(result.keys, tiny) + 12
            cap = brush.place(end - taken, top + (high - 20) / 2, taken, 20)
            brush.fill(cap, tokens.quiet, 4)
            inner = brush.place(end - taken + 6, top, taken - 6, high)
            brush.words(result.keys, inner, tokens.quiet_text, tiny)
            taken += 8
        words = min(brush.width_of(result.aside, small), 220.0) if result.aside else 0.0
        where = brush.place(end - taken - words, top, words, high)
        brush.words(result.aside, where, tokens.muted, small, end=True)
        return taken + words
