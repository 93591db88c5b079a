"""What the person chose, for the whole window: read once, kept at each change."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vrm_app.services.settings import Settings, read_settings, write_settings


class Preferences(QObject):
    """The settings of the moment; whoever follows one asks here each time."""

    changed = Signal()

    def __init__(self, folder: Path | None = None) -> None:
        """Keep them in a folder; without one they last as long as the window."""
        super().__init__()
        self._folder = folder
        self.settings = Settings() if folder is None else read_settings(folder)

    def choose(self, settings: Settings) -> None:
        """Take these from now on, and the next time, too."""
        if settings == self.settings:
            return
        self.settings = settings
        if self._folder is not None:
            write_settings(self._folder, settings)
        self.changed.emit()


def is_letter(key: str) -> bool:
    """Tell whether a key is a single character, which speech and shaky hands press by mistake.

    WCAG 2.2, 2.1.4: letters, capital ones too, digits and signs.
    """
    return len(key.removeprefix("Shift+")) == 1
