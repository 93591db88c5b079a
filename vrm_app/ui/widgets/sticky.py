"""The name of the group one is in, which stays at the top of a list that is scrolled."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Tokens, Weight, font
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.grouped import grown

_HIGH = 28


def head_height() -> int:
    """Return how high (px) the name of a group is."""
    return grown(_HIGH)


def draw_head(brush: Strokes, name: str, tokens: Tokens, at: int = 0) -> None:
    """Draw the name of a group at the top of what is drawn on, so far (px) from its beginning."""
    where = brush.place(at, 4, brush.bounds.width() - at, head_height() - 8)
    brush.words(name, where, tokens.text, font(Size.SMALL, Weight.BOLD))


class StickyGroup(QWidget):
    """Stands over the top of a list, and makes way for the next group."""

    def __init__(self, look: Look, over: QAbstractItemView, group_of: Callable[[int], str]) -> None:
        """Make it for a list that says of each row in which group it is; empty for none."""
        super().__init__(over)
        self._look = look
        self._over = over
        self._group_of = group_of
        self._name = ""
        self.names_at = 0
        """How far (px) names stand away from where the list begins."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        look.changed.connect(self.update)

    @property
    def name(self) -> str:
        """The group that is named."""
        return self._name

    def follow(self) -> None:
        """Name the group of what is at the top by now."""
        list_, first = self._over, self._over.indexAt(QPoint(8, 1))
        group = self._group_of(first.row()) if first.isValid() else ""
        if not group or list_.visualRect(first).top() >= 0:
            self.hide()
            return
        self.show()
        room, up = list_.viewport().geometry(), self._made_way(first.row())
        self.setGeometry(room.x(), room.y() - up, room.width(), head_height())
        if group != self._name:
            self._name = group
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the name as it stands above the first of its group."""
        tokens = self._look.tokens
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            brush.fill(brush.bounds, tokens.base, 0)
            draw_head(brush, self._name, tokens, self.names_at)
            brush.fill(brush.place(0, self.height() - 1, self.width(), 1), tokens.row_line, 0)

    def _made_way(self, first: int) -> int:
        """Return how far (px) the beginning of the next group has pushed it up."""
        list_, model = self._over, self._over.model()
        for number in range(first + 1, min(first + 3, model.rowCount())):
            top = list_.visualRect(model.index(number, 0)).top()
            if top >= head_height():
                break
            if self._group_of(number) != self._group_of(number - 1):
                return head_height() - top
        return 0
