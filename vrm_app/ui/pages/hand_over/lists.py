"""What does not leave, and what the files tell that was not known."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vrm_app.presenters.leaving import Stay, StayLine, TellLine
from vrm_app.presenters.raw import spelled
from vrm_app.ui.look import Look
from vrm_app.ui.page import clear, scrolling
from vrm_app.ui.theme import MARGIN, Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import column, line, row
from vrm_app.ui.widgets.text import label, muted

_GROUPS = (
    (Stay.LEFT_OUT, _("Left out by you"), "minus", "muted"),
    (Stay.REMOVED, _("Removed by the program"), "check", "ok"),
    (Stay.HIDDEN, _("May still be in the files"), "triangle-alert", "warn"),
    (Stay.NEVER, _("Never leaves"), "lock", "muted"),
)


class _List(QWidget):
    """Groups of lines, one under the other."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._content = QWidget()
        self._inner = column(self._content, spacing=0)
        self._inner.setContentsMargins(MARGIN, 16, MARGIN, MARGIN)
        self.area = scrolling(self._content)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(name)
        column(self).addWidget(self.area)

    def _group(self, name: str, rows: list[QWidget]) -> None:
        if not rows:
            return
        if self._inner.count():
            self._inner.addSpacing(10)
            self._inner.addWidget(line())
            self._inner.addSpacing(14)
        self._inner.addWidget(label(name, Size.TINY, Weight.BOLD, "muted"))
        self._inner.addSpacing(4)
        for one in rows:
            self._inner.addWidget(one)

    def _row(self, icon: str, tone: str, words: str, *end: QWidget) -> QWidget:
        made = QWidget()
        made.setMinimumHeight(32)
        across = row(made, spacing=12)
        across.addWidget(Icon(self._look, icon, tone))
        across.addWidget(label(spelled(words), wrapped=True), 1)
        for one in end:
            across.addWidget(one)
        return made


class StayingView(_List):
    """What does not leave, and why."""

    def __init__(self, look: Look, include: Callable[[str], None]) -> None:
        super().__init__(look, _("What does not leave"))
        self._include = include
        self.links: list[Button] = []

    def show_staying(self, lines: tuple[StayLine, ...]) -> None:
        """Show what does not leave."""
        clear(self._content)
        self.links = []
        for stay, name, icon, tone in _GROUPS:
            rows = [self._line(one, icon, tone) for one in lines if one.stay is stay]
            self._group(name, rows)
        if not lines:
            self._inner.addWidget(muted(_("Everything that the case holds leaves."), Size.TEXT))
        self._inner.addStretch()

    def _line(self, one: StayLine, icon: str, tone: str) -> QWidget:
        if one.stay is Stay.REMOVED:
            done = label(_("removed"), Size.SMALL, Weight.MEDIUM, "ok")
            return self._row(icon, tone, one.words, done)
        if not one.field:
            return self._row(icon, tone, one.words)
        button = Button(self._look, _("Include"), kind=Kind.LINK)
        button.setAccessibleName(_("Include: {what}").format(what=one.words))
        button.clicked.connect(partial(self._include, one.field))
        self.links.append(button)
        return self._row(icon, tone, one.words, button)


class TellsView(_List):
    """What they did not know, and what they know already."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("What this tells them"))

    def show_tells(self, lines: tuple[TellLine, ...]) -> None:
        """Show what the files tell."""
        clear(self._content)
        new = [self._row("eye", "accent", one.words) for one in lines if one.is_new]
        known = [self._row("check", "muted", one.words) for one in lines if not one.is_new]
        self._group(_("They did not know this"), new)
        self._group(_("They know this already"), known)
        if not lines:
            self._inner.addWidget(muted(_("It tells them nothing about you."), Size.TEXT))
        self._inner.addStretch()
