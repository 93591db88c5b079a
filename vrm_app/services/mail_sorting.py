"""Which mails are known, new, or can be filed at last, each in the light of those before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

from vrm_app.domain.courtesy import give_way
from vrm_app.domain.identity import RecordId
from vrm_app.domain.inbox import Inbox
from vrm_app.domain.interaction import Interaction
from vrm_app.outside.mail import Mail
from vrm_app.services import mail_filing
from vrm_app.services.correspondence import Correspondence, known_correspondence
from vrm_app.services.mail_filing import Filing
from vrm_app.vault import mails
from vrm_app.vault.database import Connection
from vrm_app.vault.mails import KnownMail


class Fate(StrEnum):
    """What becomes of a mail."""

    NEW = "new"
    FILED = "filed"
    """It waited in the inbox, and now its company is known."""
    KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the customer said about where the mails belong."""

    company_id: str | None = None
    """Under which company to file all of them, whatever one would guess."""
    new_companies: bool = False
    """Whether unknown senders become companies, by their domains."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMail:
    """A mail that was looked at, and what would become of it."""

    path: Path
    sha256: str
    mail: Mail
    fate: Fate
    filing: Filing


@dataclass(slots=True, kw_only=True)
class Sorting:
    """Sorts mails, each in the light of those before it."""

    known: Correspondence
    originals: dict[str, tuple[str, str]]
    wishes: Wishes
    ids: Iterator[RecordId]

    @classmethod
    def of(cls, connection: Connection, wishes: Wishes, ids: Iterator[RecordId]) -> Self:
        """Begin with what the vault knows."""
        known = known_correspondence(connection)
        return cls(known=known, originals=mails.originals(connection), wishes=wishes, ids=ids)

    def found(self, path: Path, sha256: str, mail: Mail) -> FoundMail:
        """Return what would become of a mail, and know it from now on."""
        fate, filing = self.sort(sha256, mail)
        if fate is not Fate.KNOWN:
            self.remember(sha256, mail, filing, next(self.ids))
        return FoundMail(path=path, sha256=sha256, mail=mail, fate=fate, filing=filing)

    def sort(
        self, sha256: str, mail: Mail, *, company_id: str | None = None
    ) -> tuple[Fate, Filing]:
        """Return what becomes of a mail, and where it belongs."""
        give_way()
        named = company_id or self.wishes.company_id
        new = next(self.ids) if self.wishes.new_companies else None
        filing = mail_filing.file(self.known, mail, named=named, new=new)
        kept_as, _ = self.originals.get(sha256, ("", ""))
        if kept_as == Inbox.kind and filing.company_id is not None:
            return Fate.FILED, filing
        if kept_as or mail.message_id in self.known.mails:
            return Fate.KNOWN, filing
        return Fate.NEW, filing

    def remember(self, sha256: str, mail: Mail, filing: Filing, entry_id: str) -> None:
        """Know a mail, and a company that came about with it, from now on."""
        if filing.company_id is None:
            self.originals[sha256] = (Inbox.kind, entry_id)
            return
        self.originals[sha256] = (Interaction.kind, entry_id)
        if filing.release_id is not None:
            self.known.know_answered(filing.release_id)
        if filing.new_domain is not None:
            self.known.know_company(filing.company_id, filing.company_name, [filing.new_domain])
        if mail.message_id is not None:
            self.known.mails[mail.message_id] = KnownMail(
                message_id=mail.message_id,
                id=entry_id,
                company_id=filing.company_id,
                case_id=filing.case_id,
                direction=filing.direction,
            )
