"""What comes out: JSON for programs, tables for people."""

import json
import re
import shutil
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

import click

from vrm_app.domain.fields import Json

_WIDE = {"W", "F"}
_GAP = "  "
_WIDEST = 24
_NARROWEST = 6
# Control characters, marks of direction, signs without a width, and halves of signs.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def put_json(value: Json) -> None:
    """Write one JSON value to stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def put_import_json(
    counts: Mapping[str, int],
    ids: Iterable[str],
    errors: Iterable[tuple[Json, str]],
    *,
    dry_run: bool,
    further: Mapping[str, Json] | None = None,
) -> None:
    """Write what an import did, or would do; an error names the row, or the file, it is about."""
    told = [{"row": row, "reason": reason} for row, reason in errors]
    said = {**counts, "errors": told, "dry_run": dry_run, "ids": list(ids)}
    put_json({**said, **(further or {})})


def put_json_array(values: Iterable[Json]) -> None:
    """Write a JSON array to stdout, one value after the other."""
    click.echo("[", nl=False)
    separator = "\n"
    for value in values:
        click.echo(separator + json.dumps(value, ensure_ascii=False), nl=False)
        separator = ",\n"
    click.echo("\n]" if separator != "\n" else "]")


def put_table(head: Sequence[str], rows: Iterable[Sequence[str]], flexible: int) -> None:
    """Write a table as wide as the terminal; the flexible column gives way."""
    shown = [[plain(cell) for cell in row] for row in rows]
    if not shown:
        click.echo("Nothing.", err=True)
        return
    widths = [max(width(row[at]) for row in [list(head), *shown]) for at in range(len(head))]
    widths = [one if at == flexible else min(one, _WIDEST) for at, one in enumerate(widths)]
    over = sum(widths) + len(_GAP) * (len(head) - 1) - shutil.get_terminal_size().columns
    # An id cannot be cut: one could not type it.
    givers = [at for at, title in enumerate(head) if title != "ID" and at != flexible]
    for at, least in ((flexible, 12), *((at, _NARROWEST) for at in givers), (flexible, _NARROWEST)):
        given = max(0, min(over, widths[at] - least))
        widths[at] -= given
        over -= given
    click.secho(_line(head, widths), bold=True)
    for row in shown:
        click.echo(_line(row, widths))


def short(record_id: str) -> str:
    """Return the end of an id, which commands take for the whole."""
    return record_id.rpartition("-")[2]


def plain(text: str) -> str:
    """Return the text on one line, without signs that a terminal would obey."""
    return _HIDDEN.sub(" ", text)


def visible(line: str) -> str:
    """Return the line with signs that one would not see, or a terminal would obey, spelled out."""
    return _HIDDEN.sub(lambda found: _spelled(found[0]), line)


def _spelled(sign: str) -> str:
    return "    " if sign == "\t" else f"<U+{ord(sign):04X}>"


def width(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(_cells(sign) for sign in text)


def _cells(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in _WIDE else 1


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    fitted = [_fit(cell, room) for cell, room in zip(cells, widths, strict=True)]
    return _GAP.join(fitted).rstrip()


def _fit(text: str, room: int) -> str:
    if width(text) <= room:
        return text + " " * (room - width(text))
    kept = ""
    for sign in text:
        if width(kept + sign) >= room:
            break
        kept += sign
    return kept + "…" + " " * (room - width(kept) - 1)
