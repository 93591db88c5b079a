"""A card of settings: each with its name, what it means, and what one chooses with."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from vrm_app.presenters.settings import Either, OneOf
from vrm_app.ui.look import Look
from vrm_app.ui.theme import GAP, Size, Weight
from vrm_app.ui.widgets.button import Button
from vrm_app.ui.widgets.check import Check
from vrm_app.ui.widgets.choice import Choice
from vrm_app.ui.widgets.surface import column, line, row
from vrm_app.ui.widgets.text import heading, label, muted

_SIDES = 20
_CHOICE = 216


class SettingsCard(QFrame):
    """A heading, and settings below each other with lines between them."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setProperty("surface", "card")
        self._column = column(self)
        self._column.setContentsMargins(_SIDES, GAP, _SIDES, 6)
        self._column.addWidget(heading(name))
        self._column.addSpacing(4)
        self._is_first = True
        self._choices: list[Choice] = []
        look.changed.connect(self._grow)

    def add(self, name: str, why: str, control: QWidget) -> QLabel:
        """Put in a setting, and return the label that says what it means."""
        named = label(name, weight=Weight.MEDIUM, wrapped=True)
        named.setBuddy(control)
        meaning = muted(why, Size.SMALL, wrapped=True)
        words = QWidget()
        down = column(words, spacing=2)
        down.addWidget(named)
        down.addWidget(meaning)
        across = self._across()
        across.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        return meaning

    def doing(self, name: str, why: str, button: Button, do: Callable[[], object]) -> QLabel:
        """Put in something to do, and return the label that says what it means."""
        button.clicked.connect(lambda *_: do())
        return self.add(name, why, button)

    def choice(self, setting: OneOf, choose: Callable[[Any], None]) -> Choice:
        """Put in a list of which one thing is chosen."""
        made = Choice(self._look, setting.name)
        made.offer(setting.options)
        made.activated.connect(lambda _at: choose(made.currentData()))
        self._choices.append(made)
        self._grow()
        self.add(setting.name, setting.why, made)
        return made

    def check(self, setting: Either, choose: Callable[[bool], None]) -> Check:
        """Put in a box to tick, with what it means below."""
        made = Check(self._look, setting.name)
        made.setAccessibleDescription(setting.why)
        made.clicked.connect(lambda: choose(made.isChecked()))
        holder = QWidget()
        down = column(holder, spacing=0)
        down.addWidget(made)
        meaning = muted(setting.why, Size.SMALL, wrapped=True)
        meaning.setContentsMargins(26, 0, 0, 0)
        down.addWidget(meaning)
        self._across().addWidget(holder, 1)
        return made

    def put(self, widget: QWidget) -> None:
        """Put in anything else, over the whole width."""
        self._column.addWidget(widget)

    def _grow(self) -> None:
        for one in self._choices:
            one.setMinimumWidth(self._look.scaled(_CHOICE))

    def _across(self) -> QHBoxLayout:
        if not self._is_first:
            self._column.addWidget(line("row-line"))
        self._is_first = False
        holder = QWidget()
        across = row(holder, spacing=GAP)
        across.setContentsMargins(0, 10, 0, 10)
        self._column.addWidget(holder)
        return across
