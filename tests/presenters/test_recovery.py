"""Recovery words and another passphrase, as the forms of the window ask for them."""

from pathlib import Path

import pytest
from building import CHEAP, PASSPHRASE
from desks import DeskAtOnce

from vrm_app.presenters.recovery import PassphrasePresenter, RecoveryPresenter
from vrm_app.presenters.strength import Strength
from vrm_app.services.upkeep import Upkeep, upkeep_of
from vrm_app.vault.keys import WrongPassphraseError, master_from_words, recovery_words
from vrm_app.vault.vault import Vault, open_vault

NEW = "nine purple lamps whisper at noon"


class Form:
    """Remembers what it was told to show."""

    def __init__(self) -> None:
        self.busy: list[str] = []
        self.wrong = ""
        self.words: tuple[str, ...] = ()
        self.kept = ""
        self.places: list[int] = []
        self.wrong_places: list[int] = []
        self.checked = ""
        self.strength: Strength | None = None
        self.suggested = ""
        self.is_changed = False

    def show_busy(self, words: str) -> None:
        self.busy.append(words)

    def show_wrong(self, words: str) -> None:
        self.wrong = words

    def show_words(self, words: tuple[str, ...]) -> None:
        self.words = words

    def show_kept(self, words: str) -> None:
        self.kept = words

    def show_question(self, places: list[int]) -> None:
        self.places = places

    def show_wrong_words(self, places: list[int]) -> None:
        self.wrong_places = places

    def show_checked(self, words: str) -> None:
        self.checked = words

    def show_strength(self, strength: Strength) -> None:
        self.strength = strength

    def show_suggested(self, passphrase: str) -> None:
        self.suggested = passphrase

    def show_changed(self) -> None:
        self.is_changed = True


@pytest.fixture
def vault(vault: Vault) -> Vault:
    """Return a vault whose passphrase is known."""
    vault.change_passphrase(PASSPHRASE, CHEAP)
    return vault


@pytest.fixture
def form() -> Form:
    return Form()


@pytest.fixture
def words(form: Form, vault: Vault) -> RecoveryPresenter:
    return RecoveryPresenter(form, DeskAtOnce(vault))


@pytest.fixture
def passphrase(form: Form, vault: Vault) -> PassphrasePresenter:
    return PassphrasePresenter(form, DeskAtOnce(vault))


def test_a_wrong_passphrase_shows_nothing(words: RecoveryPresenter, form: Form) -> None:
    words.show(NEW)

    assert form.wrong == "That is not the passphrase of this vault."
    assert (form.words, words.page) == ((), "")
    assert form.busy[-1] == ""


def test_the_passphrase_shows_the_words_and_nothing_is_done_yet(
    words: RecoveryPresenter, form: Form, vault: Vault
) -> None:
    words.show(PASSPHRASE)

    assert " ".join(form.words) == recovery_words(vault.master)
    assert upkeep_of(vault) == Upkeep()


def test_what_is_saved_opens_the_vault_and_is_noted(
    words: RecoveryPresenter, form: Form, vault: Vault, tmp_path: Path
) -> None:
    words.show(PASSPHRASE)
    words.save(tmp_path / "words.txt")

    assert master_from_words((tmp_path / "words.txt").read_text("utf-8")) == vault.master
    assert (tmp_path / "words.txt").stat().st_mode & 0o077 == 0
    assert form.kept == "Saved. Print the file, then delete it."
    assert upkeep_of(vault).words_kept


def test_a_file_that_is_there_is_not_replaced(
    words: RecoveryPresenter, form: Form, vault: Vault, tmp_path: Path
) -> None:
    (tmp_path / "words.txt").write_text("mine")
    words.show(PASSPHRASE)
    words.save(tmp_path / "words.txt")

    assert "exists already" in form.wrong
    assert (tmp_path / "words.txt").read_text() == "mine"
    assert not upkeep_of(vault).words_kept


def test_printing_is_noted(words: RecoveryPresenter, form: Form, vault: Vault) -> None:
    words.show(PASSPHRASE)
    words.was_printed()

    assert form.kept.startswith("Printed.")
    assert upkeep_of(vault).words_kept


def test_the_right_words_are_noted_for_good(
    words: RecoveryPresenter, form: Form, vault: Vault
) -> None:
    every = recovery_words(vault.master).split()
    words.ask()
    words.check({place: every[place - 1] for place in form.places})

    assert form.checked
    assert upkeep_of(vault).words_checked


def test_a_wrong_word_is_named_and_nothing_is_noted(
    words: RecoveryPresenter, form: Form, vault: Vault
) -> None:
    every = recovery_words(vault.master).split()
    words.ask()
    typed = {place: every[place - 1] for place in form.places}
    words.check(typed | {form.places[1]: "zebra-not"})

    assert form.wrong_places == [form.places[1]]
    assert form.wrong == f"Word {form.places[1]} is another one. Look at the sheet again."
    assert (form.checked, upkeep_of(vault).words_checked) == ("", False)


def test_a_form_that_is_gone_keeps_no_words(words: RecoveryPresenter, form: Form) -> None:
    words.show(PASSPHRASE)
    words.forget()
    form.words = ()
    words.show(PASSPHRASE)

    assert (words.page, form.words) == ("", ())


def test_another_passphrase_opens_the_vault_afterwards(
    passphrase: PassphrasePresenter, form: Form, vault: Vault
) -> None:
    passphrase.change(PASSPHRASE, NEW, NEW)

    assert form.is_changed
    folder = vault.folder
    vault.close()
    open_vault(folder, NEW).close()
    with pytest.raises(WrongPassphraseError):
        open_vault(folder, PASSPHRASE)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ((PASSPHRASE, NEW, NEW + "!"), "do not agree"),
        ((NEW, NEW, NEW), "not the passphrase of this vault"),
        ((PASSPHRASE, "too short", "too short"), "The passphrase was not taken"),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(
    form: Form, vault: Vault, typed: tuple[str, str, str], said: str
) -> None:
    PassphrasePresenter(form, DeskAtOnce(vault)).change(*typed)

    assert said in form.wrong
    assert not form.is_changed
    folder = vault.folder
    vault.close()
    open_vault(folder, PASSPHRASE).close()


def test_a_suggested_passphrase_is_very_strong(passphrase: PassphrasePresenter, form: Form) -> None:
    passphrase.suggest()
    passphrase.measure(form.suggested)

    assert form.strength is not None
    assert form.strength.word == "Very strong"
