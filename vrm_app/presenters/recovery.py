"""Recovery words and passphrase of an open vault, for whoever knows the passphrase."""

from collections.abc import Callable, Mapping
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from vrm_app.domain.errors import UserError
from vrm_app.presenters.desk import Desk
from vrm_app.services import recovery
from vrm_app.services.recovery import RecoverySheet
from vrm_app.services.upkeep import note
from vrm_app.vault.keys import WrongPassphraseError
from vrm_app.vault.small_files import write_new_durably
from vrm_app.vault.upkeep import Deed
from vrm_app.vault.vault import Vault

if TYPE_CHECKING:
    from vrm_app.presenters.strength import Strength

T = TypeVar("T")


class AskingView(Protocol):
    """What can be shown of a form that asks for the passphrase."""

    def show_busy(self, words: str) -> None:
        """Say what is being done and take no keys meanwhile; nothing when it is over."""

    def show_wrong(self, words: str) -> None:
        """Say what did not happen, and what to do."""


class RecoveryView(AskingView, Protocol):
    """What can be shown of the recovery words."""

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show the words in their order."""

    def show_kept(self, words: str) -> None:
        """Say that the words are on paper or in a file."""

    def show_question(self, places: list[int]) -> None:
        """Ask for the words at these places."""

    def show_wrong_words(self, places: list[int]) -> None:
        """Mark the words that are not the right ones."""

    def show_checked(self, words: str) -> None:
        """Say that the words are the right ones."""


class RecoveryPresenter:
    """Shows the words, and asks for some of them again."""

    def __init__(self, view: RecoveryView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._sheet: RecoverySheet | None = None
        self._is_gone = False

    @property
    def page(self) -> str:
        """The page to print, empty until the words may be seen."""
        return "" if self._sheet is None else self._sheet.page

    def show(self, passphrase: str) -> None:
        """Show the words to whoever knows the passphrase."""
        if not passphrase:
            return
        on = self._desk.now().date()
        self._view.show_busy(_("Looking whether that is the passphrase…"))
        self._read(lambda vault: recovery.recovery_sheet(vault, passphrase, on=on), self._opened)

    def was_printed(self) -> None:
        """Take note that the words are on paper."""
        self._note_kept(_("Printed. Now check that it can be read."))

    def save(self, path: Path) -> None:
        """Write the page to a new file."""
        page = self.page.encode()

        def saved(_none: object) -> None:
            self._note_kept(_("Saved. Print the file, then delete it."))

        self._read(lambda _vault: write_new_durably(path, page), saved)

    def ask(self) -> None:
        """Ask for some of the words, as they stand on the sheet."""
        self._view.show_question(recovery.words_to_ask())

    def check(self, typed: Mapping[int, str]) -> None:
        """See whether these are the words at their places."""
        self._read(lambda vault: recovery.wrong_words(vault, typed), self._compared)

    def forget(self) -> None:
        """Keep nothing of the words, and say nothing more."""
        self._sheet = None
        self._is_gone = True

    def _opened(self, sheet: RecoverySheet) -> None:
        self._sheet = sheet
        self._view.show_words(sheet.words)

    def _compared(self, wrong: list[int]) -> None:
        if wrong:
            self._view.show_wrong_words(wrong)
            said = ngettext(
                "Word {places} is another one. Look at the sheet again.",
                "Words {places} are others. Look at the sheet again.",
                len(wrong),
            )
            self._view.show_wrong(said.format(places=", ".join(map(str, wrong))))
            return
        self._note(
            Deed.WORDS_CHECKED,
            lambda: self._view.show_checked(_("These are the words of your vault.")),
        )

    def _note_kept(self, words: str) -> None:
        self._note(Deed.WORDS_KEPT, lambda: self._view.show_kept(words))

    def _note(self, deed: Deed, done: Callable[[], None]) -> None:
        now = self._desk.now()
        self._desk.write(
            lambda vault: note(vault, deed, now=now),
            lambda _none: None if self._is_gone else done(),
            failed=self._refuse,
        )

    def _read(self, ask: Callable[[Vault], T], came: Callable[[T], None]) -> None:
        # The form itself says what is wrong.
        def asked(vault: Vault) -> T | UserError:
            try:
                return ask(vault)
            except UserError as error:
                return error

        def answered(answer: T | UserError) -> None:
            if self._is_gone:
                return
            self._view.show_busy("")
            if isinstance(answer, UserError):
                self._refuse(answer)
                return
            came(answer)

        self._desk.read(asked, answered)

    def _refuse(self, error: UserError) -> None:
        if not self._is_gone:
            self._view.show_wrong(said_of(error))


class PassphraseView(AskingView, Protocol):
    """What can be shown of the form for another passphrase."""

    def show_strength(self, strength: "Strength") -> None:
        """Show how good the new passphrase is."""

    def show_suggested(self, passphrase: str) -> None:
        """Put a passphrase into the field, readable."""

    def show_changed(self) -> None:
        """Say that the new passphrase opens the vault from now on."""


class PassphrasePresenter:
    """Sets another passphrase."""

    def __init__(self, view: PassphraseView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._measured = ""
        self._is_gone = False

    def suggest(self) -> None:
        """Suggest words that nobody can guess."""
        from vrm_app.vault.passphrases import generate_passphrase

        self._desk.read(lambda _vault: generate_passphrase(), self._if_here(self._suggested))

    def measure(self, passphrase: str) -> None:
        """Show how good a passphrase is, once that is known."""
        from vrm_app.presenters.strength import strength_of

        self._measured = passphrase

        def show(strength: "Strength") -> None:
            if self._measured == passphrase:
                self._view.show_strength(strength)

        self._desk.read(lambda _vault: strength_of(passphrase), self._if_here(show))

    def change(self, current: str, new: str, again: str) -> None:
        """Set the new passphrase, given the one there is."""
        if new != again:
            self._view.show_wrong(_("The two new ones do not agree. Type the same one twice."))
            return
        self._view.show_busy(_("Setting the new passphrase…"))
        self._desk.write(
            lambda vault: recovery.change_passphrase(vault, current, new),
            self._if_here(lambda _none: self._view.show_changed()),
            failed=self._if_here(self._refuse),
        )

    def forget(self) -> None:
        """Keep nothing of what was typed, and say nothing more."""
        self._measured = ""
        self._is_gone = True

    def _suggested(self, passphrase: str) -> None:
        self._view.show_suggested(passphrase)

    def _refuse(self, error: UserError) -> None:
        self._view.show_busy("")
        self._view.show_wrong(said_of(error))

    def _if_here(self, do: Callable[[T], None]) -> Callable[[T], None]:
        return lambda answer: None if self._is_gone else do(answer)


def said_of(error: UserError) -> str:
    """Return in one line what did not happen, and what to do."""
    if isinstance(error, WrongPassphraseError):
        return _("That is not the passphrase of this vault.")
    return f"{error.title}. {error.advice}"
