"""Recovery words after the first run, and another passphrase; both ask for the one there is."""

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from vrm_app.services import vaults
from vrm_app.vault import keys
from vrm_app.vault.recovery_words import WORDS
from vrm_app.vault.vault import Vault

_ASKED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """The words in their order, and the page to print."""

    words: tuple[str, ...] = field(repr=False)
    page: str = field(repr=False)


def must_open(vault: Vault, passphrase: str) -> None:
    """Raise WrongPassphraseError unless this passphrase opens the vault; it takes a while."""
    keys.unwrap(keys.read_key_files(vault.folder).content, passphrase)


def recovery_sheet(vault: Vault, passphrase: str, *, on: date) -> RecoverySheet:
    """Return the recovery words to whoever knows the passphrase.

    They are the vault's own key, so they stay the same as long as the vault exists.
    """
    must_open(vault, passphrase)
    return RecoverySheet(
        words=tuple(keys.recovery_words(vault.master).split()),
        page=vaults.recovery_sheet(vault, on=on),
    )


def words_to_ask() -> list[int]:
    """Return the places of some words, at random, in their order."""
    return sorted(secrets.SystemRandom().sample(range(1, WORDS + 1), _ASKED))


def wrong_words(vault: Vault, typed: Mapping[int, str]) -> list[int]:
    """Return the places of the words that are not the vault's own."""
    words = keys.recovery_words(vault.master).split()
    return [place for place, word in typed.items() if words[place - 1] != _plain(word)]


def change_passphrase(vault: Vault, current: str, new: str) -> None:
    """Set a new passphrase, given the one there is; the recovery words stay the same."""
    must_open(vault, current)
    vaults.change_passphrase(vault, new)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().strip()
