"""The page before an open vault: its passphrase, its recovery words, or a line in passing."""

from collections.abc import Callable
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from vrm_app.domain.errors import UserError
from vrm_app.presenters.work import Work

if TYPE_CHECKING:
    from vrm_app.presenters.strength import Strength
    from vrm_app.services.unlocking import Unlocked


class NoVaultThereError(UserError):
    """The folder that was chosen is no vault."""

    title = "There is no vault in that folder"
    advice = "Choose the folder of a vault; its name mostly ends in “.vault”."


class VaultGoneError(UserError):
    """The vault is not where it was."""

    title = "The vault is not at its place"
    advice = "Connect the disk it lies on, or choose another vault."


class UnlockView(Protocol):
    """What the page can show."""

    def show_vault(self, name: str) -> None:
        """Show which vault it is."""

    def show_used(self, used: str) -> None:
        """Show when it was last used."""

    def show_busy(self, words: str) -> None:
        """Say what is being done and take no keys meanwhile; nothing when it is over."""

    def show_wrong(self, words: str) -> None:
        """Say that the passphrase is not the right one."""

    def show_refused(self, error: UserError) -> None:
        """Say what did not happen, and what to do."""

    def show_jotted(self) -> None:
        """Say that the line is kept."""

    def show_strength(self, strength: "Strength") -> None:
        """Show how good a new passphrase is."""


class UnlockPresenter:
    """Opens a vault, or takes a line for one that stays closed."""

    def __init__(
        self,
        view: UnlockView,
        work: Work,
        folder: Path,
        states: Path | None,
        opened: Callable[["Unlocked"], None],
    ) -> None:
        self.folder = folder
        self._view = view
        self._work = work
        self._states = states
        self._opened = opened
        self._measured = ""

    def start(self) -> None:
        """Show which vault it is."""
        self._view.show_vault(self.folder.stem)

    def look(self) -> None:
        """Show when the vault was used, or that it is not there."""
        folder, now = self.folder, self._work.now()

        def look() -> str:
            from vrm_app.services.closed import is_vault, last_used

            used = last_used(folder)
            if used is None or not is_vault(folder):
                raise VaultGoneError
            return _used_words(used, now)

        self._work.run(look, self._view.show_used, self._view.show_refused)

    def choose(self, folder: Path) -> bool:
        """Turn to another vault; return whether there is one."""
        from vrm_app.services.closed import is_vault

        if not is_vault(folder):
            self._view.show_refused(NoVaultThereError())
            return False
        self.folder = folder
        self.start()
        self.look()
        return True

    def unlock(self, passphrase: str) -> None:
        """Open the vault with its passphrase."""
        if not passphrase:
            return
        folder, states, now = self.folder, self._states, self._work.now()

        def open_it() -> "Unlocked":
            from vrm_app.services.closed import is_vault
            from vrm_app.services.unlocking import unlock

            if not is_vault(folder):
                raise VaultGoneError
            return unlock(folder, passphrase, now=now, states=states)

        self._view.show_busy(_("Opening…"))
        self._work.run(open_it, self._opened, self._refused)

    def use_words(self, recovery_words: str, passphrase: str, again: str) -> None:
        """Set a new passphrase by the recovery words, and open the vault with it."""
        if passphrase != again:
            self._view.show_refused(
                UserError(
                    _("No passphrase was set, because the two do not agree"),
                    _("Type the same one twice."),
                )
            )
            return
        folder, states, now = self.folder, self._states, self._work.now()

        def open_it() -> "Unlocked":
            from vrm_app.services.unlocking import unlock
            from vrm_app.services.vaults import unlock_with_words

            unlock_with_words(folder, recovery_words, passphrase, states=states)
            return unlock(folder, passphrase, now=now, states=states)

        self._view.show_busy(_("Setting the new passphrase…"))
        self._work.run(open_it, self._opened, self._refused)

    def measure(self, passphrase: str) -> None:
        """Show how good a new passphrase is, once that is known."""
        from vrm_app.presenters.strength import strength_of

        self._measured = passphrase

        def show(strength: "Strength") -> None:
            if self._measured == passphrase:
                self._view.show_strength(strength)

        self._work.run(lambda: strength_of(passphrase), show, self._refused)

    def jot(self, text: str) -> None:
        """Keep a line for the vault, which stays closed."""
        if not text.strip():
            return
        folder, now = self.folder, self._work.now()

        def keep() -> None:
            from vrm_app.services.inbox import capture

            capture(folder, text, now=now)

        self._work.run(keep, lambda _none: self._view.show_jotted(), self._view.show_refused)

    def _refused(self, error: UserError) -> None:
        from vrm_app.vault.keys import WrongPassphraseError

        self._view.show_busy("")
        if isinstance(error, WrongPassphraseError):
            self._view.show_wrong(_("That is not the passphrase. Nothing has been opened."))
            return
        self._view.show_refused(error)


def _used_words(used: datetime, now: datetime) -> str:
    from vrm_app.presenters.words import long_day_words

    day = long_day_words(used.date())
    if used.year != now.year:
        day = f"{day} {used.year}"
    return _("last used on {day}, {time}").format(day=day, time=f"{used:%H:%M}")
