"""An archive taken into a vault that is in use: one action, undone as one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from vrm_app.domain.errors import FieldError
from vrm_app.domain.record import Record, fields_of
from vrm_app.domain.scalars import Link
from vrm_app.outside.archive_file import Archive
from vrm_app.services.archived import all_records, all_rows, exhaust
from vrm_app.services.importing import Imported
from vrm_app.vault import actions, files, records, rows, whole
from vrm_app.vault.brought_history import BroughtHistory
from vrm_app.vault.database import Connection
from vrm_app.vault.records import Writing
from vrm_app.vault.vault import Vault
from vrm_app.vault.whole import UnsoundError

_ERASED = "it was erased here"
_BELONGS = "it belongs to something that was erased here"
_TAKEN = "its id is that of another record here"


def merge(vault: Vault, archive: Archive, *, now: datetime, dry_run: bool) -> Imported:
    """Take what is unknown, and what is newer than here; what was erased here stays erased.

    The archive's own history is checked and left where it is: what is taken begins its history
    here, with the stamps it had there.
    """
    brought = BroughtHistory()
    exhaust(brought.actions(all_rows(archive, rows.ACTIONS)))
    exhaust(brought.entries(all_rows(archive, rows.HISTORY)))
    events = all_rows(archive, rows.CALENDAR_EVENTS)
    exhaust(events)
    with vault.writing(actions.TAKE, now=now) as writing:
        merging = _Merging(writing, _plan(writing.connection, archive))
        try:
            merging.take_records(all_records(archive))
        except FieldError:
            raise UnsoundError from None
        merging.take_files(archive, dry_run=dry_run)
        merging.take_keys_and_drafts(archive)
        if dry_run:
            writing.changed = False
    return merging.imported()


@dataclass(slots=True)
class _Plan:
    """What is known before anything is written."""

    kinds: dict[str, str] = field(default_factory=dict)
    """The kind of every record in the archive, by its id."""
    refused: dict[str, str] = field(default_factory=dict)
    """Why a record in the archive is not taken, by its id."""

    def refuse_with(self, target: str, needed_by: Mapping[str, list[str]]) -> None:
        """Refuse all that cannot do without a record that is not here."""
        lost = [target]
        while lost:
            more = [one for one in needed_by.get(lost.pop(), ()) if one not in self.refused]
            self.refused.update(dict.fromkeys(more, _BELONGS))
            lost += more


def _plan(connection: Connection, archive: Archive) -> _Plan:
    plan = _Plan()
    needed_by: defaultdict[str, list[str]] = defaultdict(list)
    for record in all_records(archive):
        if record.id in plan.kinds:
            raise UnsoundError
        plan.kinds[record.id] = record.kind
        here = records.kind_of(connection, record.id)
        if here is not None and here != record.kind:
            plan.refused[record.id] = _TAKEN
        elif here is None and whole.was_erased(connection, record.id):
            plan.refused[record.id] = _ERASED
        elif here is None:
            for target in _cannot_do_without(record):
                needed_by[target].append(record.id)
    for target in list(needed_by):
        if _is_lost(connection, plan, target):
            plan.refuse_with(target, needed_by)
    return plan


def _is_lost(connection: Connection, plan: _Plan, target: str) -> bool:
    if target in plan.kinds:
        return target in plan.refused
    return records.kind_of(connection, target) is None


def _cannot_do_without(record: Record) -> set[str]:
    needed = {record.company, record.owner}
    for one in fields_of(type(record)).values():
        if one.required and isinstance(one.type, Link):
            needed.add(getattr(record, one.name))
    return {target for target in needed if target is not None and target != record.id}


class _Merging:
    """A merge under way."""

    def __init__(self, writing: Writing, plan: _Plan) -> None:
        self._writing = writing
        self._plan = plan
        self._created: list[str] = []
        self._updated: list[str] = []
        self._refused: list[tuple[int, str]] = []
        self._skipped = 0
        # Links may lead to what comes later.
        writing.known.update(
            (one, kind) for one, kind in plan.kinds.items() if one not in plan.refused
        )

    def take_records(self, given: Iterable[Record]) -> None:
        """Take each record, or pass it over."""
        for row, record in enumerate(given, start=1):
            refused = self._plan.refused.get(record.id) or self._take(record)
            if refused is not None:
                self._refused.append((row, refused))
        if self._writing.changed:
            whole.file_owned(self._writing.connection)

    def take_files(self, archive: Archive, *, dry_run: bool) -> None:
        """Take the bytes that records here name and that are not here yet."""
        connection = self._writing.connection
        named = files.named(connection)
        for sha256 in archive.files:
            parts = archive.parts(sha256)
            if dry_run or sha256 not in named or files.has(connection, sha256):
                exhaust(parts)
                continue
            files.put_parts(connection, sha256, parts)
            self._writing.changed = True

    def take_keys_and_drafts(self, archive: Archive) -> None:
        """Take the keys of companies that have none, and what new drafts were made from."""
        connection = self._writing.connection
        for key in all_rows(archive, rows.SIGNING_KEYS):
            is_known = records.kind_of(connection, key.company_id) == "company"
            if is_known and not rows.has_signing_key(connection, key.company_id):
                rows.SIGNING_KEYS.put(connection, key)
                self._writing.changed = True
        created = set(self._created)
        for draft in all_rows(archive, rows.DRAFTS):
            if draft.release_id in created:
                rows.DRAFTS.put(connection, draft)

    def imported(self) -> Imported:
        """Return what was done."""
        errors = [one for one in self._refused if one[1] == _TAKEN]
        left_out = [one for one in self._refused if one[1] != _TAKEN]
        return Imported(
            created=len(self._created),
            updated=len(self._updated),
            skipped=self._skipped + len(left_out),
            errors=errors,
            ids=self._created + self._updated,
            told=[],
            left_out=left_out,
        )

    def _take(self, given: Record) -> str | None:
        """Take a record, and return why not where it cannot be."""
        writing = self._writing
        targets = {target for _, _, target in given.links()}
        lost = {one for one in targets if _is_lost(writing.connection, self._plan, one)}
        record = records.without_links(given, lost)
        ours = records.find(writing.connection, record.id)
        if ours is not None and not _is_newer(record, ours):
            self._skipped += 1
            return None
        if lost & _cannot_do_without(given):
            return _BELONGS
        if ours is None:
            self._add(record)
        else:
            records.overwrite(writing, replace(record, created_at=ours.created_at))
            self._updated.append(record.id)
        return None

    def _add(self, record: Record) -> None:
        records.add(self._writing, replace(record, deleted_at=None))
        if record.deleted_at is not None:
            # A step of its own, so that going back and forth ends in the trash again.
            records.overwrite(self._writing, record)
        self._created.append(record.id)


def _is_newer(theirs: Record, ours: Record) -> bool:
    same = replace(theirs, created_at=ours.created_at, updated_at=ours.updated_at) == ours
    return theirs.updated_at > ours.updated_at and not same
