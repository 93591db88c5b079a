"""Every action of the window, once: menus, keys, search and the list of keys all read it here."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from vrm_app.presenters.keys import KeyRow, key_words
from vrm_app.presenters.results import Command
from vrm_app.services.deeds import Deed
from vrm_app.ui.page import Key
from vrm_app.ui.passing_menu import PassingMenu
from vrm_app.ui.preferences import Preferences

Do = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Known:
    """An action, and the group it belongs to."""

    group: str
    action: QAction
    deeds: tuple[Deed, ...]
    """By the keys of which it is called."""
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


class Actions(QObject):
    """The actions of one window."""

    def __init__(self, window: QWidget, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self.known: list[Known] = []
        preferences.changed.connect(self._give_keys)

    def add(self, group: str, text: str, deed: Deed, do: Do) -> QAction:
        """Make an action known, which its keys call from everywhere in the window."""
        made = QAction(text, self._window)
        made.triggered.connect(lambda *_: do())
        self._window.addAction(made)
        self._know(Known(group, made, (deed,)))
        return made

    def commands(self) -> list[Command]:
        """Return what can be done now, as one looks for it."""
        return [
            Command(
                text=known.action.text(),
                keys=key_words(known.action.shortcut().toString()),
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

    def everywhere(self) -> list[tuple[Deed, str, str]]:
        """Return what can be called from everywhere, with its group and its words."""
        return [
            (deed, known.group, known.action.text())
            for known in self.known
            if known.page is None
            for deed in known.deeds
        ]

    def menu(self) -> QMenu:
        """Return a menu of what can be done now, by groups."""
        made = PassingMenu(self._window)
        groups: dict[str, QMenu] = {}
        for known in self.known:
            if known.can_be_called:
                inner = groups.get(known.group) or made.addMenu(known.group)
                groups[known.group] = inner
                inner.addAction(known.action)
        return made

    def add_for(self, page: QWidget, key: Key) -> QAction:
        """Make an action of one page known; its keys call it while the keys are on that page."""
        made = QAction(key.text, page)
        # A key that is held down must not go on with the next row, and in the end with the page.
        made.setAutoRepeat(False)
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.triggered.connect(lambda *_: key.do())
        page.addAction(made)
        deeds = (key.deed,) if key.also is None else (key.deed, key.also)
        self._know(Known(key.group, made, deeds, page))
        return made

    def _know(self, known: Known) -> None:
        self.known.append(known)
        self._give(known)

    @Slot()
    def _give_keys(self) -> None:
        for known in self.known:
            self._give(known)

    def _give(self, known: Known) -> None:
        keys = [key for deed in known.deeds for key in self._preferences.keys(deed)]
        known.action.setShortcuts([QKeySequence(key) for key in keys])
