"""A search that the customer keeps."""

from dataclasses import dataclass

from vrm_app.domain.record import Record, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch(Record):
    """What was typed to narrow the timeline down, under a name."""

    kind = "saved_search"
    heading_fields = ("name",)

    name: Text
    asked: Text
