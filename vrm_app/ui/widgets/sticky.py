"""The name of the group one is in, which stays at the top of a list that is scrolled."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Weight, font
from vrm_app.ui.widgets.drawing import Strokes
from vrm_app.ui.widgets.grouped import GroupedList

HIGH = 28


class StickyGroup(QWidget):
    """Stands over the top of a list, and makes way for the next group."""

    def __init__(self, look: Look, over: GroupedList) -> None:
        super().__init__(over)
        self._look = look
        self._over = over
        self._name = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        look.changed.connect(self.update)

    def follow(self) -> None:
        """Name the group of what is at the top by now."""
        list_, first = self._over, self._over.indexAt(QPoint(8, 1))
        row = list_.rows.row_at(first.row()) if first.isValid() else None
        if row is None or list_.visualRect(first).top() >= 0:
            self.hide()
            return
        self.show()
        room = list_.viewport().geometry()
        self.setGeometry(room.x(), room.y() - self._made_way(first.row()), room.width(), HIGH)
        if row.group != self._name:
            self._name = row.group
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw the name as it stands above the first of its group."""
        tokens = self._look.tokens
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            brush.fill(brush.bounds, tokens.base, 0)
            where = brush.place(0, 4, self.width(), HIGH - 8)
            brush.words(self._name, where, tokens.text, font(Size.SMALL, Weight.BOLD))
            brush.fill(brush.place(0, HIGH - 1, self.width(), 1), tokens.row_line, 0)

    def _made_way(self, first: int) -> int:
        """Return how far (px) the beginning of the next group has pushed it up."""
        list_ = self._over
        for number in range(first + 1, min(first + 3, list_.rows.rowCount())):
            top = list_.visualRect(list_.rows.index(number)).top()
            if top >= HIGH:
                break
            if list_.is_first_of_group(number):
                return HIGH - top
        return 0
