"""The language the program speaks: English, or another that there is a catalogue of texts for."""

import gettext
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

DOMAIN = "dealings"
ENGLISH = "en"
_COUNTRY = 2


@dataclass(slots=True)
class _Speech:
    language: str = ENGLISH
    locale: str = ENGLISH


_speech = _Speech()


def speak(wished: Sequence[str], catalogues: Path) -> str:
    """Speak the first of the wished languages (BCP 47) that there is, else English; return it.

    Call it before any module with texts is imported: most texts are looked up just then.
    """
    _speech.language, _speech.locale, found = _first(wished, catalogues)
    # The module's own functions look for the catalogue's file each time a text is asked for.
    vars(gettext).update(gettext=found.gettext, ngettext=found.ngettext, pgettext=found.pgettext)
    return _speech.language


def marked(text: str) -> str:
    """Mark a text that is looked up where it is shown."""
    return text


def spoken() -> str:
    """Return the language that is spoken, as its catalogue is called: en, de, pt_BR."""
    return _speech.language


def is_english() -> bool:
    """Tell whether days and amounts are written in the way of our own texts."""
    return _speech.language == ENGLISH


def spoken_locale() -> str:
    """Return by whose customs days and amounts are written: de_AT where that was wished."""
    return _speech.locale


def _first(wished: Sequence[str], catalogues: Path) -> tuple[str, str, gettext.NullTranslations]:
    for wish in wished:
        parts = wish.replace("-", "_").split("_")
        if parts[0] in {ENGLISH, "C"}:
            break
        for length in range(len(parts), 0, -1):
            language = "_".join(parts[:length])
            file = catalogues / language / "LC_MESSAGES" / f"{DOMAIN}.mo"
            if file.is_file():
                with file.open("rb") as opened:
                    return language, _customs(parts, length), gettext.GNUTranslations(opened)
    return ENGLISH, ENGLISH, gettext.NullTranslations()


def _customs(parts: Sequence[str], length: int) -> str:
    """Return the language with the country of a wish; how it is written says the catalogue."""
    countries = [part for part in parts[length:] if len(part) == _COUNTRY]
    return "_".join([*parts[:length], *countries[:1]])
