"""Commands about the vault as a whole: made, opened otherwise, checked."""

import sys
from datetime import date
from pathlib import Path

import click

from vrm_app.cli.output import put_json
from vrm_app.cli.places import first_line
from vrm_app.cli.session import DAY, Command, Session, ask, now, pass_session
from vrm_app.domain.errors import UserError
from vrm_app.services import checking, vaults
from vrm_app.vault.vault import Vault


class PassphrasesDifferError(UserError):
    """The same passphrase was not typed twice."""

    title = "No passphrase was set, because the two did not agree"
    advice = "Do it again, and type the same one twice."


@click.command(cls=Command)
@click.option(
    "--recovery-sheet",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the recovery words to a new FILE.",
)
@pass_session
def init(session: Session, recovery_sheet: Path | None) -> None:
    """Make a new vault.

    It asks for a passphrase of 15 characters or more, unless a file holds it.
    """
    if recovery_sheet is not None:
        vaults.must_be_new(recovery_sheet)
    with _create(session) as vault:
        if recovery_sheet is not None:
            _write_first_sheet(vault, recovery_sheet)
        elif sys.stdout.isatty():
            click.echo(vaults.recovery_sheet(vault, on=now().date()))
        else:
            click.echo(
                f"The vault is in {click.format_filename(session.vault_folder)}. "
                "`vrm recovery-sheet --out FILE` prints the words that open it again.",
                err=True,
            )


@click.command(cls=Command)
@click.option("--today", type=DAY, metavar="DATE", help="The day the dealings lead up to.")
@pass_session
def demo(session: Session, today: date | None) -> None:
    """Make a new vault full of invented dealings."""
    moment = now()
    day = today or moment.date()
    if not vaults.EARLIEST <= day <= vaults.LATEST:
        raise click.UsageError(f"The day must lie between {vaults.EARLIEST} and {vaults.LATEST}")
    with _create(session) as vault:
        count = vaults.fill_with_sample(vault, today=day, now=moment)
    click.echo(f"{count} invented records are in {session.vault_folder}.", err=True)


@click.command(cls=Command)
@click.option(
    "--new-passphrase-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A file whose first line is the new passphrase.",
)
@pass_session
def passphrase(session: Session, new_passphrase_file: Path | None) -> None:
    """Change the passphrase.

    The old one opens only old copies of the vault afterwards.
    """
    with session.open() as vault:
        vaults.change_passphrase(vault, _new_passphrase(new_passphrase_file))


@click.command("recovery-sheet", cls=Command)
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FILE")
@pass_session
def recovery_sheet(session: Session, out: Path) -> None:
    """Write the recovery words to a new file, to print and keep."""
    with session.open() as vault:
        vaults.write_recovery_sheet(vault, out, now=now())


@click.command(cls=Command)
@click.option(
    "--words",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="A file that holds the recovery words.",
)
@pass_session
def unlock(session: Session, words: Path) -> None:
    """Set a new passphrase by the recovery words."""
    try:
        text = words.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise UserError(f"{words} could not be read", "Check its name and try again.") from None
    new = _new_passphrase(session.passphrase_file)
    vaults.unlock_with_words(session.vault_folder, text, new, states=session.states)


@click.command(cls=Command)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@pass_session
def check(session: Session, *, as_json: bool) -> int:
    """Check that the vault and its history are whole."""
    with session.open() as vault:
        report = checking.check(vault)
    if as_json:
        put_json(
            {
                "ok": report.ok,
                "problems": report.problems,
                "records": report.records,
                "history_entries": report.history_entries,
                "commit_counter": report.commit_counter,
            }
        )
    else:
        for problem in report.problems:
            click.echo(f"Problem: {problem}.")
        click.echo(
            f"{report.records} records, {report.history_entries} entries of history: "
            + ("all well." if report.ok else "not well. Copy the folder, then use a backup.")
        )
    return 0 if report.ok else 1


def _create(session: Session) -> Vault:
    vaults.must_be_free(session.vault_folder)
    return vaults.create(
        session.vault_folder,
        _new_passphrase(session.passphrase_file),
        now=now(),
        states=session.states,
    )


def _write_first_sheet(vault: Vault, path: Path) -> None:
    try:
        vaults.write_recovery_sheet(vault, path, now=now())
    except UserError as error:
        raise UserError(
            f"The vault is made, but its recovery sheet is not: {error.title}",
            "`vrm recovery-sheet --out FILE` writes it to another file.",
        ) from None


def _new_passphrase(file: Path | None) -> str:
    if file is not None:
        return first_line(file)
    chosen = ask("New passphrase")
    if ask("The same again") != chosen:
        raise PassphrasesDifferError
    return chosen


COMMANDS = (init, demo, passphrase, recovery_sheet, unlock, check)
