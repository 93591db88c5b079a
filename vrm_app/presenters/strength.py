"""How good a passphrase is, in words."""

import unicodedata
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

from vrm_app.vault.passphrases import SHORTEST, strength

PARTS = 4
"""How many parts the meter has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """How many parts of the meter are filled, in which tone, the word for it and its meaning."""

    parts: int
    tone: str
    word: str
    meaning: str


NOTHING = Strength(
    parts=0,
    tone="muted",
    word="",
    meaning=_("at least {n} characters").format(n=SHORTEST),
)

# One guess takes half a second or more on a machine such as this; see the estimate's own scale.
_BY_SCORE = (
    Strength(parts=1, tone="bad", word=_("Very weak"), meaning=_("it would be guessed at once")),
    Strength(parts=1, tone="bad", word=_("Weak"), meaning=_("guessing it would take days")),
    Strength(parts=2, tone="warn", word=_("Too weak"), meaning=_("guessing it would take months")),
    Strength(parts=3, tone="ok", word=_("Strong"), meaning=_("guessing it would take years")),
    Strength(
        parts=4, tone="ok", word=_("Very strong"), meaning=_("guessing it would take centuries")
    ),
)


def strength_of(passphrase: str) -> Strength:
    """Return how good a passphrase is; this takes a while."""
    length = len(unicodedata.normalize("NFKC", passphrase))
    if not length:
        return NOTHING
    if length < SHORTEST:
        lacking = SHORTEST - length
        return Strength(
            parts=1,
            tone="warn",
            word=_("Too short"),
            meaning=ngettext("{n} more character", "{n} more characters", lacking).format(
                n=lacking
            ),
        )
    return _BY_SCORE[strength(passphrase)]
