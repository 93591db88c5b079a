"""A place that waits for a key, whatever the key would otherwise do."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vrm_app.ui.look import Look
from vrm_app.ui.pressed import pressed
from vrm_app.ui.roles import Role, speak_as
from vrm_app.ui.theme import RADIUS, Weight, font
from vrm_app.ui.widgets.drawing import Strokes

_HEIGHT = 36
_SIDES = 14
_HELD = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
}
"""Keys that do something only along with another."""
_EMPTYING = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}
_KEEPING = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


class KeyCatcher(QWidget):
    """Takes one key; Esc gives up, Backspace and Del take away what there is."""

    caught = Signal(str)
    """A key, as it is kept."""
    emptied = Signal()
    given_up = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        speak_as(self, Role.HotkeyField)
        self._look = look
        self._words = ""
        self._is_waiting = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def ask(self, words: str) -> None:
        """Wait for a key, saying what for."""
        self._words = words
        self._is_waiting = True
        self.setAccessibleName(words)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def rest(self) -> None:
        """Wait no longer; it is nobody's doing then that the keys go elsewhere."""
        self._is_waiting = False

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        """Return the room of a line; its end gives way."""
        return QSize(200, max(_HEIGHT, QFontMetrics(font()).height() + 16))

    def event(self, event: QEvent) -> bool:
        """Take every key before anybody else does, also those that go on to what is next."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._take(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        """Give up when one goes on to something else."""
        super().focusOutEvent(event)
        if self._is_waiting and event.reason() not in _KEEPING:
            self.given_up.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  (Qt's name)
        """Draw what is waited for."""
        tokens = self._look.tokens
        with QPainter(self) as painter:
            brush = Strokes(painter, self.rect(), self.layoutDirection())
            whole = brush.place(0, 0, self.width(), self.height())
            brush.fill(whole, tokens.selection, RADIUS)
            brush.edge(whole, tokens.accent, RADIUS, tokens.edge + 1)
            inner = brush.place(_SIDES, 0, self.width() - 2 * _SIDES, self.height())
            brush.words(self._words, inner, tokens.selected_text, font(weight=Weight.MEDIUM))

    def _take(self, event: QKeyEvent) -> None:
        is_alone = not event.modifiers()
        if event.key() in _HELD:
            return
        if is_alone and event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif is_alone and event.key() in _EMPTYING:
            self.emptied.emit()
        else:
            self.caught.emit(pressed(event))
