"""A line of words and filters, which offers how a filter can go on."""

from gettext import gettext as _

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from vrm_app.presenters.filter_offers import FilterOffer
from vrm_app.ui.look import Look
from vrm_app.ui.theme import font

_PATIENCE_MS = 150
_LINE = Qt.ItemDataRole.UserRole


class FilterLine(QLineEdit):
    """Tells what is typed once one pauses; what it offers is taken by Enter or Tab."""

    typed = Signal(str)
    """What is typed by now."""
    offer_wanted = Signal(str)
    """What stands before the caret."""
    left = Signal()
    """The keys go on to what is below."""

    def __init__(self, look: Look, hint: str) -> None:
        super().__init__()
        self.setFont(font())
        self.setPlaceholderText(hint)
        self.setAccessibleName(_("Narrow down by words and filters"))
        self.setClearButtonEnabled(True)
        self.addAction(look.icon("list-filter"), QLineEdit.ActionPosition.LeadingPosition)
        self._wait = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._wait.timeout.connect(lambda: self.typed.emit(self.text()))
        self._offers = QStandardItemModel(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self)
        self._popup = QListView()
        self._popup.setFont(font())
        self._popup.setAccessibleName(_("How the filter can go on"))
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._take)
        self.textEdited.connect(self._edited)
        self.textChanged.connect(self._changed)

    def show_text(self, text: str) -> None:
        """Put a text in without telling of it."""
        if text != self.text():
            self.blockSignals(True)  # noqa: FBT003  (Qt's own)
            self.setText(text)
            self.blockSignals(False)  # noqa: FBT003
        self._wait.stop()

    def show_offers(self, offers: list[FilterOffer]) -> None:
        """Offer how what is typed can go on."""
        self._offers.clear()
        if not self.hasFocus() or not offers or offers[0].is_whole:
            self._popup.hide()
            return
        for one in offers:
            item = QStandardItem(one.text)
            item.setData(one.line, _LINE)
            self._offers.appendRow(item)
        self._completer.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Go on to the list by Down and Enter; type all else."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
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

    def _take(self) -> None:
        line = self._popup.currentIndex().data(_LINE)
        if line:
            self.setText(line + self.text()[self.cursorPosition() :].lstrip())
            self._tell()
