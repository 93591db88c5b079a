"""A line of words and filters, in which Tab takes how a filter can go on."""

from gettext import gettext as _

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from vrm_app.ui.look import Look
from vrm_app.ui.theme import font
from vrm_app.ui.widgets.letters_line import LettersLine

_PATIENCE_MS = 150
_LEAVING = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FilterLine(LettersLine):
    """Tells what is typed once one pauses."""

    typed = Signal(str)
    """What is typed by now."""
    offer_wanted = Signal(str)
    """What stands before the caret."""
    accepting = Signal()
    """The first of what is offered is to be taken."""
    left = Signal()
    """The keys go on to what is below."""

    def __init__(self, look: Look, hint: str) -> None:
        super().__init__(look, hint, _("Narrow down by words and filters"))
        self.has_offer = False
        """Whether Tab takes what is offered, and does not go on."""
        self.setFont(font())
        self._wait = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._wait.timeout.connect(lambda: self.typed.emit(self.text()))
        self.textEdited.connect(self._edited)
        self.textChanged.connect(self._changed)

    def show_text(self, text: str) -> None:
        """Put a text in without telling of it."""
        if text != self.text():
            self.blockSignals(True)  # noqa: FBT003  (Qt's own)
            self.setText(text)
            self.blockSignals(False)  # noqa: FBT003
        self._wait.stop()

    def go_on(self, before: str) -> None:
        """Put this in place of what stands before the caret."""
        after = self.text()[self.cursorPosition() :].lstrip()
        self.setText(before + after)
        self.setCursorPosition(len(before))
        self._edited(self.text())
        self._tell()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802, A002, FBT001  (Qt's names)
        """Take by Tab what is offered."""
        if next and self.has_offer:
            self.accepting.emit()
            return True
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Go on to the list by Down and Enter, empty the line by Esc; type all else."""
        if event.key() in _LEAVING:
            self._tell()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
        else:
            super().keyPressEvent(event)

    def _edited(self, text: str) -> None:
        self.offer_wanted.emit(text[: self.cursorPosition()])

    def _changed(self) -> None:
        self._wait.start()

    def _tell(self) -> None:
        self._wait.stop()
        self.typed.emit(self.text())
