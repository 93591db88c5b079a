"""What a person chose of how the program looks and behaves; it holds nothing of the vault.

It lies outside the vault, because the page before an open vault follows it, too.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from vrm_app.domain.errors import UserError
from vrm_app.services.deeds import sound_keys

_NAME = "settings.json"
_LARGEST = 16 * 1024
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")


class Theme(StrEnum):
    """In which colours everything is shown."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_LIGHT = "high_light"
    HIGH_DARK = "high_dark"


class Density(StrEnum):
    """How much room is left between what is shown."""

    COMFORTABLE = "comfortable"
    COMPACT = "compact"


TEXT_SIZES = (90, 100, 110, 125, 150)
"""In percent of the usual one."""
LOCK_AFTER = (5, 15, 30, 60)
"""Minutes that nobody may touch keys or mouse before the vault is locked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What was chosen, or what everybody begins with."""

    language: str = ""
    """As gettext names it (de, pt_BR); empty for the system's own."""
    theme: Theme = Theme.SYSTEM
    density: Density = Density.COMFORTABLE
    text_size: int = 100
    lock_after: int = 15
    clears_clipboard: bool = True
    """Whether what was copied is forgotten after half a minute."""
    letter_keys: bool = True
    """Whether a single letter does something (WCAG 2.2, 2.1.4)."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """A person's own keys by the name of what they do, with spaces between; empty for none."""


def read_settings(folder: Path) -> Settings:
    """Return what was chosen; what is not there, or not to be trusted, is as at first."""
    from vrm_app.outside.strict_json import parsed
    from vrm_app.vault.small_files import read_at_most

    try:
        said = parsed(read_at_most(folder / _NAME, _LARGEST).decode())
    except (OSError, ValueError, UserError):
        return Settings()
    if not isinstance(said, dict):
        return Settings()
    settings = Settings()
    for name, is_sound in _SOUND.items():
        if name in said and is_sound(said[name]):
            settings = replace(settings, **{name: _as_kept(name, said[name])})
    return settings


def write_settings(folder: Path, settings: Settings) -> None:
    """Keep what was chosen; a place that cannot be written is no reason to complain."""
    import json

    from vrm_app.vault.small_files import create_private_directory, write_durably

    with suppress(OSError, UserError):
        if not folder.is_dir():
            create_private_directory(folder)
        write_durably(folder / _NAME, json.dumps(asdict(settings), indent=1).encode())


def _is_language(value: object) -> bool:
    return value == "" or (isinstance(value, str) and bool(_LANGUAGE.fullmatch(value)))


def _one_of(values: Iterable[object]) -> Callable[[object], bool]:
    # True is an int too, and 15.0 equals 15.
    known = [(type(value), value) for value in values]
    return lambda value: (type(value), value) in known


def _as_kept(name: str, value: Any) -> Any:  # noqa: ANN401  # each setting has a type of its own
    kinds: dict[str, Callable[[Any], Any]] = {
        "theme": Theme,
        "density": Density,
        "keys": sound_keys,
    }
    return kinds[name](value) if name in kinds else value


_SOUND: dict[str, Callable[[object], bool]] = {
    "language": _is_language,
    "theme": _one_of([one.value for one in Theme]),
    "density": _one_of([one.value for one in Density]),
    "text_size": _one_of(TEXT_SIZES),
    "lock_after": _one_of(LOCK_AFTER),
    "clears_clipboard": _one_of((True, False)),
    "letter_keys": _one_of((True, False)),
    "keys": lambda value: isinstance(value, dict),
}
