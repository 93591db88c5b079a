"""What other programs exported, taken into the vault: previewed, and undone as one."""

from dataclasses import dataclass, replace
from datetime import datetime

from vrm_app.domain.company import Company
from vrm_app.domain.errors import UserError
from vrm_app.outside import company_table, password_exports
from vrm_app.outside.confined import run_confined, run_confined_table
from vrm_app.outside.reading import Reading
from vrm_app.outside.table_reading import Table, TableReading
from vrm_app.outside.table_settings import AS_FOUND, TableSettings
from vrm_app.services.completing import complete
from vrm_app.vault.records import Writing
from vrm_app.vault.vault import Vault

TABLE = company_table.FORM
FORMS = (*password_exports.FORMS, TABLE)


class UnknownFormError(UserError):
    """The file is none that can be read."""

    title = "Nothing was imported, because it is not clear what wrote this file"
    advice = "Name it with --as: {forms}, eml or archive."

    def __init__(self) -> None:
        super().__init__(forms=", ".join(FORMS))


class NoNamesError(UserError):
    """No column of a table says which companies it tells of."""

    title = "Nothing was imported, because no column is known to hold names or websites"
    advice = (
        "Look at its columns with --dry-run, and say which one does with --map COLUMN=name or "
        "--map COLUMN=domains."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did, or would do."""

    created: int
    updated: int
    skipped: int
    errors: list[tuple[int, str]]
    ids: list[str]
    told: list[tuple[str, Company]]
    """What became of which company: "new" or "completed"."""
    left_out: list[tuple[int, str]]
    """Rows passed over on purpose, and why."""
    table: Table | None = None
    """How a table was read: its encoding, delimiter, columns and what they mean."""


def form_of(content: bytes, named: str | None) -> str:
    """Return what wrote the file, as named or as its beginning tells."""
    form = named or password_exports.detect(content)
    if form is None and company_table.is_table(content):
        form = TABLE
    if form is None or form not in FORMS:
        raise UnknownFormError
    return form


def import_companies(
    vault: Vault, content: bytes, form: str, *, dry_run: bool, now: datetime
) -> Imported:
    """Take the companies of a file: new ones added, known ones completed.

    The file is read in a process that holds no keys; what is secret in it never comes back.
    """
    if form == TABLE:
        return import_table(vault, content, AS_FOUND, dry_run=dry_run, now=now)
    return _merged(vault, run_confined(form, content), dry_run=dry_run, now=now)


def import_table(
    vault: Vault, content: bytes, settings: TableSettings, *, dry_run: bool, now: datetime
) -> Imported:
    """Take the companies of a table, read as the settings say where they say something.

    A dry run also tells of a table whose names are not found, so that somebody can point at them.
    """
    found: TableReading = run_confined_table(content, settings)
    if not found.table.names_companies and not dry_run:
        raise NoNamesError
    imported = _merged(vault, found.reading, dry_run=dry_run, now=now)
    return replace(imported, table=found.table)


def _merged(vault: Vault, reading: Reading, *, dry_run: bool, now: datetime) -> Imported:
    with vault.writing("import", now=now) as writing:
        imported = _merge(writing, reading)
        if not dry_run:
            return imported
        writing.changed = False
    # The ids of new ones would be others when it is done.
    known = [str(company.id) for what, company in imported.told if what == "completed"]
    return replace(imported, ids=known)


def _merge(writing: Writing, reading: Reading) -> Imported:
    outcome = complete(writing, reading.companies)
    told = list(outcome.told.values())
    errors = [(error.row, str(error.reason)) for error in reading.errors]
    return Imported(
        created=sum(what == "new" for what, _ in told),
        updated=sum(what == "completed" for what, _ in told),
        skipped=outcome.unchanged + len(reading.skipped),
        errors=sorted(errors + outcome.errors),
        ids=list(outcome.told),
        told=told,
        left_out=[(row.row, str(row.reason)) for row in reading.skipped],
    )
