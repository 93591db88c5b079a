"""The recovery words: read from paper, typed by hand, forgiving in form and strict in content."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vrm_app.vault.master_key import MasterKey
from vrm_app.vault.recovery_words import (
    RecoveryWordsError,
    master_from_words,
    recovery_sheet,
    recovery_words,
)

MASTER = MasterKey(bytes(range(32)))
WORDS = recovery_words(MASTER).split()


def test_the_words_follow_the_published_standard() -> None:
    """BIP 39: the test vectors for 32 bytes of zeros and of 0x7f."""
    assert recovery_words(MasterKey(bytes(32))) == "abandon " * 23 + "art"
    assert recovery_words(MasterKey(b"\x7f" * 32)) == (
        "legal winner thank year wave sausage worth useful " * 2
        + "legal winner thank year wave sausage worth title"
    )


@settings(deadline=None)
@given(st.binary(min_size=32, max_size=32))
def test_every_key_comes_back_from_its_words_and_from_its_sheet(secret: bytes) -> None:
    master = MasterKey(secret)

    assert master_from_words(recovery_words(master)) == master
    assert master_from_words(recovery_sheet(master, "Dealings", date(2026, 1, 31))) == master


@pytest.mark.parametrize(
    "text",
    [
        " ".join(WORDS).upper(),
        "\r\n".join(WORDS),
        "\n\n  " + "\t".join(WORDS) + "   \n",
        ", ".join(WORDS),
        "\ufeff" + "\n".join(WORDS),
        "\n".join(f"{at}. {word}" for at, word in enumerate(WORDS, 1)),
        "\ufeff" + "\n".join(f"{at}) {word}" for at, word in enumerate(WORDS, 1)),
        " ".join(f"{at}.{word}" for at, word in enumerate(WORDS, 1)),
        " ".join(f"{at} {word}" for at, word in enumerate(WORDS, 1)),
        "\n".join(f"{at}: {word}" for at, word in reversed(list(enumerate(WORDS, 1)))),
    ],
)
def test_the_form_in_which_they_are_typed_does_not_matter(text: str) -> None:
    assert master_from_words(text) == MASTER


def test_a_wrong_word_is_named_with_its_place_and_the_likely_right_one() -> None:
    with pytest.raises(RecoveryWordsError) as caught:
        master_from_words(" ".join([*WORDS[:6], "abandn", *WORDS[7:]]))

    assert caught.value.advice == "Word 7, “abandn”, is not a recovery word. Is it “abandon”?"


def test_a_wrong_word_like_no_other_is_named_too() -> None:
    with pytest.raises(RecoveryWordsError) as caught:
        master_from_words(" ".join([*WORDS[:23], "xxxxqqqq"]))

    assert caught.value.advice == "Word 24, “xxxxqqqq”, is not a recovery word."


def test_swapped_words_are_noticed() -> None:
    with pytest.raises(RecoveryWordsError, match="order"):
        master_from_words(" ".join([WORDS[1], WORDS[0], *WORDS[2:]]))


@pytest.mark.parametrize("count", [0, 1, 12, 23, 25])
def test_another_number_of_words_is_named(count: int) -> None:
    with pytest.raises(RecoveryWordsError, match=f"There are {count} words, but it takes 24"):
        master_from_words(" ".join((WORDS * 2)[:count]))


def test_a_numbered_word_that_is_missing_is_named() -> None:
    numbered = [f"{at}. {word}" for at, word in enumerate(WORDS, 1)]

    with pytest.raises(RecoveryWordsError, match="Word 5 is missing"):
        master_from_words("\n".join(numbered[:4] + numbered[5:]))


@pytest.mark.parametrize("more", ["3. abandon", "25. abandon", "0. abandon"])
def test_a_number_too_many_is_noticed(more: str) -> None:
    numbered = [f"{at}. {word}" for at, word in enumerate(WORDS, 1)]

    with pytest.raises(RecoveryWordsError, match="more than 24"):
        master_from_words("\n".join([*numbered, more]))


@settings(deadline=None)
@given(st.text("abz 01.\n):\ufeff😀é", max_size=200))
def test_any_other_text_is_refused_kindly(text: str) -> None:
    with pytest.raises(RecoveryWordsError):
        master_from_words(text)


def test_the_sheet_prints_on_one_page_and_says_how_to_use_it() -> None:
    sheet = recovery_sheet(MASTER, "My\n3. abandon\x1b[2J dealings", date(2026, 1, 31))

    lines = sheet.splitlines()
    assert len(lines) < 40
    assert max(len(line) for line in lines) <= 84
    assert "2026-01-31" in sheet
    assert "\x1b" not in sheet
    assert "unlock --words" in sheet
    assert all(f"{at}. {word}" in sheet for at, word in enumerate(WORDS, 1))
    assert master_from_words(sheet) == MASTER
