"""A record of dealings: what happened, as one lays it before an ombudsman."""

from collections.abc import Sequence
from datetime import date, datetime
from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple

from vrm_app.domain.interaction import Interaction
from vrm_app.domain.text import flattened
from vrm_app.outside.pasted_table import safe_line
from vrm_app.presenters import words
from vrm_app.presenters.entries import entry_of, moment_of, whole_text
from vrm_app.services.timeline import Event


class Dealing(NamedTuple):
    """One thing that happened: when and with whom, who and how, and all that was said."""

    head: str
    who: str
    lines: tuple[str, ...]


class Dealings(NamedTuple):
    """A record of dealings, the oldest first."""

    title: str
    told: str
    dealings: tuple[Dealing, ...]

    def text(self) -> str:
        """Return it as plain text."""
        parts = [safe_line(self.title), safe_line(self.told), ""]
        for one in self.dealings:
            parts += [safe_line(one.head), safe_line(one.who), *map(_quoted, one.lines), ""]
        return "\n".join(parts).rstrip() + "\n"


def _quoted(line: str) -> str:
    # A mark as before what is quoted, so that no line of somebody else's is taken for a formula.
    return f"    > {line.expandtabs(4)}".rstrip()


def dealings_of(events: Sequence[Event], *, now: datetime) -> Dealings:
    """Return the record of what happened."""
    held = sorted(events, key=lambda event: moment_of(event, now))
    names = dict.fromkeys(flattened(one.company) for one in held if one.company)
    return Dealings(
        title=_("Record of dealings"),
        told=_told(list(names), len(held), now.date()),
        dealings=tuple(_dealing(one, now) for one in held),
    )


def _told(names: list[str], count: int, today: date) -> str:
    entries = ngettext("{n} entry", "{n} entries", count).format(n=f"{count:,}")
    day = words.full_day_words(today)
    if not names:
        return _("{entries}, as of {day}").format(entries=entries, day=day)
    with_ = ", ".join(names)
    return _("With {names}: {entries}, as of {day}").format(names=with_, entries=entries, day=day)


def _dealing(event: Event, now: datetime) -> Dealing:
    at, entry = moment_of(event, now), entry_of(event, now, with_company=True)
    day = words.full_day_words(at.date())
    timed = f"{day}, {at:%H:%M}" if isinstance(event.record, Interaction) else day
    lines = whole_text(event.record).split("\n")
    lines += [
        _("{who}: {what} ({state})").format(who=one.who, what=one.what, state=one.state)
        for one in entry.promises
    ]
    lines += [_("File: {name} ({size})").format(name=name, size=size) for name, size in entry.files]
    return Dealing(
        head=" · ".join(one for one in (timed, entry.company) if one),
        who=", ".join(one for one in (entry.actor, entry.how, entry.chip) if one),
        lines=tuple(lines),
    )
