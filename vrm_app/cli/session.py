"""What every command needs to know: which vault, its passphrase, and what time it is."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from vrm_app.cli.places import first_line, states_folder, usual_folder
from vrm_app.domain.errors import UserError
from vrm_app.outside.local_zone import local_now

if TYPE_CHECKING:
    from vrm_app.vault.vault import Vault

_TERMINAL = "CONIN$" if os.name == "nt" else "/dev/tty"


class NoPassphraseError(UserError):
    """Nobody is there to ask."""

    title = "Nothing was done, because no passphrase was given"
    advice = "Name a file that holds it with --passphrase-file."


class NoVaultError(UserError):
    """There is no vault at that place."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"There is no vault at {folder}", "Make one with `vrm init`, or name it with --vault."
        )


class OpenWindow(Protocol):
    """Opens the window, for whoever gave no command."""

    def __call__(
        self,
        folder: Path | None,
        passphrase_file: Path | None,
        *,
        put_away: bool = False,
        files: tuple[Path, ...] = (),
    ) -> int:
        """Return the exit code once the window is closed; put away, it does not come in front."""


@dataclass(slots=True)
class Session:
    """The options that all commands share."""

    folder: Path | None = None
    passphrase_file: Path | None = None
    open_window: OpenWindow | None = None
    open_jot: Callable[[Path], int] | None = None

    @property
    def vault_folder(self) -> Path:
        """Where the vault is: as given, or where this system keeps a person's files."""
        if self.folder is not None:
            return self.folder.absolute()
        return usual_folder()

    @property
    def states(self) -> Path:
        """Where the second counter is kept, outside the vault."""
        return states_folder()

    def open(self) -> "Vault":
        """Open the vault; say on stderr what the person should know about its state."""
        from vrm_app.services import inbox
        from vrm_app.vault.vault import open_vault

        folder = self.vault_folder
        if not folder.is_dir():
            raise NoVaultError(folder)
        vault = open_vault(folder, self.passphrase(), states=self.states)
        if vault.warning is not None:
            click.echo(f"Note: {vault.warning}", err=True)
        with suppress(UserError):
            # Beside an open window, or where nothing can be written, the lines wait; what else
            # may be wrong, the command itself will say.
            _tell_unreadable(inbox.take_in(vault, now=now()).unreadable)
        return vault

    def passphrase(self, question: str = "Passphrase") -> str:
        """Return the passphrase from the file, or ask for it on the terminal."""
        if self.passphrase_file is not None:
            return first_line(self.passphrase_file)
        return ask(question)


def _tell_unreadable(count: int) -> None:
    if count:
        what = "One line that waits" if count == 1 else f"{count} lines that wait"
        click.echo(f"Note: {what} in the folder “inbox” of the vault cannot be read.", err=True)


pass_session = click.make_pass_decorator(Session, ensure=True)


def ask(question: str) -> str:
    """Ask for a passphrase on the terminal, without showing it."""
    if not _somebody_is_there():
        raise NoPassphraseError
    answer: str = click.prompt(question, hide_input=True, err=True)
    return answer


def _somebody_is_there() -> bool:
    """Tell whether there is a terminal to ask at, also when standard input is a file or a pipe."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        os.close(os.open(_TERMINAL, os.O_RDWR))
    except OSError:
        return False
    return True


def now() -> datetime:
    """Return the moment, in the customer's own time zone."""
    return local_now()


class Day(click.ParamType[date]):
    """A day on the command line."""

    name = "date"

    def convert(
        self,
        value: str | date,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> date:
        """Return the day that the text stands for."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        # Python reads other ways of writing a day, too; records and files have only this one.
        if day is None or day.isoformat() != value:
            self.fail(f"{value!r} is not a day such as 2026-01-31", param, ctx)
        return day


DAY = Day()


class Command(click.Command):
    """A command that takes the shared options after its name, too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  # click's own
        super().__init__(*args, **kwargs)
        self.params.extend(shared_options())


def shared_options() -> list[click.Option]:
    """Return --vault and --passphrase-file, which set the session wherever they stand."""
    return [
        click.Option(
            ["--vault"],
            type=click.Path(path_type=Path),
            metavar="FOLDER",
            expose_value=False,
            callback=_setting("folder"),
            help="The vault's folder.",
        ),
        click.Option(
            ["--passphrase-file"],
            type=click.Path(path_type=Path),
            metavar="FILE",
            expose_value=False,
            callback=_setting("passphrase_file"),
            help="A file whose first line is the passphrase.",
        ),
    ]


def _setting(name: str) -> Callable[[click.Context, click.Parameter, Path | None], None]:
    def remember(ctx: click.Context, _: click.Parameter, value: Path | None) -> None:
        if value is not None:
            setattr(ctx.ensure_object(Session), name, value)

    return remember
