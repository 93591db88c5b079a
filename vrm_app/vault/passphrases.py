"""What makes a passphrase good enough to guard a vault whose file somebody has copied."""

import secrets
import unicodedata

from vrm_app.domain.errors import UserError

SHORTEST = 15
LOWEST_STRENGTH = 3
FEWEST_WORDS = 5

# The estimate takes a cubic time in the length and refuses more than this.
_MEASURED = 72


class WeakPassphraseError(UserError):
    """The passphrase would be guessed; says what it lacks."""

    title = "The passphrase was not taken"


def strength(passphrase: str) -> int:
    """Return how hard the passphrase is to guess, from 0 (at once) to 4 (not in practice)."""
    from zxcvbn import zxcvbn

    normal = unicodedata.normalize("NFKC", passphrase)
    return int(zxcvbn(normal[:_MEASURED])["score"]) if normal else 0


def check_passphrase(passphrase: str) -> int:
    """Return the strength of a passphrase that is good enough; raise WeakPassphraseError if not.

    Five generated words or more always are: the shortest five come to nineteen characters.
    """
    length = len(unicodedata.normalize("NFKC", passphrase))
    if length < SHORTEST:
        raise WeakPassphraseError(
            advice="It has {n} characters and needs {least}. A few more words will do.",
            n=length,
            least=SHORTEST,
        )
    score = strength(passphrase)
    if score < LOWEST_STRENGTH:
        raise WeakPassphraseError(
            advice="It is long enough but easy to guess. Use words that do not belong together."
        )
    return score


def generate_passphrase(words: int = 6) -> str:
    """Return that many random words, each worth 11 bits, with spaces between."""
    from mnemonic import Mnemonic

    if words < FEWEST_WORDS:
        raise ValueError("fewer words are too easy to guess")
    choices = Mnemonic("english").wordlist
    return " ".join(secrets.choice(choices) for _ in range(words))
