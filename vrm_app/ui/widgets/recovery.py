"""The form that opens a vault with its recovery words, and gives it a new passphrase."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vrm_app.presenters.strength import Strength
from vrm_app.ui.look import Look
from vrm_app.ui.stops import tab_through
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.passphrase import PassphraseField
from vrm_app.ui.widgets.strength import StrengthMeter
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import label, muted, title
from vrm_app.ui.widgets.told import Told

PAUSE = 150
"""Milliseconds without a key after which a new passphrase is measured."""


class NewPassphrase(QWidget):
    """A new passphrase with its meter, and the same once more."""

    changed = Signal()
    finished = Signal()
    """Enter was pressed in the second field."""

    def __init__(self, look: Look, measure: Callable[[str], None], name: str = "") -> None:
        super().__init__()
        name = name or _("Passphrase")
        self.passphrase = PassphraseField(look, name)
        self.again = PassphraseField(look, _("The passphrase once more")).without_eye()
        self.meter = StrengthMeter(look)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: measure(self.passphrase.text()))
        inner = column(self, spacing=6)
        inner.addWidget(_buddy(name, self.passphrase))
        inner.addWidget(self.passphrase)
        inner.addSpacing(4)
        inner.addWidget(self.meter)
        inner.addSpacing(10)
        inner.addWidget(_buddy(_("Once more"), self.again))
        inner.addWidget(self.again)
        # Whoever types it a second time goes on with Tab; the eye comes after that.
        tab_through((self.passphrase, self.again, self.passphrase.eye))
        for field in (self.passphrase, self.again):
            field.textChanged.connect(self._typed)
        self.passphrase.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.finished)

    def show_strength(self, strength: Strength) -> None:
        """Show how good the passphrase is."""
        self.meter.show_strength(strength)

    def suggest(self, passphrase: str) -> None:
        """Put a passphrase into the first field, readable."""
        self.passphrase.reveal(shown=True)
        self.passphrase.setText(passphrase)
        self.again.clear()
        self.again.setFocus()

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.passphrase.forget()
        self.again.forget()
        self._pause.stop()

    @property
    def agree(self) -> bool:
        """Tell whether the same was typed twice."""
        return bool(self.passphrase.text()) and self.passphrase.text() == self.again.text()

    def _typed(self) -> None:
        self._pause.start()
        self.again.show_tick(shown=self.agree)
        self.changed.emit()


class RecoveryForm(QWidget):
    """The words of the recovery sheet, and the passphrase that is to open the vault from now on."""

    done = Signal(str, str, str)
    """The words, the new passphrase, and what was typed the second time."""
    left = Signal()

    def __init__(self, look: Look, measure: Callable[[str], None]) -> None:
        super().__init__()
        self.words = QPlainTextEdit()
        self.words.setFixedHeight(104)
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText(_("All 24 words, in their order"))
        self.new = NewPassphrase(look, measure)
        self.told = Told(look)
        self.button = Button(look, _("Set it and open"), kind=Kind.FILLED, key="Enter")
        back = Button(look, _("Back"), kind=Kind.LINK, icon="arrow-left")
        inner = column(self, spacing=6)
        inner.addStretch()
        inner.addWidget(title(_("Open with recovery words")))
        inner.addSpacing(10)
        inner.addWidget(_buddy(_("Recovery words"), self.words))
        inner.addWidget(self.words)
        inner.addSpacing(8)
        new = _("Choose a new passphrase; the old one opens nothing any more.")
        inner.addWidget(muted(new, wrapped=True))
        inner.addSpacing(2)
        inner.addWidget(self.new)
        inner.addWidget(self.told)
        foot = row()
        foot.addWidget(back)
        foot.addStretch()
        foot.addWidget(self.button)
        inner.addLayout(foot)
        inner.addStretch()
        back.clicked.connect(self.left)
        self.button.clicked.connect(self._finish)
        self.new.finished.connect(self._finish)

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.words.setPlainText("")
        self.new.forget()

    def _finish(self) -> None:
        self.done.emit(self.words.toPlainText(), self.new.passphrase.text(), self.new.again.text())


def _buddy(text: str, field: QWidget) -> QWidget:
    made = label(text, Size.SMALL, Weight.MEDIUM)
    made.setBuddy(field)
    return made
