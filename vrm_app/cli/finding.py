"""Commands that find things: by words, and by what is due."""

from datetime import date

import click

from vrm_app.cli.output import put_json_array, put_table, short
from vrm_app.cli.session import DAY, Command, Session, now, pass_session
from vrm_app.domain.scalars import Instant
from vrm_app.services import agenda as agendas
from vrm_app.services import records
from vrm_app.services.searching import search as find
from vrm_app.services.wording import KIND_WORDS, day_words, why

_MOST = 50
_JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON.")


@click.command(cls=Command)
@click.argument("text", nargs=-1, required=True)
@_JSON
@pass_session
def search(session: Session, text: tuple[str, ...], *, as_json: bool) -> None:
    """Find records by words.

    Each word is a beginning unless it is "quoted". Filters are company:acme, kind:case,
    after:2026-01-31 and before:2026-12-31.
    """
    with session.open() as vault:
        found = find(vault, " ".join(text), zone=now().tzinfo, limit=_MOST + 1)
        if len(found) > _MOST:
            del found[_MOST:]
            told = f"Only the best {_MOST} are shown; more words or a filter find the others."
            click.echo(told, err=True)
        if as_json:
            put_json_array(
                {
                    "id": one.id,
                    "kind": one.kind,
                    "company_id": one.company_id,
                    "title": one.title,
                    "snippet": one.snippet,
                    "at": Instant().to_json(one.at),
                }
                for one in found
            )
            return
        names = records.names_of_companies(vault)
        rows = [
            (
                one.at.astimezone().date().isoformat(),
                one.kind,
                names.get(one.company_id or "", ""),
                one.snippet,
                short(one.id),
            )
            for one in found
        ]
        put_table(("DAY", "KIND", "COMPANY", "FOUND", "ID"), rows, flexible=3)


@click.command(cls=Command)
@click.option("--today", type=DAY, metavar="DATE", help="As if it were this day.")
@click.option(
    "--until", type=DAY, metavar="DATE", help="The last day to look at; without it, a year ahead."
)
@_JSON
@pass_session
def agenda(session: Session, today: date | None, until: date | None, *, as_json: bool) -> None:
    """Tell what is due, the earliest first."""
    with session.open() as vault:
        day = today or now().date()
        entries = agendas.agenda(vault, today=day, until=until)
        if as_json:
            put_json_array(
                {
                    "on": entry.on.isoformat(),
                    "kind": entry.kind,
                    "about": entry.about,
                    "company_id": entry.company_id,
                    "title": entry.title,
                    "why": why(entry),
                }
                for entry in entries
            )
            return
        names = records.names_of_companies(vault)
        rows = [
            (
                f"{day_words(entry.on)}{' (late)' if entry.on < day else ''}",
                KIND_WORDS[entry.kind],
                names.get(entry.company_id or "", ""),
                entry.title,
                short(entry.about),
            )
            for entry in entries
        ]
        put_table(("WHEN", "WHAT", "COMPANY", "ABOUT", "ID"), rows, flexible=3)


COMMANDS = (search, agenda)
