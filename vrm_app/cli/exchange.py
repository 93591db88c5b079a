"""Commands for what comes in and what goes out."""

from pathlib import Path

import click

from vrm_app.cli.output import put_json, put_table
from vrm_app.cli.session import Command, Session, now, pass_session, shared_options
from vrm_app.outside.limits import file_bytes
from vrm_app.outside.password_exports import FORMS
from vrm_app.services import calendars, importing
from vrm_app.services.importing import Imported
from vrm_app.vault.small_files import write_new_durably

_JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON.")
_OUT = click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FILE")


@click.command("import", cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "form", type=click.Choice([*FORMS]), help="What wrote the file.")
@click.option("--dry-run", is_flag=True, help="Only tell what would happen.")
@_JSON
@pass_session
def import_(
    session: Session, file: Path, form: str | None, *, dry_run: bool, as_json: bool
) -> None:
    """Import a FILE of another program.

    It finds out by itself what wrote the file. `vrm undo` takes all of it back.
    """
    content = file_bytes(file)
    named = importing.form_of(content, form)
    with session.open() as vault:
        imported = importing.import_companies(vault, content, named, dry_run=dry_run, now=now())
    if as_json:
        put_json(
            {
                "created": imported.created,
                "updated": imported.updated,
                "skipped": imported.skipped,
                "errors": [{"row": row, "reason": reason} for row, reason in imported.errors],
                "dry_run": dry_run,
                "ids": imported.ids,
            }
        )
        return
    _tell(imported, named, dry_run=dry_run)


@click.group()
def export() -> None:
    """Write what the vault holds for other programs."""


export.params.extend(shared_options())


@export.command("calendar", cls=Command)
@_OUT
@click.option("--neutral", is_flag=True, help="Tell days only, for a calendar that others see.")
@pass_session
def export_calendar(session: Session, out: Path, *, neutral: bool) -> None:
    """Write what is due to a calendar FILE (iCalendar).

    Importing a newer one into the same calendar updates it.
    """
    moment = now()
    with session.open() as vault:
        content = calendars.calendar_file(vault, today=moment.date(), now=moment, neutral=neutral)
        write_new_durably(out, content)


def _tell(imported: Imported, form: str, *, dry_run: bool) -> None:
    rows = [(what, company.name, ", ".join(company.domains)) for what, company in imported.told]
    put_table(("WHAT", "COMPANY", "SITES"), rows, flexible=2)
    would = "would be " if dry_run else ""
    click.echo(
        f"Read as {form}: {imported.created} companies {would}added, {imported.updated} {would}"
        f"completed, {imported.skipped} {would}passed over."
    )
    for row, reason in imported.errors:
        click.echo(f"Row {row} was not taken: {reason}.")
    for row, reason in imported.left_out:
        click.echo(f"Row {row} was passed over: {reason}.")
    if not dry_run:
        click.echo(
            "Passwords were not read. Delete the exported file now; on an SSD a deleted file may "
            "still be found for a while.",
            err=True,
        )


COMMANDS: tuple[click.Command, ...] = (import_, export)
