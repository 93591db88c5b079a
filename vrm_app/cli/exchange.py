"""Commands for what comes in and what goes out."""

from pathlib import Path
from typing import Any

import click

from vrm_app.cli import tables
from vrm_app.cli.mails import MAILS, Wanted, are_mails, import_mails
from vrm_app.cli.output import put_import_json, put_table
from vrm_app.cli.places import first_line
from vrm_app.cli.session import Command, Session, ask, now, pass_session, shared_options
from vrm_app.outside.limits import file_bytes
from vrm_app.outside.table_settings import AS_FOUND, TableSettings
from vrm_app.services import archiving, calendars, importing
from vrm_app.services.archive_keys import OwnPassphrase, Plain, VaultPassphrase
from vrm_app.services.importing import FORMS, TABLE, Imported
from vrm_app.services.upkeep import make_copy
from vrm_app.vault.small_files import write_new_durably

ARCHIVE = "archive"
_JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON.")
_ARCHIVE_PASSPHRASE = click.option(
    "--archive-passphrase-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A file whose first line is a passphrase of the archive's own.",
)
_OUT = click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FILE")


@click.command("import", cls=Command)
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--as", "form", type=click.Choice([*FORMS, MAILS, ARCHIVE]), help="What wrote the file."
)
@click.option("--dry-run", is_flag=True, help="Only tell what would happen.")
@tables.table_options
@click.option("--company", metavar="ID", help="E-mails: file all of them under this company.")
@click.option(
    "--new-companies", is_flag=True, help="E-mails: make companies of unknown senders' domains."
)
@_ARCHIVE_PASSPHRASE
@_JSON
@pass_session
def import_(  # noqa: PLR0913  # the command's options are its parameters
    session: Session,
    /,
    *,
    files: tuple[Path, ...],
    form: str | None,
    company: str | None,
    new_companies: bool,
    archive_passphrase_file: Path | None,
    dry_run: bool,
    as_json: bool,
    **table: Any,  # noqa: ANN401  # the options of tables, each with a type of its own
) -> None:
    """Import a FILE of another program, an archive, or e-mails.

    It finds out by itself what wrote the file: a password manager, a browser, or any table of
    companies (CSV, TSV) with headings in its first row. What a table's columns mean is shown by
    --dry-run, and can be said with --map. `vrm undo` takes all of it back. An archive that is
    brought back into an empty vault is there as it was, and is not undone.

    E-mails are .eml files, several, or folders of them. Each becomes an entry under the company
    that its thread, a reference, or the address tells; what no company is found for waits in the
    inbox. The same e-mail is taken once.
    """
    settings = tables.settings_of(**table)
    if form == MAILS or (form is None and are_mails(files)):
        _refuse_settings(settings)
        wanted = Wanted(company=company, new_companies=new_companies, dry_run=dry_run)
        import_mails(session, files, wanted, as_json=as_json)
        return
    if len(files) > 1 or company is not None or new_companies:
        raise click.UsageError("several files, --company and --new-companies are for e-mails only")
    (file,) = files
    if form == ARCHIVE or (form is None and archiving.is_archive(file)):
        named = ARCHIVE
        _refuse_settings(settings)
        imported = _import_archive(session, file, archive_passphrase_file, dry_run=dry_run)
    else:
        content = file_bytes(file)
        named = importing.form_of(content, form or (TABLE if settings != AS_FOUND else None))
        if named != TABLE:
            _refuse_settings(settings)
        imported = _import_companies(session, content, named, settings, dry_run=dry_run)
    if as_json:
        counts = {
            "created": imported.created,
            "updated": imported.updated,
            "skipped": imported.skipped,
        }
        columns = imported.table
        further = None if columns is None else {"table": tables.as_json(columns)}
        put_import_json(counts, imported.ids, imported.errors, dry_run=dry_run, further=further)
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


@export.command("archive", cls=Command)
@_OUT
@click.option("--plain", is_flag=True, help="Not encrypted: whoever has the file reads it.")
@_ARCHIVE_PASSPHRASE
@pass_session
def export_archive(
    session: Session, out: Path, archive_passphrase_file: Path | None, *, plain: bool
) -> None:
    """Write everything the vault holds to one FILE; by default its passphrase opens it."""
    if plain and archive_passphrase_file is not None:
        raise click.UsageError("--plain and --archive-passphrase-file exclude each other")
    sealing: Plain | VaultPassphrase | OwnPassphrase = VaultPassphrase()
    if plain:
        sealing = Plain()
    elif archive_passphrase_file is not None:
        sealing = OwnPassphrase(first_line(archive_passphrase_file))
    with session.open() as vault:
        make_copy(vault, out, sealing, now=now())
    if plain:
        click.echo("This file is not encrypted: whoever has it reads everything.", err=True)


def _refuse_settings(settings: TableSettings) -> None:
    if settings != AS_FOUND:
        raise click.UsageError("--map, --encoding, --delimiter and --date-order are for tables")


def _import_companies(
    session: Session, content: bytes, form: str, settings: TableSettings, *, dry_run: bool
) -> Imported:
    moment = now()
    with session.open() as vault:
        if form == TABLE:
            return importing.import_table(vault, content, settings, dry_run=dry_run, now=moment)
        return importing.import_companies(vault, content, form, dry_run=dry_run, now=moment)


def _import_archive(
    session: Session, file: Path, passphrase_file: Path | None, *, dry_run: bool
) -> Imported:
    with session.open() as vault:
        given = None
        if archiving.needs_passphrase(vault, file):
            given = _archive_passphrase(session, passphrase_file)
        return archiving.read_archive(vault, file, now=now(), passphrase=given, dry_run=dry_run)


def _archive_passphrase(session: Session, file: Path | None) -> str:
    if file is not None:
        return first_line(file)
    if session.passphrase_file is not None:
        # Whoever moves to a new vault often keeps the passphrase.
        return first_line(session.passphrase_file)
    return ask("Passphrase of the archive")


def _tell(imported: Imported, form: str, *, dry_run: bool) -> None:
    if imported.table is not None:
        tables.tell(imported.table)
        click.echo()
    _tell_rows(imported, form, dry_run=dry_run)
    table = imported.table
    if table is not None and not table.names_companies:
        click.echo("No column is known to hold names or websites: say which with --map.", err=True)
    has_secrets = table is None or any(column.is_withheld for column in table.columns)
    if form != ARCHIVE and has_secrets and not dry_run:
        click.echo(
            "Passwords were not read. Delete the exported file now; on an SSD a deleted file may "
            "still be found for a while.",
            err=True,
        )


def _tell_rows(imported: Imported, form: str, *, dry_run: bool) -> None:
    rows = [(what, company.name, ", ".join(company.domains)) for what, company in imported.told]
    if rows:
        put_table(("WHAT", "COMPANY", "SITES"), rows, flexible=2)
    would = "would be " if dry_run else ""
    click.echo(
        f"Read as {form}: {imported.created} {would}added, {imported.updated} {would}"
        f"completed, {imported.skipped} {would}passed over."
    )
    for row, reason in imported.errors:
        click.echo(f"Row {row} was not taken: {reason}.")
    for row, reason in imported.left_out:
        click.echo(f"Row {row} was passed over: {reason}.")


COMMANDS: tuple[click.Command, ...] = (import_, export)
