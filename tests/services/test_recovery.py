"""Words and passphrase are for whoever knows the passphrase that there is."""

import pytest
from building import CHEAP, PASSPHRASE, TODAY

from vrm_app.services import recovery
from vrm_app.services.recovery import change_passphrase, recovery_sheet, words_to_ask, wrong_words
from vrm_app.vault.keys import (
    KEY_FILE,
    SPARE_KEY_FILE,
    WeakPassphraseError,
    WrongPassphraseError,
    master_from_words,
    recovery_words,
)
from vrm_app.vault.vault import Vault, open_vault

NEW = "nine purple lamps whisper at noon"


@pytest.fixture
def vault(vault: Vault) -> Vault:
    """Return a vault whose passphrase is known."""
    vault.change_passphrase(PASSPHRASE, CHEAP)
    return vault


def key_files(vault: Vault) -> list[bytes]:
    return [(vault.folder / name).read_bytes() for name in (KEY_FILE, SPARE_KEY_FILE)]


def test_the_words_are_shown_for_the_passphrase(vault: Vault) -> None:
    sheet = recovery_sheet(vault, PASSPHRASE, on=TODAY)

    assert master_from_words(" ".join(sheet.words)) == vault.master
    assert master_from_words(sheet.page) == vault.master


def test_the_words_are_not_shown_for_another_passphrase(vault: Vault) -> None:
    with pytest.raises(WrongPassphraseError):
        recovery_sheet(vault, NEW, on=TODAY)


def test_neither_words_nor_page_are_told_by_accident(vault: Vault) -> None:
    sheet = recovery_sheet(vault, PASSPHRASE, on=TODAY)

    assert sheet.words[0] not in repr(sheet)


def test_some_words_are_asked_for_and_not_always_the_same() -> None:
    asked = [words_to_ask() for _ in range(20)]

    for places in asked:
        assert places == sorted(set(places))
        assert len(places) == 4
        assert all(1 <= place <= 24 for place in places)
    assert len({tuple(places) for places in asked}) > 1


def test_words_typed_from_the_sheet_are_right_in_any_case(vault: Vault) -> None:
    words = recovery_words(vault.master).split()

    assert wrong_words(vault, {3: f" {words[2].upper()} ", 24: words[23]}) == []


def test_each_wrong_word_is_named(vault: Vault) -> None:
    words = recovery_words(vault.master).split()

    assert wrong_words(vault, {1: words[0], 3: words[2] + "s", 24: ""}) == [3, 24]


def test_the_new_passphrase_opens_the_vault_and_the_old_one_no_longer(vault: Vault) -> None:
    words = recovery_words(vault.master)
    change_passphrase(vault, PASSPHRASE, NEW)
    folder = vault.folder
    vault.close()

    with open_vault(folder, NEW) as again:
        assert recovery_words(again.master) == words
    with pytest.raises(WrongPassphraseError):
        open_vault(folder, PASSPHRASE)


@pytest.mark.parametrize(
    ("current", "new", "error"),
    [(NEW, NEW, WrongPassphraseError), (PASSPHRASE, "password", WeakPassphraseError)],
)
def test_what_is_refused_leaves_the_key_files_as_they_are(
    vault: Vault, current: str, new: str, error: type[Exception]
) -> None:
    before = key_files(vault)

    with pytest.raises(error):
        change_passphrase(vault, current, new)

    assert key_files(vault) == before


def test_the_passphrase_of_the_moment_is_the_one_on_the_disk(vault: Vault) -> None:
    vault.change_passphrase(NEW, CHEAP)

    recovery.must_open(vault, NEW)
    with pytest.raises(WrongPassphraseError):
        recovery.must_open(vault, PASSPHRASE)
