"""The list of keys, over the page: what they do here first, then everywhere."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QWidget

from vrm_app.presenters.keys import KeyRow, matching
from vrm_app.ui.announcing import announce
from vrm_app.ui.forms.sheet import Sheet
from vrm_app.ui.look import Look
from vrm_app.ui.rows import ROW
from vrm_app.ui.theme import font
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.grouped import SIDES, GroupedDelegate, GroupedList
from vrm_app.ui.widgets.key_caps import draw_caps
from vrm_app.ui.widgets.leading_line import LeadingLine
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import line, row
from vrm_app.ui.widgets.text import heading, muted

_WIDTH = 560
_MOST = 620
"""How high (px) the list of keys becomes before it moves."""
_ENDS = 98
_ROW = 32
_GROUP = 36


class ShortcutSheet(Sheet):
    """What keys do, by groups; a few letters leave what they stand in."""

    def __init__(self, look: Look, over: QWidget, rows: Sequence[KeyRow]) -> None:
        super().__init__(look, over, _WIDTH)
        self.setAccessibleName(_("Keys"))
        self._all = rows
        self.list = GroupedList(look, _("What keys do"))
        self.list.setItemDelegate(_KeyDelegate(look, self.list, row=_ROW, group=_GROUP))
        self.list.leave_keys()
        self.list.selectionModel().currentChanged.connect(self._say)
        self.line = LeadingLine(
            _("Filter the keys"),
            _("Filter"),
            lambda event: QApplication.sendEvent(self.list, event),
        )
        self.line.textChanged.connect(self._narrow)
        self._told = muted(_("No key does that. In the search all can be done."))
        self._lay_out()
        self._narrow("")
        self.key("Esc").activated.connect(self.leave)

    def begin(self) -> None:
        """Open, ready to type."""
        self.open()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def height_for(self, width: int) -> int:  # noqa: ARG002  (rows are as high in any width)
        """Return the height of all keys, up to what is good to read."""
        high = sum(self.list.sizeHintForRow(at) for at in range(self.list.rows.rowCount()))
        return _ENDS + min(high + 8, _MOST)

    def _narrow(self, typed: str) -> None:
        rows = matching(self._all, typed)
        self.list.show_rows(rows)
        self._told.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.list.scrollToTop()
        self.place()

    def _say(self, current: QModelIndex | QPersistentModelIndex) -> None:
        shown: KeyRow | None = current.data(ROW)
        if shown is not None:
            # The keys stay in the line, so that a reader would not notice where one is.
            announce(self, shown.spoken)

    def _lay_out(self) -> None:
        head = row(spacing=12)
        head.setContentsMargins(SIDES, 6, SIDES, 6)
        head.addWidget(Icon(self._look, "keyboard", "accent", 18))
        head.addWidget(heading(_("Keys")))
        head.addWidget(self.line, 1)
        self.column.addLayout(head)
        self.column.addWidget(line())
        self.column.addWidget(self.list, 1)
        self._told.setContentsMargins(SIDES, 16, SIDES, 16)
        self.column.addWidget(self._told, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(line())
        foot = row()
        foot.setContentsMargins(SIDES, 9, SIDES, 9)
        foot.addWidget(muted(_("What has no key is in the search, after >.")), 1)
        foot.addWidget(muted(_("Esc close")))
        self.column.addLayout(foot)


class _KeyDelegate(GroupedDelegate):
    """Draws what is done, and the caps of the keys that do it."""

    def draw(self, brush: Strokes, row: KeyRow, top: float, option: QStyleOptionViewItem) -> None:
        """Draw a row."""
        tokens = self._look.tokens
        width, high = brush.bounds.width(), brush.bounds.height() - top
        if option.state & QStyle.StateFlag.State_Selected:
            brush.fill(brush.place(8, top, width - 16, high), tokens.selection, 6)
        end = draw_caps(brush, row.shown, width - SIDES, (top, high), tokens)
        where = brush.place(SIDES, top, end - SIDES - 8, high)
        brush.words(row.text, where, tokens.text, font())
