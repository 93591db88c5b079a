"""Commands that hand something over, and check what was handed over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

import click

from vrm_app.cli.output import put_json, visible
from vrm_app.cli.session import Command, Session, now, pass_session
from vrm_app.domain.need import Identity
from vrm_app.outside.bundle import LETTER, MAIL, PAPER
from vrm_app.outside.complaint import Language
from vrm_app.outside.formats import Format
from vrm_app.outside.manifest import BundleFile
from vrm_app.outside.verification import verify as verdict_on
from vrm_app.services import records, releasing
from vrm_app.services.complaints import NEEDED, POSSIBLE, USUAL, Choices
from vrm_app.services.releasing import Preview
from vrm_app.services.wording import LEFT_WORDS

K = TypeVar("K")

_FIELDS = (
    f"A complaint tells {', '.join(USUAL)}. It can also tell "
    f"{', '.join(sorted(set(POSSIBLE) - set(USUAL)))}. Only {', '.join(NEEDED)} cannot be left out."
    "\n\nIt leaves as letter-text (letter.txt), letter-pdf (letter.pdf, to print), mail "
    "(letter.eml, a draft that your mail program opens, with the other files attached), json "
    "(complaint.json, signed, for computers) and proof (manifest.json, the signed list of all "
    "files, and a note how to check it). Enclosures go along with any of these."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Write JSON.")


@click.command(cls=Command, epilog=_FIELDS)
@click.argument("record_id", metavar="CASE_ID")
@click.option("--to", "recipient", required=True, metavar="COMPANY_ID", help="Who gets it.")
@click.option("--terms", metavar="ID", help="My terms, to go with it.")
@click.option("--include", multiple=True, metavar="FIELD", help="Tell this, too.")
@click.option("--omit", multiple=True, metavar="FIELD", help="Leave this out.")
@click.option(
    "--reach",
    multiple=True,
    metavar="ID",
    help="Write to this address of theirs, one of how to reach them; else to the closest.",
)
@click.option("--attach", multiple=True, metavar="ID", help="Enclose this file of the vault.")
@click.option(
    "--identity",
    type=click.Choice([str(one) for one in Identity]),
    default=str(Identity.KNOWN),
    show_default=True,
    help="How much of me it tells.",
)
@click.option(
    "--language",
    type=click.Choice([str(one) for one in Language]),
    help="The language of the letter; else the company's, else English.",
)
@click.option(
    "--as",
    "formats",
    multiple=True,
    type=click.Choice([str(one) for one in Format]),
    help="Write this, and nothing else that is not named; may be given several times. Without it, "
    "all of it is written.",
)
@click.option(
    "--confirm",
    is_flag=True,
    help="Write what was looked at; needs --out. Done again while nothing changed, it writes the "
    "same bytes to another folder and notes nothing more.",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="A new folder.")
@_JSON
@pass_session
def release(  # noqa: PLR0913  # the command's options are its parameters
    session: Session,
    *,
    record_id: str,
    recipient: str,
    terms: str | None,
    include: tuple[str, ...],
    omit: tuple[str, ...],
    reach: tuple[str, ...],
    attach: tuple[str, ...],
    identity: str,
    language: str | None,
    formats: tuple[str, ...],
    confirm: bool,
    out: Path | None,
    as_json: bool,
) -> None:
    """Hand a complaint over: look first, then confirm.

    Without --confirm it shows every byte that would leave, and nothing leaves. The same command
    with --confirm --out DIR writes exactly that, and notes in the vault what the company got.
    """
    if confirm != (out is not None):
        raise click.UsageError("--confirm and --out DIR go together")
    with session.open() as vault:
        case_id = records.full_id(vault, record_id)
        choices = Choices(
            recipient=records.full_id(vault, recipient),
            identity=Identity(identity),
            language=Language(language) if language else None,
            terms=terms and records.full_id(vault, terms),
            include=include,
            omit=omit,
            reach=tuple(records.full_id(vault, one) for one in reach),
            attachments=tuple(records.full_id(vault, one) for one in attach),
            formats=tuple(Format(one) for one in formats),
        )
        if out is None:
            shown = releasing.preview(vault, case_id, choices, now=now())
            put_json(releasing.as_json(shown)) if as_json else _show(shown)
            return
        released = releasing.hand_over(vault, case_id, choices, out=out, now=now())
    if as_json:
        files = [
            {"name": file.name, "sha256": file.sha256, "size": file.size} for file in released.files
        ]
        put_json({"release_id": released.id, "files": files})
        return
    click.echo(f"Written to {click.format_filename(out)} under the reference {released.reference}:")
    for file in released.files:
        click.echo(f"  {file.name} ({file.size} bytes)")


@click.command(cls=Command)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@_JSON
def verify(paths: tuple[Path, ...], *, as_json: bool) -> int:
    """Check what was handed over, and who signed it.

    A path is the folder, its manifest.json, or a signed document alone. It needs no vault.
    """
    verdict = verdict_on(paths)
    if as_json:
        put_json(
            {
                "valid": verdict.valid,
                "signer": verdict.signer,
                "kind": verdict.kind,
                "about": verdict.about,
                "problems": list(verdict.problems),
            }
        )
    elif verdict.valid:
        click.echo(f"Unchanged since it was signed. Kind: {verdict.kind}, about {verdict.about}.")
        click.echo(f"Signed by {verdict.signer}, which says: the same sender as before.")
    else:
        for problem in verdict.problems:
            click.echo(f"Not verified: {problem}")
    return 0 if verdict.valid else 1


_ADVICE = 'Add them with `vrm add data_item`: type, value, and "usual": true or for_company_id.'


def _show(shown: Preview) -> None:
    _head("As they will see it")
    _put(shown.letter)
    for file in shown.files:
        _head(f"{file.name} ({file.media_type}, {file.size} bytes)")
        _show_file(file)
    _head("What is not leaving")
    _list([one.sentence for one in shown.staying] or ["Nothing that the case holds is left out."])
    _head("What this tells them that they did not know")
    _list([one.sentence for one in shown.tells if one.is_new] or ["Nothing."])
    _head("What they know already")
    _list([one.sentence for one in shown.tells if not one.is_new] or ["Nothing of it."])
    if shown.remarks or shown.missing or shown.unscrubbed:
        _head("Before it leaves")
        _list([*shown.remarks, *_gaps(shown)])
    click.echo("Nothing has left yet. The same command with --confirm --out DIR writes it.")


def _show_file(file: BundleFile) -> None:
    text = releasing.text_of(file)
    if file.name == LETTER:
        click.echo("The letter above, as text.")
    elif file.name == PAPER:
        click.echo("The letter above, on pages to print; --json holds its bytes.")
    elif file.name == MAIL:
        # The rest is the letter again, and the files, written for a mail's way.
        _put(file.content.partition(b"\r\n\r\n")[0].decode())
        click.echo("With the letter above, and the files that are not the mail attached.")
    elif text is None:
        click.echo("This is no text; `vrm save` of the file shows it as it is.")
    else:
        _put(text)


def _gaps(shown: Preview) -> Iterator[str]:
    if shown.missing:
        yield f"Not in the vault, so not told: {', '.join(shown.missing)}. {_ADVICE}"
    for name, words in _by_file(shown.unscrubbed, LEFT_WORDS):
        yield f"Hidden details may be left in {name}: {words}."


def _head(title: str) -> None:
    click.secho(f"── {title}", bold=True)


def _put(text: str) -> None:
    for line in text.splitlines():
        click.echo(visible(line))


def _list(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        click.echo(f"- {visible(sentence)}")


def _by_file(told: Sequence[tuple[str, K]], words: Mapping[K, str]) -> Iterator[tuple[str, str]]:
    for name, group in groupby(told, key=itemgetter(0)):
        yield visible(name), ", ".join(words[what] for _, what in group)


COMMANDS = (release, verify)
