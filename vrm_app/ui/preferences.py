"""What the person chose, for the whole window: read once, kept at each change."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from vrm_app.presenters.deeds import LETTERS
from vrm_app.presenters.keys import is_letter, key_words
from vrm_app.presenters.own_keys import keys_of
from vrm_app.services.deeds import Deed
from vrm_app.services.settings import Settings, read_settings, write_settings


class Preferences(QObject):
    """The settings of the moment; whoever follows one asks here each time."""

    changed = Signal()

    def __init__(self, folder: Path | None = None) -> None:
        """Keep them in a folder; without one they last as long as the window."""
        super().__init__()
        self._folder = folder
        self.settings = Settings() if folder is None else read_settings(folder)
        self._keys = keys_of(self.settings.keys)

    def choose(self, settings: Settings) -> None:
        """Take these from now on, and the next time, too."""
        if settings == self.settings:
            return
        self.settings = settings
        self._keys = keys_of(settings.keys)
        if self._folder is not None:
            write_settings(self._folder, settings)
        self.changed.emit()

    def keys(self, deed: Deed) -> tuple[str, ...]:
        """Return the keys that call something now."""
        letters = self.settings.letter_keys or deed in LETTERS
        return tuple(one for one in self._keys[deed] if letters or not is_letter(one))

    def key(self, deed: Deed) -> str:
        """Return the first key that calls something now, as it stands on a keyboard."""
        return key_words(next(iter(self.keys(deed)), ""))
