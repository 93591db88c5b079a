"""What is said under a field: what did not happen, or what is being done."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from vrm_app.ui.announcing import announce
from vrm_app.ui.look import Look
from vrm_app.ui.theme import Size, Weight
from vrm_app.ui.widgets.row import Icon
from vrm_app.ui.widgets.surface import column, row
from vrm_app.ui.widgets.text import label, set_tone


class Told(QWidget):
    """What is said under the field; it has its room (px) always, so that nothing moves."""

    def __init__(self, look: Look, room: int = 52) -> None:
        super().__init__()
        self.setMinimumHeight(room)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._wrong_icon = Icon(look, "circle-alert", "bad", 14)
        self._wrong = label("", Size.SMALL, Weight.MEDIUM, "bad", wrapped=True)
        self._caps_icon = Icon(look, "arrow-big-up", "warn", 14)
        self._caps = label(_("Caps Lock is on"), Size.SMALL, Weight.MEDIUM, "warn")
        inner = column(self, spacing=6)
        inner.setContentsMargins(0, 8, 0, 0)
        for icon, words in ((self._wrong_icon, self._wrong), (self._caps_icon, self._caps)):
            across = row(spacing=4)
            across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            across.addWidget(words, 1)
            inner.addLayout(across)
        inner.addStretch()
        self.clear()
        self.show_caps_lock(False)  # noqa: FBT003  (a slot of Qt takes no names)

    @property
    def text(self) -> str:
        """What is said, nothing where nothing is."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def clear(self) -> None:
        """Say nothing."""
        self._wrong.hide()
        self._wrong_icon.hide()

    def show_wrong(self, words: str) -> None:
        """Say what did not happen."""
        set_tone(self._wrong, "bad")
        self._wrong_icon.show()
        self._say(words)

    def show_quiet(self, words: str) -> None:
        """Say what is being done."""
        set_tone(self._wrong, "muted")
        self._wrong_icon.hide()
        self._say(words)

    def show_caps_lock(self, on: bool) -> None:  # noqa: FBT001  (a slot of Qt)
        """Say that Caps Lock seems to be on."""
        self._caps.setVisible(on)
        self._caps_icon.setVisible(on)

    def _say(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.show()
        announce(self, words)
