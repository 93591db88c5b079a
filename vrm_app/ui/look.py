"""The look that the window has now: follows the person and the system, and tells of changes."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from vrm_app.services.settings import Density, Settings, Theme
from vrm_app.ui import icons, theme
from vrm_app.ui.preferences import Preferences
from vrm_app.ui.style import style_sheet
from vrm_app.ui.theme import Tokens

_COMPACT = 0.75
_FIRST_FONT = "_q_styleSheetWidgetFont"
"""Where Qt keeps the type that a widget gets back whenever its style is made anew."""
_THEMES = {
    Theme.LIGHT: theme.LIGHT,
    Theme.DARK: theme.DARK,
    Theme.HIGH_LIGHT: theme.HIGH_LIGHT,
    Theme.HIGH_DARK: theme.HIGH_DARK,
}


class Look(QObject):
    """Colours, size of type and room of the moment; whoever paints asks here each time."""

    changed = Signal()

    def __init__(self, application: QApplication, preferences: Preferences | None = None) -> None:
        super().__init__(application)
        self.application = application
        self._fixed: Tokens | None = None
        self.preferences = preferences or Preferences()
        # Both are gone with the last reference to them, and what they tell with them.
        self._hints = QGuiApplication.styleHints()
        self._wishes = self._hints.accessibility()
        self.tokens = self._wanted()
        self._density = self._settings.density
        self._text_size = self._settings.text_size
        application.setStyle("Fusion")
        theme.load_fonts()
        self._apply()
        self._hints.colorSchemeChanged.connect(self._follow)
        # Touched before it is connected, or its first word would not be understood.
        _ = Qt.ContrastPreference.HighContrast
        self._wishes.contrastPreferenceChanged.connect(self._follow)
        self.preferences.changed.connect(self._follow)

    def fix(self, tokens: Tokens | None) -> None:
        """Keep to one theme whatever else says; none follows again."""
        self._fixed = tokens
        self._follow()

    def icon(self, name: str, colour: str | None = None, size: int = 16) -> QIcon:
        """Return an icon, in the colour of quiet words unless said otherwise."""
        tokens = self.tokens
        return icons.icon(name, colour or tokens.muted, size, disabled=tokens.rail)

    def scaled(self, length: int) -> int:
        """Return how long (px) something is that grows with the type, never shorter than this."""
        return max(length, round(length * self._text_size / 100))

    def tight(self, height: int) -> int:
        """Return how high (px) a row is that is this high where there is plenty of room."""
        return round(height * _COMPACT) if self._density is Density.COMPACT else height

    @Slot()
    def _follow(self) -> None:
        tokens, settings = self._wanted(), self._settings
        now = (tokens, settings.density, settings.text_size)
        if now == (self.tokens, self._density, self._text_size):
            return
        sized = self._sized()
        self.tokens, self._density, self._text_size = now
        self._apply()
        for widget, size in sized:
            grown = widget.font()
            grown.setPixelSize(theme.font(size).pixelSize())
            widget.setFont(grown)
            widget.setProperty(_FIRST_FONT, grown)
        self.changed.emit()

    @property
    def _settings(self) -> Settings:
        return self.preferences.settings

    def _wanted(self) -> Tokens:
        chosen = _THEMES.get(self._settings.theme)
        return (
            self._fixed
            or chosen
            or theme.system_theme(self._hints.colorScheme(), self._wishes.contrastPreference())
        )

    def _sized(self) -> list[tuple[QWidget, int]]:
        # Whatever has no type of its own has that of what it stands in.
        return [
            (widget, theme.size_of(widget.font()))
            for widget in self.application.allWidgets()
            if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) and widget.font().pixelSize() > 0
        ]

    def _apply(self) -> None:
        self.application.setFont(theme.usual_font(self._text_size))
        self.application.setPalette(theme.palette(self.tokens))
        self.application.setStyleSheet(style_sheet(self.tokens))
