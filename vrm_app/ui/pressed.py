"""Keys as they are pressed, compared with those that call something now."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vrm_app.services.deeds import Deed
from vrm_app.ui.preferences import Preferences

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_HELD = (
    _SHIFT
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_FIRST_WITHOUT_SIGN = 0x01000000
"""Below it Qt numbers keys by the sign that stands on them."""


def pressed(event: QKeyEvent) -> str:
    """Return what is pressed as it is kept: Ctrl+J, Shift+F1, /."""
    key, held = event.key(), event.modifiers() & _HELD
    # Which signs need Shift differs from keyboard to keyboard.
    if key < _FIRST_WITHOUT_SIGN and not chr(key).isalnum():
        held &= ~_SHIFT
    return QKeySequence(key | held.value).toString(QKeySequence.SequenceFormat.PortableText)


def steps(preferences: Preferences, event: QKeyEvent, *, or_shifted: bool = False) -> int:
    """Return how many rows a key goes down in a list: 1, -1, or 0 where it is another one."""
    key = pressed(event)
    if or_shifted:
        key = key.replace("Shift+", "")
    if key in preferences.keys(Deed.DOWN):
        return 1
    return -1 if key in preferences.keys(Deed.UP) else 0


class DeedShortcut(QShortcut):
    """Calls something by the keys of a deed, whatever they are now."""

    def __init__(self, preferences: Preferences, deed: Deed, on: QWidget) -> None:
        super().__init__(on)
        self._preferences = preferences
        self._deed = deed
        self._take_keys()
        preferences.changed.connect(self._take_keys)

    @Slot()
    def _take_keys(self) -> None:
        self.setKeys([QKeySequence(key) for key in self._preferences.keys(self._deed)])
