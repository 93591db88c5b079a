"""Identities of records: UUIDv7, typed by the kind they belong to."""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import NewType

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

_BEYOND = 1 << 48
_CHANCE_BITS = 74
_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62


def ascending_ids(at: datetime) -> Iterator[RecordId]:
    """Yield UUIDv7 of one moment, each sorting after the one before (RFC 9562, section 6.2)."""
    milliseconds = int(at.timestamp() * 1000) & 0xFFFF_FFFF_FFFF
    # One bit is left free to count up into.
    chance = secrets.randbits(73)
    while True:
        yield id_of(milliseconds, chance)
        chance += 1 + secrets.randbits(32)


def id_of(milliseconds: int, chance: int) -> RecordId:
    """Return the UUIDv7 of a moment (ms since 1970) and 74 given bits; raises ValueError."""
    if not 0 <= milliseconds < _BEYOND:
        raise ValueError("a UUIDv7 holds no moment before 1970 or after 10889")
    high, low = chance >> 62, chance & ((1 << 62) - 1)
    digits = f"{milliseconds << 80 | _VERSION_7 | high << 64 | _VARIANT | low:032x}"
    # What uuid.UUID writes, in a fifth of the time.
    return RecordId(f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}")


def id_from(at: datetime, name: str) -> RecordId:
    """Return the UUIDv7 of a moment whose other bits follow from a name, the same each time."""
    chance = int.from_bytes(hashlib.sha256(name.encode()).digest()) >> (256 - _CHANCE_BITS)
    return id_of(int(at.timestamp() * 1000), chance)
