"""The master key as 24 words on paper (BIP 39), which open the vault without any key file."""

import difflib
import re
import unicodedata
from datetime import date

from vrm_app.domain.errors import UserError
from vrm_app.vault.master_key import MasterKey

WORDS = 24

_COLUMNS = 3
_NUMBERED = re.compile(r"(\d{1,2})\s*[.):]\s*([^\W\d_]+)")
_NUMBERED_LINE = re.compile(rf"\s*(?:{_NUMBERED.pattern}\s*)+")
_WORD = re.compile(r"[^\W\d_]+")


class RecoveryWordsError(UserError):
    """The recovery words are not the ones of any vault; says which word is wrong."""

    title = "The recovery words were not taken"


def recovery_words(master: MasterKey) -> str:
    """Return the 24 words; whoever has them can open the vault."""
    from mnemonic import Mnemonic

    return Mnemonic("english").to_mnemonic(master.secret)


def master_from_words(text: str) -> MasterKey:
    """Return the key of 24 words, typed or copied from a sheet, in any layout and any case.

    Numbers before the words decide their order; a whole sheet of ours is understood too.
    """
    from mnemonic import Mnemonic

    mnemonic = Mnemonic("english")
    words = _in_order(unicodedata.normalize("NFKC", text).casefold().lstrip("\ufeff"))
    for position, word in enumerate(words, start=1):
        if word not in mnemonic.wordlist:
            raise _correction(position, word, mnemonic.wordlist)
    if len(words) != WORDS:
        raise RecoveryWordsError(
            advice="There are {found} words, but it takes {needed}.",
            found=len(words),
            needed=WORDS,
        )
    try:
        return MasterKey(bytes(mnemonic.to_entropy(words)))
    except ValueError:
        raise RecoveryWordsError(
            advice="Each word exists, but not together. Check their order and each one again."
        ) from None


def recovery_sheet(master: MasterKey, vault_name: str, on: date) -> str:
    """Return a page of plain text to print and keep in a safe place."""
    words = recovery_words(master).split()
    rows = WORDS // _COLUMNS
    lines = [
        "".join(f"{at + 1:>4}. {words[at]:<14}" for at in range(row, WORDS, rows)).rstrip()
        for row in range(rows)
    ]
    name = "".join(letter for letter in " ".join(vault_name.split()) if letter.isprintable())
    return "\n".join(
        [
            "RECOVERY WORDS",
            "",
            f"Vault:   {name}",
            f"Printed: {on.isoformat()}",
            "",
            *lines,
            "",
            'To open the vault without its passphrase, run "vrm unlock --words FILE" with these',
            "words in the file, and choose a new passphrase.",
            "Anyone who has this page can read the whole vault: keep it on paper, away from the",
            "computer, and show it to nobody.",
            "",
        ]
    )


def _in_order(text: str) -> list[str]:
    numbered = [
        pair
        for line in text.splitlines()
        if _NUMBERED_LINE.fullmatch(line)
        for pair in _NUMBERED.findall(line)
    ]
    if not numbered:
        return _WORD.findall(text)
    by_number = {int(number): word for number, word in numbered}
    absent = [number for number in range(1, WORDS + 1) if number not in by_number]
    if absent:
        raise RecoveryWordsError(advice="Word {n} is missing.", n=absent[0])
    if len(numbered) > WORDS:
        raise RecoveryWordsError(advice="There are more than {n} numbered words.", n=WORDS)
    return [word for _, word in sorted(by_number.items())]


def _correction(position: int, word: str, wordlist: list[str]) -> RecoveryWordsError:
    close = difflib.get_close_matches(word, wordlist, n=1)
    if not close:
        return RecoveryWordsError(
            advice="Word {n}, “{word}”, is not a recovery word.", n=position, word=word
        )
    return RecoveryWordsError(
        advice="Word {n}, “{word}”, is not a recovery word. Is it “{close}”?",
        n=position,
        word=word,
        close=close[0],
    )
