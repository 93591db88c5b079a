"""The field for a passphrase: hidden until asked, with a word about Caps Lock."""

from gettext import gettext as _

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from vrm_app.ui.look import Look
from vrm_app.ui.widgets.button import Button, Kind
from vrm_app.ui.widgets.row import Icon

_HIDDEN = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseField(QLineEdit):
    """One line that shows dots, with an eye that shows the letters."""

    caps_lock = Signal(bool)
    """Whether Caps Lock seems to be on; only typing tells."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setProperty("tall", True)  # noqa: FBT003  (Qt takes no names)
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_HIDDEN)
        self.eye = Button(look, kind=Kind.PLAIN, icon="eye")
        self.eye.setParent(self)
        self.eye.set_height(28)
        self.eye.setCursor(Qt.CursorShape.PointingHandCursor)
        self.eye.installEventFilter(self)
        self.eye.clicked.connect(lambda: self.reveal(shown=not self.is_revealed))
        self._tick = Icon(look, "check", "ok")
        self._tick.setParent(self)
        self._tick.hide()
        self._name_eye()

    @property
    def is_revealed(self) -> bool:
        """Tell whether the letters are shown."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def reveal(self, *, shown: bool) -> None:
        """Show the letters, or dots."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self.eye.set_icon_name("eye-off" if shown else "eye")
        self._name_eye()

    def without_eye(self) -> "PassphraseField":
        """Show dots always, as for what is typed a second time."""
        self.eye.hide()
        return self

    def show_tick(self, *, shown: bool) -> None:
        """Mark what is typed as the right thing."""
        self._tick.setVisible(shown)

    def show_wrong(self, *, wrong: bool) -> None:
        """Mark what is typed as wrong, or no longer."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def forget(self) -> None:
        """Keep nothing of what was typed, not even to be undone."""
        self.setText("")
        self.reveal(shown=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        """Notice a letter that comes as Caps Lock makes it."""
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_lock.emit(False)  # noqa: FBT003  (Qt takes no names)
        letter = event.text()
        if letter.isalpha() and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(letter.isupper() != shift)
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        """Keep letters that are typed at the eye out of the line, which the eye lies in."""
        if watched is self.eye and isinstance(event, QKeyEvent) and _is_letter(event):
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        """Keep the eye at the end of the line."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Keep the eye at the end of the line also where one reads from right to left."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()

    def _place(self) -> None:
        for widget, size in (
            (self.eye, self.eye.sizeHint()),
            (self._tick, QSize(self._tick.width(), self._tick.height())),
        ):
            beside = (36 - size.width()) // 2 + 1
            at = self.width() - size.width() - beside
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                at = beside
            widget.setGeometry(
                at, (self.height() - size.height()) // 2, size.width(), size.height()
            )

    def _name_eye(self) -> None:
        self.eye.named(_("Hide the passphrase") if self.is_revealed else _("Show the passphrase"))


def _is_letter(event: QKeyEvent) -> bool:
    return event.text().isprintable() and bool(event.text().strip())
