"""How good a passphrase is, in words."""

import pytest
from building import PASSPHRASE

from vrm_app.presenters.strength import NOTHING, PARTS, strength_of
from vrm_app.vault.passphrases import SHORTEST, WeakPassphraseError, check_passphrase


def test_nothing_typed_says_what_is_needed() -> None:
    assert strength_of("") == NOTHING
    assert str(SHORTEST) in NOTHING.meaning


def test_what_is_too_short_says_how_much_is_lacking() -> None:
    assert strength_of("a" * (SHORTEST - 1)).meaning == "1 more character"
    assert strength_of("lantern").meaning == "8 more characters"


def test_a_letter_of_two_signs_counts_once() -> None:
    assert strength_of("e\u0301" * (SHORTEST - 2)).meaning == "2 more characters"


@pytest.mark.parametrize(
    "passphrase",
    ["short", "aaaaaaaaaaaaaaaaaaaa", "passwordpassword", PASSPHRASE, "123456789012345"],
)
def test_the_meter_is_green_exactly_for_what_is_taken(passphrase: str) -> None:
    strength = strength_of(passphrase)
    try:
        check_passphrase(passphrase)
    except WeakPassphraseError:
        assert strength.tone in {"warn", "bad"}
        return
    assert strength.tone == "ok"
    assert 0 < strength.parts <= PARTS
