"""The history of a record as one reads it: when, what, before and after, newest first."""

from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from typing import Protocol

from vrm_app.domain.errors import UserError
from vrm_app.domain.record import Record
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.history_values import shortened, value_text
from vrm_app.presenters.labels import field_words
from vrm_app.services.record_history import RecordChange, RecordHistory, record_history
from vrm_app.services.undoing import put_back

_PAGE = 40

_CHANGES = {
    "add": _("Written down"),
    "edit": _("Changed"),
    "delete": _("Moved to the trash"),
    "restore": _("Taken out of the trash"),
    "erase": _("Erased for good"),
}
_ACTIONS = {
    "undo": _("by undoing"),
    "redo": _("by doing again"),
    "put back": _("put back from its history"),
    "import": _("by an import"),
    "import archive": _("from an archive"),
    "jot": _("in the jot line"),
    "jot inbox": _("in the jot line"),
    "capture": _("jotted down while locked"),
    "file": _("when it was filed"),
    "sample": _("with the sample"),
    "release": _("by handing over"),
    "draft release": _("by looking at what would leave"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field before and after, in words; shortened where both are long."""

    name: str
    before: str
    after: str
    whole: tuple[str, str] | None = None
    """Before and after in full, where they are shortened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One change, as it is told."""

    seq: int
    when: str
    what: str
    by: str
    differences: tuple[Difference, ...]
    can_be_put_back: bool

    @property
    def spoken(self) -> str:
        """The change as it is read out."""
        said = [f"{one.name}: {one.before} → {one.after}" for one in self.differences]
        return ". ".join(part for part in (self.when, self.what, self.by, *said) if part)


class HistoryView(Protocol):
    """What can be shown of it."""

    def show_moments(self, about: str, moments: list[Moment], *, more: bool) -> None:
        """Show what a record is and what changed in it, and whether there is more."""

    def show_refused(self, error: UserError) -> None:
        """Say what did not happen."""


class HistoryPresenter:
    """The history of one record."""

    def __init__(self, view: HistoryView, desk: Desk, record_id: str) -> None:
        self._view = view
        self._desk = desk
        self._id = record_id
        self._limit = _PAGE
        self._is_gone = False

    def begin(self) -> None:
        """Read what changed."""
        self._desk.read(lambda vault: record_history(vault, self._id), self._came)

    def stop(self) -> None:
        """Let go of answers that are still to come."""
        self._is_gone = True

    def more(self) -> None:
        """Show older changes, too."""
        self._limit += _PAGE
        self.begin()

    def put_back(self, seq: int) -> None:
        """Let the record say again what it said after a change."""
        now = self._desk.now()

        def done(_record: Record) -> None:
            self.begin()

        self._desk.write(
            lambda vault: put_back(vault, self._id, seq, now=now),
            done,
            failed=lambda error: None if self._is_gone else self._view.show_refused(error),
        )

    def _came(self, found: RecordHistory) -> None:
        if self._is_gone:
            return
        now = self._desk.now()
        kind = words.KINDS[found.kind]
        heading = flattened(found.heading)
        about = f"{kind} · {heading}" if heading else kind
        shown = found.changes[: self._limit]
        moments = [
            _moment(one, found, now, is_newest=number == 0) for number, one in enumerate(shown)
        ]
        self._view.show_moments(about, moments, more=len(found.changes) > len(shown))


def _moment(
    change: RecordChange, found: RecordHistory, now: datetime, *, is_newest: bool
) -> Moment:
    at = change.at.astimezone(now.tzinfo)
    day = words.past_day_words(at.date(), today=now.date())
    what = _CHANGES[change.change]
    is_whole = change.change == "add"
    differences = [] if change.change == "erase" else _differences(change, found, now)
    if change.change in {"add", "edit"} and not differences:
        what = _("{what}; what it was is erased").format(what=what)
    return Moment(
        seq=change.seq,
        when=f"{day} {at:%H:%M}",
        what=what,
        by=_ACTIONS.get(change.action, _("by hand")),
        differences=tuple(differences),
        can_be_put_back=(is_whole or bool(differences)) and not is_newest and found.can_be_put_back,
    )


def _differences(change: RecordChange, found: RecordHistory, now: datetime) -> list[Difference]:
    return [
        _difference(
            field_words(found.kind, one.field.name),
            value_text(one.field, one.before, found.names, now),
            value_text(one.field, one.after, found.names, now),
        )
        for one in change.fields
    ]


def _difference(name: str, before: str, after: str) -> Difference:
    short = shortened(before, after)
    whole = None if short == (before, after) else (before, after)
    return Difference(name=name, before=short[0], after=short[1], whole=whole)
