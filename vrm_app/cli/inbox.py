"""Commands for what is jotted down in passing."""

import click

from vrm_app.cli.output import put_json_array, put_table, short
from vrm_app.cli.session import Command, NoVaultError, Session, now, pass_session
from vrm_app.outside.bell import Wish, ring
from vrm_app.services import inbox as lines
from vrm_app.services import records


@click.command(cls=Command)
@click.argument("text", nargs=-1)
@pass_session
def capture(session: Session, text: tuple[str, ...]) -> int:
    """Jot one line down, even while the vault is locked.

    It waits in the inbox until it is filed. Without a text, a small window asks for it.
    """
    folder = session.vault_folder
    if not folder.is_dir():
        raise NoVaultError(folder)
    if not text and session.open_jot is not None:
        return session.open_jot(folder)
    lines.capture(folder, " ".join(text), now=now())
    # An open window need not wait for the next unlocking.
    is_heard = ring(session.states, folder, Wish.TAKE_IN)
    told = (
        "Handed to the open window: it is in the inbox."
        if is_heard
        else "Sealed: it is in the inbox when the vault is opened next."
    )
    click.echo(told, err=True)
    return 0


@click.command(cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@pass_session
def inbox(session: Session, *, as_json: bool) -> None:
    """Show what was jotted down and is not filed yet."""
    with session.open() as vault:
        found = records.list_of(vault, "inbox")
        if as_json:
            put_json_array(line.to_json() for line in found)
            return
        rows = [
            (f"{line.moment.astimezone():%Y-%m-%d %H:%M}", line.heading, short(line.id))
            for line in found
        ]
        put_table(("WHEN", "LINE", "ID"), rows, flexible=1)


COMMANDS = (capture, inbox)
