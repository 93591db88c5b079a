"""Commands that keep, change, show and remove records."""

import codecs
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from vrm_app.cli import typed
from vrm_app.cli.fields_help import KindCommand
from vrm_app.cli.output import plain, put_json, put_json_array, put_table, short
from vrm_app.cli.session import Command, Session, now, pass_session
from vrm_app.cli.strict_json import NotJsonError, read_object
from vrm_app.domain.errors import FieldError, UserError
from vrm_app.domain.fields import Json
from vrm_app.domain.record import Record
from vrm_app.outside.limits import attachment_bytes
from vrm_app.services import attaching, changes, records, undoing
from vrm_app.vault.small_files import write_new_durably

_JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON.")
_BEFORE_OBJECT = b" \t\r\n" + codecs.BOM_UTF8


class NobodyReadsError(UserError):
    """Whoever started the command does not want the ids any more."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Line {number} was the last that was added, because nobody reads the ids",
            "Add the lines after it with another command.",
        )


@click.command(cls=KindCommand)
@click.argument("kind")
@pass_session
def add(session: Session, kind: str) -> None:
    """Add records of a KIND, as JSON on stdin.

    It is one object, or one on each line. Each record's id is printed once the record is safe;
    at the first line that is wrong it stops, and the lines before it stay.
    """
    cls = records.class_of(kind)
    with session.open() as vault:
        for number, content in _objects(f"`vrm add {kind} --help` lists its fields"):
            try:
                fields = records.with_full_ids(vault, cls, read_object(content))
                record = records.add(vault, kind, fields, now=now())
            except UserError as error:
                advice = error.advice
                if isinstance(error, FieldError):
                    advice += f" `vrm add {kind} --help` lists the fields."
                raise UserError(f"Line {number}: {error.title}", advice) from None
            _put_id(number, record.id)


@click.command(cls=Command)
@click.argument("record_id", metavar="ID")
@pass_session
def edit(session: Session, record_id: str) -> None:
    """Change a record, as JSON on stdin.

    It is an object with the fields to change; null empties a field (a JSON merge patch, RFC 7396).
    `vrm add KIND --help` lists the fields of each kind.
    """
    patch = read_object(typed.rest("the fields to change"))
    with session.open() as vault:
        whole = records.full_id(vault, record_id)
        cls = records.class_of_record(vault, whole)
        records.edit(vault, whole, records.with_full_ids(vault, cls, patch), now=now())


@click.command("list", cls=KindCommand)
@click.argument("kind")
@click.option("--company", metavar="ID", help="Only of this company.")
@click.option("--trash", is_flag=True, help="What lies in the trash.")
@_JSON
@pass_session
def list_(session: Session, kind: str, company: str | None, *, trash: bool, as_json: bool) -> None:
    """List the records of a KIND, newest first."""
    records.class_of(kind)
    with session.open() as vault:
        found = records.list_of(
            vault, kind, company_id=company and records.full_id(vault, company), trash=trash
        )
        if as_json:
            put_json_array(record.to_json() for record in found)
            return
        if kind == "company":
            put_table(("COMPANY", "ID"), [(_what(one), short(one.id)) for one in found], flexible=0)
            return
        names = records.names_of_companies(vault)
        rows = [
            (_day(one), names.get(one.company or "", ""), _what(one), short(one.id))
            for one in found
        ]
        put_table(("DAY", "COMPANY", kind.upper().replace("_", " "), "ID"), rows, flexible=2)


@click.command(cls=Command)
@click.argument("record_id", metavar="ID")
@_JSON
@pass_session
def show(session: Session, record_id: str, *, as_json: bool) -> None:
    """Show a record, what belongs to it, and its files."""
    with session.open() as vault:
        shown = records.show(vault, records.full_id(vault, record_id))
        if as_json:
            attachments = [attachment.to_json() for attachment in shown.attachments]
            put_json(
                {**shown.record.to_json(), "related": shown.related, "attachments": attachments}
            )
            return
        for name, value in shown.record.to_json().items():
            if value not in (None, []):
                click.echo(f"{click.style(name, bold=True)}: {_readable(value)}")
        for kind, ids in shown.related.items():
            click.echo(f"{click.style(kind, bold=True)}: {', '.join(ids)}")
        for attachment in shown.attachments:
            click.echo(f"{click.style('file', bold=True)}: {attachment.heading} ({attachment.id})")


@click.command(cls=Command)
@click.argument("record_id", metavar="ID")
@pass_session
def delete(session: Session, record_id: str) -> None:
    """Move a record to the trash; `vrm restore` brings it back."""
    with session.open() as vault:
        records.delete(vault, records.full_id(vault, record_id), now=now())


@click.command(cls=Command)
@click.argument("record_id", metavar="ID")
@pass_session
def restore(session: Session, record_id: str) -> None:
    """Take a record out of the trash."""
    with session.open() as vault:
        above = records.restore(vault, records.full_id(vault, record_id), now=now())
        if above is not None:
            told = f"It stays hidden until its {above.kind} “{above.heading}” is restored, too."
            click.echo(plain(told), err=True)


@click.command(cls=Command)
@click.argument("record_id", metavar="ID")
@pass_session
def erase(session: Session, record_id: str) -> None:
    """Erase a record for good, and all that belongs to it.

    Its texts go, its history, its files and what was handed over of it. Nothing brings it back.
    """
    with session.open() as vault:
        whole = records.full_id(vault, record_id)
        counts = records.count_to_erase(vault, whole)
        if sys.stdin.isatty():
            told = ", ".join(f"{count} {kind}" for kind, count in counts.items())
            click.confirm(f"Erase for good ({told})? This cannot be undone", abort=True, err=True)
        if not records.erase(vault, whole, now=now()).is_settled:
            click.echo(
                "It is erased. Another program reads the vault just now: encrypted traces stay in "
                "vault.db-wal until the next change after it has closed.",
                err=True,
            )


@click.command(cls=Command)
@pass_session
def undo(session: Session) -> None:
    """Take back the last action."""
    with session.open() as vault:
        click.echo(f"Undone: {undoing.undo(vault, now=now())}", err=True)


@click.command(cls=Command)
@pass_session
def redo(session: Session) -> None:
    """Do again what was undone last."""
    with session.open() as vault:
        click.echo(f"Done again: {undoing.redo(vault, now=now())}", err=True)


@click.command(cls=Command)
@click.argument("record_id", metavar="[ID]", required=False)
@_JSON
@pass_session
def history(session: Session, record_id: str | None, *, as_json: bool) -> None:
    """Tell what changed, oldest first: in one record, or in all."""
    with session.open() as vault:
        told = changes.history(vault, record_id and records.full_id(vault, record_id))
        if as_json:
            put_json_array(told)
            return
        rows = [
            (
                one["at"][:16].replace("T", " "),
                one["action"],
                one["kind"],
                _fields(one),
                short(one["id"]),
            )
            for one in told
        ]
        put_table(("WHEN (UTC)", "WHAT", "KIND", "FIELDS", "ID"), rows, flexible=3)


@click.command(cls=Command)
@click.argument("record_id", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path))
@pass_session
def attach(session: Session, record_id: str, file: Path) -> None:
    """Put a FILE into the vault, about a record."""
    content = attachment_bytes(file)
    with session.open() as vault:
        about = records.known_id(vault, record_id)
        click.echo(attaching.attach(vault, about, file.name, content, now=now()).id)


@click.command(cls=Command)
@click.argument("attachment_id")
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FILE")
@pass_session
def save(session: Session, attachment_id: str, out: Path) -> None:
    """Write a file of the vault to a new file outside it."""
    with session.open() as vault:
        _, content = attaching.content_of(vault, records.full_id(vault, attachment_id))
        write_new_durably(out, content)


def _put_id(number: int, record_id: str) -> None:
    try:
        # This writes through to whoever reads, at once.
        click.echo(record_id)
    except BrokenPipeError:
        raise NobodyReadsError(number) from None


def _objects(what: str) -> Iterator[tuple[int, bytes]]:
    """Yield the objects on stdin with their lines, each as soon as its line is there."""
    is_first = True
    for number, line in enumerate(typed.lines(what), start=1):
        if not line.strip():
            continue
        if is_first and line.lstrip(_BEFORE_OBJECT).startswith(b"{") and not _is_object(line):
            # One object, written over several lines.
            yield number, line + typed.rest(what, told=True)
            return
        is_first = False
        yield number, line


def _is_object(line: bytes) -> bool:
    try:
        read_object(line)
    except NotJsonError:
        return False
    return True


def _day(record: Record) -> str:
    return record.moment.astimezone().date().isoformat()


def _what(record: Record) -> str:
    states = ("stage", "state", "relationship")
    stage = next(filter(None, (getattr(record, name, None) for name in states)), None)
    return f"{record.heading} ({stage})" if stage else record.heading


def _readable(value: Json) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict) and set(value) == {"amount", "currency"}:
        return f"{value['amount']} {value['currency']}"
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return plain(", ".join(value))
    if isinstance(value, str):
        return "\n  ".join(plain(line) for line in value.splitlines())
    return plain(str(value))


def _fields(entry: dict[str, Json]) -> str:
    if entry["before"] is None and entry["after"] is None:
        return "(erased)"
    return ", ".join(entry["after"])


COMMANDS = (add, edit, list_, show, delete, restore, erase, undo, redo, history, attach, save)
