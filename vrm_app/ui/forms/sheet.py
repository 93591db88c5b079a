"""A sheet over the dimmed window: it keeps the keys to itself until it goes."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QShortcut,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from vrm_app.ui.forms.head import Head
from vrm_app.ui.look import Look
from vrm_app.ui.roles import Role, speak_as
from vrm_app.ui.widgets.surface import column, surface

_AROUND = 16
_LEAST_TOP = 24
_RADIUS = 12
_SHADOW = 18


class Sheet(QWidget):
    """A card in the upper third of the window, all around it dimmed."""

    gone = Signal()
    """It is put away."""

    def __init__(self, look: Look, over: QWidget, width: int = 680) -> None:
        super().__init__(over)
        speak_as(self, Role.Dialog)
        self._look = look
        self._over = over
        self._width = width
        self._before = over.window().focusWidget()
        self.card = surface("sheet")
        self.card.setParent(self)
        self.column = column(self.card)
        over.installEventFilter(self)
        self.card.installEventFilter(self)
        look.changed.connect(self.update)

    def key(self, keys: str) -> QShortcut:
        """Return a key that works everywhere in the sheet."""
        return QShortcut(
            QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    def open(self) -> None:
        """Show the sheet over everything."""
        self.place()
        self.show()
        self.raise_()

    def head(self, icon: str, *beside: tuple[QWidget, int]) -> Head:
        """Return the head of a page in the sheet, whose way back puts the sheet away."""
        made = Head(self._look, icon, *beside)
        made.way_back.clicked.connect(self.leave)
        return made

    def put_away(self) -> None:
        """Go, and give the keys back to who had them."""
        self._over.removeEventFilter(self)
        self.hide()
        # What had the keys may have been made anew meanwhile.
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.gone.emit()
        self.deleteLater()

    def hold(self) -> None:
        """Keep what is written here as a draft; most sheets are not written in."""

    def leave(self) -> None:
        """Put the sheet away because the customer goes back."""
        self.put_away()

    def place(self) -> None:
        """Stand in the upper third, as high as what is in it, never beyond the window."""
        room = self._over.rect()
        self.setGeometry(room)
        width = min(self._width, room.width() - 2 * _AROUND)
        height = min(self.height_for(width), room.height() - 2 * _LEAST_TOP)
        top = max(_LEAST_TOP, (room.height() - height) // 3)
        where = QRect((room.width() - width) // 2, top, width, height)
        # All that lies below is drawn anew with the shadow: not at each letter that is typed.
        if where != self.card.geometry():
            self.card.setGeometry(where)
            self.update()

    def height_for(self, width: int) -> int:  # noqa: ARG002  (a sheet of text needs it)
        """Return how high (px) the card would like to be."""
        return self.card.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Keep to the window's size, and to that of what is in the card."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.place()
        if watched is not self._over and event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802, A002, FBT001  (Qt's names)
        """Go round within the sheet; the page below is out of reach."""
        inside = self._reachable()
        here = self.window().focusWidget()
        if not inside:
            return False
        at = inside.index(here) if here in inside else (-1 if next else 0)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        inside[(at + (1 if next else -1)) % len(inside)].setFocus(reason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        """Go back by a click beside the card."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Dim the page, and draw the card's shadow."""
        dark = self._look.tokens.dark
        with QPainter(self) as painter:
            # What the card hides need not be drawn; that takes longer than all else.
            inside = self.card.geometry().adjusted(_RADIUS, _RADIUS, -_RADIUS, -_RADIUS)
            painter.setClipRegion(QRegion(self.rect()) - QRegion(inside))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), QColor(0, 0, 0, 150 if dark else 92))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 4))
            around = QRectF(self.card.geometry())
            for step in range(_SHADOW, 0, -2):
                where = around.adjusted(-step, -step + 6, step, step + 6)
                painter.drawRoundedRect(where, _RADIUS + step, _RADIUS + step)

    def _reachable(self) -> list[QWidget]:
        """Return what can be reached by Tab inside the card, in the order in which one reads."""
        found = [
            one
            for one in self.card.findChildren(QWidget)
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled() and one.isVisible()
        ]
        places = {one: QRect(one.mapTo(self, QPoint(0, 0)), one.size()) for one in found}
        lines: list[list[QWidget]] = []
        bottom = 0
        for one in sorted(found, key=lambda widget: places[widget].top()):
            # What stands beside each other need not begin at the same height.
            if not lines or places[one].center().y() > bottom:
                lines.append([])
                bottom = places[one].bottom()
            lines[-1].append(one)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return [
            one
            for line in lines
            for one in sorted(line, key=lambda widget: places[widget].left(), reverse=mirrored)
        ]
