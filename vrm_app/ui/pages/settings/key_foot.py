"""What is done about the selected command: below the list of keys."""

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from vrm_app.presenters.key_rows import DeedRow, Question
from vrm_app.ui.announcing import announce
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.grouped import SIDES
from vrm_app.ui.widgets.key_catcher import KeyCatcher
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import Elided, label, muted, set_tone

if TYPE_CHECKING:
    from collections.abc import Callable

_TWO_LINES = 38


class KeyFoot(QWidget):
    """The command with what can be done, the place that waits for its key, or a question."""

    left = Signal()
    """The keys go back to the list."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._do: Callable[[], None] | None = None
        self._name = Elided("", weight=Weight.MEDIUM)
        self._told = Elided("", Size.SMALL, tone="muted")
        self.change = Button(look, _("New key…"), icon="keyboard", key="Enter")
        self.empty = Button(look, _("Take away"), key="Del")
        self.usual = Button(look, _("As usual"), icon="rotate-ccw")
        self.usual.setAccessibleName(_("Back to the usual key"))
        self.catcher = KeyCatcher(look)
        self._hint = muted("", wrapped=True)
        self._question = label("", weight=Weight.MEDIUM, wrapped=True)
        self.yes = Button(look, "", kind=Kind.FILLED, key="Enter")
        self.no = Button(look, _("Leave it"), key="Esc")
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self._decline)
        escape = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Esc"), self, context=escape).activated.connect(self._decline)
        self._stack = QStackedWidget()
        for one in (self._chosen(), self._catching(), self._asking()):
            self._stack.addWidget(one)
        inner = column(self)
        inner.setContentsMargins(SIDES, 10, SIDES, 10)
        inner.addWidget(self._stack)
        look.changed.connect(self._grow)
        self._grow()

    @property
    def told(self) -> str:
        """What is said now, beside the command or the place that waits for a key."""
        return (self._hint if self._stack.currentIndex() == 1 else self._told).text()

    @property
    def question(self) -> str:
        """What is asked now, if anything is."""
        return self._question.text() if self._stack.currentIndex() == 2 else ""  # noqa: PLR2004  (the third)

    def show_row(self, shown: DeedRow | None) -> None:
        """Show a command with what can be done about its keys."""
        self.catcher.rest()
        self._name.setText(shown.text if shown else _("No command is called so"))
        can_change = shown is not None and shown.can_change
        self.change.setEnabled(can_change)
        self.empty.setEnabled(can_change and shown is not None and bool(shown.keys))
        self.usual.setEnabled(shown is not None and shown.is_own)
        # What is not shown must not keep room for itself.
        self._hint.clear()
        self._question.clear()
        self._say(self._told, _("This key stays as it is.") if shown and not can_change else "")
        self._stack.setCurrentIndex(0)

    def show_catching(self, shown: DeedRow) -> None:
        """Wait for the new key of a command."""
        self._stack.setCurrentIndex(1)
        self._say(self._hint, _("Esc gives up · Backspace takes the key away"))
        self.catcher.ask(_("Press the new key of “{what}”").format(what=shown.text))

    def show_told(self, words: str, *, is_wrong: bool = False) -> None:
        """Say what became of it."""
        is_catching = self._stack.currentIndex() == 1
        self._say(self._hint if is_catching else self._told, words, is_wrong=is_wrong)
        announce(self, words)

    def show_question(self, question: Question) -> None:
        """Ask before anything changes."""
        self.catcher.rest()
        self._do = question.do
        self._question.setText(question.text)
        self.yes.setText(question.yes)
        self.yes.setAccessibleName(f"{question.text} {question.yes}")
        self._stack.setCurrentIndex(2)
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, question.text)

    def _grow(self) -> None:
        # Whether something is said or not, the list above keeps its height.
        self._stack.setMinimumHeight(self._look.scaled(_TWO_LINES))

    @staticmethod
    def _say(said: QLabel, words: str, *, is_wrong: bool = False) -> None:
        said.setText(words)
        said.setVisible(bool(words))
        set_tone(said, "bad" if is_wrong else "muted")

    def _agree(self) -> None:
        do, self._do = self._do, None
        self._stack.setCurrentIndex(0)
        self.left.emit()
        if do is not None:
            do()

    def _decline(self) -> None:
        self._do = None
        self._stack.setCurrentIndex(0)
        self.left.emit()

    def _chosen(self) -> QWidget:
        made, across = _across()
        words = QWidget()
        down = column(words, spacing=2)
        down.addStretch()
        down.addWidget(self._name)
        down.addWidget(self._told)
        down.addStretch()
        across.addWidget(words, 1)
        for one in (self.usual, self.empty, self.change):
            across.addWidget(one)
        return made

    def _catching(self) -> QWidget:
        made, across = _across()
        across.addWidget(self.catcher, 1)
        across.addSpacing(4)
        across.addWidget(self._hint, 1)
        return made

    def _asking(self) -> QWidget:
        made, across = _across()
        across.addWidget(self._question, 1)
        for one in (self.no, self.yes):
            across.addWidget(one)
        return made


def _across() -> tuple[QWidget, QHBoxLayout]:
    made = QWidget()
    return made, row(made, spacing=8)
