"""The list of keys, over the page: what they do here first, then everywhere."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from vrm_app.presenters.keys import KeyRow, matching
from vrm_app.ui.announcing import announce
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.look import Look
from vrm_app.ui.rows import ROW, Rows
from vrm_app.ui.theme import Size, Weight, font
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import line, row
from vrm_app.ui.widgets.text import heading, muted

_WIDTH = 560
_MOST = 620
"""How high (px) the list of keys becomes before it moves."""
_ENDS = 98
_ROW = 32
_GROUP = 36
_SIDES = 20
_CAP = 22
_MOVING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class ShortcutSheet(Sheet):
    """What keys do, by groups; a few letters leave what they stand in."""

    def __init__(self, look: Look, over: QWidget, rows: Sequence[KeyRow]) -> None:
        super().__init__(look, over, _WIDTH)
        self.setAccessibleName(_("Keys"))
        self._all = rows
        self._rows = Rows()
        self.list = QListView()
        self.list.setModel(self._rows)
        self.list.setItemDelegate(_KeyDelegate(look, self._rows, self.list))
        self.list.setAccessibleName(_("What keys do"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.selectionModel().currentChanged.connect(self._say)
        self.line = _Typed(self.list)
        self.line.textChanged.connect(self._narrow)
        self._told = muted(_("No key does that. In the search (Ctrl+K) all can be done."))
        self._lay_out()
        self._narrow("")
        self.key("Esc").activated.connect(self.leave)

    def begin(self) -> None:
        """Open, ready to type."""
        self.open()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def height_for(self, width: int) -> int:  # noqa: ARG002  (rows are as high in any width)
        """Return the height of all keys, up to what is good to read."""
        high = sum(self.list.sizeHintForRow(at) for at in range(self._rows.rowCount()))
        return _ENDS + min(high + 8, _MOST)

    def _narrow(self, typed: str) -> None:
        rows = matching(self._all, typed)
        self._rows.replace(rows)
        self._told.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.scrollToTop()
        # A row may begin a group now where it did not before.
        self.list.scheduleDelayedItemsLayout()
        self.place()

    def _say(self, current: QModelIndex | QPersistentModelIndex) -> None:
        shown: KeyRow | None = current.data(ROW)
        if shown is not None:
            # The keys stay in the line, so that a reader would not notice where one is.
            announce(self, shown.spoken)

    def _lay_out(self) -> None:
        head = row(spacing=12)
        head.setContentsMargins(_SIDES, 6, _SIDES, 6)
        head.addWidget(Icon(self._look, "keyboard", "accent", 18))
        head.addWidget(heading(_("Keys")))
        head.addWidget(self.line, 1)
        self.column.addLayout(head)
        self.column.addWidget(line())
        self.column.addWidget(self.list, 1)
        self._told.setContentsMargins(_SIDES, 16, _SIDES, 16)
        self.column.addWidget(self._told, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(line())
        foot = row()
        foot.setContentsMargins(_SIDES, 9, _SIDES, 9)
        foot.addWidget(muted(_("What has no key is in the search (Ctrl+K), after >.")), 1)
        foot.addWidget(muted(_("Esc close")))
        self.column.addLayout(foot)


class _Typed(QLineEdit):
    """The line; what it does not need moves through the list."""

    def __init__(self, moved: QListView) -> None:
        super().__init__()
        self._list = moved
        self.setPlaceholderText(_("Filter"))
        self.setAccessibleName(_("Filter the keys"))
        self.setFrame(False)
        self.setProperty("bare", "true")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Move by arrows, type all else."""
        if event.key() in _MOVING:
            QApplication.sendEvent(self._list, event)
        else:
            super().keyPressEvent(event)


class _KeyDelegate(QStyledItemDelegate):
    """Draws what is done, and the caps of the keys that do it."""

    def __init__(self, look: Look, rows: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._rows = rows

    def sizeHint(  # noqa: N802  (Qt's name)
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room of a line, and of the name of its group above the first of it."""
        high = max(_ROW, QFontMetrics(font()).height() + 14)
        return QSize(option.rect.width(), high + (_GROUP if self._is_first(index.row()) else 0))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line."""
        shown: KeyRow = index.data(ROW)
        tokens = self._look.tokens
        # Qt hands over the type at run time only.
        within: QRect = option.rect
        brush = Strokes(painter, within, option.direction)
        width, top = brush.bounds.width(), 0.0
        if self._is_first(index.row()):
            top = _GROUP
            where = brush.place(_SIDES, 10, width - 2 * _SIDES, _GROUP - 10)
            brush.words(shown.group, where, tokens.muted, font(Size.TINY, Weight.BOLD))
        high = brush.bounds.height() - top
        if option.state & QStyle.StateFlag.State_Selected:
            brush.fill(brush.place(8, top, width - 16, high), tokens.selection, 6)
        at = width - _SIDES
        cap = font(Size.SMALL, Weight.MEDIUM)
        for key in reversed(shown.shown):
            wide = max(brush.width_of(key, cap) + 14, _CAP)
            at -= wide
            ground = brush.place(at, top + (high - _CAP) / 2, wide, _CAP)
            brush.fill(ground, tokens.quiet, 4)
            inner = brush.place(at + (wide - brush.width_of(key, cap)) / 2, top, wide, high)
            brush.words(key, inner, tokens.quiet_text, cap)
            at -= 6
        where = brush.place(_SIDES, top, at - _SIDES - 8, high)
        brush.words(shown.text, where, tokens.text, font())

    def _is_first(self, number: int) -> bool:
        here, above = self._rows.row_at(number), self._rows.row_at(number - 1)
        return here is not None and (above is None or above.group != here.group)
