"""A choice that follows what is typed in another field, until somebody chooses."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from vrm_app.ui.announcing import announce
from vrm_app.ui.widgets.controls import Choice, Lines


class Following(QObject):
    """Chooses what a text looks like; what was chosen by hand stays."""

    def __init__(self, text: Lines, choice: Choice, meant: Callable[[str], str | None]) -> None:
        super().__init__(text)
        self._text, self._choice, self._meant = text, choice, meant
        self._before = ""
        text.textChanged.connect(self._follow)

    def _follow(self) -> None:
        was, self._before = self._meant(self._before) or "", self._text.value()
        before = self._choice.value()
        meant = self._meant(self._before) or ""
        if before in {"", was} and meant != before:
            self._choice.show_value(meant)
            announce(self._choice, self._choice.currentText())
