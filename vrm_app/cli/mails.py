"""E-mails from a terminal: what would become of them, and what did."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from vrm_app.cli.output import plain, put_import_json, put_table
from vrm_app.cli.session import Session, now
from vrm_app.outside.mail_files import is_mail_file, mail_files
from vrm_app.services import mails
from vrm_app.services.mail_sorting import Fate, FoundMail, Wishes
from vrm_app.services.mails import Looked, TakenIn
from vrm_app.services.records import full_id
from vrm_app.vault.vault import Vault

MAILS = "eml"
_HEAD = ("DATE", "WAY", "COMPANY", "SUBJECT", "FILES", "THREAD")
_SUBJECT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the options of the command say."""

    company: str | None
    new_companies: bool
    dry_run: bool


def are_mails(places: Sequence[Path]) -> bool:
    """Tell whether the names are those of mails, or of folders, which nothing else may be."""
    return len(places) > 1 or all(is_mail_file(place) or place.is_dir() for place in places)


def import_mails(
    session: Session, places: Sequence[Path], wanted: Wanted, *, as_json: bool
) -> None:
    """Take the mails in, or only tell what would become of them."""
    paths = mail_files(places)
    with session.open() as vault:
        company_id = None if wanted.company is None else full_id(vault, wanted.company)
        wishes = Wishes(company_id=company_id, new_companies=wanted.new_companies)
        looked, taken = _done(vault, paths, wishes, dry_run=wanted.dry_run)
    if as_json:
        errors = [(str(path), reason) for path, reason in taken.errors]
        counts = {
            "created": taken.created,
            "updated": taken.updated,
            "skipped": taken.skipped,
        }
        put_import_json(counts, taken.ids, errors, dry_run=wanted.dry_run)
        return
    if wanted.dry_run:
        _show(looked.mails)
    _tell(looked, taken, dry_run=wanted.dry_run)


def _done(
    vault: Vault, paths: Iterable[Path], wishes: Wishes, *, dry_run: bool
) -> tuple[Looked, TakenIn]:
    moment = now()
    looked = mails.look(vault, paths, wishes, now=moment)
    if not looked.mails and len(looked.errors) == 1:
        # One file alone is told as any file that cannot be read.
        raise looked.errors[0][1]
    if dry_run:
        return looked, looked.expected()
    return looked, mails.take_in(vault, looked, now=moment)


def _show(found: Iterable[FoundMail]) -> None:
    rows = [_row(one) for one in found if one.fate is not Fate.KNOWN]
    if rows:
        put_table(_HEAD, rows, flexible=_SUBJECT)


def _row(one: FoundMail) -> tuple[str, ...]:
    mail, filing = one.mail, one.filing
    company = "(inbox)" if filing.company_id is None else filing.company_name
    new = "new: " if filing.new_domain else ""
    return (
        mail.at.astimezone().strftime("%Y-%m-%d %H:%M"),
        filing.direction,
        f"{new}{company}",
        mail.subject,
        ", ".join(file.name for file in mail.files),
        _thread(one),
    )


def _thread(one: FoundMail) -> str:
    filing = one.filing
    links = {
        "answers": filing.answers_id,
        "case": filing.case_id,
        "settles": filing.release_id,
    }
    return ", ".join(name for name, linked in links.items() if linked is not None)


def _tell(looked: Looked, taken: TakenIn, *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    click.echo(
        f"Read as {MAILS}: {taken.created} {would}added, {taken.updated} {would}"
        f"completed, {taken.skipped} {would}passed over."
    )
    kept = [one for one in looked.mails if one.fate is not Fate.KNOWN]
    waiting = Counter(one.filing.company_id is None for one in kept)[True]
    if waiting:
        click.echo(f"{waiting} of them {'would wait' if dry_run else 'wait'} in the inbox.")
    for one in kept:
        if one.mail.at_receipt:
            click.echo(plain(f"{one.path}: no readable date of its own, dated by its receipt."))
    for path, reason in taken.errors:
        click.echo(plain(f"{path} was not taken: {reason}."))
