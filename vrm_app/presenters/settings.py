"""The page of settings: what can be chosen, in words, and what is done for the vault itself."""

from dataclasses import replace
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from vrm_app.domain.errors import UserError
from vrm_app.outside.languages import languages
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.upkeep import copy_words, recovery_words_words
from vrm_app.services.archive_keys import VaultPassphrase
from vrm_app.services.settings import LOCK_AFTER, TEXT_SIZES, Density, Settings, Theme
from vrm_app.services.upkeep import Upkeep, note_if_possible, upkeep_of
from vrm_app.vault.upkeep import Deed

Options = list[tuple[Any, str]]
"""Values, each with its words."""

THEMES: Options = [
    (Theme.SYSTEM, _("As the system")),
    (Theme.LIGHT, _("Light")),
    (Theme.DARK, _("Dark")),
    (Theme.HIGH_LIGHT, _("High contrast, light")),
    (Theme.HIGH_DARK, _("High contrast, dark")),
]
DENSITIES: Options = [
    (Density.COMFORTABLE, _("Comfortable")),
    (Density.COMPACT, _("Compact")),
]
SIZES: Options = [(size, _("{n} %").format(n=size)) for size in TEXT_SIZES]
WAITS: Options = [
    (minutes, ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes))
    for minutes in LOCK_AFTER
]


class OneOf(NamedTuple):
    """A setting of which one value is chosen: its field, its name, and what it means."""

    field: str
    name: str
    why: str
    options: Options


class Either(NamedTuple):
    """A setting that is on or off: its field, its name, and what it means."""

    field: str
    name: str
    why: str


APPEARANCE = (
    OneOf(
        "theme",
        _("Colours"),
        _("With high contrast, edges are thicker and nothing is grey."),
        THEMES,
    ),
    OneOf("density", _("Room"), _("Compact shows more rows at once."), DENSITIES),
    OneOf("text_size", _("Size of text"), _("Of everything in the window."), SIZES),
)
SECURITY = (
    OneOf(
        "lock_after",
        _("Lock when nobody touches it for"),
        _("When the computer sleeps or its screen is locked, the vault locks at once."),
        WAITS,
    ),
    Either(
        "clears_clipboard",
        _("Forget what was copied after 30 seconds"),
        _("Only what was copied here, and only if nothing else was copied since."),
    ),
)
KEYS = (
    Either(
        "letter_keys",
        _("A single letter does something"),
        _("One letter logs, one raises a case… Without, the search and the menu have all of it."),
    ),
)
_OWN_NAMES = {"en": "English", "de": "Deutsch"}


def tongues() -> Options:
    """Return the languages, each by its own name."""
    return [("", _("The system's")), *((one, _own_name(one)) for one in languages())]


def general() -> tuple[OneOf, ...]:
    """Return the settings of which only the program itself can say what there is to choose."""
    return (OneOf("language", _("Language"), _("Spoken after the next start."), tongues()),)


def _own_name(language: str) -> str:
    if language in _OWN_NAMES:
        return _OWN_NAMES[language]
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language).get_display_name() or language
    except (UnknownLocaleError, ValueError):
        return language


class Kept(Protocol):
    """Where the settings are kept."""

    settings: Settings

    def choose(self, settings: Settings) -> None:
        """Take these from now on."""


class SettingsView(Protocol):
    """What the page can show."""

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""

    def show_upkeep(self, recovery: str, copy: str) -> None:
        """Say what was done about the recovery words, and when a copy was made last."""

    def show_copying(self, words: str, *, is_wrong: bool) -> None:
        """Say how far the copy is; nothing when there is nothing to say."""


class SettingsPresenter:
    """Takes what is chosen, and does what is to be done for the vault itself."""

    def __init__(self, view: SettingsView, desk: Desk, kept: Kept) -> None:
        self._view = view
        self._desk = desk
        self._kept = kept

    def refresh(self) -> None:
        """Show everything again."""
        self._view.show_settings(self._kept.settings)
        self._desk.read(upkeep_of, self._came)

    def choose(self, **chosen: Any) -> None:  # noqa: ANN401  # each setting has its own type
        """Take a setting from now on."""
        self._kept.choose(replace(self._kept.settings, **chosen))
        self._view.show_settings(self._kept.settings)

    def copy_name(self) -> str:
        """Return the name that a copy made today has at first."""
        return _("Dealings {day}.archive").format(day=self._desk.now().date().isoformat())

    def copy(self, path: Path) -> None:
        """Make a copy of everything, in a new file."""
        from vrm_app.services.archiving import write_archive

        now = self._desk.now()
        self._view.show_copying(_("Making the copy, and reading it back…"), is_wrong=False)
        # One goes on working meanwhile.
        self._desk.read_aside(
            lambda vault: write_archive(vault, path, sealing=VaultPassphrase()),
            lambda _none: self._copied(path, now),
            failed=self._refused,
        )

    def _copied(self, path: Path, now: datetime) -> None:
        self._desk.write(
            lambda vault: note_if_possible(vault, Deed.COPIED, now=now), lambda _none: None
        )
        said = _("“{name}” is made and was read back. Keep it on another disk.")
        self._view.show_copying(said.format(name=path.name), is_wrong=False)

    def _refused(self, error: UserError) -> None:
        self._view.show_copying(f"{error.title}. {error.advice}", is_wrong=True)

    def _came(self, upkeep: Upkeep) -> None:
        self._view.show_upkeep(
            recovery_words_words(upkeep), copy_words(upkeep, now=self._desk.now())
        )
