"""A file inside the vault."""

from dataclasses import dataclass
from typing import Annotated

from vrm_app.domain.identity import RecordId
from vrm_app.domain.record import Count, Record, Text
from vrm_app.domain.scalars import Sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Record):
    """A file inside the vault; its bytes are kept by their SHA-256."""

    kind = "attachment"
    made_by = "attach"
    heading_fields = ("file_name",)

    about: RecordId
    file_name: Text
    media_type: Text
    size: Count
    sha256: Annotated[str, Sha256()]

    @property
    def owner(self) -> str | None:
        """The record it is about."""
        return self.about
