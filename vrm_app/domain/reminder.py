"""The customer's own reminder, or what became of a computed one."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from vrm_app.domain.agenda import AgendaKind
from vrm_app.domain.errors import FieldError
from vrm_app.domain.identity import RecordId
from vrm_app.domain.record import Record, Text
from vrm_app.domain.scalars import Whole
from vrm_app.domain.spans import Span

LeadDays = Annotated[int, Whole(0, 365)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Record):
    """Something the customer wants to be told of on a day."""

    kind = "reminder"
    heading_fields = ("subject",)

    due_on: date
    subject: Text | None = None
    about: RecordId | None = None
    agenda_kind: AgendaKind | None = None
    lead_days: tuple[LeadDays, ...] = (0,)
    repeat: Span | None = None
    snoozed_until: date | None = None
    done_on: date | None = None

    def check(self) -> None:
        """Refuse a reminder of nothing, and one that would settle a day of nothing."""
        if self.subject is None and self.about is None:
            raise FieldError("subject", "or about is needed")
        if self.agenda_kind is not None and self.about is None:
            raise FieldError("about", "is needed when agenda_kind is given")

    @property
    def owner(self) -> str | None:
        """The record it is about."""
        return self.about
