"""What waits in the inbox, and filing a mail that waits there once its company is named."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vrm_app.domain.attachment import Attachment
from vrm_app.domain.company import Company
from vrm_app.domain.errors import UserError
from vrm_app.domain.inbox import Inbox
from vrm_app.domain.record import Record
from vrm_app.outside.mail import Mail
from vrm_app.outside.mail_reader import MailReader
from vrm_app.services import mail_filing
from vrm_app.services.correspondence import known_correspondence
from vrm_app.services.mail_keeping import SavedMail, keep, prepared, settle, take_out
from vrm_app.services.mail_sorting import Fate, Sorting, Wishes
from vrm_app.vault import files, lists, records
from vrm_app.vault.records import Writing
from vrm_app.vault.vault import Vault

_MAIL = "message/rfc822"


class NotWaitingError(UserError):
    """It has been filed, or moved to the trash, meanwhile."""

    title = "Nothing was filed, because this does not wait in the Inbox any more"
    advice = "Look for it in the search: it may be filed already."


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A line, or a mail, that waits to be filed."""

    record: Inbox
    file_name: str = ""
    """The whole mail, where it is one."""

    @property
    def is_mail(self) -> bool:
        """Tell whether it is a mail."""
        return bool(self.file_name)


def waiting(vault: Vault) -> list[Waiting]:
    """Return what waits in the inbox, newest first."""
    with vault.reading() as connection:
        mails = {
            one.about: one.file_name
            for one in lists.of_kind(connection, Attachment)
            if one.media_type == _MAIL
        }
        found = [
            Waiting(record=one, file_name=mails.get(one.id, ""))
            for one in lists.of_kind(connection, Inbox)
        ]
    return sorted(found, key=lambda one: (one.record.at, one.record.id), reverse=True)


def count_waiting(vault: Vault) -> int:
    """Return how many lines and mails wait in the inbox."""
    with vault.reading() as connection:
        return lists.count(connection, Inbox.kind)


def file_mail(
    vault: Vault, inbox_id: str, company_id: str, *, new_company: str = "", now: datetime
) -> Record:
    """File a mail that waits under a company, and return the entry; it is read without keys.

    A company that is new is named instead, and made with it.
    """
    name, content = _mail_of(vault, inbox_id)
    with MailReader() as reader:
        mail = reader.read(content)
    sha256 = hashlib.sha256(content).hexdigest()
    saved = SavedMail(mail=mail, path=Path(name), content=content)
    with vault.writing("file", now=now) as writing:
        if new_company:
            company_id = _made(writing, new_company, mail)
        sorting = Sorting.of(writing.connection, Wishes(company_id=company_id), writing.ids)
        fate, filing = sorting.sort(sha256, mail)
        if fate is not Fate.FILED:
            raise NotWaitingError
        made = prepared(saved, filing, writing)
        keep(writing, made)
        take_out(writing, inbox_id)
        if filing.release_id is not None:
            settle(writing, filing.release_id, made.entry.id)
        return records.get(writing.connection, made.entry.id)


def _made(writing: Writing, name: str, mail: Mail) -> str:
    """Make a company, which is known from now on by the domain that the mail came from."""
    known = known_correspondence(writing.connection)
    domain = mail_filing.file(known, mail, named=None, new=next(writing.ids)).new_domain
    domains = [] if domain is None else [domain]
    new = Company.read({"name": name, "domains": [*domains]}, now=writing.now)
    return records.add(writing, new).id


def _mail_of(vault: Vault, inbox_id: str) -> tuple[str, bytes]:
    with vault.reading() as connection:
        if not lists.is_shown(connection, inbox_id):
            raise NotWaitingError
        for file in lists.linked_from(connection, Attachment, "about", [inbox_id]):
            if file.media_type == _MAIL:
                return file.file_name, files.read(connection, file.sha256)
    raise NotWaitingError
