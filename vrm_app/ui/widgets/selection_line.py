"""The line beside what is selected: a tag for all of it, or a day or company that was asked for."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from vrm_app.presenters.several_changes import Asks, Change

_LEAST = 120
_TAG_WIDTH = 190
_ASKING_WIDTH = 260


class SelectionLine(QLineEdit):
    """Takes tags, unless something else is asked for; Esc stops asking, then goes back."""

    tagged = Signal(str)
    """A tag, or with a minus before it one that is to go."""
    answered = Signal(object, str)
    """What was asked for, and what was typed."""
    left = Signal()
    """The keys go back to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Change | None = None
        self.returnPressed.connect(self._enter)
        self.stop_asking()

    def ask(self, change: Change) -> None:
        """Ask for the value of a field."""
        self.asked = change
        hints = {
            Asks.DAY: _("{field}: 30 nov, fri, in 2w…"),
            Asks.COMPANY: _("{field}: a few letters…"),
        }
        hint = hints.get(change.asks, "{field}").format(field=change.name)
        self.setPlaceholderText(hint)
        self.setAccessibleName(_("{field} of all that is selected").format(field=change.name))
        self._be_as_wide_as(_ASKING_WIDTH)
        self.clear()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, names: Sequence[str]) -> None:
        """Offer names while one types."""
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def stop_asking(self) -> None:
        """Take tags again."""
        self.asked = None
        self.setPlaceholderText(_("Add a tag, -tag removes"))
        self.setAccessibleName(_("Add a tag to all that is selected, or remove it with a minus"))
        self._be_as_wide_as(_TAG_WIDTH)
        no_names: list[str] = []
        self.offer(no_names)
        self.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Stop asking by Esc, and go back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.stop_asking()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _be_as_wide_as(self, width: int) -> None:
        self.setMinimumWidth(min(width, _LEAST))
        self.setMaximumWidth(width)

    def _enter(self) -> None:
        if self.asked is not None:
            self.answered.emit(self.asked, self.text())
            return
        self.tagged.emit(self.text())
        self.clear()
