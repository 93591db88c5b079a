"""Identities of records: UUIDv7, typed by the kind they belong to."""

import secrets
from datetime import datetime
from typing import NewType
from uuid import UUID

RecordId = NewType("RecordId", str)
"""The identity of a record of any kind."""

CompanyId = NewType("CompanyId", str)
PersonId = NewType("PersonId", str)
InteractionId = NewType("InteractionId", str)
CaseId = NewType("CaseId", str)
AgreementId = NewType("AgreementId", str)
DataItemId = NewType("DataItemId", str)
NeedId = NewType("NeedId", str)
OfferId = NewType("OfferId", str)
TermsId = NewType("TermsId", str)
SourceId = NewType("SourceId", str)
ReleaseId = NewType("ReleaseId", str)
AttachmentId = NewType("AttachmentId", str)

LINKS = {
    CompanyId: "company",
    PersonId: "person",
    InteractionId: "interaction",
    CaseId: "case",
    AgreementId: "agreement",
    DataItemId: "data_item",
    NeedId: "need",
    OfferId: "offer",
    TermsId: "terms",
    SourceId: "source",
    ReleaseId: "release",
    AttachmentId: "attachment",
    RecordId: None,
}
"""The kind that each identity type points to; none where any record will do."""

_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62


def new_id(at: datetime) -> RecordId:
    """Return a UUIDv7 (RFC 9562, section 5.7) that sorts by the moment of its making."""
    milliseconds = int(at.timestamp() * 1000) & 0xFFFF_FFFF_FFFF
    chance = secrets.randbits(74)
    return id_of(milliseconds, chance)


def id_of(milliseconds: int, chance: int) -> RecordId:
    """Return the UUIDv7 of a moment (ms since 1970) and 74 given bits."""
    high, low = chance >> 62, chance & ((1 << 62) - 1)
    return RecordId(str(UUID(int=milliseconds << 80 | _VERSION_7 | high << 64 | _VARIANT | low)))
