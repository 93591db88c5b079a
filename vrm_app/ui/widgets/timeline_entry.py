"""An entry of a timeline, drawn: when, how, who, what, and what came with it."""

from abc import abstractmethod
from functools import cache
from gettext import gettext as _
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vrm_app.presenters.entries import Entry, PromiseLine
from vrm_app.ui.look import Look
from vrm_app.ui.rows import ROW
from vrm_app.ui.theme import Size, Weight, figures, font
from vrm_app.ui.widgets.broken_lines import lines_of, paragraphs
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.grouped import GroupedList, draw_ground, growth
from vrm_app.ui.widgets.row import ink
from vrm_app.ui.widgets.tile import draw_tile

_NODE_AT = 64
_NODE = 28
_TEXT_AT = 104
_DAY_WIDTH = 50
_RIGHT = 12
_TILE = 20
_OF_COMPANY = 0.4
_REMEMBERED = 1000


class _Heights(NamedTuple):
    """How high (px) the parts of an entry are, and how wide its buttons."""

    group: int = 28
    head: int = 24
    line: int = 20
    promise: int = 40
    files: int = 32
    foot: int = 14
    chip: int = 20
    button: int = 26
    button_width: int = 64

    def grown(self, by: float) -> "_Heights":
        """Return the same for a type that is larger."""
        return _Heights(*(round(one * by) for one in self))


@cache
def _type(size: int = Size.TEXT, weight: int = Weight.NORMAL) -> QFont:
    # Hundreds are asked for while one scrolls by a page.
    return font(size, weight)


@cache
def _figures() -> QFont:
    return figures(font(Size.SMALL))


class Unfolding(GroupedList):
    """A list in which an entry can be open."""

    @abstractmethod
    def whole_of(self, record_id: str) -> str | None:
        """Return the whole text of an entry that is open."""


class EntryDelegate(QStyledItemDelegate):
    """Draws an entry: when, how, who, what, and what came with it."""

    def __init__(self, look: Look, view: Unfolding) -> None:
        super().__init__(view)
        self._look = look
        self._view = view
        self._measure()
        look.changed.connect(self.forget)
        self._broken: dict[tuple[str, int, bool], list[str]] = {}
        """Texts by width, broken into lines: measuring them takes longer than all else."""

    def forget(self) -> None:
        """Measure anew, for the type may be another."""
        self._measure()
        self._broken.clear()
        _type.cache_clear()
        _figures.cache_clear()

    def _measure(self) -> None:
        self._high = _Heights().grown(growth())
        # A day is never cut: what stands after it gives way to a larger type.
        self._day_width = self._look.scaled(_DAY_WIDTH)
        more = self._day_width - _DAY_WIDTH
        self._node_at, self._text_at = _NODE_AT + more, _TEXT_AT + more

    def sizeHint(  # noqa: N802  (Qt's name)
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002  (its width is that of the last time)
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the room an entry needs."""
        entry: Entry = self._view.rows.row_at(index.row())
        width = self._view.viewport().width()
        high = self._high
        height = high.head + high.foot + len(entry.promises) * high.promise
        height += len(self._lines(entry, width)) * high.line
        height += high.files if entry.files else 0
        height += high.group if self._view.is_first_of_group(index.row()) else 0
        return QSize(width, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the entry."""
        entry: Entry = index.data(ROW)
        brush = Strokes(painter, option.rect, option.direction)
        top = 0.0
        if self._view.is_first_of_group(index.row()):
            self._group(brush, entry.group)
            top += self._high.group
        tokens, bounds = self._look.tokens, brush.bounds
        where = (0, top, bounds.width() - 4, bounds.height() - top - 4)
        fill = tokens.row_line if tokens.dark else tokens.window
        draw_ground(brush, where, option, (fill, tokens.accent, 8))
        self._rail(brush, entry, top)
        self._head(brush, entry, top)
        y = top + self._high.head + 4
        for text in self._lines(entry, round(brush.bounds.width())):
            brush.fitting(text, self._wide(brush, y, self._high.line), tokens.text, _type())
            y += self._high.line
        for promise in entry.promises:
            self._promise(brush, promise, y)
            y += self._high.promise
        if entry.files:
            self._files(brush, entry, y)

    def buttons(
        self, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> list[tuple[QRectF, PromiseLine, bool]]:
        """Return where the buttons of open promises are, and what each does."""
        entry: Entry = index.data(ROW)
        option = QStyleOptionViewItem()
        option.rect = rect
        option.direction = self._view.layoutDirection()
        return _buttons_of(entry, option, self._top_of_promises(entry, index), self._high)

    def _top_of_promises(self, entry: Entry, index: QModelIndex | QPersistentModelIndex) -> float:
        group = self._high.group if self._view.is_first_of_group(index.row()) else 0
        width = self._view.viewport().width()
        return group + self._high.head + 4 + len(self._lines(entry, width)) * self._high.line

    def _group(self, brush: Strokes, name: str) -> None:
        strong = _type(Size.SMALL, Weight.BOLD)
        where = brush.place(0, 4, brush.bounds.width(), self._high.group - 8)
        brush.words(name, where, self._look.tokens.text, strong)

    def _rail(self, brush: Strokes, entry: Entry, top: float) -> None:
        tokens = self._look.tokens
        middle = self._node_at + _NODE / 2
        height = brush.bounds.height()
        brush.fill(brush.place(middle - 1, top + _NODE, 2, height - top - _NODE), tokens.rail, 0)
        if entry.small:
            dot = brush.place(middle - 5, top + 7, 10, 10)
            brush.fill(dot, tokens.base, 5)
            brush.edge(dot, tokens.muted, 5, 2)
            return
        node = brush.place(self._node_at, top, _NODE, _NODE)
        brush.fill(node, tokens.accent_tint if entry.mine else tokens.quiet, _NODE / 2)
        colour = tokens.accent_text if entry.mine else tokens.quiet_text
        brush.icon(entry.icon, node, colour, 14)

    def _head(self, brush: Strokes, entry: Entry, top: float) -> None:
        tokens = self._look.tokens
        strong = _type(weight=Weight.BOLD)
        brush.words(
            entry.when,
            brush.place(0, top + 2, self._day_width, self._high.head),
            tokens.muted,
            _figures(),
            end=True,
        )
        room = brush.bounds.width() - self._text_at - _RIGHT
        if entry.chip:
            room -= self._chip(brush, entry.chip, top) + 8
        at = self._text_at + self._company(brush, entry, top, room)
        who = _type(weight=Weight.MEDIUM) if entry.company else strong
        width = min(brush.width_of(entry.actor, who), max(room + self._text_at - at, 0))
        brush.words(entry.actor, brush.place(at, top + 2, width, self._high.head), tokens.text, who)
        left = room + self._text_at - at - width - 10
        if left > 0:
            where = brush.place(at + width + 10, top + 2, left, self._high.head)
            brush.words(entry.how, where, tokens.muted, _type())

    def _company(self, brush: Strokes, entry: Entry, top: float, room: float) -> float:
        """Draw the tile and the name of the company, and return the room they take."""
        if not entry.company:
            return 0
        tokens, strong = self._look.tokens, _type(weight=Weight.BOLD)
        tile = brush.place(self._text_at, top + 4, _TILE, _TILE)
        draw_tile(brush.painter, tile, entry.company, tokens)
        width = min(brush.width_of(entry.company, strong), room * _OF_COMPANY)
        where = brush.place(self._text_at + _TILE + 8, top + 2, width, self._high.head)
        brush.words(entry.company, where, tokens.text, strong)
        return _TILE + 8 + width + 12

    def _chip(self, brush: Strokes, text: str, top: float) -> float:
        tokens = self._look.tokens
        tiny = _type(Size.TINY, Weight.MEDIUM)
        width = min(brush.width_of(text, tiny) + 34, 200.0)
        where = brush.place(brush.bounds.width() - _RIGHT - width, top + 3, width, self._high.chip)
        brush.fill(where, tokens.quiet, 5)
        at = brush.bounds.width() - _RIGHT - width
        icon = brush.place(at + 6, top + 3, 14, self._high.chip)
        brush.icon("life-buoy", icon, tokens.quiet_text, 12)
        words = brush.place(at + 24, top + 3, width - 30, self._high.chip)
        brush.words(text, words, tokens.quiet_text, tiny)
        return width

    def _promise(self, brush: Strokes, promise: PromiseLine, y: float) -> None:
        tokens = self._look.tokens
        width = brush.bounds.width() - self._text_at - _RIGHT
        tall = self._high.promise - 8
        panel = brush.place(self._text_at, y + 4, width, tall)
        brush.fill(panel, tokens.window, 6)
        brush.icon(
            "handshake", brush.place(self._text_at + 8, y + 4, 16, tall), tokens.accent_text, 16
        )
        strong = _type(weight=Weight.BOLD)
        who = brush.width_of(promise.who, strong)
        x = self._text_at + 32.0
        brush.words(promise.who, brush.place(x, y + 4, who, tall), tokens.text, strong)
        buttons = 2 * (self._high.button_width + 6) if promise.is_open else 0
        small = _type(Size.SMALL, Weight.MEDIUM)
        state = brush.width_of(promise.state, small)
        x += who + 6
        room = self._text_at + width - buttons - state - 20 - x
        brush.words(promise.what, brush.place(x, y + 4, room, tall), tokens.text, _type())
        where = brush.place(self._text_at + width - buttons - state - 8, y + 4, state, tall)
        brush.words(promise.state, where, ink(self._look, promise.tone), small)
        if promise.is_open:
            right = self._text_at + width - 6
            for text, x_, edged in (
                (_("Kept"), right - 2 * self._high.button_width - 6, True),
                (_("Broken"), right - self._high.button_width, False),
            ):
                button = brush.place(x_, y + 7, self._high.button_width, self._high.button)
                if edged:
                    brush.fill(button, tokens.button, 6)
                    brush.edge(button, tokens.button_edge, 6)
                brush.painter.setFont(small)
                brush.painter.setPen(tokens.text)
                brush.painter.drawText(button, Qt.AlignmentFlag.AlignCenter, text)

    def _files(self, brush: Strokes, entry: Entry, y: float) -> None:
        tokens = self._look.tokens
        small, tiny = _type(Size.SMALL, Weight.MEDIUM), _type(Size.TINY)
        tall = self._high.files - 8
        x = float(self._text_at)
        most = brush.bounds.width() - _RIGHT
        for name, size in entry.files:
            words = min(brush.width_of(name, small), 220.0)
            width = 26 + words + 6 + brush.width_of(size, tiny) + 8
            if x + width > most:
                break
            chip = brush.place(x, y + 4, width, tall)
            brush.edge(chip, tokens.hairline, 5)
            brush.icon("paperclip", brush.place(x + 6, y + 4, 14, tall), tokens.muted, 14)
            brush.words(name, brush.place(x + 24, y + 4, words, tall), tokens.text, small)
            brush.words(
                size,
                brush.place(x + 30 + words, y + 4, width - words - 30, tall),
                tokens.muted,
                tiny,
            )
            x += width + 6

    def _wide(self, brush: Strokes, y: float, height: float) -> QRectF:
        return brush.place(self._text_at, y, brush.bounds.width() - self._text_at - _RIGHT, height)

    def _lines(self, entry: Entry, width: int) -> list[str]:
        whole = self._view.whole_of(entry.id)
        key = (entry.text if whole is None else whole, width, whole is None)
        found = self._broken.get(key)
        if found is None:
            if len(self._broken) > _REMEMBERED:
                # The one longest there. To forget all would be felt: what is at hand is broken
                # again at once.
                del self._broken[next(iter(self._broken))]
            room = width - self._text_at - _RIGHT
            found = lines_of(entry.text, room) if whole is None else paragraphs(whole, room)
            self._broken[key] = found
        return found


def _buttons_of(
    entry: Entry, option: QStyleOptionViewItem, top: float, high: _Heights
) -> list[tuple[QRectF, PromiseLine, bool]]:
    row = option.rect
    found = []
    right = row.width() - _RIGHT - 6
    for number, promise in enumerate(entry.promises):
        if not promise.is_open:
            continue
        y = round(top + number * high.promise + 7)
        for x, kept in (
            (right - 2 * high.button_width - 6, True),
            (right - high.button_width, False),
        ):
            where = row.adjusted(0, 0, 0, 0)
            where.setRect(row.x() + x, row.y() + y, high.button_width, high.button)
            found.append((QRectF(QStyle.visualRect(option.direction, row, where)), promise, kept))
    return found
