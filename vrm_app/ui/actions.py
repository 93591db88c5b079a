"""Every action of the window, once: menus, keys, search and the list of keys all read it here."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from vrm_app.presenters.keys import KeyRow
from vrm_app.presenters.searching import Command

Do = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Known:
    """An action, and the group it belongs to."""

    group: str
    action: QAction
    page: QWidget | None = None
    """Where alone it can be called; none where it can be called from everywhere."""

    @property
    def can_be_called(self) -> bool:
        """Tell whether its page is the one that is shown."""
        return self.page is None or self.page.isVisible()

    @property
    def distance(self) -> int:
        """How far away it is: on the page that is shown, everywhere, on another page."""
        if self.page is None:
            return 1
        return 0 if self.page.isVisible() else 2


class Actions:
    """The actions of one window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.known: list[Known] = []

    def add(self, group: str, text: str, key: str, do: Do) -> QAction:
        """Make an action known, with the keys that call it from everywhere in the window."""
        made = QAction(text, self._window)
        if key:
            made.setShortcuts([QKeySequence(one) for one in key.split()])
        made.triggered.connect(lambda *_: do())
        self._window.addAction(made)
        self.known.append(Known(group, made))
        return made

    def commands(self) -> list[Command]:
        """Return what can be done now, as one looks for it."""
        return [
            Command(
                text=known.action.text(),
                keys=known.action.shortcut().toString(),
                group=known.group,
                do=known.action.trigger,
            )
            for known in self.known
            if known.can_be_called
        ]

    def keys(self) -> list[KeyRow]:
        """Return what keys do, that of the page that is shown first."""
        return [
            KeyRow(known.group, known.action.text(), keys)
            for known in sorted(self.known, key=lambda known: known.distance)
            if (keys := tuple(one.toString() for one in known.action.shortcuts()))
        ]

    def menu(self) -> QMenu:
        """Return a menu of what can be done now, by groups."""
        made = QMenu(self._window)
        groups: dict[str, QMenu] = {}
        for known in self.known:
            if known.can_be_called:
                inner = groups.get(known.group) or made.addMenu(known.group)
                groups[known.group] = inner
                inner.addAction(known.action)
        return made

    def add_for(self, page: QWidget, group: str, text: str, key: str, do: Do) -> QAction:
        """Make an action of one page known; its keys call it while the keys are on that page."""
        made = QAction(text, page)
        made.setShortcuts([QKeySequence(one) for one in key.split()])
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.triggered.connect(lambda *_: do())
        page.addAction(made)
        self.known.append(Known(group, made, page))
        return made
