"""What a source said."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from vrm_app.domain.identity import CompanyId, NeedId, SourceId
from vrm_app.domain.record import Long, Moment, Record
from vrm_app.domain.scalars import Address


class Stance(StrEnum):
    """Which way the advice points."""

    FOR = "for"
    AGAINST = "against"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice(Record):
    """What a source said, about a company or a need."""

    kind = "advice"
    heading_fields = ("text",)

    source_id: SourceId
    text: Long
    company_id: CompanyId | None = None
    need_id: NeedId | None = None
    stance: Stance = Stance.NEUTRAL
    url: Annotated[str, Address()] | None = None
    at: Moment
    followed: bool | None = None

    @property
    def owner(self) -> str | None:
        """The source."""
        return self.source_id
