"""What came in with a file, said afterwards."""

from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from vrm_app.domain.text import flattened
from vrm_app.services.importing import Imported
from vrm_app.services.mails import TakenIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came in."""

    title: str
    sentence: str
    errors: tuple[str, ...]
    file: str
    """The name of the file that can be deleted now; empty where there is none."""
    is_table: bool = False
    """Whether the file is a table of any make, which need not hold passwords."""
    waits: bool = False
    """Whether some of it waits in the inbox."""
    can_undo: bool = True
    """Whether anything came in, and nothing else was done or taken back since."""
    is_deleted: bool = False


def done_of(taken: Imported | TakenIn, path: Path | None, *, is_table: bool = False) -> Done:
    """Say what came in, and from which file, if one can be deleted."""
    errors = [
        (where if isinstance(where, int) else flattened(where.name), reason)
        for where, reason in taken.errors
    ]
    return Done(
        title=_title(taken),
        sentence=_sentence(taken),
        errors=tuple(
            _("Row {n}: {reason}").format(n=where, reason=reason)
            if isinstance(where, int)
            else _("{file}: {reason}").format(file=where, reason=reason)
            for where, reason in errors
        ),
        file="" if path is None else flattened(path.name),
        can_undo=bool(taken.created or taken.updated),
        is_table=is_table,
        waits=isinstance(taken, TakenIn) and bool(taken.waiting),
    )


def _title(taken: Imported | TakenIn) -> str:
    number = taken.created + taken.updated
    if isinstance(taken, TakenIn):
        return ngettext("{n} e-mail came in", "{n} e-mails came in", taken.created).format(
            n=taken.created
        )
    return ngettext("{n} company came in", "{n} companies came in", number).format(n=number)


def _sentence(taken: Imported | TakenIn) -> str:
    told = _("{new} new, {completed} completed, {skipped} passed over, {errors} not taken.").format(
        new=taken.created,
        completed=taken.updated,
        skipped=taken.skipped,
        errors=len(taken.errors),
    )
    if not isinstance(taken, TakenIn) or not taken.waiting:
        return told
    waits = ngettext(
        "{n} waits in the inbox until you say of which company it is.",
        "{n} wait in the inbox until you say of which company they are.",
        taken.waiting,
    )
    return f"{told}\n{waits.format(n=taken.waiting)}"
