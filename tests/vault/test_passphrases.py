"""Passphrases: long, hard to guess, in any language."""

import pytest
from mnemonic import Mnemonic

from vrm_app.vault.passphrases import (
    WeakPassphraseError,
    check_passphrase,
    generate_passphrase,
    strength,
)


@pytest.mark.parametrize(
    "passphrase",
    [
        "seven green kettles sing",
        "Rund um den Teich läuft Herr Grün",
        "七つの緑のやかんが歌っている夜の台所",
        "q9!fK2#vT7@xZ4m",
        "seven green kettles sing " * 10,
    ],
)
def test_a_long_unusual_passphrase_is_taken(passphrase: str) -> None:
    assert check_passphrase(passphrase) >= 3


@pytest.mark.parametrize(("passphrase", "length"), [("", 0), ("q9!fK2#vT7@xZ4", 14)])
def test_a_short_passphrase_is_told_how_much_is_missing(passphrase: str, length: int) -> None:
    with pytest.raises(WeakPassphraseError, match=f"It has {length} characters and needs 15"):
        check_passphrase(passphrase)


def test_length_is_counted_after_normalising() -> None:
    """Fifteen code points typed, seven letters meant."""
    with pytest.raises(WeakPassphraseError, match="It has 8 char"):
        check_passphrase("a\u0308o\u0308u\u0308e\u0308i\u0308x\u0308y\u0308z")


@pytest.mark.parametrize(
    "passphrase",
    ["passwordpassword", "qwertyuiopasdfgh", "aaaaaaaaaaaaaaaaaaaa", "123456789012345678"],
)
def test_a_long_but_common_passphrase_is_not_taken(passphrase: str) -> None:
    assert strength(passphrase) < 3
    with pytest.raises(WeakPassphraseError, match="easy to guess"):
        check_passphrase(passphrase)


def test_strength_runs_from_nothing_to_four() -> None:
    assert strength("") == 0
    assert strength("password") == 0
    assert strength("seven green kettles sing") == 4


def test_generated_words_are_from_the_list_and_strong_enough() -> None:
    known = set(Mnemonic("english").wordlist)
    for words in (5, 6, 7):
        made = generate_passphrase(words)

        assert len(made.split(" ")) == words
        assert known.issuperset(made.split(" "))
        assert check_passphrase(made) >= 3


def test_generated_passphrases_have_six_words_and_differ() -> None:
    made = {generate_passphrase() for _ in range(50)}

    assert len(made) == 50
    assert {len(each.split()) for each in made} == {6}


def test_too_few_generated_words_are_refused() -> None:
    with pytest.raises(ValueError, match="fewer"):
        generate_passphrase(4)
