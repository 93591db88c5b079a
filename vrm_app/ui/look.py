"""The look that the window has now: follows the system, and tells when it changes."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from vrm_app.ui import icons, theme
from vrm_app.ui.style import style_sheet
from vrm_app.ui.theme import Tokens


class Look(QObject):
    """The colours of the moment; whoever paints asks here each time."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._fixed: Tokens | None = None
        self.tokens = theme.system_theme()
        application.setStyle("Fusion")
        theme.load_fonts()
        application.setFont(theme.font())
        self._apply()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def fix(self, tokens: Tokens | None) -> None:
        """Keep to one theme whatever the system says; none follows the system again."""
        self._fixed = tokens
        self._follow()

    def icon(self, name: str, colour: str | None = None, size: int = 16) -> QIcon:
        """Return an icon, in the colour of quiet words unless said otherwise."""
        tokens = self.tokens
        return icons.icon(name, colour or tokens.muted, size, disabled=tokens.rail)

    @Slot()
    def _follow(self) -> None:
        tokens = self._fixed or theme.system_theme()
        if tokens != self.tokens:
            self.tokens = tokens
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._application.setPalette(theme.palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens))
