"""What a list is narrowed down by: letters and chips, and the one key that clears both."""

from gettext import gettext as _

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from vrm_app.presenters.filter_chips import Chips as Offered
from vrm_app.presenters.keys import KeyRow
from vrm_app.ui.look import Look
from vrm_app.ui.widgets.button import Kind
from vrm_app.ui.widgets.controls import Chips
from vrm_app.ui.widgets.paged_list import PagedList

KEYS = (KeyRow(_("In lists"), _("Show the whole list again"), ("Esc",)),)
_A_ROW = 8


class Filters(QObject):
    """Looks after the letters and the chips of a list; Esc in any of the three clears both."""

    picked = Signal(str)
    """Another chip."""

    def __init__(self, look: Look, list_: PagedList, letters: QLineEdit, name: str) -> None:
        super().__init__(list_)
        self._list = list_
        self._letters = letters
        self.chips = Chips(look, a_row=_A_ROW, kind=Kind.PLAIN)
        self.chips.setAccessibleName(name)
        self.chips.picked.connect(self._pick)
        self.chips.hide()
        letters.textChanged.connect(self._tell)
        list_.widening.connect(self.clear)
        for one in (letters, self.chips):
            one.installEventFilter(self)

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything is left out."""
        return bool(self._letters.text().strip() or self.chips.value())

    def show_chips(self, offered: Offered) -> None:
        """Offer these; the one that is chosen stays so."""
        chosen = self.chips.value()
        self.chips.show_options(offered)
        self.chips.show_value(chosen)
        self.chips.setVisible(bool(offered))
        self._tell()

    def begin_anew(self) -> None:
        """Choose nothing, as for another list; nobody is told."""
        self.chips.show_value("")
        self._tell()

    def clear(self) -> None:
        """Show the whole list again."""
        had_chip = bool(self.chips.value())
        self.chips.show_value("")
        self._letters.clear()
        self._tell()
        if had_chip:
            self.picked.emit("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Clear by Esc where one types, or chooses."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() == QEvent.Type.KeyPress and self.is_narrowed:
            self.clear()
            return True
        return super().eventFilter(watched, event)

    def _pick(self, value: str) -> None:
        self._tell()
        self.picked.emit(value)

    def _tell(self, *_: object) -> None:
        self._list.is_narrowed = self.is_narrowed
