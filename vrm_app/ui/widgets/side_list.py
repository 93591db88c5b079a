"""A named group of rows at the side of the window, and the row itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from vrm_app.ui.page import clear
from vrm_app.ui.passing_menu import PassingMenu
from vrm_app.ui.theme import RADIUS, Size, Weight, figures, font
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.row import ink
from vrm_app.ui.widgets.surface import column
from vrm_app.ui.widgets.text import label, plain_tooltip
from vrm_app.ui.widgets.tile import draw_tile

if TYPE_CHECKING:
    from vrm_app.ui.look import Look

_HEIGHT = 34
_LISTED = 32
"""How high (px) a row is that stands in a group."""
_WIDTH = 200
_ICON = 18
_TILE = 20
_TEXT_AT = 40
_END = 12
_GAP = 8

Doing = tuple[str, Callable[[str], object]]
"""What can be done with a row: in words, and what does it, given the row's key."""


class Aside(NamedTuple):
    """What stands at the end of a row: shortly, at length, and in which tone."""

    text: str = ""
    told: str = ""
    tone: str = ""


class SideItem(NamedTuple):
    """A row: by what it is known, its words, and its icon; without one, it is a company."""

    key: str
    text: str
    icon: str = ""
    aside: Aside = Aside()


class SideRow(QAbstractButton):
    """One row at the side: icon or tile, words that give way at their end, and a number."""

    def __init__(self, look: Look, icon: str, name: str, height: int = _HEIGHT) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._name = name
        self._height = height
        self._aside = Aside()
        self._folded = False
        self._doing: Sequence[tuple[str, Callable[[], object]]] = ()
        # Not its text: there an & would make a letter a key.
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # A button would rather be cut than give way.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._make_room)
        self._make_room()

    @property
    def words(self) -> str:
        """What stands in the row."""
        return self._name

    def offer(self, doing: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Offer this in the row's menu."""
        self._doing = doing

    def _make_room(self) -> None:
        self.setFixedHeight(self._look.tight(self._look.scaled(self._height)))
        self.update()

    def show_count(self, count: int) -> None:
        """Show how much waits."""
        number = f"{count:,}" if count else ""
        self.show_aside(Aside(number, number))

    def show_aside(self, aside: Aside) -> None:
        """Show something at the end of the row."""
        self._aside = aside
        self.setAccessibleDescription(aside.told)
        self.update()

    def fold(self, *, folded: bool) -> None:
        """Show the icon alone, or the words too."""
        self._folded = folded
        self.update()

    def nextCheckState(self) -> None:  # noqa: N802  (Qt's name)
        """Leave it to the window to say where one is."""

    def menu(self) -> QMenu:
        """Return a menu of what can be done with the row."""
        made = PassingMenu(self)
        for text, do in self._doing:
            made.addAction(text, do)
        return made

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  (Qt's name)
        """Show what can be done with the row."""
        if self._doing:
            self.menu().popup(event.globalPos())

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the room it takes."""
        return QSize(_WIDTH, self._height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Let the side be a strip."""
        return QSize(_TEXT_AT, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the row."""
        tokens, here = self._look.tokens, self.isChecked()
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            whole = brush.place(0, 0, self.width(), self.height())
            if here or self.underMouse():
                brush.fill(whole, tokens.selection if here else tokens.row_line, RADIUS)
            if self.hasFocus():
                brush.edge(whole, tokens.accent, RADIUS, 2)
            if self._icon:
                colour = tokens.accent_text if here else tokens.muted
                where = brush.place(11, 0, _ICON, self.height())
                brush.icon(self._icon, where, colour, _ICON)
            else:
                where = brush.place(10, (self.height() - _TILE) / 2, _TILE, _TILE)
                draw_tile(painter, where, self._name, tokens)
            self._draw_words(brush)

    def _draw_words(self, brush: Strokes) -> None:
        tokens, here = self._look.tokens, self.isChecked()
        strong = font(weight=Weight.BOLD if here else Weight.MEDIUM)
        number = figures(font(Size.SMALL, Weight.MEDIUM))
        wide = brush.width_of(self._aside.text, number) if self._aside.text else 0
        end = _END + wide + _GAP if wide else _GAP
        room = self.width() - _TEXT_AT - end
        is_cut = self._folded or QFontMetrics(strong).horizontalAdvance(self._name) > room
        self.setToolTip(plain_tooltip(self._name) if is_cut else "")
        if self._folded:
            return
        text = tokens.selected_text if here else tokens.text
        brush.words(self._name, brush.place(_TEXT_AT, 0, room, self.height()), text, strong)
        where = brush.place(self.width() - _END - wide, 0, wide, self.height())
        tone = ink(self._look, self._aside.tone or "muted")
        colour = text if here and not self._aside.tone else tone
        brush.words(self._aside.text, where, colour, number, end=True)


class SideList(QWidget):
    """Rows under a name; while there are none, nothing at all."""

    chosen = Signal(str)
    """The key of a row."""

    def __init__(self, look: Look, name: str, doing: Sequence[Doing] = ()) -> None:
        super().__init__()
        self._look = look
        self._doing = doing
        self._here = ""
        self._folded = False
        self._items: list[SideItem] = []
        self.rows: list[SideRow] = []
        """From the top to the bottom."""
        self._inside = QWidget()
        self._column = column(self._inside)
        self._heading = label(name, Size.TINY, Weight.BOLD, "muted")
        self._heading.setContentsMargins(12, 14, 12, 4)
        self.setAccessibleName(name)
        inner = column(self)
        inner.addWidget(self._heading)
        inner.addWidget(self._inside)
        self.hide()

    def show_items(self, items: Sequence[SideItem]) -> None:
        """Show other rows; the keys stay with the row that had them."""
        if list(items) == self._items:
            return
        focused = next((one.key for one, row in self._pairs() if row.hasFocus()), None)
        self._items = list(items)
        self.rows = []
        clear(self._inside)
        for item in items:
            made = SideRow(self._look, item.icon, item.text, _LISTED)
            made.show_aside(item.aside)
            made.clicked.connect(partial(self.chosen.emit, item.key))
            made.offer([(text, partial(do, item.key)) for text, do in self._doing])
            made.fold(folded=self._folded)
            made.setChecked(item.key == self._here)
            self._column.addWidget(made)
            self.rows.append(made)
            if item.key == focused:
                made.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(items))

    def show_here(self, key: str) -> None:
        """Mark the row of what is shown; none where its key is empty."""
        self._here = key
        for item, row in self._pairs():
            row.setChecked(item.key == key)

    def fold(self, *, folded: bool) -> None:
        """Show icons and tiles alone, or the words too."""
        self._folded = folded
        self._heading.setVisible(not folded)
        for row in self.rows:
            row.fold(folded=folded)

    def _pairs(self) -> list[tuple[SideItem, SideRow]]:
        return list(zip(self._items, self.rows, strict=True))
