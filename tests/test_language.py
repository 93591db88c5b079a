"""The program speaks what the person wished, where it can, and English else."""

import gettext
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from vrm_app.domain.money import Money
from vrm_app.language import speak, spoken, spoken_locale
from vrm_app.outside.resources import resource
from vrm_app.presenters import words
from vrm_app.presenters.typed_days import Toward, read_day, typed_day
from vrm_app.vault.passphrases import WeakPassphraseError, check_passphrase
from vrm_app.vault.slots import WrongPassphraseError

CATALOGUES = resource("locale")
TODAY = date(2026, 11, 22)
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def english_after() -> Iterator[None]:
    yield
    speak((), CATALOGUES)


@pytest.mark.parametrize(
    ("wished", "language", "locale"),
    [
        (["de"], "de", "de"),
        (["de-Latn-AT", "de-AT", "de"], "de", "de_AT"),
        (["tlh", "de_CH"], "de", "de_CH"),
        (["en-GB", "de"], "en", "en"),
        (["tlh"], "en", "en"),
        (["C"], "en", "en"),
        (["../de"], "en", "en"),
        ([], "en", "en"),
    ],
)
def test_the_first_language_that_there_is_is_spoken(
    wished: list[str], language: str, locale: str
) -> None:
    assert speak(wished, CATALOGUES) == language
    assert (spoken(), spoken_locale()) == (language, locale)


def test_errors_say_what_happened_in_the_language_that_is_spoken() -> None:
    speak(["de"], CATALOGUES)
    assert WrongPassphraseError().title == "Der Tresor ging nicht auf"
    with pytest.raises(WeakPassphraseError) as refused:
        check_passphrase("abc")
    assert refused.value.advice == (
        "Sie hat 3 Zeichen und braucht 15. Ein paar Wörter mehr genügen."
    )


def test_braces_in_what_is_named_stay_as_they_are() -> None:
    from vrm_app.vault.small_files import FileExistsAlreadyError

    assert FileExistsAlreadyError(Path("{name}")).title == "“{name}” exists already"


@pytest.mark.parametrize(
    ("language", "day", "money", "size"),
    [
        ("de", "Mo 30. Nov.", f"1.284,20{SPACE}€", "1,2 MiB"),
        ("de_CH", "Mo 30. Nov.", f"EUR{SPACE}1’284.20", "1.2 MiB"),
        ("en", "Mon 30 Nov", "€1,284.20", "1.2 MiB"),
    ],
)
def test_days_and_amounts_follow_the_customs(
    language: str, day: str, money: str, size: str
) -> None:
    speak([language], CATALOGUES)
    assert words.day_words(date(2026, 11, 30), today=TODAY) == day
    assert words.money_words(Money(128_420, "EUR")) == money
    assert words.size_words(1_258_291) == size


def test_months_and_weekdays_have_their_full_names_where_they_stand_alone() -> None:
    speak(["de"], CATALOGUES)
    assert words.long_day_words(TODAY) == "Sonntag, 22. November"
    assert words.month_words(date(2026, 10, 3), today=TODAY) == "Oktober"
    assert words.month_words(date(2025, 10, 3), today=TODAY) == "Oktober 2025"


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_day_is_written_so_that_it_can_be_typed(language: str) -> None:
    speak([language], CATALOGUES)
    for month in range(1, 13):
        day = date(2026, month, 7)
        assert read_day(typed_day(day), today=TODAY, toward=Toward.PAST) == day


def test_days_can_be_typed_in_the_language_that_is_spoken_and_in_english() -> None:
    speak(["de"], CATALOGUES)
    for typed in ("5 dezember", "5. Dez.", "5 dec"):
        read = read_day(typed, today=TODAY, toward=Toward.FUTURE)
        assert read == date(2026, 12, 5), typed
    assert read_day("freitag", today=TODAY, toward=Toward.FUTURE) == date(2026, 11, 27)
    assert read_day("mittwo", today=TODAY, toward=Toward.PAST) == date(2026, 11, 18)


def test_a_catalogue_is_taken_up_at_once() -> None:
    began = time.perf_counter()
    speak(["de"], CATALOGUES)
    assert time.perf_counter() - began < 0.05


def test_no_text_is_looked_up_before_the_language_is_known() -> None:
    # The way by which the window is opened on a vault that is named loads the most.
    told = """
import sys
from vrm_app import app
def open_window(*_, **__):
    print([name for name, one in sys.modules.items() if hasattr(one, "_") and "vrm_app" in name])
    return 0
app.open_window = open_window
app.run(["--vault", "nowhere"])
"""
    ran = subprocess.run(
        [sys.executable, "-c", told], check=True, capture_output=True, encoding="utf-8"
    )
    assert ran.stdout == "[]\n"


def test_keys_are_called_what_stands_on_the_keyboard() -> None:
    told = """
from vrm_app.language import speak
from vrm_app.outside.resources import resource
speak(["de"], resource("locale"))
from vrm_app.presenters.keys import KeyRow, key_words, matching
row = KeyRow("Tresor", "Sperren", ("Ctrl+Shift+Enter", "Alt+Left", "Ctrl++", "J"))
print([key_words("Del"), *row.shown, matching([row], "strg+umschalt") == [row]])
"""
    ran = subprocess.run(
        [sys.executable, "-c", told], check=True, capture_output=True, encoding="utf-8"
    )
    assert ran.stdout.strip() == str(
        ["Entf", "Strg+Umschalt+Eingabe", "Alt+Pfeil links", "Strg++", "J", True]
    )


def test_one_english_word_is_said_differently_where_it_means_something_else() -> None:
    speak(["de"], CATALOGUES)
    assert gettext.pgettext("key", "End") == "Ende"
    assert gettext.pgettext("a case", "Close") == "Abschließen"
    assert gettext.gettext("Close") == "Schließen"
