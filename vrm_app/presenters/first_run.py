"""The first run: where the vault lies, what opens it, and how to begin."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from vrm_app.domain.errors import UserError
from vrm_app.presenters.places import Place, Section
from vrm_app.presenters.work import Work

if TYPE_CHECKING:
    from vrm_app.presenters.strength import Strength
    from vrm_app.services.unlocking import Unlocked


class Step(IntEnum):
    """The steps, in their order."""

    PLACE = 1
    PASSPHRASE = 2
    START = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A vault that is open, and where to go in it first; a sample goes away with the window."""

    unlocked: "Unlocked"
    first: Place | None = None
    is_sample: bool = False
    own: Path | None = None
    """The customer's own vault, where there is one."""


class FirstRunView(Protocol):
    """What the pages of the first run can show."""

    def show_step(self, step: Step) -> None:
        """Show a step."""

    def show_folder(self, folder: str) -> None:
        """Show where the vault would be."""

    def show_busy(self, words: str) -> None:
        """Say what is being done and take no keys meanwhile; nothing when it is over."""

    def show_refused(self, error: UserError) -> None:
        """Say what did not happen, and what to do."""

    def show_strength(self, strength: "Strength") -> None:
        """Show how good the passphrase is."""

    def show_suggested(self, passphrase: str) -> None:
        """Put a passphrase into the field, readable."""

    def show_sheet(self, text: str) -> None:
        """Hand over the recovery sheet to be printed."""

    def show_sheet_kept(self, words: str) -> None:
        """Say that the recovery sheet is on paper or in a file."""


class FirstRunPresenter:
    """Makes the customer's first vault."""

    def __init__(
        self,
        view: FirstRunView,
        work: Work,
        folder: Path,
        states: Path | None,
        begun: Callable[[Begun], None],
    ) -> None:
        self._view = view
        self._work = work
        self._states = states
        self._begun = begun
        self._parent = folder.parent
        self._measured = ""
        self._made: Unlocked | None = None
        self.folder = folder

    def start(self) -> None:
        """Show the first step."""
        self._view.show_step(Step.PLACE)
        self._view.show_folder(str(self.folder))

    def name(self, name: str) -> None:
        """Give the vault another name."""
        from vrm_app.outside.file_names import safe_name

        self.folder = self._parent / f"{safe_name(name.strip() or _('Dealings'))}.vault"
        self._view.show_folder(str(self.folder))

    def put(self, parent: Path) -> None:
        """Put the vault into another folder."""
        self._parent = parent
        self.folder = parent / self.folder.name
        self._view.show_folder(str(self.folder))

    def take_place(self) -> None:
        """Go on to the passphrase, where the place is free."""
        from vrm_app.services.vaults import must_be_free

        try:
            must_be_free(self.folder)
        except UserError as error:
            self._view.show_refused(error)
            return
        self._view.show_step(Step.PASSPHRASE)

    def go_back(self) -> None:
        """Go back to the place."""
        self._view.show_step(Step.PLACE)

    def suggest(self) -> None:
        """Suggest words that nobody can guess."""
        from vrm_app.vault.passphrases import generate_passphrase

        self._work.run(generate_passphrase, self._view.show_suggested, self._view.show_refused)

    def measure(self, passphrase: str) -> None:
        """Show how good the passphrase is, once that is known."""
        from vrm_app.presenters.strength import strength_of

        self._measured = passphrase

        def show(strength: "Strength") -> None:
            if self._measured == passphrase:
                self._view.show_strength(strength)

        self._work.run(lambda: strength_of(passphrase), show, self._view.show_refused)

    def make(self, passphrase: str, again: str) -> None:
        """Make the vault with this passphrase."""
        if passphrase != again:
            self._view.show_refused(
                UserError(
                    _("The vault was not made, because the two do not agree"),
                    _("Type the same passphrase twice."),
                )
            )
            return
        folder, states, now = self.folder, self._states, self._work.now()

        def make_it() -> "Unlocked":
            from vrm_app.services.unlocking import ready
            from vrm_app.services.vaults import create

            return ready(create(folder, passphrase, now=now, states=states), now=now)

        self._view.show_busy(_("Making the vault…"))
        self._work.run(make_it, self._was_made, self._refused)

    def print_sheet(self) -> None:
        """Hand over the recovery sheet to be printed."""
        made, on = self._made, self._work.now().date()
        if made is None:
            return

        def sheet() -> str:
            from vrm_app.services.vaults import recovery_sheet

            return recovery_sheet(made.vault, on=on)

        self._work.run(sheet, self._view.show_sheet, self._view.show_refused)

    def was_printed(self) -> None:
        """Take note that the recovery sheet is on paper."""
        made, now = self._made, self._work.now()
        if made is None:
            return

        def note() -> None:
            from vrm_app.services.upkeep import note_if_possible
            from vrm_app.vault.upkeep import Deed

            note_if_possible(made.vault, Deed.WORDS_KEPT, now=now)

        def noted(_none: None) -> None:
            self._view.show_sheet_kept(_("Printed. Keep it away from this computer."))

        self._work.run(note, noted, self._view.show_refused)

    def save_sheet(self, path: Path) -> None:
        """Write the recovery sheet to a new file."""
        made, now = self._made, self._work.now()
        if made is None:
            return

        def save() -> None:
            from vrm_app.services.vaults import write_recovery_sheet

            write_recovery_sheet(made.vault, path, now=now)

        def saved(_none: None) -> None:
            self._view.show_sheet_kept(_("Saved. Print it, then delete the file."))

        self._work.run(save, saved, self._view.show_refused)

    def begin(self, section: Section) -> None:
        """Open the window on the new vault, at the place where one wants to begin."""
        if self._made is not None:
            first = Place(section, "new" if section is Section.COMPANIES else "")
            self._begun(Begun(unlocked=self._made, first=first, own=self.folder))

    def look_around(self) -> None:
        """Open the window on a sample, which goes away with it."""
        made, now = self._made, self._work.now()

        def make_it() -> "Unlocked":
            from vrm_app.services.sampling import make_sample

            if made is not None:
                made.vault.close()
            return make_sample(now=now)

        def begin(unlocked: "Unlocked") -> None:
            own = None if made is None else self.folder
            self._begun(Begun(unlocked=unlocked, is_sample=True, own=own))

        self._view.show_busy(_("Making a sample…"))
        self._work.run(make_it, begin, self._refused)

    def leave(self) -> None:
        """Let go of a vault that was made and not begun with."""
        made = self._made
        if made is not None:
            self._work.run(made.vault.close, lambda _none: None, lambda _error: None)

    def _was_made(self, made: "Unlocked") -> None:
        self._made = made
        self._view.show_busy("")
        self._view.show_step(Step.START)

    def _refused(self, error: UserError) -> None:
        self._view.show_busy("")
        self._view.show_refused(error)
