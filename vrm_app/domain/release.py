"""Something that left the vault, or is about to."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from vrm_app.domain.identity import CompanyId, InteractionId, RecordId, TermsId
from vrm_app.domain.need import Identity
from vrm_app.domain.record import Count, Moment, Record, Text
from vrm_app.domain.scalars import Sha256


class Route(StrEnum):
    """How it leaves."""

    FILE = "file"
    EMAIL = "email"
    WEB_FORM = "web_form"
    LETTER = "letter"
    REGISTERED_LETTER = "registered_letter"
    HTTPS = "https"
    PHONE = "phone"
    IN_PERSON = "in_person"


class ReleaseState(StrEnum):
    """How far it has come."""

    DRAFTED = "drafted"
    WRITTEN = "written"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedFile:
    """One file that left; its bytes are kept by their SHA-256."""

    name: Text
    media_type: Text
    size: Count
    sha256: Annotated[str, Sha256()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release(Record):
    """Something that left the vault, to whom, when, and its exact bytes."""

    kind = "release"
    made_by = "release"
    heading_fields = ("reference", "state")

    what: RecordId
    recipient: CompanyId
    at: Moment
    files: tuple[ReleasedFile, ...] = ()
    sha256: Annotated[str, Sha256()]
    terms_id: TermsId | None = None
    route: Route
    identity: Identity
    fields: tuple[Text, ...] = ()
    omitted: tuple[Text, ...] = ()
    reference: Text | None = None
    state: ReleaseState = ReleaseState.DRAFTED
    answer: InteractionId | None = None

    @property
    def company(self) -> str | None:
        """The recipient."""
        return self.recipient


def digest_of(files: Iterable[ReleasedFile]) -> str:
    """Return the SHA-256 over the lines `sha256␠␠name`, sorted by name."""
    lines = (f"{file.sha256}  {file.name}\n" for file in sorted(files, key=lambda one: one.name))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
