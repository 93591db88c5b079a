"""Keeping a jotted line: the entry with all that its words mean, as one action."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from vrm_app.domain.case import Case
from vrm_app.domain.company import Company
from vrm_app.domain.fields import Json
from vrm_app.domain.inbox import Inbox, Origin
from vrm_app.domain.judgement import Dimension, Judgement
from vrm_app.domain.record import Record
from vrm_app.domain.reminder import Reminder
from vrm_app.services.logging_entries import NewEntry, write_entry
from vrm_app.vault import records
from vrm_app.vault.records import Writing
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Jotted:
    """A line, and what was understood of it; without an entry it waits in the inbox."""

    line: str
    company: str = ""
    """The name of the company, where it is a new one."""
    entry: NewEntry | None = None
    """What happened; it is of the company that the line names, which a new one has no id of yet."""
    case: Mapping[str, Json] | None = None
    """The case that it raises, of the entry's company."""
    reminder: Mapping[str, Json] | None = None
    score: int | None = None
    inbox_id: str = ""
    """The line of the inbox that is filed by it."""


def jot(vault: Vault, jotted: Jotted, *, now: datetime) -> Record:
    """Keep a line, and return what it is first of all: a case, an entry, or a line that waits."""
    with vault.writing(_action(jotted), now=now) as writing:
        if jotted.entry is None and jotted.reminder is None:
            return _waiting(writing, jotted)
        kept = _entered(writing, jotted, jotted.entry) if jotted.entry else None
        if jotted.reminder is not None:
            reminder = _reminder(writing, jotted.reminder, kept)
            kept = kept or reminder
        if jotted.inbox_id:
            before = records.get(writing.connection, jotted.inbox_id)
            records.change(writing, before, replace(before, deleted_at=now))
        if kept is None:
            raise TypeError
        return kept


def _action(jotted: Jotted) -> str:
    if jotted.entry is None and jotted.reminder is None:
        return "jot inbox"
    return "file" if jotted.inbox_id else "jot"


def _entered(writing: Writing, jotted: Jotted, entry: NewEntry) -> Record:
    """Keep the entry, with the case that it raises and the trust that it leaves."""
    case: Case | None = None
    if jotted.company:
        new = records.add(writing, Company.read({"name": jotted.company}, now=writing.now))
        entry = replace(entry, fields={**entry.fields, "company_id": new.id})
    company_id = entry.fields["company_id"]
    if jotted.case is not None:
        given = {"company_id": company_id, **jotted.case}
        case = records.add(writing, Case.read(given, now=writing.now))
        entry = replace(entry, fields={**entry.fields, "case_id": case.id})
    kept = write_entry(writing, entry)
    if jotted.score is not None:
        # A star after a dealing says whether one would have another.
        given = {
            "company_id": company_id,
            "dimension": Dimension.WOULD_BUY_AGAIN,
            "score": jotted.score,
            "reason": kept.body,
            "evidence": [kept.id],
        }
        records.add(writing, Judgement.read(given, now=writing.now))
    return case or kept


def _reminder(writing: Writing, given: Mapping[str, Json], about: Record | None) -> Reminder:
    fields = dict(given)
    if about is not None:
        fields["about"] = about.id
    return records.add(writing, Reminder.read(fields, now=writing.now))


def _waiting(writing: Writing, jotted: Jotted) -> Inbox:
    if jotted.inbox_id:
        before = records.get(writing.connection, jotted.inbox_id)
        if not isinstance(before, Inbox):
            raise records.UnknownRecordError
        return records.change(writing, before, replace(before, text=jotted.line))
    given = {"text": jotted.line, "origin": Origin.CAPTURE}
    return records.add(writing, Inbox.read(given, now=writing.now))
