"""Every action of the window, once: menus, keys, search and the list of keys all read it here."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Known:
    """An action, and the group it belongs to."""

    group: str
    action: QAction


class Actions:
    """The actions of one window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.known: list[Known] = []

    def add(self, group: str, text: str, key: str, do: Callable[[], object]) -> QAction:
        """Make an action known, with the keys that call it from everywhere in the window."""
        made = QAction(text, self._window)
        if key:
            made.setShortcut(QKeySequence(key))
        made.triggered.connect(lambda *_: do())
        self._window.addAction(made)
        self.known.append(Known(group, made))
        return made
