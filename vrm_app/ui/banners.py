"""The ways in which the window tells that something did not go as wished, or did."""

from collections.abc import Callable
from gettext import gettext as _
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QWidget,
)

from vrm_app.domain.errors import UserError
from vrm_app.ui.announcing import announce
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import label, muted

_SHOWN = 8_000
"""Milliseconds that what was done is told for."""
_LOOK_AGAIN = 2_000
_WIDTH = 720
_INSET = 16
_ROOM = 24
"""Around a banner (px), for its shadow."""


class _Words(NamedTuple):
    surface: str
    icon: str
    tone: str
    title: str
    advice: str = ""
    action: str = ""
    do: Callable[[], None] | None = None


class Banners(QWidget):
    """Banners over the foot of a page: what was done, with Undo, and what did not happen."""

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self._look = look
        self._over = over
        self._column = column(self, spacing=0)
        self._done: QFrame | None = None
        self._unread: QFrame | None = None
        self.hide()
        over.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            # The keys also go elsewhere while a dialog is being taken apart, when half of it is no
            # longer there: nothing may be looked up among widgets before that is over.
            self._soon = QTimer(self, interval=0, singleShot=True)
            self._soon.timeout.connect(self._place)
            application.focusChanged.connect(self._place_soon)

    @property
    def shown(self) -> list[QFrame]:
        """The banners, the newest at the foot."""
        return [one for one in self.findChildren(QFrame) if one.property("banner")]

    def show_done(self, text: str, action: str = "", do: Callable[[], None] | None = None) -> None:
        """Say what was done; it goes by itself."""
        self._take_away(self._done)
        self._done = shown = self._show(_Words("told", "check", "accent", text, "", action, do))
        QTimer.singleShot(_SHOWN, shown, lambda: self._let_go(shown))

    def show_refused(self, error: UserError) -> None:
        """Say what did not happen and what to do; it stays until it is put away."""
        self._show(_Words("refused", "circle-alert", "bad", f"{error.title}.", error.advice))

    def show_unread(self, error: UserError, again: Callable[[], None]) -> None:
        """Say, once, that something could not be read, with the way to try it again."""
        self._take_away(self._unread)
        title = _("Not all of this could be read.")
        said = _Words("refused", "circle-alert", "bad", title, error.advice, _("Try again"), again)
        self._unread = self._show(said)

    def show_warning(self, error: UserError) -> None:
        """Say what one should know."""
        self._show(_Words("warned", "triangle-alert", "warn", f"{error.title}.", error.advice))

    def put_done_away(self) -> bool:
        """Put away what was done, if that is still told; tell whether it was."""
        was_told = self._done is not None
        self._take_away(self._done)
        return was_told

    def clear(self) -> None:
        """Put all banners away."""
        for one in self.shown:
            self._take_away(one)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Put away by Escape the banner that has the keys."""
        here = next((one for one in self.shown if one.isAncestorOf(self.focusWidget())), None)
        if event.key() == Qt.Key.Key_Escape and here is not None:
            self._take_away(here)
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Stay at the foot of the page."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Be as high as what is told, once that is known."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return is_done

    def _show(self, said: _Words) -> QFrame:
        holder, made = QWidget(), QFrame()
        made.setProperty("surface", said.surface)
        made.setProperty("banner", True)  # noqa: FBT003  (Qt takes no names)
        across = row(made, spacing=10)
        across.setContentsMargins(14, 8, 8, 8)
        top = Qt.AlignmentFlag.AlignTop if said.advice else Qt.AlignmentFlag.AlignVCenter
        across.addWidget(Icon(self._look, said.icon, said.tone), 0, top)
        across.addWidget(_words(said), 1)
        if said.do is not None:
            button = self._button(Button(self._look, said.action, kind=Kind.PLAIN), made)
            button.clicked.connect(said.do)
            across.addWidget(button)
        close = Button(self._look, kind=Kind.PLAIN, icon="x").named(_("Put this message away"))
        across.addWidget(self._button(close, made), 0, Qt.AlignmentFlag.AlignTop)
        shadow = QGraphicsDropShadowEffect(made, blurRadius=_ROOM, xOffset=0, yOffset=3)
        shadow.setColor(QColor(0, 0, 0, 90))
        made.setGraphicsEffect(shadow)
        inner = row(holder)
        inner.setContentsMargins(_ROOM, 6, _ROOM, 6)
        inner.addWidget(made)
        self._column.addWidget(holder)
        self._place()
        announce(self, f"{said.title} {said.advice}".strip())
        return made

    def _button(self, button: Button, banner: QFrame) -> Button:
        button.set_height(26)
        button.clicked.connect(lambda: self._take_away(banner))
        return button

    def _let_go(self, banner: QFrame) -> None:
        """Put a banner away, unless somebody is about to use it."""
        if banner.underMouse() or banner.isAncestorOf(QApplication.focusWidget() or self):
            QTimer.singleShot(_LOOK_AGAIN, banner, lambda: self._let_go(banner))
            return
        self._take_away(banner)

    def _take_away(self, banner: QFrame | None) -> None:
        if banner is None:
            return
        if banner is self._done:
            self._done = None
        if banner is self._unread:
            self._unread = None
        holder = banner.parentWidget()
        if holder is not None:
            holder.hide()
            holder.setParent(None)
            holder.deleteLater()
        self._place()

    def _place_soon(self) -> None:
        self._soon.start()

    def _place(self) -> None:
        """Stand at the foot of the page, or at its top where the foot is needed more."""
        shown = self.shown
        self.setVisible(bool(shown))
        if not shown:
            return
        room = self._over.rect()
        width = min(_WIDTH, room.width() - 2 * _INSET) + 2 * _ROOM
        self.setFixedWidth(width)
        height = sum(_height(one, width) for one in shown)
        left = (room.width() - width) // 2
        at_foot = QRect(left, room.height() - height - 2, width, height)
        at_top = QRect(left, 2, width, height)
        used, pressed = self._used(), self._main_buttons()
        at_best = min(
            (at_foot, at_top),
            key=lambda at: (at.intersects(used), any(at.intersects(one) for one in pressed)),
        )
        self.setGeometry(at_best)
        self.raise_()

    def _main_buttons(self) -> list[QRect]:
        """Return where the buttons are that carry on what the page is for."""
        return [
            QRect(one.mapTo(self._over, QPoint()), one.size())
            for one in self._over.findChildren(Button)
            if one.is_filled and one.isVisible() and not self.isAncestorOf(one)
        ]

    def _used(self) -> QRect:
        """Return where on the page the keys go."""
        focus = QApplication.focusWidget()
        if focus is None or not self._over.isAncestorOf(focus) or self.isAncestorOf(focus):
            return QRect()
        within, inner = focus.rect(), focus
        if isinstance(focus, QAbstractItemView):
            within, inner = focus.visualRect(focus.currentIndex()), focus.viewport()
        return QRect(inner.mapTo(self._over, within.topLeft()) or QPoint(), within.size())


def _height(banner: QFrame, width: int) -> int:
    """Return how high (px) a banner and what is around it would be at a width."""
    holder = banner.parentWidget()
    inside = None if holder is None else holder.layout()
    if holder is None or inside is None:
        return 0
    holder.ensurePolished()
    inside.activate()
    return inside.totalHeightForWidth(width)


def _words(said: _Words) -> QWidget:
    made = QWidget()
    down = column(made, spacing=2)
    down.addWidget(label(said.title, weight=Weight.MEDIUM, wrapped=True))
    if said.advice:
        down.addWidget(muted(said.advice, 13, wrapped=True))
    return made
