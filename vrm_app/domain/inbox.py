"""What was captured or imported and is not yet filed."""

from dataclasses import dataclass
from enum import StrEnum

from vrm_app.domain.identity import AttachmentId
from vrm_app.domain.record import Long, Moment, Record


class Origin(StrEnum):
    """How it came in."""

    CAPTURE = "capture"
    IMPORT = "import"
    FEED = "feed"
    PASTE = "paste"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox(Record):
    """A line captured in passing, to be filed later."""

    kind = "inbox"
    made_by = "capture"
    heading_fields = ("text",)

    text: Long
    at: Moment
    origin: Origin = Origin.CAPTURE
    attachment_id: AttachmentId | None = None
