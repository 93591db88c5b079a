"""E-mails taken into the vault: looked at first, then taken in as one action, undone as one."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from vrm_app.domain.company import Company
from vrm_app.domain.errors import FieldError, UserError
from vrm_app.domain.identity import ascending_ids
from vrm_app.outside.limits import LargeFileError, LargeMailError, UnreadableFileError, file_bytes
from vrm_app.outside.mail_reader import MailReader
from vrm_app.services.mail_filing import Filing
from vrm_app.services.mail_keeping import (
    Prepared,
    SavedMail,
    keep,
    prepared,
    settle,
    take_out,
)
from vrm_app.services.mail_sorting import Fate, FoundMail, Sorting, Wishes
from vrm_app.vault import lists, records
from vrm_app.vault.database import Connection
from vrm_app.vault.records import Writing
from vrm_app.vault.vault import Vault

if TYPE_CHECKING:
    from vrm_app.outside.mail import Mail

T = TypeVar("T")


class StoppedError(UserError):
    """The customer stopped it."""

    title = "The import was stopped"
    advice = "Nothing was changed."


class NotACompanyError(UserError):
    """Mails can only be filed under a company."""

    title = "Nothing was imported, because this is not the id of a company"
    advice = "Look up the company's id with `vrm list company`."


class ChangedFileError(UnreadableFileError):
    """The file is not what was looked at."""

    title = "This file has changed since it was looked at"
    advice = "Nothing was kept of it; import it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Whoever follows slow work: is told how much of how much is done, and may stop it."""

    tell: Callable[[int, int], None] = lambda _done, _of: None
    is_stopped: Callable[[], bool] = lambda: False

    def over(self, work: Sequence[T]) -> Iterator[T]:
        """Yield one piece of work after the other; raise StoppedError when it is enough."""
        for done, one in enumerate(work, 1):
            if self.is_stopped():
                raise StoppedError
            yield one
            self.tell(done, len(work))


NOBODY = Watch()


@dataclass(slots=True, kw_only=True)
class TakenIn:
    """What became of the mails."""

    created: int = 0
    updated: int = 0
    """What waited in the inbox and is filed now, and what was handed over and is answered."""
    skipped: int = 0
    waiting: int = 0
    """How many of the new ones wait in the inbox."""
    errors: list[tuple[Path, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def note(self, fate: Fate, filing: Filing) -> None:
        """Count a mail that is kept."""
        self.created += fate is Fate.NEW
        self.waiting += fate is Fate.NEW and filing.company_id is None
        self.updated += (fate is Fate.FILED) + (filing.release_id is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What was found in files: mails, the earliest first, and files that hold none, and why."""

    mails: tuple[FoundMail, ...]
    errors: tuple[tuple[Path, UnreadableFileError], ...]
    wishes: Wishes

    @property
    def reasons(self) -> list[tuple[Path, str]]:
        """Which files hold no mail that can be read, and why."""
        return [(path, error.title) for path, error in self.errors]

    def expected(self) -> TakenIn:
        """Return what would become of the mails; what is not there yet has no id to name."""
        taken = TakenIn(errors=self.reasons)
        for one in self.mails:
            if one.fate is Fate.KNOWN:
                taken.skipped += 1
            else:
                taken.note(one.fate, one.filing)
        return taken


def look(
    vault: Vault, paths: Iterable[Path], wishes: Wishes, *, now: datetime, watch: Watch = NOBODY
) -> Looked:
    """Read the mails in these files, in a process that holds no keys, and guess where they belong.

    Nothing is changed. Each file is one mail, or an error with its reason.
    """
    read: list[tuple[Path, str, Mail]] = []
    errors: list[tuple[Path, UnreadableFileError]] = []
    with vault.reading() as connection:
        _refuse_unless_company(connection, wishes.company_id)
    with MailReader() as reader:
        for path in watch.over(list(paths)):
            try:
                content = file_bytes(path)
                read.append((path, hashlib.sha256(content).hexdigest(), reader.read(content)))
            except LargeFileError:
                errors.append((path, LargeMailError()))
            except UnreadableFileError as error:
                errors.append((path, error))
    # What follows a mail comes after it, so that it finds it.
    read.sort(key=lambda one: one[2].at)
    with vault.reading() as connection:
        sorting = Sorting.of(connection, wishes, ascending_ids(now))
        found = tuple(sorting.found(path, sha256, mail) for path, sha256, mail in read)
    return Looked(mails=found, errors=tuple(errors), wishes=wishes)


def take_in(
    vault: Vault,
    looked: Looked,
    *,
    now: datetime,
    companies: Mapping[Path, str] | None = None,
    watch: Watch = NOBODY,
) -> TakenIn:
    """Keep the mails that were looked at: each whole or not at all, all of them as one action.

    `companies` says of single files under which company they belong after all.
    """
    taken = TakenIn(errors=looked.reasons)
    with vault.writing("import", now=now) as writing:
        for company_id in (looked.wishes.company_id, *(companies or {}).values()):
            _refuse_unless_company(writing.connection, company_id)
        sorting = Sorting.of(writing.connection, looked.wishes, writing.ids)
        for one in watch.over(looked.mails):
            company_id = (companies or {}).get(one.path)
            fate, filing = sorting.sort(one.sha256, one.mail, company_id=company_id)
            if fate is Fate.KNOWN:
                taken.skipped += 1
                continue
            made = _made(writing, one, filing)
            if isinstance(made, str):
                taken.errors.append((one.path, made))
                continue
            keep(writing, made)
            if fate is Fate.FILED:
                take_out(writing, sorting.originals[one.sha256][1])
            if filing.release_id is not None:
                settle(writing, filing.release_id, made.entry.id)
            sorting.remember(one.sha256, one.mail, filing, made.entry.id)
            taken.note(fate, filing)
            taken.ids.append(made.entry.id)
    return taken


def _refuse_unless_company(connection: Connection, company_id: str | None) -> None:
    if company_id is None:
        return
    is_company = records.kind_of(connection, company_id) == Company.kind
    if not is_company or not lists.is_shown(connection, company_id):
        raise NotACompanyError


def _made(writing: Writing, one: FoundMail, filing: Filing) -> Prepared | str:
    """Return what is to be kept of a mail, or why nothing can be."""
    try:
        content = file_bytes(one.path)
        if hashlib.sha256(content).hexdigest() != one.sha256:
            raise ChangedFileError
        return prepared(SavedMail(mail=one.mail, path=one.path, content=content), filing, writing)
    except FieldError as error:
        return f"{error.field}: {error.reason}"
    except UnreadableFileError as error:
        return error.title
