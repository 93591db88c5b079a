"""Whom the customer listens to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from vrm_app.domain.record import Record, Score, Text
from vrm_app.domain.scalars import Address


class SourceType(StrEnum):
    """What the source is."""

    FRIEND = "friend"
    EXPERT = "expert"
    PUBLICATION = "publication"
    COMMUNITY = "community"
    COMPANY = "company"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """Whom the customer listens to, and how far they rely on them."""

    kind = "source"
    heading_fields = ("name",)

    name: Text
    type: SourceType
    reliability: Score | None = None
    topics: tuple[Text, ...] = ()
    muted: bool = False
    followed: bool = False
    url: Annotated[str, Address()] | None = None
