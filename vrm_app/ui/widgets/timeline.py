"""What happened, as a list along a rail."""

from gettext import gettext as _

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from vrm_app.presenters.company import Entry, PromiseLine
from vrm_app.presenters.keys import KeyRow
from vrm_app.ui.look import Look
from vrm_app.ui.rows import ROW, Rows
from vrm_app.ui.theme import Size, Weight, figures, font
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.row import ink

_NODE_AT = 64
_NODE = 28
_TEXT_AT = 104
_DAY_WIDTH = 50
_RIGHT = 12
_GROUP = 28
_HEAD = 24
_LINE = 20
_PROMISE = 40
_FILES = 32
_FOOT = 14
_LINES = 2
_BUTTON = 64
_NEARLY_ALL = 0.8

KEYS = (KeyRow(_("In lists"), _("The promise of the selected entry was kept"), ("Space",)),)


class Timeline(QListView):
    """The entries of a company or a case; a promise can be settled where it stands."""

    settled = Signal(str, bool)
    """A promise by its id, and whether it was kept."""
    opened = Signal(str)
    """A record, by its id."""
    wanted = Signal()
    """The next page."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows = Rows()
        self._is_empty = False
        self.setModel(self._rows)
        self._delegate = _EntryDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Timeline, newest first"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._near_the_end)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW).id))
        look.changed.connect(self.viewport().update)

    def show_entries(self, entries: list[Entry]) -> None:
        """Show a timeline from its beginning."""
        self._is_empty = not entries
        self._rows.replace(entries)
        self.viewport().update()

    def add_entries(self, entries: list[Entry]) -> None:
        """Show what comes after."""
        self._rows.add(entries)

    def is_first_of_group(self, number: int) -> bool:
        """Tell whether a row begins a new group of days."""
        row, above = self._rows.row_at(number), self._rows.row_at(number - 1)
        return above is None or row is None or above.group != row.group

    def current(self) -> Entry | None:
        """Return the entry that is selected."""
        entry: Entry | None = self._rows.row_at(self.currentIndex().row())
        return entry

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        """Take the keys; only what is seen to be selected is what they are about."""
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            # Qt makes the first row the current one without showing it.
            self.selectionModel().clearCurrentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Go down and up by J and K too; Space keeps the promise of the entry, Enter opens it."""
        entry = self.current()
        if event.key() in {Qt.Key.Key_J, Qt.Key.Key_K} and not event.modifiers():
            step = 1 if event.key() == Qt.Key.Key_J else -1
            at = min(max(self.currentIndex().row() + step, 0), self._rows.rowCount() - 1)
            self.setCurrentIndex(self._rows.index(at))
        elif event.key() == Qt.Key.Key_Space and entry is not None:
            for promise in entry.promises:
                if promise.is_open:
                    self.settled.emit(promise.id, True)  # noqa: FBT003  (Qt's own)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and entry is not None:
            self.opened.emit(entry.id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """Settle a promise where its button was pressed."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            for where, promise, kept in self._delegate.buttons(self.visualRect(index), index):
                if where.contains(event.position()):
                    self.settled.emit(promise.id, kept)
                    return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        """Draw the entries, or say that there are none."""
        super().paintEvent(event)
        if self._is_empty:
            with QPainter(self.viewport()) as painter:
                brush = Strokes(painter, self.viewport().rect(), self.layoutDirection())
                where = brush.place(0, 8, brush.bounds.width(), _LINE)
                told = _("Nothing is kept here yet. Press L to log what happened.")
                brush.words(told, where, self._look.tokens.muted, font())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Break lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _near_the_end(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() * _NEARLY_ALL:
            self.wanted.emit()


class _EntryDelegate(QStyledItemDelegate):
    """Draws an entry: when, how, who, what, and what came with it."""

    def __init__(self, look: Look, view: Timeline) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(  # noqa: N802  (Qt's name)
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002  (its width is that of the last time)
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the room an entry needs."""
        entry: Entry = index.data(ROW)
        width = self._view.viewport().width()
        height = _HEAD + _FOOT + len(entry.promises) * _PROMISE
        height += len(self._lines(entry, width)) * _LINE
        height += _FILES if entry.files else 0
        height += _GROUP if self._view.is_first_of_group(index.row()) else 0
        grown = QFontMetrics(font()).height() / 16
        return QSize(width, round(height * max(grown, 1)))

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
            top += _GROUP
        if option.state & QStyle.StateFlag.State_Selected:
            tokens = self._look.tokens
            ground = brush.place(0, top, brush.bounds.width() - 4, brush.bounds.height() - top - 4)
            brush.fill(ground, tokens.row_line if tokens.dark else tokens.window, 8)
            if option.state & QStyle.StateFlag.State_HasFocus:
                brush.edge(ground, tokens.accent, 8, 2)
        self._rail(brush, entry, top)
        self._head(brush, entry, top)
        y = top + _HEAD + 4
        tokens = self._look.tokens
        for text in self._lines(entry, round(brush.bounds.width())):
            brush.words(text, self._wide(brush, y, _LINE), tokens.text, font())
            y += _LINE
        for promise in entry.promises:
            self._promise(brush, promise, y)
            y += _PROMISE
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
        return _buttons_of(entry, option, self._top_of_promises(entry, index))

    def _top_of_promises(self, entry: Entry, index: QModelIndex | QPersistentModelIndex) -> float:
        group = _GROUP if self._view.is_first_of_group(index.row()) else 0
        width = self._view.viewport().width()
        return group + _HEAD + 4 + len(self._lines(entry, width)) * _LINE

    def _group(self, brush: Strokes, name: str) -> None:
        strong = font(Size.SMALL, Weight.BOLD)
        where = brush.place(0, 4, brush.bounds.width(), _GROUP - 8)
        brush.words(name, where, self._look.tokens.text, strong)

    def _rail(self, brush: Strokes, entry: Entry, top: float) -> None:
        tokens = self._look.tokens
        middle = _NODE_AT + _NODE / 2
        height = brush.bounds.height()
        brush.fill(brush.place(middle - 1, top + _NODE, 2, height - top - _NODE), tokens.rail, 0)
        if entry.small:
            dot = brush.place(middle - 5, top + 7, 10, 10)
            brush.fill(dot, tokens.base, 5)
            brush.edge(dot, tokens.muted, 5, 2)
            return
        node = brush.place(_NODE_AT, top, _NODE, _NODE)
        brush.fill(node, tokens.accent_tint if entry.mine else tokens.quiet, _NODE / 2)
        colour = tokens.accent_text if entry.mine else tokens.quiet_text
        brush.icon(entry.icon, node, colour, 14)

    def _head(self, brush: Strokes, entry: Entry, top: float) -> None:
        tokens = self._look.tokens
        small, strong = font(Size.SMALL), font(weight=Weight.BOLD)
        brush.words(
            entry.when,
            brush.place(0, top + 2, _DAY_WIDTH, _HEAD),
            tokens.muted,
            figures(small),
            end=True,
        )
        room = brush.bounds.width() - _TEXT_AT - _RIGHT
        if entry.chip:
            room -= self._chip(brush, entry.chip, top) + 8
        width = min(brush.width_of(entry.actor, strong), room)
        brush.words(entry.actor, brush.place(_TEXT_AT, top + 2, width, _HEAD), tokens.text, strong)
        left = room - width - 10
        if left > 0:
            where = brush.place(_TEXT_AT + width + 10, top + 2, left, _HEAD)
            brush.words(entry.how, where, tokens.muted, font())

    def _chip(self, brush: Strokes, text: str, top: float) -> float:
        tokens = self._look.tokens
        tiny = font(Size.TINY, Weight.MEDIUM)
        width = min(brush.width_of(text, tiny) + 34, 200.0)
        where = brush.place(brush.bounds.width() - _RIGHT - width, top + 3, width, 20)
        brush.fill(where, tokens.quiet, 5)
        at = brush.bounds.width() - _RIGHT - width
        icon = brush.place(at + 6, top + 3, 14, 20)
        brush.icon("life-buoy", icon, tokens.quiet_text, 12)
        words = brush.place(at + 24, top + 3, width - 30, 20)
        brush.words(text, words, tokens.quiet_text, tiny)
        return width

    def _promise(self, brush: Strokes, promise: PromiseLine, y: float) -> None:
        tokens = self._look.tokens
        width = brush.bounds.width() - _TEXT_AT - _RIGHT
        panel = brush.place(_TEXT_AT, y + 4, width, _PROMISE - 8)
        brush.fill(panel, tokens.window, 6)
        brush.icon("handshake", brush.place(_TEXT_AT + 8, y + 4, 16, 32), tokens.accent_text, 16)
        strong = font(weight=Weight.BOLD)
        who = brush.width_of(promise.who, strong)
        x = _TEXT_AT + 32.0
        brush.words(promise.who, brush.place(x, y + 4, who, 32), tokens.text, strong)
        buttons = 2 * (_BUTTON + 6) if promise.is_open else 0
        small = font(Size.SMALL, Weight.MEDIUM)
        state = brush.width_of(promise.state, small)
        x += who + 6
        room = _TEXT_AT + width - buttons - state - 20 - x
        brush.words(promise.what, brush.place(x, y + 4, room, 32), tokens.text, font())
        where = brush.place(_TEXT_AT + width - buttons - state - 8, y + 4, state, 32)
        brush.words(promise.state, where, ink(self._look, promise.tone), small)
        if promise.is_open:
            right = _TEXT_AT + width - 6
            for text, x_, edged in (
                (_("Kept"), right - 2 * _BUTTON - 6, True),
                (_("Broken"), right - _BUTTON, False),
            ):
                button = brush.place(x_, y + 7, _BUTTON, 26)
                if edged:
                    brush.fill(button, tokens.button, 6)
                    brush.edge(button, tokens.button_edge, 6)
                brush.painter.setFont(small)
                brush.painter.setPen(tokens.text)
                brush.painter.drawText(button, Qt.AlignmentFlag.AlignCenter, text)

    def _files(self, brush: Strokes, entry: Entry, y: float) -> None:
        tokens = self._look.tokens
        small, tiny = font(Size.SMALL, Weight.MEDIUM), font(Size.TINY)
        x = float(_TEXT_AT)
        most = brush.bounds.width() - _RIGHT
        for name, size in entry.files:
            words = min(brush.width_of(name, small), 220.0)
            width = 26 + words + 6 + brush.width_of(size, tiny) + 8
            if x + width > most:
                break
            chip = brush.place(x, y + 4, width, 24)
            brush.edge(chip, tokens.hairline, 5)
            brush.icon("paperclip", brush.place(x + 6, y + 4, 14, 24), tokens.muted, 14)
            brush.words(name, brush.place(x + 24, y + 4, words, 24), tokens.text, small)
            brush.words(
                size, brush.place(x + 30 + words, y + 4, width - words - 30, 24), tokens.muted, tiny
            )
            x += width + 6

    def _wide(self, brush: Strokes, y: float, height: float) -> QRectF:
        return brush.place(_TEXT_AT, y, brush.bounds.width() - _TEXT_AT - _RIGHT, height)

    def _lines(self, entry: Entry, width: int) -> list[str]:
        return lines_of(entry.text, width - _TEXT_AT - _RIGHT)


def _buttons_of(
    entry: Entry, option: QStyleOptionViewItem, top: float
) -> list[tuple[QRectF, PromiseLine, bool]]:
    row = option.rect
    found = []
    right = row.width() - _RIGHT - 6
    for number, promise in enumerate(entry.promises):
        if not promise.is_open:
            continue
        y = round(top + number * _PROMISE + 7)
        for x, kept in ((right - 2 * _BUTTON - 6, True), (right - _BUTTON, False)):
            where = row.adjusted(0, 0, 0, 0)
            where.setRect(row.x() + x, row.y() + y, _BUTTON, 26)
            found.append((QRectF(QStyle.visualRect(option.direction, row, where)), promise, kept))
    return found


def lines_of(text: str, width: int, most: int = _LINES) -> list[str]:
    """Return a text broken into lines of a width (px); the last holds all that is left."""
    if not text or width <= 0:
        return []
    layout = QTextLayout(text, font())
    layout.setTextOption(QTextOption())
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
