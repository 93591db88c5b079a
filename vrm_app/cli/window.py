"""Commands for the window that is open."""

from pathlib import Path

import click

from vrm_app.cli.session import Command, Session, pass_session
from vrm_app.outside.bell import Wish, ring


@click.command(cls=Command)
@pass_session
def lock(session: Session) -> None:
    """Lock the vault of the window that is open."""
    if not ring(session.states, session.vault_folder, Wish.LOCK):
        click.echo("No window has this vault open.", err=True)


@click.command("open", cls=Command)
@click.argument(
    "files",
    nargs=-1,
    type=click.Path(path_type=Path, exists=True),
    required=True,
    metavar="FILE...",
)
@pass_session
def open_(session: Session, files: tuple[Path, ...]) -> int:
    """Show in the window what files would bring in.

    `vrm FILE` does the same.
    """
    if session.open_window is None:
        return 0
    whole = tuple(one.absolute() for one in files)
    return session.open_window(session.folder, session.passphrase_file, files=whole)


COMMANDS = (lock, open_)
